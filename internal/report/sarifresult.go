package report

import (
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// The rules of results that no pattern gives.
const (
	ruleMissing   = "missing-evidence"
	ruleSetting   = "unjudged-setting"
	ruleUnmatched = "unmatched-error"
)

// diagnosis is the first result: what the whole bundle says.
func (s *sarifRun) diagnosis() {
	v, c := s.d.Verdict, s.d.Cause
	kind := "fail"
	switch {
	case c.ID == "none":
		kind = "pass"
	case c.ID == "insufficient-evidence":
		kind = "open"
	}
	rule := "cause/" + c.ID
	s.rule(rule, c.Title, "error")
	r := s.result(rule, kind, sarif.LevelError, join(strings.ToUpper(v.Action)+":", v.Title+".", v.Summary))
	for _, id := range c.Evidence {
		f := s.findings[id]
		if f == nil || f.File == "" {
			continue
		}
		r.AddRelatedLocation(s.place(f.File, f.Line, f.Column, f.Excerpt).WithMessage(message(f.Title)))
		if len(r.Locations) == 0 && kindOf(*f, true, c.ID) == kind { // where a reader starts: the first proof of the fault
			r.AddLocation(s.place(f.File, f.Line, f.Column, f.Excerpt))
		}
	}
	if flow := s.flow(); flow != nil {
		r.AddCodeFlow(flow)
	}
	r.WithProperties(sarif.NewPropertyBag().Add("cause", c).Add("trail", s.d.Trail))
}

// flow is the timeline: how connection and calls changed, with the lines that show it.
func (s *sarifRun) flow() *sarif.CodeFlow {
	thread := sarif.NewThreadFlow()
	for i, c := range s.d.Timeline {
		at := sarif.NewLocation()
		for _, id := range c.Evidence {
			if f := s.findings[id]; f != nil && f.File != "" {
				at = s.place(f.File, f.Line, f.Column, f.Excerpt)
				break
			}
		}
		at.WithMessage(message(join(c.Time, c.Kind, c.Subject+":", c.From, "->", c.To)))
		step := sarif.NewThreadFlowLocation().WithLocation(at).WithKinds([]string{c.Kind}).WithExecutionOrder(i + 1)
		if t, zoned, ok := readTime(c.Time); ok && zoned {
			step.WithExecutionTimeUtc(t.Format("2006-01-02T15:04:05.000Z"))
		}
		thread.AddLocation(step)
	}
	if len(thread.Locations) == 0 {
		return nil
	}
	return sarif.NewCodeFlow().WithMessage(message("how connection and calls went")).AddThreadFlow(thread)
}

func (s *sarifRun) results() {
	cause := ids(s.d.Cause.Evidence)
	for _, f := range s.d.Findings {
		s.finding(f, cause[f.ID])
	}
	for _, m := range s.d.Missing {
		s.rule(ruleMissing, "What could not be judged, and how to get it", "warning")
		s.result(ruleMissing, "open", "", join(m.What+":", m.Why+".", m.Request))
	}
	for _, x := range s.d.Settings {
		s.setting(x)
	}
	for _, u := range s.d.Unknown {
		s.rule(ruleUnmatched, "An error no pattern of the catalogue covers", "warning")
		r := s.result(ruleUnmatched, "open", "", u.Template).WithOccurrenceCount(max(u.Count, 1))
		if at := s.place(u.First.File, u.First.Line, 0, ""); at != nil {
			r.AddLocation(at)
		}
	}
}

func (s *sarifRun) finding(f finding.Finding, cited bool) {
	s.rule(f.Pattern, f.Title, f.Severity)
	r := s.result(f.Pattern, kindOf(f, cited, s.d.Cause.ID), level(f.Severity), oneLine(f)).WithOccurrenceCount(max(f.Count, 1))
	if at := s.place(f.File, f.Line, f.Column, f.Excerpt); at != nil {
		r.AddLocation(at)
	}
	for i, p := range f.Samples {
		if at := s.place(p.File, p.Line, 0, ""); i > 0 && at != nil {
			r.AddRelatedLocation(at)
		}
	}
	if f.Fingerprint != "" {
		r.WithPartialFingerprints(map[string]string{"pwtriage/v1": f.Fingerprint})
	}
	bag := sarif.NewPropertyBag().Add("finding", f.ID).Add("class", f.Class).Add("offset", f.Offset)
	if f.Time != "" {
		bag.Add("time", f.Time)
	}
	if len(f.Captures) > 0 {
		bag.Add("captures", f.Captures)
	}
	r.WithProperties(bag)
}

// kindOf says what a finding is to the diagnosis. A setting that is as expected is never a fault, even where it is evidence: that
// the account is right is what makes the password the cause.
func kindOf(f finding.Finding, cited bool, cause string) string {
	switch {
	case f.Pattern == asExpected, cited && cause == "none":
		return "pass"
	case cited:
		return "fail"
	case f.Severity == "info":
		return "pass"
	}
	return "review"
}

// setting tells of one that was not judged: open where the site expects a value the bundle does not show, not applicable where
// the site has no say.
func (s *sarifRun) setting(x finding.Setting) {
	if x.Status != "unknown" {
		return // judged: there is a finding
	}
	kind, why := "open", "expected "+x.Expected+", the bundle does not show the value"
	if x.Expected == "" {
		kind, why = "notApplicable", "the site expects no particular value"
	}
	s.rule(ruleSetting, "A setting that was not judged", "warning")
	r := s.result(ruleSetting, kind, "", join(x.Setting+":", why))
	if at := s.place(x.File, x.Line, 0, ""); at != nil {
		r.AddLocation(at)
	}
}

// notes are what was not read, or not wholly.
func (s *sarifRun) notes() {
	call := sarif.NewInvocation().WithExecutionSuccessful(true)
	note := func(file string, line int, says string) {
		n := sarif.NewNotification().WithMessage(message(says))
		if at := s.place(file, line, 0, ""); at != nil {
			n.AddLocation(at)
		}
		call.AddToolExecutionNotification(n)
	}
	for _, x := range s.d.Bundle.Skipped {
		note(x.Path, 0, x.Path+": "+x.Reason)
	}
	for _, g := range s.d.Bundle.Gaps {
		note(g.File, g.Line, join(g.Kind+":", g.From, "to", g.To))
	}
	for _, n := range s.d.Bundle.Notes {
		note("", 0, n)
	}
	s.run.AddInvocation(call)
}
