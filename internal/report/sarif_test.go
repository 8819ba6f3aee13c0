package report

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// official is the schema OASIS publishes for SARIF 2.1.0 (errata 01), as go-sarif carries it.
func official(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(sarifSchema, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(sarifSchema)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSARIFHoldsTheOfficialSchema(t *testing.T) {
	s := official(t)
	for _, name := range results {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(render(t, "sarif", name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		doc.(map[string]any)["runs"].([]any)[0].(map[string]any)["results"].([]any)[0].(map[string]any)["kind"] = "maybe"
		if s.Validate(doc) == nil {
			t.Errorf("%s: a kind that SARIF does not have holds all the same", name)
		}
	}
}

func readSARIF(t *testing.T, name string) *sarif.Run {
	t.Helper()
	log, err := sarif.FromString(render(t, "sarif", name))
	if err != nil || len(log.Runs) != 1 {
		t.Fatalf("%s: %v", name, err)
	}
	return log.Runs[0]
}

// TestSARIFKindsSayWhatAResultIs: what the cause rests on fails, what is fine passes, what is not known is open.
func TestSARIFKindsSayWhatAResultIs(t *testing.T) {
	run := readSARIF(t, "built-everything")
	want := map[string]string{"F1": "pass", "F2": "pass", "F3": "fail", "F4": "review", "F5": "fail", "F6": "review"}
	others := map[string]string{"cause/account-forbidden": "fail", ruleMissing: "open", ruleUnmatched: "open"}
	for _, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; *rule.ID != *r.RuleID {
			t.Errorf("result of %q points at the rule %q", *r.RuleID, *rule.ID)
		}
		if (r.Kind == "fail") == (r.Level == sarif.LevelNone) {
			t.Errorf("result of %q: kind %q with level %q", *r.RuleID, r.Kind, r.Level)
		}
		kind, ok := others[*r.RuleID]
		if r.Properties != nil {
			if id, isFinding := r.Properties.Properties["finding"].(string); isFinding {
				kind, ok = want[id], true
				delete(want, id)
			}
		}
		if ok && r.Kind != kind {
			t.Errorf("result %q of %q is %q, want %q", *r.Message.Text, *r.RuleID, r.Kind, kind)
		}
	}
	if len(want) != 0 {
		t.Errorf("findings without a result: %v", want)
	}
}

func TestSARIFSettingsNotJudged(t *testing.T) {
	kinds := map[string]string{}
	for _, r := range readSARIF(t, "built-everything").Results {
		if *r.RuleID == ruleSetting {
			name, _, _ := strings.Cut(*r.Message.Text, ":")
			kinds[name] = r.Kind
		}
	}
	if len(kinds) != 2 || kinds["tls.min"] != "open" || kinds["account.realm"] != "notApplicable" {
		t.Errorf("settings not judged: %v", kinds)
	}
}

func TestSARIFTellsTheTimelineAndTheRules(t *testing.T) {
	run := readSARIF(t, "built-everything")
	d := stored(t, "built-everything")
	steps := run.Results[0].CodeFlows[0].ThreadFlows[0].Locations
	if len(steps) != len(d.Timeline) {
		t.Fatalf("%d steps for %d changes", len(steps), len(d.Timeline))
	}
	first := steps[0].Location.PhysicalLocation
	if *first.Region.StartLine != 12 || *first.ArtifactLocation.URI != "inner.zip%21/logs/client%20100%25.log" && *first.ArtifactLocation.URI != "inner.zip!/logs/client%20100%25.log" {
		t.Errorf("the first step is at %v, line %d", *first.ArtifactLocation.URI, *first.Region.StartLine)
	}
	if got := *steps[0].ExecutionTimeUtc; got != "2026-03-01T11:00:02.500Z" {
		t.Errorf("the first step is of %s", got)
	}
	if steps[2].ExecutionTimeUtc != nil {
		t.Errorf("a clock without a date became the instant %s", *steps[2].ExecutionTimeUtc)
	}
	for _, rule := range run.Tool.Driver.Rules {
		if *rule.ID == "REG-901" && (*rule.FullDescription.Text != "The account is known and barred." || *rule.HelpURI != "https://www.rfc-editor.org/rfc/rfc3261") {
			t.Errorf("rule %+v does not say what the catalogue says", rule)
		}
	}
	prints := map[string]bool{}
	for _, r := range run.Results {
		prints[r.PartialFingerprints["pwtriage/v1"]] = true
	}
	for _, f := range d.Findings {
		if !prints[f.Fingerprint] {
			t.Errorf("fingerprint %q of %s is lost", f.Fingerprint, f.ID)
		}
	}
}
