package report

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	logs "go.opentelemetry.io/proto/otlp/logs/v1"
	"google.golang.org/protobuf/encoding/protojson"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/schema"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

// TestRealResultsRender walks every bundle of the corpus, every second one with the site file, and holds its renderings to what
// reads them.
func TestRealResultsRender(t *testing.T) {
	const corpus = "../../../shared/corpus"
	folders, _ := filepath.Glob(corpus + "/*__*")
	if len(folders) == 0 {
		t.Skipf("left out: there is no corpus at %s", corpus)
	}
	server, diags := site.Load(corpus + "/site.hcl")
	if server == nil {
		t.Fatal(diags)
	}
	opt := analysis(t)
	checks := map[string]func(*testing.T, string){"json": valid(t, ownSchema(t)), "sarif": valid(t, official(t)), "otlp": ofProtocol,
		"markdown": func(t *testing.T, s string) { shape(t, s) }, "grep": allGrepLines, "jsonl": func(t *testing.T, s string) { objects(t, s) },
		"ecs": func(t *testing.T, s string) { objects(t, s) }}
	actions := map[string]bool{}
	for i, folder := range folders {
		opt.Paths, opt.Site = []string{folder}, nil
		if i%2 == 0 {
			opt.Site = server
		}
		out, err := analyzer.Diagnose(t.Context(), opt)
		if err != nil {
			t.Fatalf("%s: %v", folder, err)
		}
		actions[out.Diagnosis.Verdict.Action] = true
		t.Run(filepath.Base(folder), func(t *testing.T) { checkAll(t, out.Diagnosis, checks) })
	}
	if got := strings.Join(slices.Sorted(maps.Keys(actions)), " "); got != "ask close escalate" {
		t.Errorf("the corpus shows only the verdicts %s", got)
	}
}

func checkAll(t *testing.T, d *finding.Diagnosis, checks map[string]func(*testing.T, string)) {
	for name, check := range checks {
		f, _ := Find(name)
		var first, second bytes.Buffer
		for _, b := range []*bytes.Buffer{&first, &second} {
			if err := f.Render(b, d, options()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if first.String() != second.String() {
			t.Errorf("%s: two renderings differ", name)
		}
		check(t, first.String())
	}
}

func analysis(t *testing.T) analyzer.Options {
	t.Helper()
	flows, diags := workflow.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return analyzer.Options{Incident: "auto", Version: "test", Limits: bundle.DefaultLimits(), Catalogue: patterns.Builtin(), Flows: flows, Causes: causes}
}

// ownSchema is that of the result.
func ownSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := schema.Diagnosis()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schema.ID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schema.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, s *jsonschema.Schema) func(*testing.T, string) {
	t.Helper()
	return func(t *testing.T, text string) {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Error(err)
		}
	}
}

func ofProtocol(t *testing.T, text string) {
	var data logs.LogsData
	if err := protojson.Unmarshal([]byte(text), &data); err != nil {
		t.Error(err)
	}
}

func allGrepLines(t *testing.T, text string) {
	for l := range strings.Lines(text) {
		if !grepLine.MatchString(strings.TrimSuffix(l, "\n")) {
			t.Errorf("no grep line: %s", l)
		}
	}
}
