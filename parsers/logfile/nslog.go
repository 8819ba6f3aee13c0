package logfile

import "strings"

// nslog is what NSLog writes to a console: "date time App[pid:tid] text".
var nslog = grammar{name: "nslog", outer: true, block: true, weight: 1, prefix: nslogPrefix}

func nslogPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n == 0 || !k.hasDate || k.frac < 3 || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	rest := line[n+1:]
	open := strings.IndexByte(rest[:min(len(rest), 80)], '[')
	if open <= 0 || rest[0] == ' ' || strings.Contains(rest[:open], "  ") || unifiedLetters[rest[:strings.IndexAny(rest, " [")]] != NoLevel {
		return head{}, false
	}
	pid, text, ok := strings.Cut(rest[open+1:], "] ")
	if !ok && strings.HasSuffix(pid, "]") {
		pid, ok = pid[:len(pid)-1], true
	}
	process, thread, two := strings.Cut(pid, ":")
	if !ok || !two || !isDigits(process) || !isHex(thread) {
		return head{}, false
	}
	return head{at: k, source: rest[:open], thread: thread, key: process, text: len(line) - len(text)}, true
}
