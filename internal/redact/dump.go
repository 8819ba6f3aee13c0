package redact

import (
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

var (
	row  = lazyre.New(`(?i)^()?([^\n]*?)((?:\b(?:0x)?[0-9a-f]{2}[ ,]{1,3}){7}(?:0x)?[0-9a-f]{2}\b[^\n]*)`)
	tail = lazyre.New(`(?i)^(\W*[0-9a-f]{4,8}:?\s+)((?:[0-9a-f]{2}\b ?)+.*)$`)
)

// row masks a row of a hex dump, whose bytes may be a key, and the shorter row that ends one.
func (p *pass) row(text string) string {
	at := -1
	if pairs(text) {
		if m := row().FindStringSubmatchIndex(text); m != nil {
			at = m[6]
		}
	} else if p.dump {
		if m := tail().FindStringSubmatchIndex(text); m != nil {
			at = m[4]
		}
	}
	p.dump = at >= 0
	if at < 0 {
		return text
	}
	end := len(strings.TrimRight(text, "\r"))
	return p.s.mask(text, []span{{at, max(at, end)}})
}

// pairs looks for eight pairs of hexadecimal digits in a row, fast: nearly no line has them.
func pairs(text string) bool {
	count, digits := 0, 0
	for i := 0; i < len(text); i++ {
		c := lower[text[i]]
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'f':
			digits++
		case c == 'x' && digits == 1 && text[i-1] == '0':
			digits = 0
		case c == ' ' || c == ',':
			if digits == 2 {
				count++
			} else if digits > 0 {
				count = 0
			}
			digits = 0
		default:
			count, digits = 0, -1<<20
			if !alnum(c) {
				digits = 0
			}
		}
		if count == 7 && digits == 2 {
			return true
		}
	}
	return false
}
