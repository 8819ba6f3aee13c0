package store

import (
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/internal/query"
)

// literal narrows a regexp's search by words it cannot match without: of `certificate verify (failed|ok)` that is "verify". The
// first and last word of a literal may go on outside it, so only those that end within it count.
func (p *plan) literal(q *Search) {
	if q.Regexp == nil {
		return
	}
	re, err := syntax.Parse(q.Regexp.String(), syntax.Perl)
	if err != nil {
		return
	}
	p.whole = append(p.whole, needed(re)...)
}

// needed are words that stand in every match.
func needed(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return inner(string(re.Rune), re.Flags&syntax.FoldCase != 0)
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpConcat:
		var out []string
		for _, sub := range re.Sub {
			out = append(out, needed(sub)...)
		}
		return out
	}
	return nil
}

// inner are the words that end within the literal. One that folds is left out where a letter beyond ASCII folds to it as well.
func inner(literal string, fold bool) []string {
	if !ascii(literal) {
		return nil
	}
	words := query.Words(literal)
	if len(words) > 0 && len(query.Words(literal[len(literal)-1:])) > 0 {
		words = words[:len(words)-1]
	}
	if len(words) > 0 && len(query.Words(literal[:1])) > 0 {
		words = words[1:]
	}
	return slices.DeleteFunc(words, func(w string) bool { return fold && strings.ContainsAny(w, "ks") })
}
