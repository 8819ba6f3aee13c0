package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

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
