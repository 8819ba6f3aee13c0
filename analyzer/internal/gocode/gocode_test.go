package gocode_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"github.com/pwtriage/pwtriage/analyzer/internal/gocode"
)

func TestGenerateGivesTheFiles(t *testing.T) {
	for file, source := range map[string]func() ([]byte, hcl.Diagnostics){
		"../../workflow/flows_gen.go": gocode.Flows,
		"../../cause/causes_gen.go":   gocode.Causes,
	} {
		want, diags := source()
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what its files give: run make generate", file)
		}
	}
}
