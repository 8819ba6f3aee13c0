package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/patterns"
)

func TestEntryPageTellsTheEntry(t *testing.T) {
	e := &patterns.Entry{ID: "REG-901", Title: "Rejected <b>", Class: "registration", Severity: "error", Since: "1.0", Dialects: []string{"pjsip"},
		Means: "It means that.", Remedy: "Do that.", Words: "Tell that.", Causes: []string{"account-forbidden"},
		References: []string{"RFC 3261 21.4.4", "https://www.rfc-editor.org/rfc/rfc3261"},
		Examples:   []patterns.Example{{Text: "one\n``` <script>\n"}, {Text: "# two", Also: []patterns.Swap{{Word: "two", Others: []string{"2", "`<b>"}}}}}, NearMisses: []patterns.Example{{Text: "\x1b[31mthree"}}}
	var b strings.Builder
	if err := EntryPage(&b, e); err != nil {
		t.Fatal(err)
	}
	want := []string{"# REG-901: Rejected `<b>`", "- **Severity:** error", "- **Evidence for:** account-forbidden", "It means that.", "Do that.", "Tell that.",
		"    one", "    ``` <script>", "    # two", "Also with `2`, `` `<b> `` in place of `two`.", `    \u{1b}[31mthree`, "- RFC 3261 21.4.4", "- <https://www.rfc-editor.org/rfc/rfc3261>"}
	have := strings.Split(b.String(), "\n")
	for _, line := range want {
		if !slices.Contains(have, line) {
			t.Errorf("no line %q in\n%s", line, b.String())
		}
	}
	if n := strings.Count(b.String(), "\n## "); n != 6 {
		t.Errorf("%d sections, want 6:\n%s", n, b.String())
	}
}
