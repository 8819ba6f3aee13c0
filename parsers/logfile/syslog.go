package logfile

import "strings"

// syslog is RFC 3164 and its ISO-time form, in files.
var syslog = grammar{name: "syslog", outer: true, weight: 0.95, prefix: syslogPrefix}

func syslogPrefix(line string) (head, bool) {
	i := 0
	if strings.HasPrefix(line, "<") { // "<34>" priority, RFC 3164
		if end := strings.IndexByte(line[:min(len(line), 5)], '>'); end > 1 && isDigits(line[1:end]) {
			i = end + 1
		}
	}
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate || k.year != 0 && line[i+10] != 'T' {
		return head{}, false
	}
	i += n
	if i+1 >= len(line) || line[i] != ' ' || line[i+1] == ' ' {
		return head{}, false
	}
	host, rest, ok := strings.Cut(line[i+1:], " ")
	tag, text, ok2 := strings.Cut(rest, ": ")
	if !ok2 && strings.HasSuffix(rest, ":") {
		tag, text, ok2 = rest[:len(rest)-1], "", true
	}
	if !ok || !ok2 || host == "" || len(tag) > 80 || strings.Contains(tag, " ") || strings.ContainsAny(host, "[]:") && !strings.Contains(host, ":") {
		return head{}, false
	}
	name, pid, _ := strings.Cut(strings.TrimSuffix(tag, "]"), "[")
	if slash := strings.LastIndexByte(name, '/'); slash >= 0 {
		name = name[slash+1:]
	}
	return head{at: k, source: name, thread: pid, key: tag, text: len(line) - len(text)}, true
}
