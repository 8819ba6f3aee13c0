package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	source "github.com/yuin/goldmark/text"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// own are the kinds of node the ticket itself uses. Any other comes from text that was taken for markup.
var own = []ast.NodeKind{ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindString, ast.KindList,
	ast.KindListItem, ast.KindEmphasis, ast.KindCodeSpan, ast.KindBlockquote, ast.KindThematicBreak, east.KindTaskCheckBox}

// shape lists the kinds of nodes of a document, in order, code and text left out.
func shape(t testing.TB, md string) []string {
	t.Helper()
	root := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser().Parse(source.NewReader([]byte(md)))
	var out []string
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if !slices.Contains(own, n.Kind()) {
			t.Errorf("a %s stands in:\n%s", n.Kind(), md)
		}
		if k := n.Kind(); k != ast.KindText && k != ast.KindString && k != ast.KindCodeSpan {
			out = append(out, k.String())
		}
		return ast.WalkContinue, nil
	})
	return out
}

// TestTextCannotChangeTheTicket compares the ticket's structure with that of one whose texts are plain words.
func TestTextCannotChangeTheTicket(t *testing.T) {
	hostile := shape(t, render(t, "markdown", "built-everything"))
	var b strings.Builder
	if err := Markdown(&b, tamed(stored(t, "built-everything")), options()); err != nil {
		t.Fatal(err)
	}
	if tame := shape(t, b.String()); !slices.Equal(hostile, tame) {
		t.Errorf("the structure changes with the texts:\n%v\n%v", hostile, tame)
	}
}

// tamed gives every text that is hostile in the built result a plain word.
func tamed(d *finding.Diagnosis) *finding.Diagnosis {
	d.Ticket, d.Bundle.Name, d.Client.Device, d.Verdict.Summary = "word", "word", "word", "word"
	d.Verdict.Ask.Question, d.Verdict.Next[1], d.Trail[0].Question, d.Settings[0].Hint = "word", "word", "word", "word"
	d.Bundle.Skipped[1].Path, d.Bundle.Notes[0], d.Missing[0].Request, d.Unknown[0].Template = "word", "word", "word", "word"
	for i := range d.Findings {
		f := &d.Findings[i]
		f.Title = "word"
		if f.Excerpt != "" && i != 5 {
			f.Excerpt = "another word"
		} else {
			f.Excerpt = f.Title
		}
	}
	return d
}

func TestTicketFieldsAreNeverEmpty(t *testing.T) {
	d := stored(t, "wrong-password")
	d.Client = nil
	d.Findings = slices.DeleteFunc(d.Findings, func(f finding.Finding) bool { return f.Class == "network" })
	var b strings.Builder
	if err := Markdown(&b, d, options()); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"Device", "Operating system", "Application", "Network"} {
		if !strings.Contains(b.String(), "- **"+field+":** *not evidenced* (ask") {
			t.Errorf("the ticket does not say that %q is not evidenced and must be asked for:\n%s", field, b.String())
		}
	}
}

func FuzzInert(f *testing.F) {
	for _, s := range []string{"", "- x", "1. x", "# x", "a|b\n---|---", "```", "<b>", "[x](y)", "![x](y)", "x@y.example", "https://x.example", "www.x.example",
		"\tx", "&lt;", "***", "a\\", "`a", "``", "[^1]: x", "[x]: y", "- [ ] x", "~~x~~", "x:\n: y", "\u2028x", "ftp://x", "+ x", "= x", "mailto:a@b.example", "1) x", "http://"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := shape(t, "- **field:** "+inert(s)+"\n- "+inert(s)+" end\n\nand "+code(s)+" here\n")
		want := []string{"Document", "List", "ListItem", "TextBlock", "Emphasis", "ListItem", "TextBlock", "Paragraph"}
		if !slices.Equal(got, want) {
			t.Errorf("%q becomes %q: %v", s, inert(s), got)
		}
	})
}
