package excerpt

import (
	"context"
	"maps"
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Around is how many lines are shown before and after evidence.
const Around = 5

// maxFindings is how many findings get the lines around them, those that decided first: no reader looks at more.
const maxFindings = 400

// maxUnknown is how many of the errors no pattern covers get theirs, the most frequent.
const maxUnknown = 50

// Fill returns a copy of a diagnosis with the lines around its findings and those of its messages, read from its bundles. mask is
// what the diagnosis was masked with. The diagnosis itself stays as it was: the same result gives the same bytes in every format.
func Fill(ctx context.Context, d *finding.Diagnosis, paths []string, mask func(string) string) (*finding.Diagnosis, error) {
	out := *d
	out.Findings, out.Messages, out.Unknown = slices.Clone(d.Findings), slices.Clone(d.Messages), slices.Clone(d.Unknown)
	out.Redaction.Replaced = maps.Clone(d.Redaction.Replaced) // the masker goes on counting
	wanted := Wanted{}
	chosen := choose(d)
	for _, i := range chosen {
		f := d.Findings[i]
		wanted.Add(f.File, f.Line-Around, f.Line+Around)
	}
	for _, m := range d.Messages {
		wanted.Add(m.File, m.Line, m.Line+m.Lines-1)
	}
	for _, u := range d.Unknown[:min(len(d.Unknown), maxUnknown)] {
		wanted.Add(u.First.File, u.First.Line-Around, u.First.Line+Around)
	}
	lines, err := Read(ctx, paths, wanted, mask)
	for _, i := range chosen {
		if f := &out.Findings[i]; f.Line > 0 {
			f.Around = lines.Of(f.File, f.Line-Around, f.Line+Around)
		}
	}
	for i := range out.Messages {
		m := &out.Messages[i]
		m.Text = lines.Of(m.File, m.Line, m.Line+m.Lines-1)
	}
	for i := range out.Unknown[:min(len(out.Unknown), maxUnknown)] {
		u := &out.Unknown[i]
		u.Around = lines.Of(u.First.File, u.First.Line-Around, u.First.Line+Around)
	}
	return &out, err
}

// choose picks findings, by index: those that cause and trail rest on, then the errors, then the others.
func choose(d *finding.Diagnosis) []int {
	cited := map[string]bool{}
	for _, list := range append(trail(d), d.Cause.Evidence) {
		for _, id := range list {
			cited[id] = true
		}
	}
	rank := func(i int) int {
		f := d.Findings[i]
		switch {
		case cited[f.ID]:
			return 0
		case f.Severity == "error":
			return 1
		}
		return 2
	}
	var out []int
	for i, f := range d.Findings {
		if f.Line > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return rank(a) - rank(b) })
	return out[:min(len(out), maxFindings)]
}

func trail(d *finding.Diagnosis) [][]string {
	var out [][]string
	for _, s := range d.Trail {
		out = append(out, s.Evidence)
	}
	return out
}
