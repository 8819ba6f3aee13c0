package phrases

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

func all(t *testing.T) (books []*Book, causes, branches []string) {
	t.Helper()
	for _, language := range Languages {
		b, diags := Builtin(language)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		books = append(books, b)
	}
	known, diags := cause.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for _, c := range known {
		causes = append(causes, c.ID)
	}
	return books, causes, slices.Sorted(maps.Keys(workflow.Branches))
}

func TestEveryLanguageHasEveryWord(t *testing.T) {
	books, causes, branches := all(t)
	for _, p := range Check(books, causes, branches) {
		t.Errorf("%s: %s; %s", p.File, p.Text, p.Fix)
	}
	if n := len(books[0].Cause) + len(books[0].Next); n < 45 {
		t.Errorf("only %d sentences", n)
	}
}

// TestEveryMissingWordIsFound takes away each sentence of each language in turn.
func TestEveryMissingWordIsFound(t *testing.T) {
	books, causes, branches := all(t)
	for _, b := range books {
		for _, said := range []map[string]string{b.Cause, b.Next} {
			for id, text := range said {
				delete(said, id)
				p := Check(books, causes, branches)
				if len(p) != 1 || p[0].File != b.File || !strings.Contains(p[0].Text, id) {
					t.Errorf("%s without %q: %v", b.File, id, p)
				}
				said[id] = text
			}
		}
	}
}

func TestCheckFindsWhatIsNoTranslation(t *testing.T) {
	books, causes, branches := all(t)
	books[1].Cause["none"] = books[0].Cause["none"]
	books[2].Next["level-9"] = "x"
	p := Check(books, causes, branches)
	if len(p) != 2 || !strings.Contains(p[0].Text, `the words for "none" are those of`) || !strings.Contains(p[1].Text, `"level-9", and there is none`) {
		t.Errorf("%v", p)
	}
}

func TestSay(t *testing.T) {
	b := &Book{Cause: map[string]string{"none": "It works."}, Next: map[string]string{"ask": "A question."}}
	for _, c := range [][3]string{{"none", "ask", "It works. A question."}, {"none", "level-2", "It works."}, {"x", "y", ""}} {
		if got := strings.Join(b.Say(c[0], c[1]), " "); got != c[2] {
			t.Errorf("%v: %q", c, got)
		}
	}
}

func TestLoadRefusesABrokenBook(t *testing.T) {
	for src, want := range map[string]string{"cause = {": "", "cause = {}\nnext = {}\nnxt = {}": "nxt", "cause = {}": "next", strings.Repeat("(", 100): "nested"} {
		if _, diags := Load("x.hcl", []byte(src)); !diags.HasErrors() || !strings.Contains(diags.Error(), want) {
			t.Errorf("%q: %v", src[:min(len(src), 20)], diags)
		}
	}
	if _, diags := Builtin("xx"); !diags.HasErrors() {
		t.Error("there are words in xx")
	}
}
