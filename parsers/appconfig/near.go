package appconfig

import (
	"strings"

	"github.com/sahilm/fuzzy"
)

// Nearest is the name that word was probably meant to be: one or two letters off, the first of the best. Short words must be
// nearer, since two letters make another word of them.
func Nearest(word string, names []string) (string, bool) {
	limit := 2
	if len(word) < 8 {
		limit = 1
	}
	if len(word) < 4 || len(word) > 128 {
		return "", false
	}
	best, at := "", limit+1
	// A name with letters left out is what fuzzy.Find finds at once, best first; other slips need the distance to every name.
	for _, match := range fuzzy.Find(word, names) {
		if d := Distance(strings.ToLower(word), strings.ToLower(match.Str)); d < at {
			best, at = match.Str, d
		}
	}
	for _, name := range names {
		if len(name) > len(word)+limit || len(word) > len(name)+limit {
			continue
		}
		if d := Distance(strings.ToLower(word), strings.ToLower(name)); d < at {
			best, at = name, d
		}
	}
	return best, best != "" && at > 0
}

// Distance counts the single-byte insertions, deletions, replacements and swaps of neighbours between two words.
func Distance(a, b string) int {
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}
