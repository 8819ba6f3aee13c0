package logfile

import "strings"

// doubango prints four lines a record: "**WARN: function: "f()"", file, line, MSG.
var doubango = grammar{name: "doubango", block: true, weight: 1, prefix: doubangoPrefix}

func doubangoPrefix(line string) (head, bool) {
	rest := strings.TrimLeft(line, "*")
	stars := len(line) - len(rest)
	if stars == 0 || stars > 3 {
		return head{}, false
	}
	word, text, ok := strings.Cut(rest, ": ")
	lvl := levels[strings.ToLower(word)]
	if !ok || lvl == NoLevel || strings.ToUpper(word) != word {
		return head{}, false
	}
	return head{level: lvl, text: len(line) - len(text)}, true
}
