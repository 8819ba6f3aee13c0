package store

import (
	"strings"

	"github.com/sahilm/fuzzy"
)

// near says whether each word's letters stand in the text in their order, close enough to be a slip of the pen: `registr lost` finds
// "Registration lost". The library alone would find any word in a text long enough.
func near(words, text string) bool {
	for _, w := range strings.Fields(words) {
		if !nearWord(w, text) {
			return false
		}
	}
	return true
}

func nearWord(w, text string) bool {
	for _, m := range fuzzy.Find(w, strings.Fields(text)) {
		if len(m.MatchedIndexes) > 0 && m.MatchedIndexes[0] == 0 {
			return true
		}
	}
	return false
}

// Nearness ranks a text for the fuzzy words: the higher the nearer.
func Nearness(words, text string) int {
	total := 0
	for _, w := range strings.Fields(words) {
		best := 0
		for i, m := range fuzzy.Find(w, strings.Fields(text)) {
			if i == 0 || m.Score > best {
				best = m.Score
			}
		}
		total += best
	}
	return total
}
