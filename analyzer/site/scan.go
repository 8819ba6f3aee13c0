package site

import (
	"cmp"
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// The limits of a site file. The HCL parser recurses on brackets, operators and templates and dies of a small file full of them,
// so that the bytes are looked over first.
const (
	maxFile  = 4 << 20
	maxDepth = 64
	maxParts = 1_000_000 // words and signs: what the parser keeps an object for
)

// scanner walks the bytes outside of comments and strings.
type scanner struct {
	src   []byte
	at    int
	line  int
	from  int // where the line begins
	depth int
	parts int
	word  bool // within a word
}

// prescan refuses what a site file has no use for: it is data, without operators, templates, here documents or functions.
func prescan(filename string, src []byte) hcl.Diagnostics {
	if len(src) > maxFile {
		return fault(filename, "site file too large", fmt.Sprintf("site file %q has more than %d bytes", filename, maxFile))
	}
	s := &scanner{src: src, line: 1}
	for s.at < len(src) {
		if why := s.step(); why != "" {
			pos := hcl.Pos{Line: s.line, Column: s.at - s.from + 1, Byte: s.at}
			end := pos
			end.Column++
			end.Byte = min(end.Byte+1, len(src))
			return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "not allowed in a site file", Detail: why,
				Subject: &hcl.Range{Filename: filename, Start: pos, End: end}}}
		}
		s.at++
	}
	return nil
}

// step looks at one byte, or skips a comment or string; the text says what is wrong.
func (s *scanner) step() string {
	switch c := s.src[s.at]; {
	case c == '\n':
		s.newline()
		return s.part()
	case c == ' ' || c == '\t' || c == '\r':
		s.word = false
		return ""
	case c == '_' || letter(c) || digit(c):
		return s.letters()
	case c == '{' || c == '[' || c == '(':
		s.depth++
		if s.depth > maxDepth {
			return fmt.Sprintf("brackets are nested deeper than %d", maxDepth)
		}
	case c == '}' || c == ']' || c == ')':
		s.depth--
	case c == '=' || c == ',':
	case c == '.' && s.within(digit):
	case c == '-' && (s.within(letterOrDigit) || s.at+1 < len(s.src) && digit(s.src[s.at+1])):
	case c == '#':
		s.lineComment()
	case c == '/':
		return s.slash()
	case c == '"':
		return cmp.Or(s.part(), s.text())
	default:
		return fmt.Sprintf("the character %q; a site file has strings, numbers, true, false and lists only", rune(c))
	}
	s.word = false
	return s.part()
}

// letters counts a word once, at its beginning.
func (s *scanner) letters() string {
	if s.word {
		return ""
	}
	s.word = true
	return s.part()
}

// within tells that the bytes before and after are of a kind: a point within a number, a dash within a word.
func (s *scanner) within(kind func(byte) bool) bool {
	return s.at > 0 && s.at+1 < len(s.src) && kind(s.src[s.at-1]) && kind(s.src[s.at+1])
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letterOrDigit(c byte) bool { return c == '_' || letter(c) || digit(c) }

func (s *scanner) part() string {
	s.parts++
	if s.parts > maxParts {
		return fmt.Sprintf("the file has more than %d parts", maxParts)
	}
	return ""
}

func (s *scanner) newline() {
	s.word = false
	s.line++
	s.from = s.at + 1
}

// lineComment stops before the line's end.
func (s *scanner) lineComment() {
	for s.at+1 < len(s.src) && s.src[s.at+1] != '\n' {
		s.at++
	}
}

func (s *scanner) slash() string {
	if s.at+1 >= len(s.src) {
		return "a lone slash"
	}
	switch s.src[s.at+1] {
	case '/':
		s.lineComment()
	case '*':
		for s.at += 2; s.at < len(s.src); s.at++ {
			if s.src[s.at] == '\n' {
				s.newline()
			}
			if s.src[s.at] == '/' && s.src[s.at-1] == '*' {
				return ""
			}
		}
		return "a comment that does not end"
	default:
		return "a lone slash"
	}
	return ""
}

// text skips a string. A template within could hold anything, so there is none.
func (s *scanner) text() string {
	for s.at++; s.at < len(s.src); s.at++ {
		switch c := s.src[s.at]; {
		case c == '\\':
			s.at++
		case c == '"':
			return ""
		case c == '\n':
			return "a string that does not end on its line"
		case (c == '$' || c == '%') && s.at+1 < len(s.src) && s.src[s.at+1] == '{':
			return "a template within a string"
		}
	}
	return "a string that does not end"
}
