package facts

import (
	"reflect"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func expression(t *testing.T, src string) hcl.Expression {
	t.Helper()
	e, diags := hclsyntax.ParseExpression([]byte(src), "when.hcl", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return e
}

// some has one fact of each truth: registered yes (F1), lost no (F2), manual unknown.
func some() *Facts {
	f := New()
	f.Bool("registration.registered", Yes, "F1")
	f.Bool("registration.lost", No, "F2")
	f.Text("failure.kind", "auth", "F3", "F10")
	f.Number("failure.status", 403, "F4")
	return f
}

func TestDecideTruthAndItsEvidence(t *testing.T) {
	const yes, no, unknown = "fact.registration.registered", "fact.registration.lost", "fact.registration.manual"
	for _, c := range []struct {
		when string
		want Truth
		by   []string
	}{
		{yes, Yes, []string{"F1"}},
		{no, No, []string{"F2"}},
		{unknown, Unknown, []string{}},
		{"!" + no, Yes, []string{"F2"}},
		{"!" + unknown, Unknown, []string{}},
		{yes + " && " + no, No, []string{"F2"}}, // only what decided, though both were looked at
		{no + " || " + yes, Yes, []string{"F1"}},
		{yes + " && !" + no, Yes, []string{"F1", "F2"}},
		{no + " && " + unknown, No, []string{"F2"}},
		{unknown + " && " + no, No, []string{"F2"}},
		{yes + " && " + unknown, Unknown, []string{}},
		{unknown + " || " + yes, Yes, []string{"F1"}},
		{no + " || " + unknown, Unknown, []string{}},
		{"(" + unknown + " && " + no + ") || " + yes, Yes, []string{"F1"}},
		{`fact.failure.kind == "auth"`, Yes, []string{"F3", "F10"}},
		{`fact.failure.kind != "auth"`, No, []string{"F3", "F10"}},
		{"fact.failure.status >= 400 && fact.failure.status < 500", Yes, []string{"F4"}},
		{`fact.call.status == 404`, Unknown, []string{}},
		{`fact.call.status == 404 && fact.failure.kind == "dns"`, No, []string{"F3", "F10"}},
	} {
		got, by, diags := Decide(expression(t, c.when), some().Tree())
		if diags.HasErrors() {
			t.Errorf("%s: %v", c.when, diags)
		}
		if got != c.want || !reflect.DeepEqual(by, c.by) {
			t.Errorf("%s: %v by %v, want %v by %v", c.when, got, by, c.want, c.by)
		}
	}
}

func TestCheckRefusesWhatCouldHideAnUnknown(t *testing.T) {
	for when, ok := range map[string]bool{
		"fact.registration.lost":                          true,
		`fact.failure.kind == "dns" || fact.site.present`: true,
		"fact.registration.lots":                          false, // no such fact
		"facts.registration.lost":                         false,
		"fact.registration.lost ? true : false":           false,
		`upper("x") == "X"`:                               false,
		"[for x in [1] : x][0] == 1":                      false,
		`fact.failure.kind`:                               false, // not a condition
		`fact.failure.kind && true`:                       false,
	} {
		if diags := Check(expression(t, when)); diags.HasErrors() == ok {
			t.Errorf("%s: accepted = %v, want %v (%v)", when, !diags.HasErrors(), ok, diags)
		}
	}
}

func TestSuggestNamesTheNearestFact(t *testing.T) {
	if got := Suggest("registration.los"); got != "registration.lost" {
		t.Errorf("got %q", got)
	}
}

func TestForgottenFactIsUnknownNotFalse(t *testing.T) {
	f := some()
	f.Forget("registration.lost")
	if got, _, _ := Decide(expression(t, "fact.registration.lost"), f.Tree()); got != Unknown {
		t.Errorf("got %v", got)
	}
	if f.Truth("registration.lost") != Unknown || f.Truth("registration.registered") != Yes {
		t.Error("Truth does not follow")
	}
}
