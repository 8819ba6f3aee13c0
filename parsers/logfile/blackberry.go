package logfile

import "strings"

// blackberry is the event log: the time stands at the end of a record, and the newest record at the top.
var blackberry = grammar{name: "blackberry", outer: true, block: true, weight: 1, prefix: blackberryPrefix, hint: blackberryHint,
	glued: blackberryGlued, newestFirst: true}

var blackberryLevels = map[byte]Level{'a': Notice, 'd': Debug, 'E': Error, 'I': Notice, 'S': Fatal, 'W': Warning}

// blackberryHint knows the lines above the records.
func blackberryHint(line string) bool {
	return strings.HasPrefix(line, "#BlackBerry Event Log") || strings.HasPrefix(line, "#PVer: ") || strings.HasPrefix(line, "#AVer: ")
}

// blackberryPrefix reads "<sev> <app> - <message> - <M/D HH:MM:SS>". A message of several lines has the time behind the last.
func blackberryPrefix(line string) (head, bool) {
	if blackberryHint(line) {
		return head{text: 0, key: "#"}, true
	}
	k, end := blackberryTime(line)
	h := head{at: k, decoded: true, opens: true}
	app, _, named := "", "", false
	if len(line) > 4 && line[1] == ' ' && blackberryLevels[line[0]] != NoLevel && line[2] != ' ' {
		app, _, named = strings.Cut(line[2:max(end, 2)], " - ")
	}
	switch {
	case named && len(app) <= 64:
		h.level, h.source, h.key, h.text, h.weak = blackberryLevels[line[0]], app, app, 2+len(app)+3, !k.hasTime
	case k.hasTime:
		h.tail = true
	default:
		return head{}, false
	}
	h.body = line[min(h.text, end):end]
	return h, true
}

// blackberryTime reads the time behind the last " - "; end is where the message ends.
func blackberryTime(line string) (k clock, end int) {
	front, tail, ok := cutLast(strings.TrimRight(line, " "), " - ")
	if !ok {
		return clock{}, len(line)
	}
	k, n := readBlackberry(tail)
	if n == 0 || n != len(tail) {
		return clock{}, len(line)
	}
	return k, len(front)
}

// readBlackberry reads "M/D HH:MM:SS" at the front of s.
func readBlackberry(s string) (clock, int) {
	c := scan{s: s, ok: true}
	k := clock{hasDate: true}
	k.month = c.num(1, 2)
	c.any("/")
	k.day = c.num(1, 2)
	c.any(" ")
	k.hour = c.num(1, 2)
	c.any(":")
	k.minute = c.num(2, 2)
	c.any(":")
	k.sec = c.num(2, 2)
	k.hasTime = true
	if !c.ok || !k.valid() {
		return clock{}, 0
	}
	return k, c.i
}

// blackberryGlued finds the second record of a line: copying from the device loses line ends.
func blackberryGlued(line string) int {
	for from := 0; ; {
		i := strings.Index(line[from:], " - ")
		if i < 0 {
			return 0
		}
		from += i + 3
		_, n := readBlackberry(line[from:])
		if n == 0 {
			continue
		}
		end := from + n
		for end < len(line) && line[end] == ' ' {
			end++
		}
		if rest := line[end:]; len(rest) > 8 && rest[1] == ' ' && blackberryLevels[rest[0]] != NoLevel && strings.Contains(rest, " - ") {
			return end
		}
	}
}
