// Package excerpt reads lines of a bundle as they stand: those around the evidence of a diagnosis, and those of its SIP messages. A
// result does not hold them, so that it stays small where it is kept; a rendering that shows them asks here, and what is read is
// masked before anybody sees it. Input are the bundle, the places wanted and a masker, output are lines by file and number.
//
// It reads the bundle once more, in bounded memory. It knows nothing of patterns and verdicts.
package excerpt

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

const (
	maxKept = 8 << 20  // bytes of all lines
	maxRead = 64 << 10 // of a line, before it is masked
	maxLine = 2000     // of a line, afterwards
)

// Span is a run of lines of a file, both ends included.
type Span struct{ From, To int }

// Wanted are the lines asked for, by file as the diagnosis names it.
type Wanted map[string][]Span

// Add asks for the lines around a place.
func (w Wanted) Add(file string, from, to int) {
	if file != "" && to > 0 {
		w[file] = append(w[file], Span{max(from, 1), to})
	}
}

// Lines are those found, by file and number.
type Lines map[string]map[int]string

// Of returns the lines of a span that were found, in order.
func (l Lines) Of(file string, from, to int) []finding.Line {
	var out []finding.Line
	for n := max(from, 1); n <= to; n++ {
		if text, ok := l[file][n]; ok {
			out = append(out, finding.Line{Number: n, Text: text})
		}
	}
	return out
}

// ErrStdin is returned for a bundle that cannot be read a second time.
var ErrStdin = errors.New("standard input cannot be read twice")

// Read reads the lines wanted from the bundles of one diagnosis, in the order they were given. mask makes a text presentable; it
// keeps line ends.
func Read(ctx context.Context, paths []string, wanted Wanted, mask func(string) string) (Lines, error) {
	out := Lines{}
	if slices.Contains(paths, "-") {
		return out, ErrStdin
	}
	for _, path := range paths {
		r := reader{wanted: wanted, several: len(paths) > 1, found: map[string]map[int]string{}}
		report, err := bundle.Walk(ctx, path, nil, bundle.DefaultLimits(), r.visit)
		if err != nil {
			return out, err
		}
		prefix := ""
		if r.several {
			prefix = report.Name + "!/"
		}
		for raw, lines := range r.found {
			if file := prefix + report.Clean(raw); wanted[file] != nil {
				out[file] = masked(lines, mask)
			}
		}
	}
	return out, nil
}

// reader goes through one bundle. Which file is meant is known only at the end, with the lone top folder: until then all that may be
// are kept.
type reader struct {
	wanted  Wanted
	several bool
	found   map[string]map[int]string // by raw path
	kept    int
}

func (r *reader) visit(m *bundle.Member, in io.Reader) error {
	spans := r.spans(m.Path)
	if len(spans) == 0 {
		return nil
	}
	lines := map[int]string{}
	r.found[m.Path] = lines
	at := 0 // the spans before it are behind us
	err := EachLine(in, maxRead, func(number int, text string, _ bool) error {
		for at < len(spans) && spans[at].To < number {
			at++
		}
		if at == len(spans) || r.kept > maxKept {
			return bundle.ErrStop
		}
		if number >= spans[at].From {
			lines[number] = text
			r.kept += len(text)
		}
		return nil
	})
	if errors.Is(err, bundle.ErrStop) { // of this file only
		return nil
	}
	return err
}

// spans are those of every file the member may be, joined and in order.
func (r *reader) spans(path string) []Span {
	var all []Span
	for file, spans := range r.wanted {
		if r.several {
			_, file, _ = strings.Cut(file, "!/")
		}
		if path == file || strings.HasSuffix(path, "/"+file) {
			all = append(all, spans...)
		}
	}
	slices.SortFunc(all, func(a, b Span) int { return a.From - b.From })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.From <= out[n-1].To+1 {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}

// masked masks run by run: some secrets take several lines.
func masked(lines map[int]string, mask func(string) string) map[int]string {
	out := map[int]string{}
	var numbers []int
	for n := range lines {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for len(numbers) > 0 {
		n := 1
		for n < len(numbers) && numbers[n] == numbers[n-1]+1 {
			n++
		}
		maskRun(out, lines, numbers[:n], mask)
		numbers = numbers[n:]
	}
	return out
}

func maskRun(out, lines map[int]string, numbers []int, mask func(string) string) {
	var run []string
	for _, n := range numbers {
		run = append(run, strings.ReplaceAll(lines[n], "\n", " "))
	}
	clean := strings.Split(mask(strings.Join(run, "\n")), "\n")
	for i, n := range numbers {
		text := "[withheld: its lines moved]" // no masker does that; showing a line as another would be a lie
		if len(clean) == len(numbers) {
			text = clean[i]
		}
		if len(text) > maxLine {
			text = strings.ToValidUTF8(text[:maxLine], "") + "…"
		}
		out[n] = text
	}
}
