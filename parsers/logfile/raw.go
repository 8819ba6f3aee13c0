package logfile

import (
	"bytes"
	"unicode/utf8"
)

// raw is one physical line, or one segment of an overlong one, before a dialect looks at it.
type raw struct {
	bytes  []byte // as in the file, without line end; valid until the next line is read
	enc    encoding
	number int
	offset int64 // of the line's first byte
	skip   int   // bytes of the line before bytes[0]
	cont   bool  // a further segment of the line before
	text   string
	simple bool // text is bytes as they stand
	seen   int  // bytes of text before bytes[at], where the last column asked for was found
	at     int
}

// decode fills text: valid UTF-8 without terminal sequences. latin tells that bytes were no UTF-8.
func (l *raw) decode() (latin bool) {
	if len(l.bytes) > 1 && l.bytes[0] >= 0xEF && !l.cont {
		n := l.enc.mark(l.bytes)
		l.bytes, l.skip = l.bytes[n:], l.skip+n
	}
	if l.enc == utf8Text && utf8.Valid(l.bytes) && bytes.IndexByte(l.bytes, 0x1b) < 0 {
		l.text, l.simple = string(l.bytes), true
		return false
	}
	out := make([]byte, 0, len(l.bytes))
	l.walk(func(r rune, at, n int) bool {
		latin = latin || l.enc == utf8Text && n == 1 && l.bytes[at] >= utf8.RuneSelf
		out = utf8.AppendRune(out, r)
		return true
	})
	l.text, l.simple = string(out), false
	return latin
}

// column gives the 1-based byte column, in the original line, of text[i]. A line may be asked many times, mostly further and
// further on: it goes on from where it was.
func (l *raw) column(i int) int {
	if l.simple {
		return l.skip + i + 1
	}
	if i < l.seen {
		l.seen, l.at = 0, 0
	}
	from, at := l.at, len(l.bytes)
	l.walkFrom(from, func(r rune, pos, _ int) bool {
		if l.seen >= i {
			at = pos
			return false
		}
		l.seen += utf8.RuneLen(r)
		return true
	})
	l.at = at
	return l.skip + at + 1
}

// walk gives fn each character that is text, with its place in bytes, until fn says no.
func (l *raw) walk(fn func(r rune, at, n int) bool) { l.walkFrom(0, fn) }

func (l *raw) walkFrom(start int, fn func(r rune, at, n int) bool) {
	for at := start; at < len(l.bytes); {
		r, n := l.enc.next(l.bytes[at:])
		if r == 0x1b {
			if skip := l.escape(at + n); skip > 0 {
				at += n + skip
				continue
			}
		}
		if !fn(r, at, n) {
			return
		}
		at += n
	}
}

// escape gives the length of a control sequence (ECMA-48 CSI or OSC) whose ESC stands just before at, 0 if none does.
func (l *raw) escape(at int) int {
	start := at
	intro := true
	for at < len(l.bytes) && at-start < 128 {
		r, n := l.enc.next(l.bytes[at:])
		at += n
		switch {
		case intro && r == '[':
			intro = false
		case intro:
			return 0
		case r >= 0x40 && r <= 0x7e:
			return at - start
		case r < 0x20 || r > 0x7e:
			return 0
		}
	}
	return 0
}
