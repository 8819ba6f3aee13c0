package analyzer

import (
	"fmt"
	"iter"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// list is a diagnosis that judges nothing, and every single match of the catalogue, in the order of files and lines.
func (c *caseFile) list() *Outcome {
	d := c.secrets.Diagnosis(&finding.Diagnosis{Schema: finding.Schema, Ticket: c.opt.Ticket, Tool: c.tool(), Bundle: c.bundle()})
	d.Redaction = finding.Redaction{Mode: "secrets", Replaced: c.secrets.Replaced()}
	return &Outcome{Diagnosis: d, Secrets: c.secrets, Matches: c.single()}
}

// single are the matches, made as they are asked for: those of a log of 1 GB take a gigabyte.
func (c *caseFile) single() iter.Seq[*finding.Finding] {
	return func(yield func(*finding.Finding) bool) {
		l, n := newLedger(c.secrets.Text), 0
		for _, f := range c.in.files {
			for i := range f.hits.each {
				kept := &f.hits.each[i]
				if f.shown && kept.outline {
					continue
				}
				n++
				made := l.finding(f, kept.hit(), kept.print)
				made.ID, made.Count, made.Samples = fmt.Sprintf("F%d", n), 1, []finding.Place{spot{kept.line, kept.time}.in(f)}
				if !yield(c.secrets.Finding(&made)) {
					return
				}
			}
		}
	}
}
