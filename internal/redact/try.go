package redact

import "strings"

// tries are the shapes worth a try on a text, in order.
func (s *Secrets) tries(text string) []int {
	var set uint64
	triggers.each(text, func(x needle, _ span) bool {
		set |= 1 << x.id
		return true
	})
	for w, ids := range short {
		if strings.Contains(text, w) {
			for _, i := range ids {
				set |= 1 << i
			}
		}
	}
	if set == 0 {
		return nil
	}
	var out []int
	for i := range s.shapes {
		if set&(1<<i) != 0 {
			out = append(out, i)
		}
	}
	return out
}

// spans are the places of the values a shape finds.
func (s shape) spans(text string) []span {
	if s.pre != nil && !s.pre(text) {
		return nil
	}
	var out []span
	for from := 0; from < len(text); {
		again := len(text)
		for _, m := range s.re().FindAllStringSubmatchIndex(text[from:], -1) {
			v := text[from+m[4] : from+m[5]]
			if ours(text, from+m[2]) {
				again = from + m[2] + len(Mask) // a mask hides the name that follows it
				break
			}
			if !masked(v) && (s.ok == nil || s.ok(v)) {
				out = append(out, span{from + m[4], from + m[5]})
			}
		}
		from = again
	}
	return joined(out)
}

// ours: the name a shape found is the word within a mask.
func ours(text string, at int) bool {
	return at > 0 && strings.HasPrefix(text[at-1:], Mask) || strings.HasSuffix(text[:at], "[withheld: ")
}
