package analyzer_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/patterns"
)

// byPattern counts the places of the catalogue's findings; those of settings and exports are no matches.
func byPattern(d *finding.Diagnosis) map[string]int {
	known := map[string]bool{}
	for _, e := range patterns.Builtin().Entries {
		known[e.ID] = len(e.Match) > 0
	}
	out := map[string]int{}
	for _, f := range d.Findings {
		if known[f.Pattern] {
			out[f.Pattern] += f.Count
		}
	}
	return out
}

// list is a listing with its matches in it.
func list(t testing.TB, opt analyzer.Options, path string) *finding.Diagnosis {
	t.Helper()
	opt.Paths = []string{path}
	out, err := analyzer.Diagnose(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return whole(out)
}

// whole is the diagnosis of an outcome with the matches of a listing in it.
func whole(out *analyzer.Outcome) *finding.Diagnosis {
	d := *out.Diagnosis
	if out.Matches != nil {
		for f := range out.Matches {
			d.Findings = append(d.Findings, *f)
		}
	}
	return &d
}

// TestListingIsTheFindingsOneByOne: what is listed is what a diagnosis counts.
func TestListingIsTheFindingsOneByOne(t *testing.T) {
	opt := options(t, keptSite)
	listing := opt
	listing.Listing = true
	for _, l := range labels(t, kept) {
		dir := customers(t, l.folder, nil)
		list := list(t, listing, dir)
		if d := cmp.Diff(byPattern(diagnose(t, opt, dir)), byPattern(list)); d != "" {
			t.Errorf("%s, counted (-) and listed (+):\n%s", l.name, d)
		}
		for _, f := range list.Findings {
			if f.Count != 1 || f.Line == 0 || f.File == "" {
				t.Errorf("%s: %+v is no single match", l.name, f)
			}
		}
	}
}
