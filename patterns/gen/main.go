// Gen writes catalogue_gen.go from the HCL files of the catalogue. It runs in the folder patterns.
package main

import (
	"fmt"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/internal/gocode"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run() error {
	files, err := gocode.Read("catalogue")
	if err != nil {
		return err
	}
	src, diags := gocode.Source(files)
	sources := map[string]*hcl.File{}
	for name, bytes := range files {
		sources[name] = &hcl.File{Bytes: bytes}
	}
	patterns.Render(os.Stderr, diags, sources, false)
	if diags.HasErrors() {
		return fmt.Errorf("generate catalogue_gen.go: %d faults in the catalogue", len(diags.Errs()))
	}
	return os.WriteFile("catalogue_gen.go", src, 0o644)
}
