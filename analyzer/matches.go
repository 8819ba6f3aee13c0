package analyzer

import (
	"fmt"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// list is a diagnosis that holds every single match of the catalogue, in the order of files and lines, and judges nothing.
func (c *caseFile) list() *Outcome {
	d := &finding.Diagnosis{Schema: finding.Schema, Ticket: c.opt.Ticket, Tool: c.tool(), Bundle: c.bundle(), Findings: []finding.Finding{}}
	l := newLedger(c.secrets.Text)
	prints := map[string]string{}
	var key []byte
	for _, f := range c.in.files {
		for _, h := range f.hits.each {
			if f.shown && h.outline {
				continue
			}
			key = h.key(key[:0])
			print, known := prints[string(key)]
			if !known {
				print = h.fingerprint()
				prints[string(key)] = print
			}
			made := l.finding(f, h, print)
			made.ID = fmt.Sprintf("F%d", len(d.Findings)+1)
			d.Findings = append(d.Findings, made)
		}
	}
	d = c.secrets.Diagnosis(d)
	d.Redaction = finding.Redaction{Mode: "secrets", Replaced: c.secrets.Replaced()}
	return &Outcome{Diagnosis: d, Secrets: c.secrets}
}
