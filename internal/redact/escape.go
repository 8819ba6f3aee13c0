package redact

import (
	"html"
	"strconv"
	"strings"
)

// escaped tells where escapes of URLs, markup, JSON or mail stand: from the first word that has one to the end of the last.
func escaped(text string) (start, end int, ok bool) {
	start = -1
	for i := 0; i < len(text); i++ {
		if !opens[text[i]] {
			continue
		}
		if n, _ := escape(text, i); n > 0 {
			if start < 0 {
				start = i
			}
			end = i + n
		}
	}
	if start < 0 {
		return 0, 0, false
	}
	start = strings.LastIndexAny(text[:start], " \t\n") + 1
	if i := strings.IndexAny(text[end:], " \t\n"); i >= 0 {
		return start, end + i, true
	}
	return start, len(text), true
}

// unescape undoes every escape once; a plus sign within a word becomes a blank.
func unescape(text string) string { return undo(text, true) }

// unescapeKeeping leaves plus signs alone.
func unescapeKeeping(text string) string { return undo(text, false) }

func undo(text string, plus bool) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		if opens[text[i]] && (plus || text[i] != '+') {
			if n, s := escape(text, i); n > 0 {
				b.WriteString(s)
				i += n
				continue
			}
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// opens are the bytes an escape begins with.
var opens = [256]bool{'%': true, '&': true, '\\': true, '=': true, '+': true}

// escape reads the escape at i: its length, 0 when there is none, and what it stands for. A plus sign within a word is the blank of a
// query.
func escape(text string, i int) (int, string) {
	if text[i] == '+' {
		if i > 0 && i+1 < len(text) && text[i-1] > ' ' && text[i+1] > ' ' {
			return 1, " "
		}
		return 0, ""
	}
	text = text[i:]
	switch {
	case text[0] == '%', text[0] == '=':
		return hexEscape(text, 1, 2)
	case strings.HasPrefix(text, `\x`):
		return hexEscape(text, 2, 2)
	case strings.HasPrefix(text, `\u`):
		return hexEscape(text, 2, 4)
	case strings.HasPrefix(text, `\"`), strings.HasPrefix(text, `\/`):
		return 2, text[1:2]
	case text[0] == '&':
		if i := strings.IndexByte(text[:min(len(text), 12)], ';'); i > 1 {
			if s := html.UnescapeString(text[:i+1]); s != text[:i+1] {
				return i + 1, s
			}
		}
	}
	return 0, ""
}

func hexEscape(text string, from, digits int) (int, string) {
	if len(text) < from+digits {
		return 0, ""
	}
	n, err := strconv.ParseUint(text[from:from+digits], 16, 32)
	if err != nil {
		return 0, ""
	}
	if digits == 2 {
		return from + digits, string([]byte{byte(n)})
	}
	return from + digits, string(rune(n))
}
