//go:build linux

package rules

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTake(t *testing.T) {
	src, dir := t.TempDir(), t.TempDir()
	write := func(rel, text string) {
		t.Helper()
		path := filepath.Join(src, rel)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("p/area/a.hcl", "one")
	write("p/area/notes.txt", "no rule")
	write("site.hcl", "secret")
	s := Sources{Patterns: filepath.Join(src, "p"), Site: filepath.Join(src, "site.hcl")}
	take := func() *Copy {
		t.Helper()
		c, err := Take(dir, s)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := take()
	if again := take(); again.Hash != first.Hash {
		t.Error("the same rules, another hash")
	}
	write("p/area/a.hcl", "two")
	second := take()
	if second.Hash == first.Hash {
		t.Error("other rules, the same hash")
	}
	if got, err := os.ReadFile(filepath.Join(first.Patterns, "area", "a.hcl")); string(got) != "one" {
		t.Errorf("the first copy changed: %q, %v", got, err)
	}
	info, err := os.Stat(second.Site)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the site file's copy: %v, %v", info.Mode(), err)
	}
	if got, want := second.Original("error in "+filepath.Join(second.Patterns, "area/a.hcl")+":3"), "error in "+filepath.Join(src, "p/area/a.hcl")+":3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	second.Sweep()
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d copies left", len(left))
	}
	s.Site = filepath.Join(src, "missing.hcl")
	if _, err := Take(dir, s); err == nil {
		t.Error("no error for a site file that is not there")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d copies left after an error", len(left))
	}
}
