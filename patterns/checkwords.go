package patterns

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
)

const (
	goodLiteral = 12 // letters: shorter words stand in lines of anything
	ordinaryMax = 5  // of the lines of healthy runs
)

// ordinary are lines of healthy runs, lower case: the near misses say where they come from.
func (c *Catalogue) ordinary() []string {
	var out []string
	for _, e := range c.Entries {
		for _, x := range e.NearMisses {
			if line := lower(x.Text); strings.HasPrefix(x.Source, "a healthy run") && !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

// literal wants the words a line is first chosen by to be telling ones, or a reason why they cannot be.
func (k *checker) literal(i int, m *Matcher) {
	before := len(k.problems)
	k.telling(i, m)
	if k.e.Broad != "" {
		k.excused = k.excused || len(k.problems) > before
		k.problems = k.problems[:before]
	}
}

func (k *checker) telling(i int, m *Matcher) {
	words := m.required()
	if n := shortest(words); n < goodLiteral {
		word := words[slices.IndexFunc(words, func(w string) bool { return len(w) == n })]
		k.problems = append(k.problems, k.inRegex(m, word, Problem{
			Text: fmt.Sprintf("match %d is chosen by %q, %d letters", i+1, word, n),
			Fix:  "take more of the line into the matcher, or say in broad why it cannot be",
			Why:  fmt.Sprintf("a word of fewer than %d letters stands in many lines, and each of them runs the regexp", goodLiteral),
		}))
	}
	for _, word := range words {
		n := 0
		for _, line := range k.ordinary {
			if strings.Contains(line, word) {
				n++
			}
		}
		if n > ordinaryMax {
			k.problems = append(k.problems, k.inRegex(m, word, Problem{
				Text: fmt.Sprintf("match %d is chosen by %q, which stands in %d lines of healthy runs", i+1, word, n),
				Fix:  "take more of the line into the matcher, or say in broad why it cannot be",
				Why:  "what healthy logs are full of tells nothing, and each such line runs the regexp",
			}))
		}
	}
}

// inRegex completes a problem with the place of the word in the regexp.
func (k *checker) inRegex(m *Matcher, word string, p Problem) Problem {
	p.File, p.Line, p.ID = k.e.File, k.e.Line, k.e.ID
	if at := strings.Index(lower(m.Regex), word); m.Regex != "" && at >= 0 {
		p.Regex, p.From, p.To = m.Regex, at, at+len(word)
	} else {
		p.Regex, p.To = m.Regex, len(m.Regex)
	}
	p.Example = `broad = "only lines of baresip logs are tried, and the regexp asks for more than the word"`
	return p
}

// plain finds a regexp that is a text and nothing more.
func (k *checker) plain(i int, m *Matcher) {
	if m.Regex == "" {
		return
	}
	parsed, err := syntax.Parse(m.Regex, syntax.Perl)
	if err != nil || parsed.Op != syntax.OpLiteral || parsed.Flags&syntax.FoldCase != 0 {
		return
	}
	text := string(parsed.Rune)
	k.problems = append(k.problems, Problem{
		File: k.e.File, Line: k.e.Line, ID: k.e.ID,
		Text: fmt.Sprintf("match %d is a regexp of plain text", i+1), Fix: "write contains",
		Why:   "a text is found without a regexp, and nobody has to read past its backslashes",
		Regex: m.Regex, To: len(m.Regex),
		Example: fmt.Sprintf("match { contains = %q }", text),
	})
}

// overlaps finds examples another entry matches as well, where neither says that it refines the other.
func (k *checker) overlaps() {
	met := map[string]bool{}
	if k.e.Over != nil {
		return // it says more of lines that are others'
	}
	for _, x := range k.e.variants() {
		i := x.block
		for _, m := range k.set.Match(k.e.record(x.Example), k.e.dialect(x.Example), k.e.Server) {
			o := m.Entry
			met[o.ID] = true
			if o == k.e || slices.Contains(k.e.Refines, o.ID) || slices.Contains(o.Refines, k.e.ID) {
				continue
			}
			k.problems = append(k.problems, Problem{
				File: k.e.File, Line: k.e.Line, ID: k.e.ID,
				Text:    fmt.Sprintf("example %d is matched by %s too: %q", i+1, o.ID, clip(x.Text)),
				Fix:     "narrow one of the two, or let the one that says more refine the other",
				Why:     "one line gives two findings, and nobody knows which is meant",
				Example: fmt.Sprintf("refines = [%q]   # in %s, which says more", o.ID, k.e.ID),
			})
		}
	}
	k.unneeded(met)
}

// unneeded finds excuses for what is not there: they would hide a fault that comes later.
func (k *checker) unneeded(met map[string]bool) {
	for _, id := range k.e.Refines {
		if id == k.e.ID || !met[id] {
			k.add("drop it, or add an example both match", "refines %q, which matches none of its examples", id)
		}
	}
	if k.e.Broad != "" && !k.excused {
		k.add("drop broad", "broad excuses nothing: the literals are long and rare enough")
	}
}
