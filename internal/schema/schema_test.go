package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
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
