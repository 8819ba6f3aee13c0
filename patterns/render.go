package patterns

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// Render writes diagnostics for people: what is wrong, where, the line with a mark below the fault, and what to do.
// A file that is not among the given ones is read from disk; without it the place alone is shown.
func Render(w io.Writer, diags hcl.Diagnostics, files map[string]*hcl.File, color bool) {
	for i, d := range diags {
		if i > 0 {
			fmt.Fprintln(w)
		}
		word, start, end := "error", "\x1b[31m", "\x1b[0m"
		if d.Severity == hcl.DiagWarning {
			word, start = "warning", "\x1b[33m"
		}
		if !color {
			start, end = "", ""
		}
		place := ""
		if d.Subject != nil {
			place = fmt.Sprintf("%s:%d,%d: ", visible(d.Subject.Filename), d.Subject.Start.Line, d.Subject.Start.Column)
		}
		fmt.Fprintf(w, "%s%s%s%s: %s\n", place, start, word, end, visible(d.Summary))
		if d.Subject != nil {
			snippet(w, *d.Subject, source(d.Subject.Filename, files), start, end)
		}
		if d.Detail != "" {
			fmt.Fprintf(w, "  %s\n", visible(d.Detail))
		}
	}
}

func source(name string, files map[string]*hcl.File) []byte {
	if f := files[name]; f != nil {
		return f.Bytes
	}
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil
	}
	src, _ := os.ReadFile(name) // without the source the place is still shown
	return src
}

// snippet shows the line a range starts on, cut where it is too long for a terminal.
func snippet(w io.Writer, at hcl.Range, src []byte, start, end string) {
	lines := strings.SplitN(string(src), "\n", at.Start.Line+1)
	if src == nil || at.Start.Line < 1 || len(lines) < at.Start.Line {
		return
	}
	line := []rune(visible(strings.ToValidUTF8(strings.TrimRight(lines[at.Start.Line-1], "\r"), "?")))
	from := min(max(0, at.Start.Column-1), len(line))
	to := len(line)
	if at.End.Line == at.Start.Line {
		to = min(to, at.End.Column-1)
	}
	to = max(to, from+1)
	cut := max(0, from-60)
	shown := line[cut:min(len(line), cut+120)]
	mark := strings.Repeat(" ", from-cut) + start + strings.Repeat("^", min(to-from, 120-(from-cut))) + end
	fmt.Fprintf(w, "  %s\n  %s\n", string(shown), mark)
}

// visible keeps a foreign file from steering the terminal; one rune stays one rune, so that marks stay in place.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t', c == '\n':
			return ' '
		case unicode.IsPrint(c):
			return c
		}
		return utf8.RuneError
	}, s)
}

func byPlace(a, b *hcl.Diagnostic) int {
	if a.Subject == nil || b.Subject == nil {
		return 0
	}
	return cmp.Or(cmp.Compare(a.Subject.Filename, b.Subject.Filename), cmp.Compare(a.Subject.Start.Line, b.Subject.Start.Line),
		cmp.Compare(a.Subject.Start.Column, b.Subject.Start.Column))
}

var expected = lazyre.New(`(?:named|of type) "([^"]*)"`)

// suggest rewords HCL's diagnostic of a name the schema lacks: it only knows names two letters away, and no others.
func suggest(d *hcl.Diagnostic, schema *hcl.BodySchema) *hcl.Diagnostic {
	m := expected().FindStringSubmatch(d.Detail)
	if m == nil || !strings.HasPrefix(d.Summary, "Unsupported") {
		return d
	}
	var names []string
	for _, a := range schema.Attributes {
		names = append(names, a.Name)
	}
	for _, b := range schema.Blocks {
		names = append(names, b.Type)
	}
	what := "argument"
	if strings.Contains(d.Summary, "block") {
		what = "block"
	}
	copied := *d
	copied.Summary = fmt.Sprintf("unknown %s %q", what, m[1])
	copied.Detail = didYouMean(m[1], names)
	if known(m[1], names) {
		copied.Detail = fmt.Sprintf("%q is a known name, but not as %s %s.", m[1], article(what), what)
	}
	return &copied
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}
