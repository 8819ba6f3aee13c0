package patterns

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

const maxClassTexts = 4 // characters of a class

// textsOf are the few texts a part of a regexp stands for, nil when they are many or unknown.
func textsOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}
	case syntax.OpLiteral:
		out := []string{""}
		for _, r := range re.Rune {
			out = few(product, out, spellings(r, re.Flags&syntax.FoldCase != 0))
		}
		return out
	case syntax.OpCharClass:
		return classTexts(re.Rune)
	case syntax.OpCapture, syntax.OpConcat:
		out := []string{""}
		for _, sub := range re.Sub {
			out = few(product, out, textsOf(sub))
		}
		return out
	case syntax.OpQuest:
		return few(union, []string{""}, textsOf(re.Sub[0]))
	case syntax.OpAlternate:
		out := textsOf(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			out = few(union, out, textsOf(sub))
		}
		return out
	}
	return nil
}

func union(a, b []string) []string { return slices.Concat(a, b) }

// few joins what two parts stand for, as long as both are known and it is little.
func few(join func(a, b []string) []string, a, b []string) []string {
	if a == nil || b == nil {
		return nil
	}
	if out := join(a, b); len(out) <= maxGuardTexts {
		return out
	}
	return nil
}

// spellings are the letters a letter of a regexp stands for. What stands for a broken character too has none that could be looked for.
func spellings(r rune, folded bool) []string {
	if r == utf8.RuneError {
		return nil
	}
	out := []string{string(r)}
	if folded {
		for c := unicode.SimpleFold(r); c != r; c = unicode.SimpleFold(c) {
			out = append(out, string(c))
		}
	}
	return out
}

func classTexts(ranges []rune) []string {
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] >= maxClassTexts {
			return nil
		}
		for c := ranges[i]; c <= ranges[i+1]; c++ {
			if c == utf8.RuneError || len(out) == maxClassTexts {
				return nil
			}
			out = append(out, string(c))
		}
	}
	return out
}
