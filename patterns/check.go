package patterns

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Problem is something an entry does not hold to.
type Problem struct {
	File    string
	Line    int
	ID      string
	Text    string // what is wrong
	Fix     string // what to do about it
	Why     string // why it matters, where that is not plain
	Regex   string // the regexp at fault
	From    int    // bytes of the regexp that are: From up to To
	To      int
	Example string // how it looks when it is right
}

// Check proves the entries by their own examples: each must match with the captures it states, no near miss may. It
// also names what makes matching slow, what says too little, and what a loaded file cannot have wrong but a hand-made catalogue can.
func (c *Catalogue) Check() []Problem { return c.CheckAmong(c) }

// CheckAmong checks the entries of c as a part of all: an example of theirs must not be another's either.
func (c *Catalogue) CheckAmong(all *Catalogue) []Problem {
	set, ordinary := all.Matcher(), all.ordinary()
	var out []Problem
	for _, e := range c.Entries {
		k := &checker{set: set, e: e, ordinary: ordinary}
		k.complete()
		k.over()
		k.outline()
		k.vocabulary()
		k.matchers()
		k.shown()
		k.examples()
		k.overlaps()
		out = append(out, k.problems...)
	}
	return out
}

type checker struct {
	set      *Set
	e        *Entry
	ordinary []string
	problems []Problem

	excused   bool     // broad was needed
	unwritten []string // what patterns new left to a person
}

func (k *checker) add(fix, format string, args ...any) {
	k.problems = append(k.problems, Problem{File: k.e.File, Line: k.e.Line, ID: k.e.ID, Text: fmt.Sprintf(format, args...), Fix: fix})
}

func (k *checker) complete() {
	if len(k.e.Match) == 0 && k.e.Over == nil {
		k.add("add a match block", "no matcher")
	}
	if len(k.e.Examples) == 0 {
		k.add("add an example that must match", "no example")
	}
	if len(k.e.NearMisses) == 0 {
		k.add("add the most similar line that must not match", "no near miss")
	}
	for name, text := range map[string]string{"title": k.e.Title, "means": k.e.Means, "remedy": k.e.Remedy, "words": k.e.Words} {
		if strings.HasPrefix(text, "TODO") {
			k.unwritten = append(k.unwritten, name)
		}
	}
	if len(k.unwritten) > 0 {
		slices.Sort(k.unwritten)
		k.add("people read it: write it", "still to be written: %s", strings.Join(k.unwritten, ", "))
	}
}

// outline checks that an entry that names messages does no more than that, and names them.
func (k *checker) outline() {
	if !k.e.Outline {
		return
	}
	if len(k.e.Emit) > 0 || k.e.Over != nil {
		k.add("take emit or outline away", "an outline emits nothing: the timeline reads the message the line names")
	}
	for i := range k.e.Match {
		if m := &k.e.Match[i]; m.SIP != nil || !slices.Contains(m.regexp().SubexpNames(), "method") {
			k.add("capture it with (?P<method>...)", "match %d is of an outline and does not say the message's method", i+1)
		}
	}
}

func (k *checker) vocabulary() {
	for _, emit := range k.e.Emit {
		if !known(emit.Event, Events) {
			k.add(didYouMean(emit.Event, Events), "unknown event %q", emit.Event)
		}
		if kind, ok := emit.Set["kind"]; ok && !freeKind[emit.Event] && !known(kind, Kinds) {
			k.add(didYouMean(kind, Kinds), "unknown kind %q", kind)
		}
	}
	for _, cause := range k.e.Causes {
		if !known(cause, Causes) {
			k.add(didYouMean(cause, Causes), "unknown cause %q", cause)
		}
	}
}

func (k *checker) matchers() {
	for i := range k.e.Match {
		m := &k.e.Match[i]
		if m.SIP != nil {
			k.size(m.SIP.Reason)
			for j := range m.SIP.Header {
				k.size(m.SIP.Header[j].Regex)
			}
			continue
		}
		k.size(m.Regex)
		if m.required() == nil {
			k.add("add a word of three letters or more that stands in every such line", "match %d has no literal, so it is tried on every line", i+1)
		} else {
			k.literal(i, m)
		}
		k.plain(i, m)
		if m.Regex != "" && !m.implied() {
			k.add("put contains and prefix into the regexp, they are found just as fast there", "match %d cannot be listed as one regexp", i+1)
		}
	}
}

func (k *checker) size(regex string) {
	if n := programSize(regex); n > maxProgram {
		k.add("shorten counted repetitions", "regexp %q compiles to %d instructions, %d are allowed", regex, n, maxProgram)
	}
}

func (k *checker) examples() {
	for _, x := range k.e.variants() {
		i := x.block
		m := k.match(x.Example)
		if m == nil {
			k.add("correct the example or the matcher", "example %d does not match: %q", i+1, clip(x.Text))
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(x.Captures)) {
			if m.Captures[name] != x.Captures[name] {
				k.add("correct the captures or the group of that name", "example %d gives %s = %q, not %q", i+1, name, m.Captures[name], x.Captures[name])
			}
		}
	}
	for i, x := range k.e.NearMisses {
		if m := k.match(x); m != nil {
			k.add("narrow the matcher", "near miss %d matches, at line %d, column %d: %q", i+1, m.LineIndex+1, m.Column, clip(x.Text))
		}
	}
}

// match is the entry's first match of an example.
func (k *checker) match(x Example) *Match {
	if k.e.Over != nil {
		return k.overMatch(x)
	}
	for _, m := range k.set.Match(k.e.record(x), k.e.dialect(x), k.e.Server) {
		if m.Entry == k.e {
			return &m
		}
	}
	return nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 160 {
		return string(r[:160]) + "..."
	}
	return s
}
