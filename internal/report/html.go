package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// The report is one file that asks for nothing: no script at all, so that there is none to attack and nothing to switch off; one style
// sheet, which the policy allows by its hash, so that no other can come in. Text from outside stands in text nodes only: never in an
// attribute, an address or the style. What folds does so by <details>, what leads somewhere is a link to a place of our own naming.
//
//go:embed html
var htmlFiles embed.FS

// HTML writes a report to look at: for mail attachments, phones, paper and screen readers.
func HTML(w io.Writer, d *finding.Diagnosis, opt Options) error {
	t, style, err := htmlTemplates()
	if err != nil {
		return err
	}
	p := &htmlPage{D: d, Style: template.CSS(style), Policy: policy(style), opt: opt, t: t}
	p.build()
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "page", p); err != nil {
		return fmt.Errorf("render report: %w", err)
	}
	// The last gate: whatever field a hostile character came in by, it is shown, not obeyed.
	_, err = io.WriteString(w, term.Clean(b.String(), true))
	return err
}

func htmlTemplates() (*template.Template, string, error) {
	style, err := htmlFiles.ReadFile("html/style.css")
	if err != nil {
		return nil, "", fmt.Errorf("read style: %w", err)
	}
	t, err := template.New("").Funcs(template.FuncMap{"clip": clip, "short": clip12, "tone": severityClass, "upper": strings.ToUpper, "add": func(a, b int) int { return a + b }}).ParseFS(htmlFiles, "html/*.tmpl")
	if err != nil {
		return nil, "", fmt.Errorf("parse report: %w", err)
	}
	return t, string(style), nil
}

// policy allows this style sheet and nothing else.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// htmlPage is what the templates read.
type htmlPage struct {
	D      *finding.Diagnosis
	Style  template.CSS
	Policy string

	Tone      string // of the verdict: close, escalate, ask, other
	Judged    bool   // something in the bundle spoke of the incident
	Quoted    bool   // lines of the bundle are at hand
	Network   string
	Next      []string
	Steps     []htmlStep
	Graph     *htmlGraph
	Timeline  htmlTimeline
	Ladders   []htmlLadder
	Unheard   int
	Settings  []finding.Setting
	Mismatch  int
	Cited     template.HTML
	Others    template.HTML
	CitedN    int
	OthersN   int
	Unshown   int // findings there was no room for
	Unmatched []htmlUnknown

	Files                                       []finding.File
	Skipped                                     []finding.Skip
	Gaps                                        []finding.Gap
	Notes                                       []string
	FilesLeft, SkippedLeft, GapsLeft, NotesLeft int // rows there was no room for

	opt     Options
	t       *template.Template
	anchor  map[string]int  // of a finding, by its id
	decided map[string]bool // the findings that cause and walk rest on
	size    int             // bytes of findings so far
	spoken  int             // bytes of messages so far
}

func (p *htmlPage) build() {
	d := p.D
	p.Tone = "other"
	switch d.Verdict.Action {
	case "close", "escalate", "ask":
		p.Tone = d.Verdict.Action
	}
	p.Judged = d.Cause.ID != "insufficient-evidence"
	p.Next = d.Verdict.Next
	if a := d.Verdict.Ask; a != nil && len(p.Next) > 0 && p.Next[0] == a.Question { // asked above
		p.Next = p.Next[1:]
	}
	p.Network = (&ticket{d: d}).network()
	p.anchor, p.decided = map[string]int{}, deciding(d)
	for i, f := range d.Findings {
		p.anchor[f.ID] = i + 1
		p.Quoted = p.Quoted || len(f.Around) > 0
	}
	for _, m := range d.Messages {
		p.Quoted = p.Quoted || len(m.Text) > 0
	}
	p.Files, p.FilesLeft = head(d.Bundle.Files)
	p.Skipped, p.SkippedLeft = head(d.Bundle.Skipped)
	p.Gaps, p.GapsLeft = head(d.Bundle.Gaps)
	p.Notes, p.NotesLeft = head(d.Bundle.Notes)
	p.steps()
	p.graph()
	p.Timeline = p.timeline()
	p.ladders()
	p.settings()
	p.findings()
	p.unmatched()
}

// head is as much of a list as there is room for, and how many rows are left out: a bundle can hold a hundred thousand files.
func head[T any](list []T) ([]T, int) {
	n := min(len(list), maxRows)
	return list[:n], len(list) - n
}

// settings puts first what is wrong, then what is unknown.
func (p *htmlPage) settings() {
	for _, status := range []string{"mismatch", "unknown", "match", ""} {
		for _, s := range p.D.Settings {
			known := s.Status == "mismatch" || s.Status == "unknown" || s.Status == "match"
			if s.Status == status || status == "" && !known {
				p.Settings = append(p.Settings, s)
			}
		}
	}
	for _, s := range p.D.Settings {
		if s.Status == "mismatch" {
			p.Mismatch++
		}
	}
}

// htmlProof is a reference to a finding: N is its place, 0 for one that is not there.
type htmlProof struct {
	ID      string
	N       int
	Finding *finding.Finding
}

func (p *htmlPage) links(ids []string) []htmlProof {
	var out []htmlProof
	for _, id := range ids {
		l := htmlProof{ID: id, N: p.anchor[id]}
		if l.N > 0 {
			l.Finding = &p.D.Findings[l.N-1]
		}
		out = append(out, l)
	}
	return out
}

// htmlUnknown is an error no pattern covers, with the command that shows its first line.
type htmlUnknown struct {
	finding.Template
	Show string
}

func (p *htmlPage) unmatched() {
	for _, u := range p.D.Unknown {
		p.Unmatched = append(p.Unmatched, htmlUnknown{u, p.show(u.First.File, u.First.Line)})
	}
}

// show is the command that prints a place in context.
func (p *htmlPage) show(file string, line int) string {
	if file == "" || line == 0 || p.opt.Bundle == "" {
		return ""
	}
	place := (&text{opt: p.opt.TextOptions}).where(finding.Finding{File: file, Line: line})
	return "pwtriage show " + Quote(place) + " -C 5"
}

// severityClass is the style of a severity; one that is not known has none.
func severityClass(severity string) string {
	if severity == "error" {
		return "bad"
	}
	return "plain"
}
