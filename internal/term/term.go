// Package term is the one door to the terminal: it decides on colour, and makes text from a bundle harmless. Such text is hostile:
// no escape sequence, control or bidirectional character passes.
package term

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// Clean shows control, bidi, zero-width and other invisible characters as \u{...}, and what is no UTF-8 as U+FFFD. Tabs stay;
// line ends stay where lines is true.
func Clean(s string, lines bool) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if !strings.ContainsFunc(s, func(r rune) bool { return hostile(r, lines) }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hostile(r, lines) {
			fmt.Fprintf(&b, "\\u{%x}", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func hostile(r rune, lines bool) bool {
	if r == '\t' || r == '\n' && lines {
		return false
	}
	return Hostile(r)
}

// Hostile says whether a character is invisible, steers a terminal or moves others: controls, bidi, zero width, tags, separators.
func Hostile(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }

// Style colours words. The zero Style leaves them plain.
type Style struct{ on bool }

// StyleFor decides on colour: always, never, or auto (a terminal, NO_COLOR not set).
func StyleFor(mode string, w io.Writer) Style {
	switch mode {
	case "always":
		return Style{on: true}
	case "never":
		return Style{}
	}
	return Style{on: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && IsTerminal(w)}
}

// IsTerminal says whether w is one.
func IsTerminal(w any) bool {
	f, ok := w.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// The styles, by what they mean.
func (s Style) Bold(text string) string   { return s.sgr("1", text) }
func (s Style) Good(text string) string   { return s.sgr("1;32", text) }
func (s Style) Bad(text string) string    { return s.sgr("1;31", text) }
func (s Style) Asking(text string) string { return s.sgr("1;33", text) }
func (s Style) Faint(text string) string  { return s.sgr("2", text) }

func (s Style) sgr(code, text string) string {
	if !s.on || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
