package query

import "strings"

// CompareVersions orders versions part by part, numbers as numbers: 3.10 is after 3.9, and 3.2 is 3.2.0. A part of letters
// comes before a number, so that 3.2-beta is before 3.2.
func CompareVersions(a, b string) int {
	x, y := parts(a), parts(b)
	for i := range max(len(x), len(y)) {
		p, q := "0", "0"
		if i < len(x) {
			p = x[i]
		}
		if i < len(y) {
			q = y[i]
		}
		if c := comparePart(p, q); c != 0 {
			return c
		}
	}
	return 0
}

func comparePart(p, q string) int {
	switch pn, qn := startsWithDigit(p), startsWithDigit(q); {
	case pn && qn:
		p, q = strings.TrimLeft(p, "0"), strings.TrimLeft(q, "0")
		if len(p) != len(q) { // no number type: a version from a log may be any length
			return sign(int64(len(p)), int64(len(q)))
		}
	case pn:
		return 1
	case qn:
		return -1
	}
	return strings.Compare(p, q)
}

// parts cuts at separators, and where letters and digits meet.
func parts(s string) []string {
	var out []string
	for _, w := range Words(s) {
		from := 0
		for i := 1; i <= len(w); i++ {
			if i == len(w) || digit(w[i]) != digit(w[i-1]) {
				out = append(out, w[from:i])
				from = i
			}
		}
	}
	return out
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func startsWithDigit(s string) bool { return s != "" && digit(s[0]) }
