package logfile

import "strings"

// syslog is RFC 3164 and its ISO-time form, in files.
var syslog = grammar{name: "syslog", outer: true, tabbed: true, weight: 0.95, prefix: syslogPrefix}

func syslogPrefix(line string) (head, bool) {
	i := 0
	if strings.HasPrefix(line, "<") { // "<34>" priority, RFC 3164
		if end := strings.IndexByte(line[:min(len(line), 5)], '>'); end > 1 && isDigits(line[1:end]) {
			i = end + 1
		}
	}
	if strings.HasPrefix(line[i:], "1 ") && i > 0 {
		return syslog5424(line, i+2)
	}
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate || k.year != 0 && line[i+10] != 'T' {
		return head{}, false
	}
	i += n
	if i+1 >= len(line) || line[i] != ' ' || line[i+1] == ' ' {
		return head{}, false
	}
	if h, ok := syslogRepeat(line, i+1); ok {
		h.at = k
		return h, true
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

// syslogRepeat reads "[host ]--- last message repeated 2 times ---".
func syslogRepeat(line string, i int) (head, bool) {
	at := strings.Index(line[i:min(len(line), i+80)], "last message repeated ")
	if at < 0 || strings.Count(line[i:i+at], " ") > 2 {
		return head{}, false
	}
	return head{key: "repeat", text: i + at}, true
}

// syslog5424 reads "1 time host app pid msgid data text" behind the priority and the version.
func syslog5424(line string, i int) (head, bool) {
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate {
		return head{}, false
	}
	f := strings.SplitN(strings.TrimLeft(line[i+n:], " "), " ", 5)
	if len(f) < 5 {
		return head{}, false
	}
	text := structured(f[4])
	return head{at: k, source: f[1], thread: f[2], key: f[1] + f[2], text: len(line) - len(text)}, true
}

// structured passes the data in brackets, or the "-" in its place.
func structured(s string) string {
	for strings.HasPrefix(s, "[") {
		end := strings.Index(s, "]")
		if end < 0 {
			return s
		}
		s = s[end+1:]
	}
	return strings.TrimPrefix(strings.TrimLeft(strings.TrimPrefix(s, "-"), " "), "\ufeff")
}
