package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGenSchemaPrintsTheOneInTheRepository(t *testing.T) {
	out, complaint, status := reported(t, "", "gen", "schema")
	if status != 0 || out != fileText(t, "../../docs/schema/diagnosis-v1.json") {
		t.Errorf("status %d, %q: another schema than docs/schema/diagnosis-v1.json", status, complaint)
	}
}

// pages runs a generator and returns what it wrote, by file name.
func pages(t *testing.T, kind string) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new", kind)
	if _, complaint, status := reported(t, "", "gen", kind, dir); status != 0 {
		t.Fatalf("gen %s: status %d: %s", kind, status, complaint)
	}
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[filepath.Base(path)] = fileText(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPagesAreTheSameEveryTime(t *testing.T) {
	for kind, c := range map[string]struct{ page, heading string }{
		"man":  {"pwtriage-report.1", ".SH EXIT STATUS"},
		"docs": {"pwtriage_report.md", "### Exit status"},
	} {
		first, second := pages(t, kind), pages(t, kind)
		if len(first) < 10 || len(first) != len(second) {
			t.Errorf("gen %s wrote %d pages, then %d", kind, len(first), len(second))
		}
		for name, text := range first {
			if second[name] != text {
				t.Errorf("%s: another text the second time", name)
			}
			if strings.Contains(text, "Auto generated") {
				t.Errorf("%s tells the day it was made on", name)
			}
		}
		if page := first[c.page]; strings.Count(page, c.heading) != 1 || !strings.Contains(page, "SARIF 2.1.0") {
			t.Errorf("%s does not tell exit status and formats once:\n%s", c.page, page)
		}
	}
}
