package logfile

import "strings"

// maxShapes bounds the kinds of prefixes a file's lines are compared with, of those that are as far from the time.
const (
	maxShapes = 64
	maxIndent = 32
	maxKnown  = 4096 // of all kinds: a log of more begins anew
)

// shapes are the prefixes of lines that were read, what differs from line to line left open: the seconds of a time, the number of an object
// ("tsx0x7f4a8989d868"), of a process or a thread ("[4711:4716]"). Where a wrapper's prefix has another with a time of its own behind it,
// those within are known by what stands before them: an app's words there decide how they are read.
type shapes struct {
	minute   string // how the lines begin, up to the minute
	before   string // that of the line learned before
	lead     string // the same without its numbers: an app's words before the time decide how what is behind it is read
	known    table
	wraps    table  // up to the time within, of lines that have one
	beside   string // its minute
	soft     table  // of lines that are records for the wrapper only: they are if the line before has another tag
	detailed bool   // one of them tells that the log shows messages
	count    int
}

// table is shapes by how far from the time the text begins: loggers align names to the right.
type table [maxIndent][]shape

// shape is what follows the minute, up to the text or to the time within.
type shape struct {
	parts []stretchOf
	size  int // of all of them
	soft  bool
	tag   string // what lines of one record share in a wrapper, numbers aside
	// within is what stands behind the minute of the time within, of a shape that ends before it.
	within *table
}

// stretchOf is so many digits, and the text behind them.
type stretchOf struct {
	digits int
	hex    bool
	text   string
}

// learn takes the prefix of a line; false when it has no time to go by.
func (s *shapes) learn(line []byte, p *parsed) bool {
	if s.minute = s.before; s.minute != "" && s.knows(line, p.soft) {
		return true
	}
	s.minute = ""
	prefix := string(line)
	at := minuteEnd(prefix)
	if at < 0 {
		return false
	}
	inner := minuteEnd(prefix[at:])
	if inner >= 0 && (p.soft || minuteEnd(prefix[at+inner:]) >= 0) {
		return false // an app's own time, which tells no minute of ours
	}
	if lead := strings.Map(digitless, prefix[:at]); lead != s.lead || s.count > maxKnown {
		*s = shapes{lead: lead, beside: s.beside, detailed: s.detailed}
	}
	s.minute, s.before = prefix[:at], prefix[:at]
	if inner >= 0 {
		s.beside = prefix[at+inner-minuteLen : at+inner]
	}
	if !s.knows(line, p.soft) {
		s.count++
		s.add(prefix[at:], inner, shape{soft: p.soft, tag: tagOf(p.key)})
	}
	return true
}

// knows tells whether a line begins with a shape that is soft or is not.
func (s *shapes) knows(line []byte, soft bool) bool {
	known, _ := s.fit(line, soft)
	return known != nil && known.soft == soft
}

// add takes what stands behind a minute; inner is where in it the minute of a time within ends, -1 if there is none.
func (s *shapes) add(rest string, inner int, made shape) {
	if inner < 0 {
		to := &s.known
		if made.soft {
			to = &s.soft
		}
		if known, _ := match(to[indent(rest)], []byte(rest)); known == nil {
			made.parts = partsOf(strings.TrimRight(rest, "."))
			to.add(rest, made)
		}
		return
	}
	wraps, n := match(s.wraps[indent(rest)], []byte(rest))
	if outer := rest[:inner-minuteLen]; wraps == nil || n != len(outer) {
		made.parts, made.within = partsOf(outer), &table{}
		wraps = s.wraps.add(rest, made)
	}
	rest = rest[inner:]
	if known, _ := match(wraps.within[indent(rest)], []byte(rest)); known == nil {
		wraps.within.add(rest, shape{parts: partsOf(strings.TrimRight(rest, "."))})
	}
}

// tagOf leaves out of what lines of one record share all that may be of a number, of one behind "0x" too: two lines of different tags share
// no record.
func tagOf(key string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'f' || c == 'x' {
			return -1
		}
		return digitless(c)
	}, key)
}

func digitless(c rune) rune {
	if c >= '0' && c <= '9' {
		return -1
	}
	return c
}

// indent counts the spaces behind the time.
func indent[T string | []byte](b T) int {
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

// minuteLen is how long a minute is: "10:22:".
const minuteLen = 6

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

// partsOf cuts what stands behind a minute into what is fixed and what is not.
func partsOf(s string) []stretchOf {
	out := []stretchOf{{digits: 2}}
	s = s[2:]
	text := 0
	open := func(at, n int, hex bool) {
		out[len(out)-1].text = s[text:at]
		out = append(out, stretchOf{digits: n, hex: hex})
		text = at + n
	}
	fraction := true // right behind the seconds
	for i := 0; i < len(s); {
		n := run(s[i:], false)
		switch {
		case fraction && i == text && strings.IndexByte(".,:", s[i]) >= 0:
			open(i+1, run(s[i+1:], false), false)
			i, fraction = text, false
			continue
		case i+8 <= len(s) && isTime(s[i:i+8]):
			open(i+6, 2, false)
			i, fraction = text, true
			continue
		case strings.HasPrefix(s[i:], "0x"):
			open(i+2, run(s[i+2:], true), true)
			i = text
			continue
		case n >= minNumber && bounds(byteAt(s, i-1)) && bounds(byteAt(s, i+n)):
			open(i, n, false)
		}
		i += max(1, n)
	}
	out[len(out)-1].text = s[text:]
	return out
}

// minNumber is how many digits a number has at least that differs from line to line. No logger tells its level by one like that.
const minNumber = 3

// bounds tells whether a number that stands by itself may begin behind a character, or end before it.
func bounds(c byte) bool { return strings.IndexByte(" []():", c) >= 0 }

// byteAt is a space where s has nothing.
func byteAt(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return ' '
	}
	return s[i]
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

// fit gives the shape a line begins with, of those learned, within the same minute, and where its text begins: of a wrapper's prefix and one
// within it the wrapper's shape. Soft ones are only looked for when asked for, and last.
func (s *shapes) fit(line []byte, soft bool) (known *shape, text int) {
	at := len(s.minute)
	if len(line) < at+2 || string(line[:at]) != s.minute || line[at] > '5' {
		return nil, 0
	}
	rest := line[at:]
	k := indent(rest)
	if known, n := match(s.wraps[k], rest); known != nil {
		if inside := s.inside(known, rest[n:]); inside > 0 {
			return known, at + n + inside
		}
	}
	known, n := match(s.known[k], rest)
	if known == nil && soft {
		known, n = match(s.soft[k], rest)
	}
	return known, at + n
}

// inside gives how much of a line the prefix within takes, 0 if there is none that was learned.
func (s *shapes) inside(wraps *shape, rest []byte) int {
	if len(rest) < minuteLen+2 || string(rest[:minuteLen]) != s.beside || rest[minuteLen] > '5' {
		return 0
	}
	rest = rest[minuteLen:]
	known, n := match(wraps.within[indent(rest)], rest)
	if known == nil {
		return 0
	}
	return minuteLen + n
}

func (t *table) add(line string, made shape) *shape {
	for _, part := range made.parts {
		made.size += part.digits + len(part.text)
	}
	known := &t[indent(line)]
	if len(*known) < maxShapes {
		*known = append(*known, made)
	} else {
		(*known)[maxShapes-1] = made
	}
	return &(*known)[len(*known)-1]
}

// match gives the shape a line begins with, and how much of the line that takes. One that was found moves to the front by a place.
func match(known []shape, line []byte) (*shape, int) {
	for i := range known {
		if n := known[i].fit(line); n >= 0 {
			if i > 0 {
				known[i-1], known[i] = known[i], known[i-1]
				i--
			}
			return &known[i], n
		}
	}
	return nil, 0
}

// fit gives how much of a line the shape takes, -1 if the line does not begin with it. What shapes differ in stands at their end.
func (s *shape) fit(b []byte) int {
	last := s.parts[len(s.parts)-1].text
	if len(b) < s.size || string(b[s.size-len(last):s.size]) != last {
		return -1
	}
	at := 0
	for i := range s.parts {
		part := &s.parts[i]
		text := at + part.digits
		end := text + len(part.text)
		if string(b[text:end]) != part.text {
			return -1
		}
		for _, c := range b[at:text] {
			if !digit(c, part.hex) {
				return -1
			}
		}
		at = end
	}
	return at
}
