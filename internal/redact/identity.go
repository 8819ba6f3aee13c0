package redact

import "strings"

// identity is an id that is known by its look: a ZRTP id has 24 hexadecimal digits; an instance is a UUID behind its URN.
func (s *scanner) identity(at span, w string, flags int) bool {
	switch {
	case len(w) == 24 && flags == hasDigit|hasLetter && hexWord(w):
		s.put(at, s.p.token(kindZID, folded(w)))
	case len(w) == 15 && flags == hasDigit && w[0] != '0' && luhn(w):
		s.put(at, s.p.token(kindDevice, w))
	case strings.HasPrefix(folded(w), "urn:") && flags&hasDigit != 0:
		i := strings.LastIndexByte(w, ':') + 1
		if !IsPseudonym(w[i:]) {
			s.put(span{at.start + i, at.end}, s.p.token(kindDevice, folded(w[i:])))
		}
	default:
		return false
	}
	return true
}

// luhn holds for an IMEI's check digit.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[i] - '0')
		if (len(digits)-i)%2 == 0 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return sum%10 == 0
}

func hexWord(w string) bool {
	for i := range len(w) {
		if !hexDigit(w[i]) && w[i] != ':' {
			return false
		}
	}
	return w != ""
}
