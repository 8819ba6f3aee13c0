package main

import (
	"fmt"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/sahilm/fuzzy"
)

// suggestion is `; did you mean "x"?` when something is near.
func suggestion(word string, words []string) string {
	if near := nearest(word, words); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// nearest finds the word that was meant, "" when none is near: one a third of whose letters differ, rounded up, else one that holds all its
// letters in their order, as an abbreviation does.
func nearest(word string, words []string) string {
	best, least := "", (len(word)+2)/3+1
	for _, w := range words {
		if d := levenshtein.Distance(strings.ToLower(word), strings.ToLower(w), nil); d < least {
			best, least = w, d
		}
	}
	if best != "" || len(word) < 3 {
		return best
	}
	if m := fuzzy.Find(word, words); len(m) > 0 {
		return m[0].Str
	}
	return ""
}
