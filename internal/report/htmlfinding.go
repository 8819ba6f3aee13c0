package report

import (
	"bytes"
	"cmp"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// The file shall stay below five megabytes, which can still be mailed. The findings have most of it: in full until the first bound, on a
// line each until the second. The messages' words have the rest, and of each list of the bundle so many rows.
const (
	fullSize    = 1_200_000
	lineSize    = 3_900_000
	fullCards   = 400
	messageSize = 600_000
	maxRows     = 300
)

// htmlFinding is a finding's card.
type htmlFinding struct {
	N int
	finding.Finding
	Open     bool
	Marked   []segment
	Captured []capture
	Grep     string
	Show     string
	Means    string // of the catalogue
	Remedy   string
	Repeats  string
	Causes   []string
}

// segment is a piece of an excerpt; Mark: a pattern captured it.
type segment struct {
	Text string
	Mark bool
}

type capture struct{ Name, Value string }

// deciding are the findings that cause and walk rest on.
func deciding(d *finding.Diagnosis) map[string]bool {
	lists := [][]string{d.Cause.Evidence}
	for _, s := range d.Trail {
		lists = append(lists, s.Evidence)
	}
	return ids(lists...)
}

func (p *htmlPage) findings() {
	var first, others bytes.Buffer
	for i, f := range p.D.Findings {
		if p.decided[f.ID] {
			p.CitedN++
			p.put(&first, i, true)
		}
	}
	for i, f := range p.D.Findings {
		if !p.decided[f.ID] {
			p.OthersN++
			p.put(&others, i, false)
		}
	}
	p.Cited, p.Others = template.HTML(first.String()), template.HTML(others.String())
}

// put renders a finding in the form there is room for.
func (p *htmlPage) put(b *bytes.Buffer, i int, open bool) {
	if p.size > lineSize {
		p.Unshown++
		return
	}
	name := "card"
	if p.size > fullSize || i >= fullCards && !open {
		name = "row"
	}
	var card strings.Builder
	if err := p.t.ExecuteTemplate(&card, name, p.card(i, open)); err != nil {
		p.Unshown++
		return
	}
	n, _ := b.WriteString(term.Clean(card.String(), true))
	p.size += n
}

func (p *htmlPage) card(i int, open bool) htmlFinding {
	f := p.D.Findings[i]
	c := htmlFinding{N: i + 1, Finding: f, Open: open, Marked: mark(f.Excerpt, f.Captures), Grep: p.grep(f), Show: p.show(f.File, f.Line), Repeats: strings.Trim(repeats(f), " ()")}
	for _, name := range slices.Sorted(maps.Keys(f.Captures)) {
		c.Captured = append(c.Captured, capture{name, f.Captures[name]})
	}
	if e := p.opt.entry(f.Pattern); e != nil {
		c.Means, c.Remedy, c.Causes = e.Means, e.Remedy, e.Causes
	}
	return c
}

// mark cuts an excerpt into what patterns captured and the rest. Of captures that overlap the first and longest wins.
func mark(excerpt string, captures map[string]string) []segment {
	var words []string
	for _, v := range captures {
		if len(v) > 1 && !slices.Contains(words, v) {
			words = append(words, v)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var out []segment
	for rest := excerpt; rest != ""; {
		at, word := -1, ""
		for _, w := range words {
			if i := strings.Index(rest, w); i >= 0 && (at < 0 || i < at) {
				at, word = i, w
			}
		}
		if at < 0 {
			return append(out, segment{rest, false})
		}
		if at > 0 {
			out = append(out, segment{rest[:at], false})
		}
		out = append(out, segment{word, true})
		rest = rest[at+len(word):]
	}
	return out
}

// grep is the command that finds the evidence again in the unpacked bundle, "" where there is none: for a setting, whose finding has
// no words of the file, and inside a nested archive.
func (p *htmlPage) grep(f finding.Finding) string {
	if f.Line == 0 || strings.HasPrefix(f.Pattern, "SET-") || strings.Contains(f.File, "!/") || strings.HasPrefix(f.File, "-") {
		return ""
	}
	words := constant(f.Excerpt)
	if words == "" {
		return ""
	}
	encoding := ""
	for _, file := range p.D.Bundle.Files {
		if file.Path == f.File {
			encoding = file.Encoding
		}
	}
	if strings.HasPrefix(encoding, "utf-16") {
		return "iconv -f " + strings.ToUpper(encoding) + " -t UTF-8 " + Quote(f.File) + " | grep -anF -- " + Quote(words)
	}
	return "grep -anF -- " + Quote(words) + " " + Quote(f.File)
}
