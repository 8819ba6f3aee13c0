package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

var update = flag.Bool("update", false, "write docs/schema anew")

const kept = "../../docs/schema/diagnosis-v1.json"

func TestSchemaInTheRepositoryIsFresh(t *testing.T) {
	made, err := Diagnosis()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(kept, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, made) {
		t.Errorf("%s is stale: go test ./internal/schema -update", kept)
	}
}

// strict closes every object of the schema: what a program of this version writes must be described, though later ones may add.
func strict(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := Diagnosis()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	root := doc.(map[string]any)
	root["additionalProperties"] = false
	for _, def := range root["$defs"].(map[string]any) {
		def.(map[string]any)["additionalProperties"] = false
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(ID, root); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func instance(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestStoredResultsHold(t *testing.T) {
	s := strict(t)
	files, err := filepath.Glob("../report/testdata/*.result.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("stored results: %v, %v", files, err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(instance(t, data)); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

func TestWrongResultsDoNotHold(t *testing.T) {
	s := strict(t)
	good, err := os.ReadFile("../report/testdata/built-everything.result.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(map[string]any){
		"a field is missing":   func(d map[string]any) { delete(d, "verdict") },
		"a list is null":       func(d map[string]any) { d["trail"] = nil },
		"a word of no meaning": func(d map[string]any) { d["verdict"].(map[string]any)["action"] = "shrug" },
		"another schema":       func(d map[string]any) { d["schema"] = "pwtriage/diagnosis/v2" },
		"a text for a number":  func(d map[string]any) { d["findings"].([]any)[0].(map[string]any)["line"] = "3" },
		"a line below zero":    func(d map[string]any) { d["findings"].([]any)[0].(map[string]any)["line"] = json.Number("-3") },
		"an unknown field":     func(d map[string]any) { d["findings"].([]any)[0].(map[string]any)["host"] = "x" },
	} {
		d := instance(t, good).(map[string]any)
		spoil(d)
		if s.Validate(d) == nil {
			t.Errorf("%s: it holds all the same", name)
		}
	}
}

// TestRealResultsHold walks every bundle of the corpus, with the site file and without.
func TestRealResultsHold(t *testing.T) {
	const corpus = "../../../shared/corpus"
	folders, _ := filepath.Glob(corpus + "/*__*")
	if len(folders) == 0 {
		t.Skipf("left out: there is no corpus at %s", corpus)
	}
	s := strict(t)
	server, diags := site.Load(corpus + "/site.hcl")
	if server == nil {
		t.Fatal(diags)
	}
	actions := map[string]bool{}
	for i, folder := range folders {
		opt := options(t, folder)
		if i%2 == 0 {
			opt.Site = server
		}
		out, err := analyzer.Diagnose(t.Context(), opt)
		if err != nil {
			t.Fatalf("%s: %v", folder, err)
		}
		data, err := json.Marshal(out.Diagnosis)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(instance(t, data)); err != nil {
			t.Errorf("%s: %v", filepath.Base(folder), err)
		}
		actions[out.Diagnosis.Verdict.Action] = true
	}
	if got := strings.Join(slices.Sorted(maps.Keys(actions)), " "); got != "ask close escalate" {
		t.Errorf("the corpus shows only the verdicts %s", got)
	}
}

func options(t *testing.T, path string) analyzer.Options {
	t.Helper()
	flows, diags := workflow.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return analyzer.Options{Paths: []string{path}, Incident: "auto", Version: "test", Limits: bundle.DefaultLimits(),
		Catalogue: patterns.Builtin(), Flows: flows, Causes: causes}
}
