package logfile

import "strings"

// pjsip is PJLIB's log: [level][day][date] time sender [thread] swc dots message, all parts but the message optional.
var pjsip = grammar{name: "pjsip", block: true, weight: 1, prefix: pjsipPrefix, closes: pjsipCloses, source: pjsipTag, apart: true}

// pjsipWidths are the sender columns of 64-bit builds, 32-bit builds and of builds before 2007.
var pjsipWidths = [...]int{22, 14, 12}

func pjsipCloses(text string) bool {
	return strings.HasPrefix(text, "--end msg--") || strings.HasPrefix(text, "-- end of packet.")
}

func pjsipTag(tag string) bool { return strings.Contains(strings.ToLower(tag), "pjsip") }

func pjsipPrefix(line string) (head, bool) {
	var h head
	i := 0
	h.level, i = pjsipLevel(line)
	for i < len(line) && line[i] == ' ' && i < 8 {
		i++
	}
	k, n := readClock(line[i:])
	if n == 0 || k.frac != 3 || k.fracSep != '.' || k.hasZone {
		return h, false
	}
	h.at = k
	i += n
	rest := line[i:]
	if len(rest) < 3 || rest[0] != ' ' {
		return h, false
	}
	n, ok := h.pjsipSender(rest)
	if !ok {
		return h, false
	}
	h.text = i + n
	return h, true
}

// pjsipLevel reads the six-column level text of builds that print it, and the level words apps put before the time.
func pjsipLevel(line string) (Level, int) {
	if len(line) > 16 && (line[0] == '[' || line[0] == '<') {
		if lvl, n := levelWord(line); lvl != NoLevel && n+1 < len(line) && (line[n] == ']' || line[n] == '>') && line[n+1] == ' ' {
			return lvl, n + 2
		}
		return NoLevel, 0
	}
	if len(line) < 6 || line[5] != ':' {
		return NoLevel, 0
	}
	switch strings.TrimSpace(line[:5]) {
	case "FATAL":
		return Fatal, 6
	case "ERROR":
		return Error, 6
	case "WARN":
		return Warning, 6
	case "INFO":
		return Notice, 6
	case "DEBUG":
		return Debug, 6
	case "TRACE", "DETRC":
		return Trace, 6
	}
	return NoLevel, 0
}

// pjsipSender reads sender and thread out of s, which begins with the space behind the time, and gives where the message is.
func (h *head) pjsipSender(s string) (int, bool) {
	for _, w := range pjsipWidths {
		if len(s) <= w+1 || s[w+1] != ' ' || s[w] == ' ' {
			continue
		}
		if sender := strings.TrimLeft(s[1:w+1], " "); !strings.ContainsAny(sender, " \t[") && !isLevelColon(sender) {
			h.source = sender
			return h.pjsipMessage(s, w+1, w == 12), true
		}
	}
	if h.at.hasDate && h.at.year == 0 {
		return 0, false // logcat's
	}
	return h.pjsipLoose(s)
}

// isLevelColon tells "INFO:" of other loggers from a sender.
func isLevelColon(s string) bool {
	word, ok := strings.CutSuffix(s, ":")
	return ok && levels[strings.ToLower(word)] != NoLevel
}

// pjsipLoose reads lines whose columns an app or a forum squeezed, and those of builds that print no sender.
func (h *head) pjsipLoose(s string) (int, bool) {
	word := strings.TrimLeft(s, " \t")
	at := len(s) - len(word)
	end := strings.IndexAny(word, " \t")
	if end > 0 && end <= 32 && pjsipObject(word[:end]) && at+end+1 < len(s) {
		if next := s[at+end+1]; next == ' ' || next == '!' {
			h.source = word[:end]
			return h.pjsipMessage(s, at+end, false), true
		}
	}
	if len(s) > 2 && s[0] == ' ' && (s[1] == '!' || s[1] == ' ') && s[2] != ' ' && !h.at.hasDate {
		h.weak = s[1] == ' ' && s[2] != '.'
		return h.pjsipMessage(s, 0, false), true
	}
	return 0, false
}

// pjsipObject tells file and object names from the first word of a message.
func pjsipObject(s string) bool {
	return s[0] != '.' && (strings.Contains(s, "0x") || strings.HasSuffix(s, ".c") || strings.HasSuffix(s, ".cpp") || strings.Contains(s, "_"))
}

// pjsipMessage gives where the message starts in s: behind the sender end, a thread, the switch mark and the dots.
func (h *head) pjsipMessage(s string, end int, old bool) int {
	i := end
	if t := s[i:]; len(t) > 14 && t[13] == ' ' && (t[14] == ' ' || t[14] == '!') && t[12] != ' ' {
		if name := strings.TrimLeft(t[1:13], " "); name[0] != '.' && name[0] != '!' && !strings.Contains(name, " ") {
			h.thread = name
			i += 13
		}
	}
	i++
	if i < len(s) && (s[i] == ' ' || s[i] == '!') {
		i++
	} else if !old && h.source == "" {
		return i
	}
	for n := 0; i < len(s) && s[i] == '.' && n < 80; n++ {
		i++
	}
	return min(i, len(s))
}
