package packet

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/report"
)

var inert, code = report.Inert, report.Code

// text is the packet's page: Markdown of headings, lists and indented code, so that it reads the same in a ticket and in an editor.
func (p *packet) text() string {
	w := &writer{}
	v := p.d.Verdict
	w.line("# Hand-off to level %d: %s", p.Level, inert(v.Title))
	w.line("\n> %s", inert(v.Summary))
	p.header(w)
	p.incomplete(w)
	if p.Level == 2 {
		p.settings(w)
		p.client(w)
		p.proofs(w, "Evidence", p.evidence)
		p.ask(w)
	} else {
		p.path(w)
		p.proofs(w, "Evidence", p.evidence)
		p.proofs(w, "SIP messages", p.messages)
		p.nearMisses(w)
		p.proofs(w, "Errors no pattern covers", p.unknown)
		p.settings(w)
	}
	p.contents(w)
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) line(format string, args ...any) {
	w.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (w *writer) section(title string) { w.line("\n## %s\n", title) }

func (p *packet) header(w *writer) {
	d := p.d
	c := d.Client
	if c == nil {
		c = &finding.Client{}
	}
	w.section("Incident")
	field := func(name string, words ...string) {
		value := inert(strings.Join(strings.Fields(strings.Join(words, " ")), " "))
		w.line("- **%s:** %s", name, cmp.Or(value, "*not known*, see below"))
	}
	field("Ticket", d.Ticket)
	field("Incident", d.Incident.ID, "("+d.Incident.Source+")")
	field("Cause", d.Cause.Title, "("+d.Cause.ID+", "+d.Cause.Confidence+")")
	for _, a := range d.Cause.Alternatives {
		field("Or", a.ID, "("+a.Confidence+")")
	}
	field("Verdict", d.Verdict.Action, d.Verdict.Branch, fmt.Sprintf("(level %d acts next)", d.Verdict.Level))
	field("App", c.App, c.Version)
	field("User agent", c.UserAgent)
	field("Device", c.Device)
	field("Operating system", c.Platform, c.OS)
	field("Edition", c.Edition)
	field("Bundle", d.Bundle.Name, "sha256 "+d.Bundle.SHA256)
	t := d.Tool
	field("Judged by", "pwtriage "+t.Version, "catalogue "+t.Catalogue.Hash[:min(12, len(t.Catalogue.Hash))], "workflows "+t.Workflows.Hash[:min(12, len(t.Workflows.Hash))])
	for _, n := range d.Verdict.Next {
		w.line("- [ ] %s", inert(n))
	}
}

func (p *packet) incomplete(w *writer) {
	w.section("Missing before the escalation is complete")
	if len(p.missing) == 0 {
		w.line("Nothing.")
	}
	for _, m := range p.missing {
		w.line("- **%s**: %s *%s*", inert(m.What), inert(sentence(m.Why)), inert(m.Request))
	}
}

// sentence ends a text as one.
func sentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

func (p *packet) settings(w *writer) {
	w.section("Settings")
	if len(p.d.Settings) == 0 {
		w.line("The bundle holds none.")
	}
	for _, status := range []string{"mismatch", "unknown", "match"} {
		for _, s := range p.d.Settings {
			if s.Status != status {
				continue
			}
			expected, place, hint := "", "", ""
			if s.Expected != "" {
				expected = ", expected " + code(s.Expected)
			}
			if s.Line > 0 {
				place = " (" + inert(fmt.Sprintf("%s:%d", s.File, s.Line)) + ")"
			}
			if s.Hint != "" {
				hint = ": " + inert(s.Hint)
			}
			w.line("- %s: %s = %s%s%s%s", status, code(s.Setting), cmp.Or(code(s.Value), "*not set*"), expected, place, hint)
		}
	}
}

// client is what the app showed: the answers of the path and how its states changed.
func (p *packet) client(w *writer) {
	p.path(w)
	w.section("What the client shows")
	changes := p.d.Timeline
	const most = 40
	if n := len(changes) - most; n > 0 {
		w.line("%d earlier changes are in %s.\n", n, Result)
		changes = changes[n:]
	}
	if len(changes) == 0 {
		w.line("No state of a connection or call is in the log.")
	}
	for _, c := range changes {
		w.line("- %s %s %s: %s, then **%s** %s", inert(c.Time), c.Kind, inert(c.Subject), inert(c.From), inert(c.To), inert(strings.Join(c.Evidence, " ")))
	}
}

func (p *packet) path(w *writer) {
	w.section("Path of the workflow")
	for _, s := range p.d.Trail {
		w.line("- %s (level %d): %s **%s** %s", inert(s.Step), s.Level, inert(s.Question), inert(s.Answer), inert(strings.Join(s.Evidence, " ")))
	}
	if len(p.d.Trail) == 0 {
		w.line("No step was taken.")
	}
}

// ask lists the questions for the server.
func (p *packet) ask(w *writer) {
	w.section("Questions for the server, in the order of the workflow")
	all := p.questions()
	if len(all) == 0 {
		w.line("The workflow has none.")
	}
	for _, q := range all {
		w.line("- **%s** (level %d, %s): %s", inert(q.ID), q.Level, inert(q.Who), inert(q.Question))
		switch {
		case q.answered():
			w.line("  - answered: **%s** %s", inert(q.step.Answer), inert(strings.Join(q.step.Evidence, " ")))
		default:
			w.line("  - open: %s", inert(strings.Join(q.Labels(), ", ")))
		}
		for _, how := range q.HowTo() {
			w.line("  - how: %s", inert(how))
		}
	}
}

func (p *packet) contents(w *writer) {
	w.section("In this packet")
	for _, name := range p.cuts.order {
		w.line("- %s: lines of %s under their numbers, a colon at those named above", code(name), inert(p.cuts.of(name)))
	}
	if len(p.messages) > 0 {
		w.line("- %s: the messages in full", code(Messages))
	}
	w.line("- %s: the whole result; pwtriage report renders it again", code(Result))
	w.line("- %s: the same to look at, in a browser", code(Report))
	w.line("\nThe commands run in this folder. Who has the bundle sees any line in context: pwtriage show BUNDLE:FILE:LINE -C 5")
	w.line("Redaction: %s. A name stands for the same person, number or address wherever it is.", inert(p.d.Redaction.Mode))
}
