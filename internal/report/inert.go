package report

import (
	"strings"
	"unicode"

	"github.com/pwtriage/pwtriage/internal/lazyre"
	"github.com/pwtriage/pwtriage/internal/term"
)

// inert makes text of a bundle or a result harmless in Markdown: a word that could mean something there (a link, a mention,
// markup, HTML, a cell's border) becomes code, which no dialect of Markdown interprets. Escaping with backslashes would not do:
// mentions and bare addresses are found after the backslashes are gone.
func inert(s string) string {
	var out, risky []string
	flush := func() {
		if len(risky) > 0 {
			out = append(out, code(strings.Join(risky, " ")))
			risky = nil
		}
	}
	for i, word := range strings.Fields(term.Clean(strings.ReplaceAll(s, "\t", " "), false)) {
		if harmless(word) && (i > 0 || !bullet().MatchString(word)) {
			flush()
			out = append(out, word)
			continue
		}
		risky = append(risky, word)
	}
	flush()
	return strings.Join(out, " ")
}

// dotted is a name of a host or a file inside a word; some renderers make links of them.
var dotted = lazyre.New(`[.:]\pL`)

// bullet starts a list where it is the first word.
var bullet = lazyre.New(`^(?:-|\d+[.)])$`)

// harmless words are made of letters, digits and plain punctuation, and name no address.
func harmless(word string) bool {
	if word == "-" {
		return true
	}
	if strings.Contains(word, "//") || dotted().MatchString(word) {
		return false
	}
	letter := false
	for _, r := range word {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			letter = true
		case !strings.ContainsRune(`.,;:?()'"%/+-’…`, r):
			return false
		}
	}
	return letter
}

// code is a code span of one line: its fence is longer than any run of backticks inside.
func code(s string) string {
	s = strings.ReplaceAll(term.Clean(s, false), "\t", " ")
	if strings.TrimSpace(s) == "" {
		return ""
	}
	longest, run := 0, 0
	for _, r := range s {
		run++
		if r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if longest > 0 || s[0] == ' ' || s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return fence + s + fence
}

// Inert makes foreign text harmless in Markdown, for other renderings of a result.
func Inert(s string) string { return inert(s) }

// Code makes a code span of foreign text.
func Code(s string) string { return code(s) }
