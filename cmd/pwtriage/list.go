package main

import (
	"fmt"
	"io"
	"iter"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/term"
)

// list writes every single match, one after the other as they are made, and says what else the reader must know: the lines have no room for it.
func (o *diagnoseOptions) list(out *analyzer.Outcome, io stdio) error {
	in, matches := o.privacy.listed(out)
	if err := o.privacy.gated(io.out, o.format, writing(o.format, in, matches)); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	const most = 20
	told := 0
	tell := func(text string) {
		if told++; told <= most {
			fmt.Fprintf(io.err, "pwtriage: %s\n", term.Clean(text, false))
		}
	}
	for _, s := range out.Diagnosis.Bundle.Skipped {
		tell("not read, or not wholly: " + s.Path + ": " + s.Reason)
	}
	for _, note := range out.Diagnosis.Bundle.Notes {
		tell(note)
	}
	if told > most {
		fmt.Fprintf(io.err, "pwtriage: %d more remarks on the bundle; leave out --only to see them\n", told-most)
	}
	return nil
}

func writing(format string, in finding.Bundle, matches iter.Seq[*finding.Finding]) func(io.Writer) error {
	write := report.GrepLines
	if format == "jsonl" {
		write = report.FindingLines
	}
	return func(w io.Writer) error { return write(w, in, matches) }
}

// listed are the matches of a listing as they may travel, and the bundle they are of. All of them are learned from before the first is told.
func (p *privacy) listed(out *analyzer.Outcome) (finding.Bundle, iter.Seq[*finding.Finding]) {
	if p.off {
		return out.Diagnosis.Bundle, out.Matches
	}
	p.names = redact.NewPseudonyms(p.key, p.keep)
	p.names.LearnDiagnosis(out.Diagnosis)
	for f := range out.Matches {
		p.names.LearnFinding(f)
	}
	return p.names.Diagnosis(out.Diagnosis).Bundle, func(yield func(*finding.Finding) bool) {
		for f := range out.Matches {
			if !yield(p.names.Finding(f)) {
				return
			}
		}
	}
}
