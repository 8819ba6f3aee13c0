package patterns

import (
	"regexp/syntax"
	"strings"
)

const (
	maxAlternatives = 64
	minLiteral      = 3 // shorter ones stand in almost every line
)

// required returns lower-case literals of which at least one stands in every line the matcher matches, nil when no
// useful set is known.
func (m *Matcher) required() []string {
	var best []string
	for _, literal := range []string{m.Contains, m.Prefix} {
		if literal != "" {
			best = better(best, []string{lower(literal)})
		}
	}
	if m.Regex != "" {
		if parsed, err := syntax.Parse(m.Regex, syntax.Perl); err == nil {
			best = better(best, literalsOf(parsed))
		}
	}
	if shortest(best) < minLiteral {
		return nil
	}
	return best
}

// literalsOf walks a regexp: what is repeated zero times or is a class promises nothing, of a sequence the best part
// is taken, of alternatives all.
func literalsOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCapture, syntax.OpPlus:
		return literalsOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return literalsOf(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			best = better(best, literalsOf(sub))
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			some := literalsOf(sub)
			if some == nil || len(all)+len(some) > maxAlternatives {
				return nil
			}
			all = append(all, some...)
		}
		return all
	}
	return nil
}

// literal folds the letters A to Z, as the automaton does. A literal of (?i) also matches letters outside ASCII: its
// longest piece of ASCII is taken, and the two letters whose lower case is in ASCII, the Kelvin sign and the long s, are
// alternatives of their own, so that a line with one of them is a candidate.
func literal(re *syntax.Regexp) []string {
	s := string(re.Rune)
	if re.Flags&syntax.FoldCase == 0 {
		return []string{lower(s)}
	}
	longest := ""
	for _, piece := range strings.FieldsFunc(s, func(c rune) bool { return c > 0x7e }) {
		if len(piece) > len(longest) {
			longest = piece
		}
	}
	if longest == "" {
		return nil
	}
	out := []string{lower(longest)}
	if strings.ContainsAny(out[0], "ks") {
		out = append(out, "\u212a", "\u017f")
	}
	return out
}

// better prefers the set whose shortest literal is longer; a rarer word makes fewer candidates.
func better(a, b []string) []string {
	if shortest(b) > shortest(a) {
		return b
	}
	return a
}

func shortest(set []string) int {
	least := 0
	for i, s := range set {
		if s == "\u212a" || s == "\u017f" {
			continue // long enough: they stand in no ordinary line
		}
		if i == 0 || len(s) < least {
			least = len(s)
		}
	}
	return least
}

// lower folds bytes, not runes: the automaton reads bytes.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
