package logfile

import "strings"

// freeswitch is "date time [LEVEL] file.c:line text", a call's uuid before it or not.
var freeswitch = grammar{name: "freeswitch", server: true, block: true, weight: 1, prefix: freeswitchPrefix}

// freeswitchPrefix reads "[uuid ]date time [cpu% ][LEVEL] file.c:line text".
func freeswitchPrefix(line string) (head, bool) {
	i := 0
	if len(line) > 37 && line[8] == '-' && line[13] == '-' && line[36] == ' ' {
		i = 37
	}
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate || k.frac != 6 || k.hasZone {
		return head{}, false
	}
	i += n
	rest := strings.TrimLeft(line[i:], " ")
	if cpu, after, ok := strings.Cut(rest, "% "); ok && len(cpu) < 8 {
		rest = after
	}
	end := strings.IndexByte(rest[:min(len(rest), 12)], ']')
	if end < 0 || rest[0] != '[' {
		return head{}, false
	}
	h := head{at: k, level: levels[strings.ToLower(rest[1:end])]}
	rest = strings.TrimLeft(rest[end+1:], " ")
	src, text, ok := strings.Cut(rest, " ")
	if !ok || h.level == NoLevel || !strings.Contains(src, ".c") || !strings.Contains(src, ":") {
		return head{}, false
	}
	h.source, h.text = src, len(line)-len(text)
	return h, true
}
