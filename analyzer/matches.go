package analyzer

import (
	"fmt"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// list is a diagnosis that holds every single match of the catalogue, in the order of files and lines, and judges nothing.
func (c *caseFile) list() *Outcome {
	d := &finding.Diagnosis{Schema: finding.Schema, Ticket: c.opt.Ticket, Tool: c.tool(), Bundle: c.bundle(), Findings: []finding.Finding{}}
	l := newLedger(c.secrets.Text)
	for _, f := range c.in.files {
		for _, h := range f.hits.each {
			if f.shown && h.outline {
				continue
			}
			made := l.finding(f, h, h.print)
			made.Count, made.Samples = 1, []finding.Place{spot{h.line, h.time}.in(f)}
			made.ID = fmt.Sprintf("F%d", len(d.Findings)+1)
			d.Findings = append(d.Findings, made)
		}
		f.forget() // all that is left of it is in the findings
	}
	d = c.secrets.Diagnosis(d)
	d.Redaction = finding.Redaction{Mode: "secrets", Replaced: c.secrets.Replaced()}
	return &Outcome{Diagnosis: d, Secrets: c.secrets}
}
