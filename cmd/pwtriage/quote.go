package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/excerpt"
	"github.com/pwtriage/pwtriage/internal/report"
)

// quoted is the diagnosis at hand with lines of its bundle, for the formats that show them; without one nothing.
type quoted struct{ full *finding.Diagnosis }

// with chooses for a format.
func (q quoted) with(format string, d *finding.Diagnosis) *finding.Diagnosis {
	if report.Quotes(format) && q.full != nil {
		return q.full
	}
	return d
}

// quote reads the lines once more where a format that was asked for shows them. Without them the report stands all the same, and
// says that they are not there.
func (o *diagnoseOptions) quote(ctx context.Context, out *analyzer.Outcome, paths []string, io stdio) error {
	o.quoted = quoted{}
	wanted := report.Quotes(o.format)
	for _, p := range o.placed {
		wanted = wanted || report.Quotes(p.format)
	}
	if !wanted {
		return nil
	}
	full, err := excerpt.Fill(ctx, out.Diagnosis, paths, out.Secrets.Text)
	o.quoted.full = full
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, excerpt.ErrStdin):
		complain(io.err, fmt.Errorf("the report shows no lines around the evidence: %w", err))
	case err != nil:
		complain(io.err, fmt.Errorf("read the lines around the evidence of %q: %w", named(paths), err))
	}
	return nil
}
