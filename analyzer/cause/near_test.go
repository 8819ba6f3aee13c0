package cause

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/analyzer/facts"
)

const nearCauses = `
cause "one" {
  title  = "One"
  means  = "m"
  cure   = "c"
  certain = fact.registration.failing && (fact.failure.status == 403) && fact.account.present
  likely  = fact.registration.failing && (fact.failure.authenticating && fact.failure.status == 404)
}
cause "two" {
  title  = "Two"
  means  = "m"
  cure   = "c"
  likely = fact.app.crash || fact.registration.failing && fact.failure.remote && !fact.account.enabled
}
cause "three" {
  title    = "Three"
  means    = "m"
  cure     = "c"
  possible = fact.app.crash
}
cause "stands" {
  title    = "Stands"
  means    = "m"
  cure     = "c"
  certain  = fact.registration.failing && fact.failure.remote && fact.account.enabled
  possible = fact.registration.failing
}
`

func TestNearMissesNameTermAndFigure(t *testing.T) {
	causes, diags := Load("near.hcl", []byte(nearCauses))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	f := facts.New()
	f.Bool("registration.failing", facts.Yes, "F1")
	f.Bool("failure.authenticating", facts.Yes, "F1")
	f.Bool("failure.remote", facts.Yes, "F1")
	f.Number("failure.status", 401, "F2")
	var got [][]string
	for _, n := range NearMisses(causes, []byte(nearCauses), f.Tree()) {
		got = append(got, append([]string{n.Cause.ID, n.Confidence, n.Term, n.Truth}, n.Figures...))
	}
	want := [][]string{ // "three" holds in one term only: everything would be near
		{"one", "likely", "fact.failure.status == 404", "no", "failure.status = 401"},
		{"two", "likely", "!fact.account.enabled", "unknown", "account.enabled = unknown"},
		{"stands", "certain", "fact.account.enabled", "unknown", "account.enabled = unknown"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
