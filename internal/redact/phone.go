package redact

import "strings"

// number is a phone number's digits without separators, wrapper and international prefix; "" when it is none.
func number(text string) string {
	plus := false
	text = strings.TrimPrefix(strings.TrimPrefix(text, "tel:"), "sip:")
	if rest, ok := strings.CutPrefix(folded(text), "%2b"); ok {
		plus, text = true, rest
	}
	var d []byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			d = append(d, c)
		case c == '+' && len(d) == 0:
			plus = true
		case strings.IndexByte(" -./()", c) >= 0:
		default:
			return ""
		}
	}
	if !plus && len(d) > 8 && d[0] == '0' && d[1] == '0' {
		d = d[2:]
	}
	if len(d) > 15 {
		return ""
	}
	return string(d)
}

// whole finds the learnt number a national one is the end of: "02 0000 1001" where "+390200001001" is known.
func (p *Pseudonyms) whole(digits string) string {
	if p.numbers[digits] || len(digits) < 7 {
		return digits
	}
	for cut := 1; cut <= 3; cut++ { // a country code has up to three digits
		if n := p.longer(digits, cut); n != "" {
			return n
		}
	}
	return digits
}

func (p *Pseudonyms) longer(digits string, code int) string {
	return p.named[nationalKey(digits, code)]
}

// nationalKey is where a number is found by its national part.
func nationalKey(national string, code int) string {
	return "\x00" + string(rune('0'+code)) + strings.TrimLeft(national, "0")
}

func (s *scanner) numberAt(at span, digits string) {
	if s.learn {
		s.p.Learn(digits)
		return
	}
	if len(digits) < 7 {
		s.put(at, s.p.user(digits))
		return
	}
	s.put(at, s.p.token(kindNumber, s.p.whole(digits)))
}

// phone is a number written with its international prefix, separators and all; it returns where it ends, 0 when there is none.
func (s *scanner) phone(start int) int {
	if start > 0 && (alnum(s.text[start-1]) || s.text[start-1] == '.') {
		return 0
	}
	text := s.text[start:]
	digits := 0
	switch {
	case len(text) > 1 && text[0] == '+' && text[1] >= '1' && text[1] <= '9':
		digits = 1
	case len(text) > 3 && strings.EqualFold(text[:3], "%2b") && text[3] >= '1' && text[3] <= '9':
		digits = 3
	case len(text) > 2 && text[:2] == "00" && text[2] >= '1' && text[2] <= '9':
		digits = 2
	default:
		return 0
	}
	end, count, group := digits, 0, 0
	whole := span{} // end and count before the last group, should it turn out to be part of a word
	for i := digits; i < len(text) && count <= 15; i++ {
		c := text[i]
		if c >= '0' && c <= '9' {
			count, group, end = count+1, group+1, i+1
			continue
		}
		next := i+1 < len(text) && (text[i+1] >= '0' && text[i+1] <= '9' || text[i+1] == '(' || c == ')' && text[i+1] == ' ')
		if strings.IndexByte(" -./()", c) < 0 || !next || c == ' ' && (group >= 6 || count >= 10) || digits == 2 && group >= 9 {
			break
		}
		group, whole = 0, span{end, count}
	}
	if end < len(text) && (text[end] == '_' || class[text[end]]&hasLetter != 0) {
		end, count = whole.start, whole.end
	}
	least := 7
	if digits == 2 {
		least = 9
	}
	if count < least || count > 15 {
		return 0
	}
	if digits == 2 && end > 16 && group > 14 {
		return 0
	}
	s.numberAt(span{start, start + end}, number(text[:end]))
	return start + end
}
