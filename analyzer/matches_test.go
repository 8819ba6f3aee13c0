package analyzer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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

// TestListingIsTheFindingsOneByOne: what is listed is what a diagnosis counts.
func TestListingIsTheFindingsOneByOne(t *testing.T) {
	opt := options(t, keptSite)
	listing := opt
	listing.Listing = true
	for _, l := range labels(t, kept) {
		dir := customers(t, l.folder, nil)
		list := diagnose(t, listing, dir)
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
