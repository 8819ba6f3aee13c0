package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

const (
	overlong   = 64 << 10 // a text of more bytes is no line that a logger wrote
	maxRepeats = 20       // hits of an entry kept of one overlong line: as many as a finding has samples
	maxKinds   = 100      // hits of an entry kept when each says something else
)

// repeats bounds what is kept of an overlong line, which the reader of lines hands out in parts: one of a gigabyte has as many hits as
// a log of a month, all at one time and in one place.
type repeats struct {
	line int
	kept map[*patterns.Entry]int
	told map[string]bool // by hit.key
	left int             // lines of which hits are not kept
	last int             // the last of them
	text string          // of which cut is kept
	cut  string
}

// few leaves out the hits that say once more what others of the same line said.
func (r *repeats) few(rec *logfile.Record, matches []patterns.Match) []patterns.Match {
	long := func(m patterns.Match) bool { return len(rec.Lines[m.LineIndex].Text) > overlong }
	if !slices.ContainsFunc(matches, long) {
		return matches
	}
	return slices.DeleteFunc(slices.Clone(matches), func(m patterns.Match) bool { return long(m) && !r.more(rec.Lines[m.LineIndex].Number, m) })
}

// more tells whether a hit in an overlong line is worth keeping, and counts it.
func (r *repeats) more(line int, m patterns.Match) bool {
	if line != r.line || r.kept == nil {
		r.line, r.kept, r.told = line, map[*patterns.Entry]int{}, map[string]bool{}
	}
	key := string((&hit{entry: m.Entry, captures: m.Captures, signals: m.Signals}).key(nil))
	if n := r.kept[m.Entry]; n >= maxKinds || n >= maxRepeats && r.told[key] {
		if line != r.last {
			r.last, r.left = line, r.left+1
		}
		return false
	}
	r.kept[m.Entry]++
	r.told[key] = true
	return true
}

// start is what is kept of a line's text. The hits of an overlong one share it, and do not hold on to the rest.
func (r *repeats) start(text string) string {
	if len(text) <= overlong {
		return cut(text)
	}
	if text != r.text {
		r.text, r.cut = text, strings.Clone(cut(text))
	}
	return r.cut
}

// note tells of what was left out.
func (r *repeats) note() []string {
	if r.left == 0 {
		return nil
	}
	return []string{fmt.Sprintf("of %d lines longer than %d bytes not every repeat of a finding is kept", r.left, overlong)}
}
