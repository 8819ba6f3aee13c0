package patterns

import (
	"slices"
	"strings"
	"sync"

	"github.com/sahilm/fuzzy"
)

// Catalogue is a set of entries and the reason table they share. It is not changed once it is made: the built-in one
// is handed to everybody.
type Catalogue struct {
	Entries []*Entry // by id
	Reasons []Reason // in order of precedence
	Hash    string   // sha256 (hex) over the content; file names, lines and the order of entries do not count
}

// Reason is one row of the reason table: the texts and numbers that all say the same kind of failure.
type Reason struct {
	Kind   string
	Texts  []string // lower case; one of them stands in the reason
	Codes  []int    // PJ_STATUS codes that mean it on every platform
	Errnos []int    // numbers of the operating system
	File   string
	Line   int
}

// The pages in docs/patterns are made after the code: they are of the catalogue it holds.
//
//go:generate go run ./gen
//go:generate go run ../internal/pages/gen

// generated is set by catalogue_gen.go, so that the package also compiles without that file: the program that writes
// it imports this package.
var generated func() *Catalogue

var builtin = sync.OnceValue(func() *Catalogue {
	if generated == nil {
		return &Catalogue{}
	}
	return generated()
})

// Builtin returns the catalogue the program ships with. No HCL is read and no regexp compiled for it.
func Builtin() *Catalogue { return builtin() }

// Find returns the entry with the id, whatever its case; without one it returns up to five ids that resemble it, by
// id first and by title then.
func (c *Catalogue) Find(id string) (*Entry, []string) {
	var ids, titles []string
	for _, e := range c.Entries {
		if strings.EqualFold(e.ID, id) {
			return e, nil
		}
		ids = append(ids, e.ID)
		titles = append(titles, e.Title)
	}
	var near []string
	if s := closest(strings.ToUpper(id), ids); s != "" {
		near = append(near, s)
	}
	for _, names := range [][]string{ids, titles} {
		for _, m := range fuzzy.Find(id, names) {
			if len(near) < 5 && !slices.Contains(near, ids[m.Index]) {
				near = append(near, ids[m.Index])
			}
		}
	}
	return nil, near
}

func sortEntries(entries []*Entry) {
	slices.SortStableFunc(entries, func(a, b *Entry) int { return strings.Compare(a.ID, b.ID) })
}

// Files is how many files the entries stand in.
func (c *Catalogue) Files() int {
	files := map[string]bool{}
	for _, e := range c.Entries {
		files[e.File] = true
	}
	return len(files)
}
