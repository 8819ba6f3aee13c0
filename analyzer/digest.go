package analyzer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// digest reduces error lines no entry covers to templates and counts them: those of one file, or those kept of all.
type digest struct {
	kept  map[string]*masked
	words []byte // of the line at hand
	left  int    // lines whose template was one too many
}

// masked is a template with the line it was made of: what is masked is the line, since a template no longer shows a secret whole.
type masked struct {
	finding.Template
	first, last spot
	line        string
}

func newDigest() *digest { return &digest{kept: map[string]*masked{}} }

const (
	maxTemplates = 2000 // per file
	maxShown     = 50
)

// see takes a record nothing matched, when its level or its words say that something went wrong.
func (d *digest) see(rec *logfile.Record, matches []patterns.Match) {
	if len(matches) > 0 || rec.SIP != nil {
		return
	}
	severity := string(rec.Level)
	switch rec.Level {
	case logfile.Fatal, logfile.Error:
		severity = "error"
	case logfile.Warning:
	case logfile.NoLevel:
		severity = "unknown"
	default:
		return
	}
	line, bad := first(rec)
	if bad || rec.Level != logfile.NoLevel {
		d.count(rec, severity, line)
	}
}

// first is the line of a record that says what went wrong, and whether one does; some stacks print the function's name in a line before it.
func first(rec *logfile.Record) (line string, bad bool) {
	for _, l := range rec.Lines[:min(len(rec.Lines), 4)] {
		if text := start(l.Text); troubles(text) {
			return text, true
		}
	}
	return start(rec.Lines[0].Text), false
}

func start(text string) string { return text[:min(len(text), 500)] }

func (d *digest) count(rec *logfile.Record, severity, line string) {
	d.words = template(d.words[:0], line)
	at := spot{rec.Lines[0].Number, rec.Time}
	t := d.kept[string(d.words)]
	if t == nil {
		if len(d.kept) >= maxTemplates {
			d.left++
			return
		}
		t = &masked{Template: finding.Template{Severity: severity}, first: at, line: strings.Clone(line)}
		d.kept[string(d.words)] = t
	}
	t.Count++
	t.last = at
}

// join takes over a file's templates where it proved to be a SIP log; the others' errors are none of ours.
func (d *digest) join(f *input, of *digest) {
	d.left += of.left
	if !f.voip {
		return
	}
	for words, t := range of.kept {
		t.First, t.Last = t.first.in(f), t.last.in(f) // the file is resolved once more when the top folder is known
		if have := d.kept[words]; have != nil {
			have.Count += t.Count
			have.Last = t.Last
			continue
		}
		d.kept[words] = t
	}
}

// list gives the templates, most frequent first, and a note when some are not among them.
func (d *digest) list(clean func(string) string, mask func(string) string) ([]finding.Template, string) {
	out := []finding.Template{}
	for _, t := range d.frequent() {
		c := t.Template
		c.First.File, c.Last.File = clean(c.First.File), clean(c.Last.File)
		c.Template = string(template(nil, mask(t.line)))
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b finding.Template) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Template, b.Template))
	})
	out = out[:min(len(out), maxShown)]
	if len(d.kept) <= maxShown && d.left == 0 {
		return out, ""
	}
	note := fmt.Sprintf("errors no pattern covers: %d templates, the %d most frequent are shown", len(d.kept), len(out))
	if d.left > 0 {
		note += fmt.Sprintf("; %d lines more were not counted", d.left)
	}
	return out, note
}

// frequent are the templates that may be shown: those no rarer than the last one that is. Masking all of them takes a while.
func (d *digest) frequent() []*masked {
	all := slices.SortedFunc(maps.Values(d.kept), func(a, b *masked) int { return b.Count - a.Count })
	n := min(len(all), maxShown)
	for n > 0 && n < len(all) && all[n].Count == all[n-1].Count {
		n++
	}
	return all[:n]
}
