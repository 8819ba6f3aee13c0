package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/patterns"
)

func shipped(t *testing.T) (*patterns.Catalogue, *workflow.Set, []*cause.Cause) {
	t.Helper()
	flows, diags := workflow.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return patterns.Builtin(), flows, causes
}

func TestTheShippedRulesBelongTogether(t *testing.T) {
	for _, p := range Seams(shipped(t)) {
		t.Errorf("%s; %s", p.Text, p.Fix)
	}
}

func TestSeamsShow(t *testing.T) {
	c, flows, causes := shipped(t)
	for name, p := range map[string]struct {
		found []patterns.Problem
		want  string
	}{
		"no entries":   {Seams(&patterns.Catalogue{}, flows, causes), `no entry emits the event "dns-failed"`},
		"no workflows": {Seams(c, &workflow.Set{}, nil), `no workflow and no cause uses the fact "reconnect.ok"`},
		"no causes":    {Seams(c, flows, nil), `entries may name the cause, and there is none of that id "auth-rejected"`},
	} {
		if !slices.ContainsFunc(p.found, func(q patterns.Problem) bool { return strings.Contains(q.Text, p.want) }) {
			t.Errorf("%s: %q is not among %d problems", name, p.want, len(p.found))
		}
	}
}
