// Package term is the one door to the terminal: it decides on colour, and makes text from a bundle harmless. Such text is hostile:
// no escape sequence, control or bidirectional character passes.
package term

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// Clean shows control, bidi and zero-width characters as \u{...}. Tabs stay; line ends stay where lines is true.
func Clean(s string, lines bool) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return hostile(r, lines) }) {
		return strings.ToValidUTF8(s, "\\u{fffd}")
	}
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if hostile(r, lines) {
			fmt.Fprintf(&b, "\\u{%x}", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func hostile(r rune, lines bool) bool {
	switch {
	case r == '\t', r == '\n' && lines:
		return false
	case r < 0x20, r >= 0x7f && r <= 0x9f: // C0, DEL, C1
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x061c: // bidi overrides and isolates
		return true
	case r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff, r == 0x2028, r == 0x2029: // zero width, line separators
		return true
	}
	return r >= 0xe0000 && r <= 0xe007f // tag characters
}

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
	f, ok := w.(*os.File)
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
