package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Markdown writes a ticket: the fields a ticket must have, what to do, the way the workflow went, the evidence, and what could
// not be judged. Its structure is lists and headings only. All text from outside passes inert or code, and never starts a line.
func Markdown(w io.Writer, d *finding.Diagnosis, opt Options) error {
	m := &ticket{d: d, level: opt.Level}
	m.head()
	m.fields()
	m.next()
	m.path()
	m.evidence()
	m.settings()
	m.open()
	m.foot()
	_, err := io.WriteString(w, m.b.String())
	return err
}

type ticket struct {
	d     *finding.Diagnosis
	level int
	b     strings.Builder
}

// line drops blanks at the end: two of them would be a line break in Markdown.
func (m *ticket) line(format string, args ...any) {
	m.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (m *ticket) section(title string) { m.line("\n## %s\n", title) }

func (m *ticket) head() {
	v := m.d.Verdict
	m.line("# %s: %s\n", inert(strings.ToUpper(v.Action)), inert(v.Title))
	m.line("> %s", inert(v.Summary))
}

// fields are those a ticket between the levels must have filled. One the bundle does not tell is said to be open, with what to
// ask: an empty field reads as if it had been checked.
func (m *ticket) fields() {
	m.section("Ticket")
	c := m.d.Client
	if c == nil {
		c = &finding.Client{}
	}
	field := func(name, value, ask string) {
		if value = inert(value); value == "" {
			value = "*not evidenced* (" + ask + ")"
		}
		m.line("- **%s:** %s", name, value)
	}
	v, cause := m.d.Verdict, m.d.Cause
	field("Ticket", m.d.Ticket, "give --ticket")
	field("Incident", join(m.d.Incident.ID, paren(m.d.Incident.Source)), "ask what the user complains of")
	field("Cause", join(cause.Title, paren(join(cause.ID+",", cause.Confidence))), "")
	field("Verdict", join(v.Action, v.Branch, paren(fmt.Sprintf("level %d acts next", v.Level))), "")
	field("Device", c.Device, "ask for manufacturer and model")
	field("Operating system", join(c.Platform, c.OS), "ask for its name and version")
	field("Application", join(c.App, c.Version), "ask for its name and version")
	field("Edition", c.Edition, "ask: Professional or Enterprise")
	field("Network", m.network(), "ask for operator, data option, and whether traffic is left")
	field("Bundle", join(m.d.Bundle.Name, paren("sha256 "+m.d.Bundle.SHA256)), "")
}

// network is what the log last said of the device's network.
func (m *ticket) network() string {
	last := ""
	for _, f := range m.d.Findings {
		if f.Class == "network" {
			last = join(f.Title, paren(f.ID))
		}
	}
	return last
}

func join(words ...string) string { return strings.TrimSpace(strings.Join(words, " ")) }

func paren(s string) string {
	if s = strings.Trim(s, ", "); s == "" {
		return ""
	}
	return "(" + s + ")"
}

func (m *ticket) next() {
	v := m.d.Verdict
	m.section("Next")
	if v.Ask != nil {
		m.line("- **Ask (%s):** %s", inert(v.Ask.Who), inert(v.Ask.Question))
		m.line("- **Answers:** %s", inert(strings.Join(v.Ask.Answers, ", ")))
		if v.Ask.Command != "" {
			m.line("- **Then:** %s", code(v.Ask.Command))
		}
	}
	for _, n := range v.Next {
		m.line("- [ ] %s", inert(n))
	}
	if v.Confirm != "" {
		m.line("\n**Closed when:** %s", inert(v.Confirm))
	}
}

func (m *ticket) path() {
	if len(m.d.Trail) == 0 {
		return
	}
	m.section("Workflow path")
	for _, s := range m.d.Trail {
		proof := map[string]string{"given": "answered by a person", "unknown": "not answered yet"}[s.Source]
		if len(s.Evidence) > 0 {
			proof = strings.Join(s.Evidence, ", ")
		}
		m.line("- %s (level %d): %s **%s** %s", inert(s.Step), s.Level, inert(s.Question), inert(s.Answer), inert(paren(proof)))
	}
}

// evidence shows what the cause rests on, then what only the way there rests on; level 3 sees every finding.
func (m *ticket) evidence() {
	cause, trail := ids(m.d.Cause.Evidence), map[string]bool{}
	for _, s := range m.d.Trail {
		for _, id := range s.Evidence {
			trail[id] = true
		}
	}
	m.list("Evidence of the cause", func(f finding.Finding) bool { return cause[f.ID] })
	m.list("Evidence of the steps", func(f finding.Finding) bool { return trail[f.ID] && !cause[f.ID] })
	if m.level > 2 {
		m.list("Other findings", func(f finding.Finding) bool { return !trail[f.ID] && !cause[f.ID] })
	}
}

func (m *ticket) list(title string, want func(finding.Finding) bool) {
	begun := false
	for _, f := range m.d.Findings {
		if !want(f) {
			continue
		}
		if !begun {
			m.section(title)
			begun = true
		}
		m.line("- **%s** %s: %s %s %s", inert(f.ID), where(f.File, f.Line), inert(f.Title), code(f.Pattern), inert(repeats(f)))
		if f.Excerpt != "" && f.Excerpt != f.Title {
			m.line("  - %s%s", stamped(f.Time), code(clip(f.Excerpt, 400)))
		}
	}
}

// where is a place as `show` takes it.
func where(file string, line int) string {
	switch {
	case file == "":
		return "(no file)"
	case line == 0:
		return code(file)
	}
	return code(fmt.Sprintf("%s:%d", file, line))
}

func stamped(at string) string {
	if at == "" {
		return ""
	}
	return inert(at) + " "
}

func (m *ticket) settings() {
	var rows []finding.Setting
	for _, s := range m.d.Settings {
		if s.Status == "mismatch" || m.level > 1 {
			rows = append(rows, s)
		}
	}
	if len(rows) == 0 {
		return
	}
	m.section("Settings")
	for _, s := range rows {
		m.line("- %s %s: %s, expected %s %s %s", inert(s.Status), code(s.Setting), cmp.Or(code(s.Value), "not set"), cmp.Or(code(s.Expected), "unknown"),
			where(s.File, s.Line), inert(paren(s.Hint)))
	}
}

// open is what could not be judged, was not read, or is an error no pattern covers.
func (m *ticket) open() {
	b := m.d.Bundle
	if len(m.d.Missing)+len(b.Skipped)+len(b.Gaps)+len(b.Notes) > 0 {
		m.section("Not judged")
	}
	for _, x := range m.d.Missing {
		m.line("- **%s:** %s. %s", inert(x.What), inert(x.Why), inert(x.Request))
	}
	for _, s := range b.Skipped {
		m.line("- not read: %s: %s", code(s.Path), inert(s.Reason))
	}
	for _, g := range b.Gaps {
		m.line("- %s: %s %s", where(g.File, g.Line), inert(g.Kind), inert(paren(strings.Trim(g.From+" to "+g.To, " "))))
	}
	for _, n := range b.Notes {
		m.line("- %s", inert(n))
	}
	m.unmatched()
}

func (m *ticket) unmatched() {
	if len(m.d.Unknown) == 0 {
		return
	}
	m.section("Errors no pattern covers")
	for _, u := range m.d.Unknown {
		m.line("- %d times %s, first %s", u.Count, code(clip(u.Template, 200)), where(u.First.File, u.First.Line))
	}
}

// foot says who spoke, so that the reader can repeat it.
func (m *ticket) foot() {
	t := m.d.Tool
	m.line("\n---\n\npwtriage %s, catalogue %s, workflows %s", inert(t.Version), inert(clip12(t.Catalogue.Hash)), inert(clip12(t.Workflows.Hash)))
}

// clip12 is enough of a hash to tell two apart.
func clip12(hash string) string { return hash[:min(len(hash), 12)] }
