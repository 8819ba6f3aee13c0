package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/patterns"
)

// EntryPage writes the catalogue's page of an entry, in Markdown: what it is, what it means, what to do, what to tell the user, and
// lines it is known by.
func EntryPage(w io.Writer, e *patterns.Entry) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	part := func(title, words string) {
		if words != "" {
			line("\n## %s\n\n%s", title, inert(words))
		}
	}
	line("# %s: %s\n", inert(e.ID), inert(e.Title))
	line("- **Class:** %s\n- **Severity:** %s\n- **Since:** %s", inert(e.Class), inert(e.Severity), inert(e.Since))
	if len(e.Dialects) > 0 {
		line("- **Dialects:** %s", inert(strings.Join(e.Dialects, ", ")))
	}
	if e.Over != nil {
		line("- **Over several lines:** %s", inert(e.Over.String()))
	}
	if e.Outline {
		line("- **Outline:** names a message; counts only where the log shows no messages")
	}
	if len(e.Causes) > 0 {
		line("- **Evidence for:** %s", inert(strings.Join(e.Causes, ", ")))
	}
	part("What it means", e.Means)
	part("What to do", e.Remedy)
	part("What to tell the user", e.Words)
	b.WriteString(exampleList("Lines it is known by", e.Examples))
	b.WriteString(exampleList("Lines that look like it", e.NearMisses))
	if len(e.References) > 0 {
		line("\n## References\n")
	}
	for _, r := range e.References {
		line("- %s", link(r))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// exampleList shows each example as an indented block: nothing inside is markup, whatever its lines hold.
func exampleList(title string, examples []patterns.Example) string {
	if len(examples) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n", title)
	for _, x := range examples {
		fmt.Fprintf(&b, "\n<!-- -->\n\n") // parts two blocks, which would else be one
		for l := range strings.SplitSeq(strings.Trim(x.Text, "\r\n"), "\n") {
			fmt.Fprintf(&b, "    %s\n", say(strings.TrimRight(l, "\r")))
		}
		for _, swap := range x.Also {
			fmt.Fprintf(&b, "\nAlso with %s in place of %s.\n", codes(swap.Others), code(swap.Word))
		}
	}
	return b.String()
}

func codes(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = code(w)
	}
	return strings.Join(out, ", ")
}

func link(ref string) string {
	if isURL(ref) && !strings.ContainsAny(ref, "<>") {
		return "<" + ref + ">"
	}
	return inert(ref)
}
