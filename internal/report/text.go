package report

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// TextOptions are what a reader of the text may choose.
type TextOptions struct {
	Style  term.Style
	Level  int      // whom it is for: 1 shows the deciding evidence, 2 the settings too, 3 all findings
	Bundle string   // how the bundle was named on the command line, for the `show` commands
	Others []string // the further ones of a merged incident; their files begin with the bundle's name and "!/"
}

// Text writes the diagnosis for a first-level agent on the phone: what it is, what to do now, how to confirm that it is closed; then the
// evidence, and what could not be judged.
func Text(w io.Writer, d *finding.Diagnosis, opt TextOptions) error {
	t := &text{d: d, opt: opt}
	t.verdict()
	t.todo()
	t.path()
	t.evidence()
	t.settings()
	t.findings()
	t.unknown()
	t.missing()
	t.skipped()
	_, err := io.WriteString(w, t.b.String())
	return err
}

type text struct {
	d   *finding.Diagnosis
	opt TextOptions
	b   strings.Builder
}

func (t *text) line(format string, args ...any) {
	fmt.Fprintf(&t.b, format+"\n", args...)
}

// say cleans text that may come from a bundle.
func say(s string) string { return term.Clean(s, false) }

func (t *text) heading(s string) { t.line("\n%s", t.opt.Style.Bold(s)) }

func (t *text) verdict() {
	v, c := t.d.Verdict, t.d.Cause
	word := map[string]func(string) string{"close": t.opt.Style.Good, "escalate": t.opt.Style.Bad, "ask": t.opt.Style.Asking}[v.Action]
	if word == nil {
		word = t.opt.Style.Bold
	}
	t.line("%s  %s", word(say(strings.ToUpper(v.Action))), t.opt.Style.Bold(say(v.Title)))
	t.line("%s", say(v.Summary))
	sure := c.Confidence
	if c.ID == "insufficient-evidence" {
		sure = "nothing in the bundle speaks of it"
	}
	t.line("Cause: %s (%s, %s)", say(c.Title), say(c.ID), say(sure))
	t.line("Incident: %s (%s)", say(t.d.Incident.ID), say(t.d.Incident.Source))
	if t.d.Ticket != "" {
		t.line("Ticket: %s", say(t.d.Ticket))
	}
}

func (t *text) todo() {
	v := t.d.Verdict
	switch {
	case v.Ask != nil:
		t.heading("Ask now (" + say(v.Ask.Who) + ")")
		for _, n := range v.Next {
			t.line("  %s", say(n))
		}
		t.line("  Answers: %s", say(strings.Join(v.Ask.Answers, " | ")))
		t.line("  Then: %s", say(v.Ask.Command))
	default:
		t.heading("Do now")
		for i, n := range v.Next {
			t.line("  %d. %s", i+1, say(n))
		}
		if v.Confirm != "" {
			t.line("  Closed when: %s", say(v.Confirm))
		}
	}
}

func (t *text) path() {
	t.heading("How the workflow got here")
	for _, s := range t.d.Trail {
		proof := ""
		switch {
		case s.Source == "given":
			proof = "  [answered by a person]"
		case len(s.Evidence) > 0:
			proof = "  [" + say(strings.Join(s.Evidence, " ")) + "]"
		}
		t.line("  %-10s %s  %s%s", say(s.Step), say(s.Question), t.opt.Style.Bold(say(s.Answer)), t.opt.Style.Faint(proof))
	}
}

// cited are the findings that cause and trail rest on, in the order of their ids.
func (t *text) cited() []finding.Finding {
	want := map[string]bool{}
	for _, id := range t.d.Cause.Evidence {
		want[id] = true
	}
	for _, s := range t.d.Trail {
		for _, id := range s.Evidence {
			want[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(t.d.Findings), func(f finding.Finding) bool { return !want[f.ID] })
}

func (t *text) evidence() {
	cited := t.cited()
	if len(cited) == 0 {
		return
	}
	t.heading("Evidence")
	for _, f := range cited {
		t.one(f)
	}
	for _, f := range cited {
		if f.Line > 0 {
			t.line("  %s", t.opt.Style.Faint("In context: pwtriage show "+say(Quote(t.where(f)))+" -C 5"))
			return
		}
	}
}

// where names a finding for the show command. A merged incident's files begin with their bundle's name.
func (t *text) where(f finding.Finding) string {
	line := ":" + fmt.Sprint(f.Line)
	for _, bundle := range append([]string{t.opt.Bundle}, t.opt.Others...) {
		if file, ok := strings.CutPrefix(f.File, path.Base(bundle)+"!/"); ok && len(t.opt.Others) > 0 {
			return bundle + ":" + file + line
		}
	}
	return t.opt.Bundle + ":" + f.File + line
}

func (t *text) one(f finding.Finding) {
	place := f.File
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	t.line("  %s %s  %s [%s]%s", say(f.ID), t.opt.Style.Bold(say(place)), say(f.Title), say(f.Pattern), repeats(f))
	if f.Excerpt != "" && f.Excerpt != f.Title && f.Pattern != asExpected {
		t.line("      %s", say(clip(f.Excerpt, 200)))
	}
}

func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// Quote makes a word safe to paste into a shell.
func Quote(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-/:!+@=,", r)) || r == '!'
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func (t *text) settings() {
	var rows []finding.Setting
	for _, s := range t.d.Settings {
		if s.Status == "mismatch" || s.Hint != "" && s.Status != "match" && t.opt.Level > 1 || t.opt.Level > 1 {
			rows = append(rows, s)
		}
	}
	if len(rows) == 0 {
		return
	}
	t.heading("Settings")
	for _, s := range rows {
		place := ""
		if s.File != "" {
			place = fmt.Sprintf("  %s:%d", s.File, s.Line)
		}
		hint := ""
		if s.Hint != "" {
			hint = "  (" + s.Hint + ")"
		}
		t.line("  %-9s %s = %s, expected %s%s%s", say(s.Status), say(s.Setting), say(orNone(s.Value)), say(orNone(s.Expected)), say(hint), t.opt.Style.Faint(say(place)))
	}
}

func orNone(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func (t *text) findings() {
	if t.opt.Level < 3 || len(t.d.Findings) == 0 {
		return
	}
	t.heading("All findings")
	for _, f := range t.d.Findings {
		t.one(f)
	}
}

func (t *text) unknown() {
	switch {
	case len(t.d.Unknown) == 0:
		return
	case t.opt.Level < 2:
		t.line("\n%s", t.opt.Style.Faint(fmt.Sprintf("Errors no pattern covers: %d (--level 2 shows them)", len(t.d.Unknown))))
		return
	}
	t.heading("Errors no pattern covers")
	for _, u := range t.d.Unknown {
		t.line("  %5d x %s:%d  %s", u.Count, say(u.First.File), u.First.Line, say(clip(u.Template, 160)))
	}
}

func (t *text) missing() {
	if len(t.d.Missing) == 0 {
		return
	}
	t.heading("Could not be judged")
	for _, m := range t.d.Missing {
		t.line("  %s: %s. %s", say(m.What), say(m.Why), say(m.Request))
	}
}

func (t *text) skipped() {
	if len(t.d.Bundle.Skipped)+len(t.d.Bundle.Notes) == 0 {
		return
	}
	t.heading("Not read, or not wholly")
	for _, s := range t.d.Bundle.Skipped {
		t.line("  %s: %s", say(s.Path), say(s.Reason))
	}
	for _, n := range t.d.Bundle.Notes {
		t.line("  %s", say(n))
	}
}
