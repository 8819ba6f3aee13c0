package analyzer

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/phrases"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

// compose puts the diagnosis together. Every text that comes from the bundle has been masked before it gets here, but for
// what is masked here.
func (c *caseFile) compose() *finding.Diagnosis {
	d := &finding.Diagnosis{Schema: finding.Schema, Ticket: c.opt.Ticket, Incident: c.incident, Trail: c.walk.Trail, Tool: c.tool()}
	d.Bundle = c.bundle()
	d.Client = c.client()
	d.Findings = c.ledger.findings
	if d.Findings == nil {
		d.Findings = []finding.Finding{}
	}
	d.Settings = c.settingRows()
	d.Cause = c.cause()
	d.Verdict = c.verdict()
	d.Timeline = c.changes()
	d.Messages, d.Unheard = c.messages()
	var note string
	if d.Unknown, note = c.in.digest.list(c.clean, c.secrets.Cut); note != "" {
		d.Bundle.Notes = append(d.Bundle.Notes, note)
	}
	d.Missing = c.missing()
	d = c.secrets.Diagnosis(d)
	c.tellUser(d)
	d.Redaction = finding.Redaction{Mode: "secrets", Replaced: c.secrets.Replaced()}
	return d
}

func (c *caseFile) tool() finding.Tool {
	return finding.Tool{Version: c.opt.Version,
		Catalogue: finding.Catalogue{Hash: c.opt.Catalogue.Hash, Patterns: len(c.opt.Catalogue.Entries), Files: c.opt.Catalogue.Files()},
		Workflows: finding.Workflows{Hash: c.opt.Flows.Hash}}
}

// clean cuts the lone top folder; files are clean already when there are several bundles.
func (c *caseFile) clean(path string) string {
	if len(c.in.reports) == 1 {
		return c.in.reports[0].Clean(path)
	}
	return path
}

func (c *caseFile) bundle() finding.Bundle {
	b := finding.Bundle{Files: []finding.File{}, Skipped: []finding.Skip{}, Gaps: []finding.Gap{}, Notes: c.in.notes}
	for i, r := range c.in.reports {
		if i > 0 {
			b.Name += "+"
		}
		b.Name += r.Name
		b.Size += r.Size
		b.SHA256 = joinHash(b.SHA256, r.SHA256)
	}
	for _, f := range c.in.files {
		b.Files = append(b.Files, f.File)
		b.Gaps = append(b.Gaps, f.gaps()...)
	}
	b.Gaps = append(b.Gaps, c.seams...)
	b.Skipped = append(b.Skipped, c.in.skipped...)
	slices.SortStableFunc(b.Skipped, func(x, y finding.Skip) int { return compareText(x.Path+"\x00"+x.Reason, y.Path+"\x00"+y.Reason) })
	return b
}

func (c *caseFile) settingRows() []finding.Setting {
	out := []finding.Setting{}
	for _, r := range c.rows {
		out = append(out, finding.Setting{Setting: r.Setting, Value: c.secrets.Text(r.Value), Expected: r.Expected,
			Status: string(r.Status), File: r.File, Line: r.Line, Hint: hint(r)})
	}
	for _, f := range c.in.files {
		if f.config == nil {
			continue
		}
		for _, h := range f.config.Hints {
			out = append(out, finding.Setting{Setting: h.Name, Status: "unknown", File: f.Path, Line: h.Line, Hint: c.secrets.Text(h.Hint)})
		}
	}
	return out
}

// NotWritten is the hint at a value the configuration leaves out.
const NotWritten = "not written; it is the client's default"

func hint(r site.Row) string {
	switch {
	case !r.Default:
		return r.Hint
	case r.Hint == "":
		return NotWritten
	}
	return r.Hint + "; " + NotWritten
}

func (c *caseFile) cause() finding.Cause {
	lead := c.causes[0]
	out := finding.Cause{ID: lead.Cause.ID, Title: lead.Cause.Title, Confidence: lead.Confidence, Evidence: list(lead.Evidence), Alternatives: []finding.Alternative{}}
	const most = 6
	for _, s := range c.causes[1:] {
		if len(out.Alternatives) < most {
			out.Alternatives = append(out.Alternatives, finding.Alternative{ID: s.Cause.ID, Confidence: s.Confidence, Evidence: list(s.Evidence)})
		}
	}
	return out
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func (c *caseFile) verdict() finding.Verdict {
	v := finding.Verdict{Action: c.walk.Action, Branch: c.walk.Branch, Level: c.walk.Level, Next: []string{}}
	if st := c.walk.Asks; st != nil {
		v.Title = "One question first"
		v.Summary = c.summary("")
		v.Next = append(v.Next, st.Question)
		v.Next = append(v.Next, st.HowTo()...)
		v.Ask = &finding.Ask{Step: st.ID, Question: st.Question, Who: st.Who, Answers: st.Labels(), Command: c.command(st)}
		return v
	}
	v.Title = workflow.Branches[v.Branch].Title
	v.Summary = c.summary(c.walk.Ending.Because)
	v.Next = append(c.corrections(), c.walk.Ending.Acts...)
	v.Confirm = c.walk.Ending.Confirm
	return v
}

// tellUser adds the words for the person with the phone.
func (c *caseFile) tellUser(d *finding.Diagnosis) {
	if c.opt.Words == nil {
		return
	}
	next := d.Verdict.Branch
	if d.Verdict.Ask != nil {
		next = phrases.Ask
	}
	d.Verdict.Lang, d.Verdict.Tell = c.opt.Lang, c.opt.Words.Say(d.Cause.ID, next)
}

// summary is one or two sentences: what it is, how sure, and what happened on the way.
func (c *caseFile) summary(because string) string {
	lead := c.causes[0]
	text := lead.Cause.Means
	switch lead.Confidence {
	case cause.Likely:
		text = "Probably: " + text
	case cause.Possible:
		if lead.Cause.ID != "insufficient-evidence" {
			text = "Possibly: " + text
		}
	}
	if because != "" && because != lead.Cause.Means {
		text += " " + because
	}
	if a := c.focus.Attempt; a != nil && c.focus.Good != nil && c.facts.Truth("registration.recovered").String() == "yes" {
		text += " An earlier failure in the log was mended by itself or by hand and is not the cause."
	}
	return text + c.together()
}

// corrections name the settings that decided the verdict, with the value to put in.
func (c *caseFile) corrections() []string {
	var out []string
	for i, r := range c.rows {
		if r.Status != site.Mismatch || !slices.Contains(c.walk.Deciding, c.ledger.id(c.rowMarks[i])) {
			continue
		}
		out = append(out, correction(r))
	}
	return out
}

func correction(r site.Row) string {
	at := ""
	if r.File != "" && r.Line > 0 {
		at = " (" + r.File + ":" + strconv.Itoa(r.Line) + ")"
	}
	switch r.Setting {
	case "account.password":
		return "Password: app and PrivateServer have different ones; set it anew on both sides" + at + "."
	case "account.username":
		if r.Expected == "" {
			return "Account: the PrivateServer has no account " + quoted(r.Value) + "; create it, or correct the user name in the app" + at + "."
		}
	case "account.enabled":
		return "Account: it is disabled on the PrivateServer; enable it."
	}
	return fmt.Sprintf("Setting %s: change %s to %s%s.", r.Setting, quoted(r.Value), quoted(r.Expected), at)
}

// changes are the steps of registrations and calls, in order.
func (c *caseFile) changes() []finding.Change {
	out := []finding.Change{}
	state := "unknown"
	for _, a := range c.story.Attempts {
		to := map[timeline.Outcome]string{timeline.OK: "registered", timeline.Failed: "failed", timeline.Pending: "no answer in the log"}[a.Outcome]
		out = append(out, finding.Change{Time: stamp(a.Last.Time), Kind: "registration", Subject: subject(a), From: state, To: to, Evidence: c.ids(a.Marks)})
		state = to
	}
	for _, l := range c.story.Losses {
		out = append(out, finding.Change{Time: stamp(l.At.Time), Kind: "registration", Subject: l.Account, From: "registered", To: "lost", Evidence: c.ids(l.Marks)})
	}
	for _, call := range c.story.Calls {
		out = append(out, finding.Change{Time: stamp(call.Last.Time), Kind: "call", Subject: call.Peer, From: direction(call), To: fate(call), Evidence: c.ids(call.Marks)})
	}
	out = append(out, c.sessionChanges()...)
	slices.SortStableFunc(out, func(x, y finding.Change) int { return compareText(x.Time, y.Time) })
	return out
}

func subject(a *timeline.Attempt) string {
	if a.Kind == "" {
		return a.Account
	}
	return a.Account + " (" + a.Kind + ")"
}

func direction(c *timeline.Call) string {
	if c.Incoming {
		return "incoming"
	}
	return "outgoing"
}

func fate(c *timeline.Call) string {
	switch {
	case c.MediaLost:
		return "media lost"
	case c.Established:
		return "established"
	case c.Cancelled:
		return "cancelled"
	case c.Status != 0:
		return "failed " + strconv.Itoa(c.Status)
	}
	return "unknown"
}

func (c *caseFile) ids(marks []timeline.Mark) []string {
	out := []string{}
	for _, m := range marks {
		if id := c.ledger.id(m); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
