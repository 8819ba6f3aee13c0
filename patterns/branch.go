package patterns

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"sync"
	"unicode"
)

// branch is a part of a regexp that can be taken away: one of several alternatives, or the name of a group.
type branch struct {
	what    string
	text    string // its part of the regexp
	without string // the regexp that is left
}

// branches lists them. What is repeated is one thing. An alternation that begins with all letters but some is one thing as well, because
// RE2 has no other way to say "not this word", and so is one of which a branch may be empty: it says where something stands.
func branches(regex string) []branch {
	if known, ok := takenApart.Load(regex); ok {
		return known.([]branch)
	}
	out := takeApart(regex)
	takenApart.Store(regex, out)
	return out
}

// takenApart keeps the branches by regexp: writing a regexp out is dear where it has large classes, and lint asks once for each thing an
// entry is checked without.
var takenApart sync.Map

func takeApart(regex string) []branch {
	whole, err := syntax.Parse(regex, syntax.Perl)
	if regex == "" || err != nil {
		return nil
	}
	var out []branch
	for i, n := range branching(whole) {
		take := func(what, text string, change func(*syntax.Regexp)) {
			rest := cloned(whole)
			change(branching(rest)[i])
			out = append(out, branch{what, text, rest.String()})
		}
		if n.Op == syntax.OpCapture {
			take(fmt.Sprintf("capture %s", n.Name), "(?P<"+n.Name+">", func(c *syntax.Regexp) { c.Name = "" })
			continue
		}
		for j, sub := range n.Sub {
			text := plainText(sub)
			take(fmt.Sprintf("branch %q", text), text, func(c *syntax.Regexp) {
				if c.Sub = slices.Delete(c.Sub, j, j+1); len(c.Sub) == 1 {
					*c = *c.Sub[0]
				}
			})
		}
	}
	return out
}

// branching are the nodes of a regexp with parts to take away, in order.
func branching(re *syntax.Regexp) []*syntax.Regexp {
	var out []*syntax.Regexp
	switch re.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		return nil
	case syntax.OpAlternate:
		if slices.ContainsFunc(re.Sub, complements) || slices.ContainsFunc(re.Sub, maybeEmpty) {
			return nil
		}
		out = append(out, re)
	case syntax.OpCapture:
		if re.Name != "" {
			out = append(out, re)
		}
	}
	for _, sub := range re.Sub {
		out = append(out, branching(sub)...)
	}
	return out
}

// complements: it begins with a class of all letters but some.
func complements(re *syntax.Regexp) bool {
	for re.Op == syntax.OpConcat {
		re = re.Sub[0]
	}
	return re.Op == syntax.OpCharClass && len(re.Rune) > 0 && re.Rune[len(re.Rune)-1] == unicode.MaxRune
}

// maybeEmpty: it holds where nothing is.
func maybeEmpty(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpConcat:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !maybeEmpty(sub) })
	case syntax.OpCapture, syntax.OpPlus:
		return maybeEmpty(re.Sub[0])
	case syntax.OpAlternate:
		return slices.ContainsFunc(re.Sub, maybeEmpty)
	case syntax.OpRepeat:
		return re.Min == 0 || maybeEmpty(re.Sub[0])
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return false
	}
	return true // anchors, and what may be left out
}

func cloned(re *syntax.Regexp) *syntax.Regexp {
	c := *re
	c.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, sub := range re.Sub {
		c.Sub[i] = cloned(sub)
	}
	return &c
}

// plainText is a literal as it was written, anything else in the notation of RE2.
func plainText(re *syntax.Regexp) string {
	if re.Op == syntax.OpLiteral {
		return string(re.Rune)
	}
	return re.String()
}
