package patterns_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/internal/gocode"
)

func shipped(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := gocode.Read("catalogue")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no HCL file below patterns/catalogue")
	}
	return files
}

func TestGeneratedCodeIsFresh(t *testing.T) {
	want, diags := gocode.Source(shipped(t))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	got, err := os.ReadFile("catalogue_gen.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Fatalf("catalogue_gen.go does not say what the HCL files say (%v): run make generate", err)
	}
}

func TestGeneratedEqualsDecoded(t *testing.T) {
	want, diags := patterns.Load(shipped(t))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	want.SpellGuards()
	options := []cmp.Option{
		cmpopts.IgnoreUnexported(patterns.Matcher{}, patterns.HeaderMatcher{}, patterns.SIPMatcher{}),
		cmpopts.EquateEmpty(), // the printer leaves an empty list out
	}
	if diff := cmp.Diff(want, patterns.Builtin(), options...); diff != "" {
		t.Errorf("-decoded +generated (run make generate)\n%s", diff)
	}
}

func TestBuiltinHolds(t *testing.T) {
	for _, p := range patterns.Builtin().Check() {
		t.Errorf("%s:%d: %s: %s; %s", p.File, p.Line, p.ID, p.Text, p.Fix)
	}
}

func TestBuiltinIsFastOnHostileLines(t *testing.T) {
	if os.Getenv("PWTRIAGE_SPEED") == "" {
		t.Skip("a measurement, which a busy machine spoils: make lint runs it")
	}
	for _, p := range patterns.Builtin().CheckSpeed() {
		t.Errorf("%s:%d: %s: %s; %s", p.File, p.Line, p.ID, p.Text, p.Fix)
	}
}
