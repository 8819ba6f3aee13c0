package coverage

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/patterns"
)

func field(t *testing.T) *Field {
	t.Helper()
	f, diags := Load()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return f
}

func TestEveryTemplateIsMatchedOrSaysWhyNot(t *testing.T) {
	f := field(t)
	for _, p := range f.Check(patterns.Builtin()) {
		t.Errorf("%s:%d: %s; %s", p.File, p.Line, p.Text, p.Fix)
	}
	if n := len(f.Rows(patterns.Builtin())); n < 350 {
		t.Errorf("only %d templates", n)
	}
}

func TestATemplateWithoutItsEntryIsAProblem(t *testing.T) {
	f := field(t)
	missed := f.Check(&patterns.Catalogue{})
	if len(missed) < 200 {
		t.Errorf("an empty catalogue misses %d templates only", len(missed))
	}
	f.Sections[0].Templates[0].Reason = "none is needed"
	found := f.Check(patterns.Builtin())
	if len(found) != 1 || !strings.Contains(found[0].Text, "is matched all the same") {
		t.Errorf("a reason beside an entry: %v", found)
	}
}

var span = regexp.MustCompile("`([^`]+)`")

// TestNoTemplateIsLeftOut holds the data against the message catalogue it is written from.
func TestNoTemplateIsLeftOut(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "logformats.md"))
	if err != nil {
		t.Skip("../shared/logformats.md is not there: the templates cannot be compared with their source")
	}
	have := map[string]bool{}
	for _, s := range field(t).Sections {
		for _, tpl := range s.Templates {
			have[s.ID+" "+tpl.Text] = true
		}
	}
	section := ""
	for line := range strings.SplitSeq(string(src), "\n") {
		if title, ok := strings.CutPrefix(line, "## B"); ok {
			section, _, _ = strings.Cut("B"+title, ".")
		}
		if section == "" || section == "B0" || section == "B12" {
			continue
		}
		for _, m := range span.FindAllStringSubmatch(line, -1) {
			if !have[section+" "+m[1]] {
				t.Errorf("section %s has no template `%s`", section, m[1])
			}
		}
	}
}
