package appconfig

import (
	"strings"
	"unicode"
)

// words splits a key into lower-case words: at separators, where capitals begin ("sipServerPort", "SIPServer") and before
// trailing digits, which are left out ("account2").
func words(key string) []string {
	var out []string
	var word []rune
	flush := func() {
		w := strings.TrimRight(strings.ToLower(string(word)), "0123456789")
		if string(word) == "ha1" || string(word) == "HA1" {
			w = "ha1"
		}
		if w != "" {
			out = append(out, w)
		}
		word = word[:0]
	}
	runes := []rune(key)
	for i, c := range runes {
		switch {
		case !unicode.IsLetter(c) && !unicode.IsDigit(c):
			flush()
			continue
		case unicode.IsUpper(c) && i > 0 && (unicode.IsLower(runes[i-1]) || (unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1]))):
			flush()
		}
		word = append(word, c)
	}
	flush()
	return out
}

// squeeze is a key with case and separators ignored.
func squeeze(words []string) string { return strings.Join(words, "") }
