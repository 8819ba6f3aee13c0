package analyzer_test

import (
	"path/filepath"
	"sync"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

// Under the race detector a load takes longer than a small bundle, and what is shipped does not change: it is loaded once.
var (
	loadFlows  = sync.OnceValues(workflow.Builtin)
	loadCauses = sync.OnceValues(cause.Builtin)
)

func rules(t testing.TB) (*workflow.Set, []*cause.Cause) {
	t.Helper()
	flows, diags := loadFlows()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	causes, diags := loadCauses()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return flows, causes
}

// made are the diagnoses of asMade, by folder. The tests that ask run one after the other, and only read them.
var made = map[string]*finding.Diagnosis{}

// asMade is what a bundle yields as it was made, with its corpus' site file. Several tests start from there.
func asMade(t *testing.T, l label) *finding.Diagnosis {
	t.Helper()
	if made[l.folder] == nil {
		made[l.folder] = diagnose(t, optionsFor(t, l), customers(t, l.folder, nil))
	}
	return made[l.folder]
}

// optionsFor are those of a bundle whose incident and site are known.
func optionsFor(t testing.TB, l label) analyzer.Options {
	t.Helper()
	opt := options(t, siteOf(l))
	opt.Incident = l.Incident
	return opt
}

func siteOf(l label) string {
	if filepath.Dir(l.folder) == filepath.Clean(corpus) {
		return filepath.Join(corpus, "site.hcl")
	}
	return keptSite
}
