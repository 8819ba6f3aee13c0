package logfile

import "strings"

// appleSyslog is the device console: "Mon _2 HH:MM:SS [device] App(Lib)[pid] <Level>: text".
var appleSyslog = grammar{name: "apple-syslog", outer: true, block: true, tabbed: true, weight: 1, prefix: appleSyslogPrefix}

// appleLevels are the words of the device console, in its spelling.
var appleLevels = map[string]bool{"Emergency": true, "Alert": true, "Critical": true, "Error": true, "Warning": true, "Notice": true, "Info": true, "Debug": true}

func appleSyslogPrefix(line string) (head, bool) {
	if line == "[connected]" || line == "[disconnected]" { // idevicesyslog's own
		return head{key: line}, true
	}
	k, n := readClock(line)
	if n == 0 || !k.hasDate || k.year != 0 || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	mark := strings.Index(line[:min(len(line), 200)], "] <")
	if mark < n {
		return head{}, false
	}
	word, _, ok := strings.Cut(line[mark+3:], ">:")
	if !ok || !appleLevels[word] {
		return head{}, false
	}
	front := line[n+1 : mark]
	process, pid, ok := cutLast(front, "[")
	if _, name, two := cutLast(process, " "); two {
		process = name
	}
	process, _, _ = strings.Cut(process, "(")
	text := min(len(line), mark+3+len(word)+3)
	return head{at: k, level: levels[strings.ToLower(word)], source: process, key: pid + process, text: text}, ok && isDigits(pid)
}
