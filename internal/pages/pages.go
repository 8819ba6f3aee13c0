// Package pages makes the documentation of the catalogue: a page for each entry, an index by class, and the table of what the
// catalogue covers. The files stand in docs/patterns and a test fails when they no longer say what the catalogue says.
package pages

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/coverage"
)

// Catalogue gives the files by name.
func Catalogue(c *patterns.Catalogue) (map[string][]byte, error) {
	files := map[string][]byte{"README.md": index(c)}
	for _, e := range c.Entries {
		var page bytes.Buffer
		if err := report.EntryPage(&page, e); err != nil {
			return nil, fmt.Errorf("page of %s: %w", e.ID, err)
		}
		files[e.ID+".md"] = page.Bytes()
	}
	field, diags := coverage.Load()
	if diags.HasErrors() {
		return nil, diags
	}
	var table bytes.Buffer
	if err := field.Markdown(&table, c); err != nil {
		return nil, err
	}
	files["coverage.md"] = table.Bytes()
	return files, nil
}

// index lists the entries of each class; a page is found by its id.
func index(c *patterns.Catalogue) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!-- Made by make generate; do not edit. -->\n\n# The catalogue: %d entries\n\n", len(c.Entries))
	b.WriteString("How to add one: [first-pattern.md](../first-pattern.md). What is covered: [coverage.md](coverage.md).\n")
	for _, class := range slices.Sorted(slices.Values(patterns.Classes)) {
		heading := false
		for _, e := range c.Entries {
			if e.Class != class {
				continue
			}
			if !heading {
				fmt.Fprintf(&b, "\n## %s\n\n", class)
				heading = true
			}
			fmt.Fprintf(&b, "- [%s](%s.md) %s (%s)\n", e.ID, e.ID, plain(e.Title), e.Severity)
		}
	}
	return b.Bytes()
}

// plain keeps a title from being read as markup.
func plain(s string) string {
	return strings.NewReplacer("<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`).Replace(s)
}

// Write puts the files into a folder and takes away the pages of entries that are no more.
func Write(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	stale, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return err
	}
	for _, path := range stale {
		if files[filepath.Base(path)] == nil {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
