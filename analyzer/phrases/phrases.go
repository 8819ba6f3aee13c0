// Package phrases holds what an agent says to the person with the phone, in the languages the vendor's announcements speak: a sentence for
// each cause, and one for what comes next by each branch of a verdict. They stand beside the causes in files of their own, so that a
// translator touches nothing else. A sentence is said as it is: it holds no value of a bundle.
package phrases

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/pwtriage/pwtriage/internal/hclfile"
)

//go:embed languages/*.hcl
var shipped embed.FS

// Languages are those there are words in, by their ISO 639 codes.
var Languages = []string{"en", "it", "de", "fr", "es"}

// Ask is the key of what is said when a question comes next.
const Ask = "ask"

// Book is the words of one language.
type Book struct {
	File  string
	Cause map[string]string `hcl:"cause"`
	Next  map[string]string `hcl:"next"`
}

// Builtin is the shipped book of a language. They are checked by tests, so an error is a bug.
func Builtin(language string) (*Book, hcl.Diagnostics) {
	name := "languages/" + language + ".hcl"
	src, err := shipped.ReadFile(name)
	if err != nil {
		return nil, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "no such language", Detail: fmt.Sprintf("There are no words in %q.", language)}}
	}
	return Load("analyzer/phrases/"+name, src)
}

// Load reads a book.
func Load(name string, src []byte) (*Book, hcl.Diagnostics) {
	if diags := hclfile.Precheck(name, src); diags.HasErrors() {
		return nil, diags
	}
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	b := &Book{File: name}
	return b, append(diags, gohcl.DecodeBody(file.Body, nil, b)...)
}

// Say is what to say over a cause and a branch; what is not known is left out.
func (b *Book) Say(cause, branch string) []string {
	var out []string
	for _, s := range []string{b.Cause[cause], b.Next[branch]} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Problem is what a book lacks or has too much.
type Problem struct{ File, Text, Fix string }

// Check holds books against the causes and branches there are. A sentence that two languages word alike was not translated.
func Check(books []*Book, causes, branches []string) []Problem {
	var out []Problem
	for i, b := range books {
		out = append(out, b.check("cause", b.Cause, causes)...)
		out = append(out, b.check("next act", b.Next, append(slices.Clone(branches), Ask))...)
		for _, other := range books[:i] {
			out = append(out, b.copies(other)...)
		}
	}
	return out
}

func (b *Book) check(what string, have map[string]string, want []string) []Problem {
	var out []Problem
	for _, id := range want {
		if strings.TrimSpace(have[id]) == "" {
			out = append(out, Problem{b.File, fmt.Sprintf("no words for the %s %q", what, id), "write what to say to the person with the phone"})
		}
	}
	for id := range have {
		if !slices.Contains(want, id) {
			out = append(out, Problem{b.File, fmt.Sprintf("words for the %s %q, and there is none", what, id), "take them away, or correct the id"})
		}
	}
	slices.SortFunc(out, func(x, y Problem) int { return strings.Compare(x.Text, y.Text) })
	return out
}

func (b *Book) copies(other *Book) []Problem {
	var out []Problem
	for _, pair := range [][2]map[string]string{{b.Cause, other.Cause}, {b.Next, other.Next}} {
		for id, text := range pair[0] {
			if text != "" && text == pair[1][id] {
				out = append(out, Problem{b.File, fmt.Sprintf("the words for %q are those of %s", id, other.File), "translate them"})
			}
		}
	}
	slices.SortFunc(out, func(x, y Problem) int { return strings.Compare(x.Text, y.Text) })
	return out
}
