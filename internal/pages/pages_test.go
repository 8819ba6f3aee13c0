package pages

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/pwtriage/pwtriage/patterns"
)

func TestPagesAreFresh(t *testing.T) {
	want, err := Catalogue(patterns.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("..", "..", "docs", "patterns")
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, text) {
			t.Errorf("docs/patterns/%s does not say what the catalogue says (%v): run make generate", name, err)
		}
	}
	there, _ := filepath.Glob(filepath.Join(dir, "*.md"))
	for _, path := range there {
		if want[filepath.Base(path)] == nil {
			t.Errorf("%s is the page of no entry: run make generate", path)
		}
	}
}

func TestWriteTakesStalePagesAway(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if err := Write(dir, map[string][]byte{"OLD-001.md": []byte("old")}); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, map[string][]byte{"NEW-001.md": []byte("new")}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "OLD-001.md")); !os.IsNotExist(err) {
		t.Errorf("the old page is still there: %v", err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "NEW-001.md")); err != nil || string(text) != "new" {
		t.Errorf("the new page reads %q (%v)", text, err)
	}
}
