package logfile

import "strings"

// opensips is "LEVEL:module:function: text", mostly behind a head of syslog's.
var opensips = grammar{name: "opensips", server: true, weight: 1, prefix: opensipsPrefix}

// opensipsPrefix reads "[syslog head: ]LEVEL:module:function: text".
func opensipsPrefix(line string) (head, bool) {
	h, rest := kamailioHead(line)
	word, tail, ok := strings.Cut(rest, ":")
	if !ok || len(word) > 9 || strings.ToUpper(word) != word || levels[strings.ToLower(word)] == NoLevel {
		return head{}, false
	}
	module, tail, ok := strings.Cut(tail, ":")
	if !ok || module == "" || strings.Contains(module, " ") {
		return head{}, false
	}
	fn, text, ok := strings.Cut(tail, ": ")
	if !ok || fn == "" || strings.ContainsAny(fn, " :") {
		return head{}, false
	}
	h.level, h.source, h.text = levels[strings.ToLower(word)], module, len(line)-len(text)
	return h, true
}
