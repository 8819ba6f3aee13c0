package logfile

import "strings"

// twinkle is Twinkle's log: "+++ date time LEVEL CATEGORY function", the text, "---".
var twinkle = grammar{name: "twinkle", block: true, weight: 1, prefix: twinklePrefix}

func twinklePrefix(line string) (head, bool) {
	rest, ok := strings.CutPrefix(line, "+++ ")
	if !ok {
		return head{}, false
	}
	k, n := readClock(rest)
	if n == 0 || !k.hasDate || n >= len(rest) || rest[n] != ' ' {
		return head{}, false
	}
	h := head{at: k}
	word, tail, ok := strings.Cut(rest[n+1:], " ")
	if h.level = levels[strings.ToLower(word)]; !ok || h.level == NoLevel {
		return head{}, false
	}
	h.source, tail, _ = strings.Cut(tail, " ")
	h.text = len(line) - len(tail)
	return h, true
}
