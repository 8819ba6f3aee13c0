package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words cuts a text into its words: runs of letters and digits, in lower case. The index is fed with them, so that it and Match
// agree on what a word is.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !wordRune(r) })
}

func wordRune(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// hasWord says whether a word of s begins with w.
func hasWord(s, w string) bool {
	for _, x := range Words(s) {
		if strings.HasPrefix(x, w) {
			return true
		}
	}
	return false
}

// Spans are the places in s of words that begin with one of the given words (lower case): first byte and the one after the last of
// the part that is the same.
func Spans(s string, words []string) [][]int {
	var out [][]int
	start := -1
	for i, r := range s + " " {
		switch in := wordRune(r); {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			if n := longestBeginning(strings.ToLower(s[start:i]), words); n > 0 {
				out = append(out, []int{start, start + min(n, i-start)})
			}
			start = -1
		}
	}
	return out
}

func longestBeginning(word string, of []string) int {
	n := 0
	for _, w := range of {
		if strings.HasPrefix(word, w) {
			n = max(n, len(w))
		}
	}
	return n
}

// hasPhrase says whether s holds the phrase as it stands; one that begins with a letter or digit begins a word there, so that the
// index can look for its first word.
func hasPhrase(s, phrase string) bool {
	first, _ := utf8.DecodeRuneInString(phrase)
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 || !wordRune(first) || !wordRune(before) {
			return true
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		from = i + n
	}
}
