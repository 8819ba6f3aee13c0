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
