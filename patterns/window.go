package patterns

import (
	"iter"
	"regexp/syntax"
	"slices"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// How long texts are matched.
//
// A hostile line may be megabytes long, and a regexp that begins anew at each place of it, for every entry whose literal stands anywhere in
// it, takes minutes. So a text over 16 KiB is matched in windows of so many bytes, which overlap by 4 KiB: a match that is longer than
// the overlap may be missed. Windows begin and end between words, where \b holds anyway, and what is bound to the beginning or the end
// of the text is tried only on the first or the last of them.

const (
	windowSize = 16 << 10
	windowLap  = 4 << 10
)

// window is a part of a text, which begins at at.
type window struct {
	text        string
	at          int
	first, last bool
}

// windows cuts a text; most are one.
func windows(text string) iter.Seq[window] {
	return func(yield func(window) bool) {
		for at := 0; ; {
			end := len(text)
			if end-at > windowSize {
				end = betweenWords(text, at+windowSize)
			}
			if !yield(window{text[at:end], at, at == 0, end == len(text)}) || end == len(text) {
				return
			}
			at = betweenWords(text, end-windowLap)
		}
	}
}

// betweenWords gives the nearest place before i that is not within a word, or a character; i where a word is that long.
func betweenWords(text string, i int) int {
	for k := i; k > i-windowLap/4; k-- {
		if !(wordByte(text[k-1]) && wordByte(text[k])) && text[k]&0xC0 != 0x80 {
			return k
		}
	}
	return i
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// ends tells whether a matcher is bound to the beginning or the end of a text.
func (m *Matcher) ends() (begin, end bool) {
	if m.Prefix != "" {
		begin = true
	}
	if m.Regex == "" {
		return begin, false
	}
	m.bound.Do(func() {
		if parsed, err := syntax.Parse(m.Regex, syntax.Perl); err == nil {
			m.begins, m.closes = bound(parsed)
		}
	})
	return begin || m.begins, m.closes
}

func bound(re *syntax.Regexp) (begin, end bool) {
	begin = re.Op == syntax.OpBeginText || re.Op == syntax.OpBeginLine
	end = re.Op == syntax.OpEndText || re.Op == syntax.OpEndLine
	for _, sub := range re.Sub {
		b, e := bound(sub)
		begin, end = begin || b, end || e
	}
	return begin, end
}

// matchText returns where in the line the match starts, -1 for none, and the captures that hold something. All given
// fields must hold; the regexp says best where, then the literal.
func (m *Matcher) matchText(line string) (int, map[string]string) {
	for w := range windows(line) {
		if at, captures := m.matchWindow(w); at >= 0 {
			return at, captures
		}
	}
	return -1, nil
}

func (m *Matcher) matchWindow(w window) (int, map[string]string) {
	if !w.first || !w.last {
		if begin, end := m.ends(); begin && !w.first || end && !w.last {
			return -1, nil
		}
	}
	at, captures := m.matchPart(w.text)
	if at < 0 {
		return -1, nil
	}
	return w.at + at, captures
}

// try is a matcher to be tried on a window.
type try struct {
	id int32
	window
}

// matchLong is matchLine for a text of several windows: each matcher is tried on those in which a literal of it stands.
func (s *Set) matchLong(out []Match, rec *logfile.Record, line int, eligible []bool, sc *scratch) []Match {
	var tries []try
	for w := range windows(rec.Lines[line].Text) {
		sc.filter.line(w.text, sc)
		sc.add(s.always)
		for _, id := range sc.candidates {
			if sc.seen[id] = false; eligible[s.text[id].entry] {
				tries = append(tries, try{id, w})
			}
		}
		sc.candidates = sc.candidates[:0]
	}
	slices.SortStableFunc(tries, func(a, b try) int { return int(a.id - b.id) })
	done := -1
	for _, t := range tries {
		m := s.text[t.id]
		if m.entry == done {
			continue
		}
		if at, captures := m.m.matchWindow(t.window); at >= 0 {
			done = m.entry
			out = s.matched(out, rec, line, done, at, captures)
		}
	}
	return out
}
