// Gen writes the Go code of the shipped workflows (gen flows) or causes (gen causes) from their HCL files. It runs in their folder.
package main

import (
	"fmt"
	"os"

	"github.com/hashicorp/hcl/v2"

	"github.com/pwtriage/pwtriage/analyzer/internal/gocode"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(what string) error {
	source, known := map[string]func() ([]byte, hcl.Diagnostics){"flows": gocode.Flows, "causes": gocode.Causes}[what]
	if !known {
		return fmt.Errorf("there are flows and causes, not %q", what)
	}
	src, diags := source()
	if diags.HasErrors() {
		return fmt.Errorf("generate %s_gen.go: %w", what, diags)
	}
	return os.WriteFile(what+"_gen.go", src, 0o644)
}
