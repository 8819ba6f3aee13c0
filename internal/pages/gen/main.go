// Gen writes docs/patterns from the built-in catalogue. It runs in the folder patterns.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/pwtriage/pwtriage/internal/pages"
	"github.com/pwtriage/pwtriage/patterns"
)

func main() {
	files, err := pages.Catalogue(patterns.Builtin())
	if err == nil {
		err = pages.Write(filepath.Join("..", "docs", "patterns"), files)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}
