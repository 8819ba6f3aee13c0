package logfile

import "strings"

// maxShapes bounds the kinds of prefixes a file's lines are compared with, of those that are as far from the time.
const (
	maxShapes = 24
	maxIndent = 32
)

// shapes are the prefixes of lines that were read, what differs from line to line left open: the seconds of a time, and the number of an
// object ("tsx0x7f4a8989d868").
type shapes struct {
	minute   string             // how the lines begin, up to the minute
	before   string             // that of the line learned before
	known    [maxIndent][]shape // by how far from the time the text begins: loggers align names to the right
	beside   string             // the minute of the time within, where a wrapper has one of its own
	detailed bool               // one of them tells that the log shows messages
}

// shape is what follows the minute.
type shape []stretchOf

// stretchOf is so many digits, and the text behind them.
type stretchOf struct {
	digits int
	hex    bool
	text   string
}

// learn takes a prefix; false when it has no time to go by.
func (s *shapes) learn(line []byte) bool {
	if s.minute = s.before; s.minute != "" && s.beside == "" && s.fit(line) {
		return true
	}
	prefix := string(line)
	at := minuteEnd(prefix)
	if at < 0 {
		return false
	}
	s.minute, s.before = prefix[:at], prefix[:at]
	beside := ""
	if within := minuteEnd(prefix[at:]); within >= 0 {
		beside = prefix[at+within-6 : at+within]
	}
	if beside != s.beside {
		s.beside, s.known = beside, [maxIndent][]shape{}
	}
	if s.fit(line) {
		return true
	}
	made := shapeOf(strings.TrimRight(prefix[at:], "."))
	if known := &s.known[indent(line[at:])]; len(*known) < maxShapes {
		*known = append(*known, made)
	} else {
		(*known)[maxShapes-1] = made
	}
	return true
}

// indent counts the spaces behind the time.
func indent(b []byte) int {
	i := 0
	for i < len(b) && (b[i] >= '0' && b[i] <= '9' || b[i] == '.' || b[i] == ',' || b[i] == ':') {
		i++
	}
	n := 0
	for i < len(b) && b[i] == ' ' && n < maxIndent-1 {
		i, n = i+1, n+1
	}
	return n
}

// minuteEnd gives where the first time of day in s has its seconds, -1 if none is there: behind "10:22:".
func minuteEnd(s string) int {
	for i := 0; i+8 <= len(s); i++ {
		if isTime(s[i : i+8]) {
			return i + 6
		}
	}
	return -1
}

func isTime(s string) bool {
	return s[2] == ':' && s[5] == ':' && isDigits(s[:2]) && isDigits(s[3:5]) && isDigits(s[6:8])
}

// shapeOf cuts what stands behind a minute into what is fixed and what is not.
func shapeOf(s string) shape {
	out := shape{{digits: 2}}
	s = s[2:]
	text := 0
	open := func(at, n int, hex bool) {
		out[len(out)-1].text = s[text:at]
		out = append(out, stretchOf{digits: n, hex: hex})
		text = at + n
	}
	fraction := true // right behind the seconds
	for i := 0; i < len(s); {
		switch {
		case fraction && i == text && strings.IndexByte(".,:", s[i]) >= 0:
			n := run(s[i+1:], false)
			open(i+1, n, false)
			i = text
			fraction = false
			continue
		case i+8 <= len(s) && isTime(s[i:i+8]):
			open(i+6, 2, false)
			i, fraction = text, true
			continue
		case strings.HasPrefix(s[i:], "0x"):
			open(i+2, run(s[i+2:], true), true)
			i = text
			continue
		}
		i++
	}
	out[len(out)-1].text = s[text:]
	return out
}

// run counts the digits at the front of s.
func run(s string, hex bool) int {
	n := 0
	for n < len(s) && digit(s[n], hex) {
		n++
	}
	return n
}

func digit(c byte, hex bool) bool { return c-'0' <= 9 || hex && c-'a' <= 5 }

// fit tells whether a line begins as one that was learned, within the same minute.
func (s *shapes) fit(line []byte) bool {
	at := len(s.minute)
	if len(line) < at+2 || string(line[:at]) != s.minute || line[at] > '5' {
		return false
	}
	rest := line[at:]
	known := s.known[indent(rest)]
	for i := range known {
		if known[i].fit(rest) {
			if i > 0 {
				known[i-1], known[i] = known[i], known[i-1]
			}
			return true
		}
	}
	return false
}

func (s shape) fit(b []byte) bool {
	for i := range s {
		part := &s[i]
		if len(b) < part.digits+len(part.text) || string(b[part.digits:part.digits+len(part.text)]) != part.text {
			return false
		}
		for _, c := range b[:part.digits] {
			if !digit(c, part.hex) {
				return false
			}
		}
		b = b[part.digits+len(part.text):]
	}
	return true
}
