package patterns

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// How a regexp is spared.
//
// A literal stands in many lines an entry does not match: "network" in every line of a network monitor, of an entry that wants "network" and
// "lost". The regexp finds that out in microseconds, at every place of the line anew. So the texts that each of its matches holds are
// looked for first, all of them and in their order, case and all, which takes a tenth of that; most lines then cost no regexp, and many a
// regexp is never compiled. What is found also tells where a match can begin at all, so that the regexp need not look before.
//
// Like the filter this is an optimisation and nothing else: a line that a regexp matches passes its guard (TestGuardLosesNothing).

// guard is what every match of a regexp holds: of each part one of the texts, one part behind the other.
type guard struct {
	parts [][]string
	leads bool // a match begins with a text of the first part, and nothing is asked of the beginning of the line
}

const maxGuardTexts = 32 // of a part: each is looked for by itself

// guard is read, or made where it was not written down, when the regexp is first needed.
func (m *Matcher) guard() *guard {
	m.guarding.Do(func() {
		if m.Guard != "" {
			m.guarded = readGuard(m.Guard)
		} else if parsed, err := syntax.Parse(m.Regex, syntax.Perl); err == nil {
			m.guarded = guardOf(parsed)
		}
	})
	return &m.guarded
}

// SpellGuards writes the guards of all regexps down, which are read faster than they are made.
func (c *Catalogue) SpellGuards() {
	for _, e := range c.Entries {
		for i := range e.Match {
			if m := &e.Match[i]; m.Regex != "" {
				m.Guard = m.guard().spell()
			}
		}
	}
}

// What stands between the texts of a part and in front of a part.
const (
	nextText = "\x00"
	nextPart = "\x01"
)

// spell puts a guard in one word: "<" where it leads, else "-", and its parts. "": a text of it cannot be told from what stands between.
func (g *guard) spell() string {
	out := "-"
	if g.leads {
		out = "<"
	}
	for _, texts := range g.parts {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.ContainsAny(text, nextText+nextPart) }) {
			return ""
		}
		out += nextPart + strings.Join(texts, nextText)
	}
	return out
}

func readGuard(word string) guard {
	g := guard{leads: word[0] == '<'}
	if len(word) == 1 {
		return g
	}
	for part := range strings.SplitSeq(word[2:], nextPart) {
		g.parts = append(g.parts, strings.Split(part, nextText))
	}
	return g
}

func guardOf(re *syntax.Regexp) guard {
	w := watch{run: []string{""}, begins: true}
	w.walk(re)
	w.end()
	w.leads = w.leads && !anchored(re, atBegin)
	return w.guard
}

// admits tells whether a line may match, and from where on it has to be looked at. A byte more than the match is left in front: what \b asks for.
func (g *guard) admits(line string) (from int, ok bool) {
	at := 0
	for k, texts := range g.parts {
		first, end := len(line), -1
		for _, text := range texts {
			if i := strings.Index(line[at:], text); i >= 0 {
				if first = min(first, at+i); end < 0 || at+i+len(text) < end {
					end = at + i + len(text)
				}
			}
		}
		if end < 0 {
			return 0, false
		}
		if k == 0 && g.leads {
			from = max(0, first-1)
		}
		at = end
	}
	return from, true
}

// watch makes a guard while it walks a regexp.
type watch struct {
	guard
	run    []string // what the stretch at hand may be
	begins bool     // a match begins with it
}

// end makes a part of the stretch at hand, unless it may be nothing.
func (w *watch) end() {
	if !slices.Contains(w.run, "") {
		within := strings.Contains
		if w.begins { // where the first of them begins counts as well
			w.leads, within = true, strings.HasPrefix
		}
		w.parts = append(w.parts, shortened(w.run, within))
	}
	w.run, w.begins = []string{""}, false
}

// shortened leaves out a text with another within: where it stands, that other ends no later.
func shortened(texts []string, within func(text, other string) bool) []string {
	var out []string
	for i, text := range texts {
		spare := func(other string) bool { return len(other) < len(text) && within(text, other) }
		if !slices.ContainsFunc(texts, spare) && !slices.Contains(texts[:i], text) {
			out = append(out, text)
		}
	}
	return out
}

func (w *watch) walk(re *syntax.Regexp) {
	if texts := textsOf(re); texts != nil {
		if len(w.run)*len(texts) > maxGuardTexts {
			w.end()
		}
		w.run = product(w.run, texts)
		return
	}
	switch {
	case re.Op == syntax.OpConcat || re.Op == syntax.OpCapture:
		for _, sub := range re.Sub {
			w.walk(sub)
		}
	case re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Min > 0: // it is there once, and may be again
		w.walk(re.Sub[0])
		w.end()
	default:
		w.end()
	}
}
