package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"iter"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// Grep writes a line per finding, `file:line:col: severity: message [PATTERN-ID]`, as compilers do: editors jump to it and
// `grep -n` habits hold. Run in the unpacked bundle, the names are those of the files.
//
// What has no place in a file (a setting that should be there and is not) is laid to the bundle, line 0: a made-up line would
// send the reader astray.
func Grep(w io.Writer, d *finding.Diagnosis, _ Options) error {
	return GrepLines(w, d.Bundle, func(yield func(*finding.Finding) bool) {
		for i := range d.Findings {
			if !yield(&d.Findings[i]) {
				return
			}
		}
	})
}

// GrepLines is Grep for findings that are no diagnosis's.
func GrepLines(w io.Writer, in finding.Bundle, findings iter.Seq[*finding.Finding]) error {
	b := bufio.NewWriter(w)
	for f := range findings {
		file := cmp.Or(f.File, in.Name, "-")
		fmt.Fprintf(b, "%s:%d:%d: %s: %s%s [%s]\n", fileWord(file), f.Line, columnOf(*f), say(f.Severity), oneLine(*f), repeats(*f), say(f.Pattern))
	}
	return b.Flush()
}

// numberLike is a colon in a file's name that would end the name: an editor would go to another file.
var numberLike = lazyre.New(`:(\d)`)

func fileWord(name string) string { return numberLike().ReplaceAllString(say(name), `\u{3a}$1`) }

// columnOf is 0 where there is no line: then the column says nothing either.
func columnOf(f finding.Finding) int {
	if f.Line == 0 {
		return 0
	}
	return max(f.Column, 1)
}

// oneLine is what the finding says: its title, and the evidence where that says more.
func oneLine(f finding.Finding) string {
	if f.Message == "" || f.Message == f.Title {
		return say(f.Title)
	}
	return say(f.Title) + ": " + say(f.Message)
}

// repeats tells of the finding's further occurrences, so that a search for them knows what to expect.
func repeats(f finding.Finding) string {
	switch {
	case f.Count < 2:
		return ""
	case f.Last == nil || f.Last.Line == 0:
		return fmt.Sprintf(" (%d times)", f.Count)
	case f.Last.File != f.File:
		return fmt.Sprintf(" (%d times, last at %s:%d)", f.Count, say(f.Last.File), f.Last.Line)
	}
	return fmt.Sprintf(" (%d times, last at line %d)", f.Count, f.Last.Line)
}
