package logfile

import "strings"

// kamailio is "LEVEL: module [file:line]: func(): text" behind a head of syslog's or the terminal's.
var kamailio = grammar{name: "kamailio", server: true, weight: 1, prefix: kamailioPrefix}

// kamailioPrefix reads "[syslog head: | pid(n) ]LEVEL: module [file:line]: func(): text".
func kamailioPrefix(line string) (head, bool) {
	h, rest := kamailioHead(line)
	word, tail, ok := strings.Cut(rest, ": ")
	if !ok || len(word) > 10 || strings.ToUpper(word) != word || levels[strings.ToLower(word)] == NoLevel {
		return head{}, false
	}
	h.level = levels[strings.ToLower(word)]
	module, at, ok := strings.Cut(tail, " [")
	if !ok || module == "" || len(module) > 40 || strings.Contains(module, " ") && module[0] != '{' {
		return head{}, false
	}
	file, text, ok := strings.Cut(at, "]: ")
	if !ok || !strings.Contains(file, ".c:") && !strings.Contains(file, ".h:") {
		return head{}, false
	}
	if prefix, name, ok := cutLast(module, "} "); ok && prefix[0] == '{' { // log_prefix
		module = name
	}
	h.source, h.text = module, len(line)-len(text)
	return h, true
}

// kamailioHead reads what stands before the level: a syslog head, or index and process of the terminal form.
func kamailioHead(line string) (head, string) {
	if h, ok := syslogPrefix(line); ok {
		return h, line[h.text:]
	}
	trimmed := strings.TrimLeft(line, " ")
	index, rest, ok := strings.Cut(trimmed, "(")
	pid, after, ok2 := strings.Cut(rest, ") ")
	if ok && ok2 && isDigits(index) && isDigits(pid) {
		return head{thread: pid}, after
	}
	return head{}, line
}
