package query

import (
	"path"
	"strconv"
	"strings"
)

// value is what a term asks of its field: one of several.
type value struct{ any []alternative }

type alternative struct {
	op    string // "", >=, <=, >, <
	text  string // lower case
	shape shape
	glob  bool
}

func (v value) match(got string) bool {
	got = strings.ToLower(got)
	for _, a := range v.any {
		if a.match(got) {
			return true
		}
	}
	return false
}

// match is false for a value that is not known, so that ticket:* finds what has a ticket and !ticket:* what has none.
func (a alternative) match(got string) bool {
	if got == "" {
		return false
	}
	if a.op != "" {
		return a.compare(got)
	}
	switch a.shape {
	case text:
		return strings.Contains(got, a.text)
	case prefix, moment:
		if !a.glob {
			return strings.HasPrefix(got, a.text)
		}
	case place:
		return a.equal(got) || a.equal(path.Base(got))
	}
	return a.equal(got)
}

func (a alternative) equal(got string) bool {
	if a.glob {
		return globMatch(a.text, got)
	}
	return got == a.text
}

// compare is false for a value that has no order.
func (a alternative) compare(got string) bool {
	var c int
	switch a.shape {
	case version:
		i := strings.IndexAny(got, "0123456789") // of "Android 14", 14
		if i < 0 {
			return false
		}
		c = CompareVersions(got[i:], a.text)
	case number:
		n, err1 := strconv.ParseInt(got, 10, 64)
		m, err2 := strconv.ParseInt(a.text, 10, 64)
		if err1 != nil || err2 != nil {
			return false
		}
		c = sign(n, m)
	default:
		c = strings.Compare(got, a.text)
	}
	switch a.op {
	case ">=":
		return c >= 0
	case "<=":
		return c <= 0
	case ">":
		return c > 0
	}
	return c < 0
}

// globMatch knows * and ?. It is not path.Match: a bundle's name may hold slashes and brackets.
func globMatch(glob, s string) bool {
	star, mark := -1, 0
	g, i := 0, 0
	for i < len(s) {
		switch {
		case g < len(glob) && glob[g] == '*':
			star, mark = g, i
			g++
		case g < len(glob) && (glob[g] == '?' || glob[g] == s[i]):
			g++
			i++
		case star >= 0:
			mark++
			g, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(glob[g:], "*") == ""
}

func sign(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
