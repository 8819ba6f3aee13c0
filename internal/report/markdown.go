package report

import (
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
	m.tell()
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

// tell is what to say to the person with the phone, in the language asked for.
func (m *ticket) tell() {
	v := m.d.Verdict
	if len(v.Tell) == 0 {
		return
	}
	m.section("Tell the user (" + inert(v.Lang) + ")")
	for _, s := range v.Tell {
		m.line("> %s", inert(s))
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

// foot says who spoke, so that the reader can repeat it.
func (m *ticket) foot() {
	t := m.d.Tool
	m.line("\n---\n\npwtriage %s, catalogue %s, workflows %s", inert(t.Version), inert(clip12(t.Catalogue.Hash)), inert(clip12(t.Workflows.Hash)))
}

// clip12 is enough of a hash to tell two apart.
func clip12(hash string) string { return hash[:min(len(hash), 12)] }
