package coverage

import (
	"fmt"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/patterns"
)

// Markdown writes the table of docs/patterns/coverage.md.
func (f *Field) Markdown(w io.Writer, c *patterns.Catalogue) error {
	rows := f.Rows(c)
	var b strings.Builder
	b.WriteString("<!-- Made by make generate from patterns/coverage/templates; do not edit. -->\n\n# What the catalogue covers\n\n")
	covered := 0
	for _, r := range rows {
		if len(r.Entries) > 0 {
			covered++
		}
	}
	fmt.Fprintf(&b, "Message templates of the sources: %d. An entry matches %d of them; of the others the table says why none does.\n", len(rows), covered)
	var section *Section
	for _, r := range rows {
		if r.Section != section {
			section = r.Section
			fmt.Fprintf(&b, "\n## %s %s\n\n| stack | template | entries, or why there are none |\n|---|---|---|\n", section.ID, section.Title)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", cell(r.Template.Stack), code(r.Template.Text), r.answer())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Row) answer() string {
	if len(r.Entries) == 0 {
		return cell(r.Why)
	}
	var links []string
	for _, id := range r.Entries {
		links = append(links, fmt.Sprintf("[%s](%s.md)", id, id))
	}
	return strings.Join(links, " ")
}

var escape = strings.NewReplacer("|", `\|`, "<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`)

func cell(s string) string { return escape.Replace(s) }

// code is a span of code; a bar ends a cell even inside one. Some texts have theirs escaped already.
func code(s string) string {
	return "`" + strings.ReplaceAll(strings.ReplaceAll(s, `\|`, "|"), "|", `\|`) + "`"
}
