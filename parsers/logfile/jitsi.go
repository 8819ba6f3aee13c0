package logfile

import "strings"

// jitsi is "HH:mm:ss.SSS LEVEL: [thread] impl.protocol.Class.method().123 text".
var jitsi = grammar{name: "jitsi", block: true, weight: 1, prefix: jitsiPrefix}

func jitsiPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n == 0 || k.frac != 3 || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	rest := line[n+1:]
	word, tail, ok := strings.Cut(rest, ": ")
	if !ok || len(word) > 14 || strings.ToUpper(word) != word || levels[strings.ToLower(word)] == NoLevel {
		return head{}, false
	}
	h := head{at: k, level: levels[strings.ToLower(word)]}
	if strings.HasPrefix(tail, "[") {
		if thread, after, ok := strings.Cut(tail[1:], "] "); ok && len(thread) < 64 {
			h.thread, tail = thread, after
		}
	}
	src, text, ok := strings.Cut(tail, " ")
	if !ok || !strings.Contains(src, "().") {
		return head{}, false
	}
	h.source, h.text = src, len(line)-len(text)
	return h, true
}
