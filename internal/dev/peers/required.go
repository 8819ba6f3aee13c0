package main

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// maxTexts bounds how many literals stand for one part of a regexp.
const maxTexts = 32

// required returns literals of which one stands in every text that matches, nil when none are known: of a sequence the longest run, of
// alternatives those of all. Words of which the case does not count are given up: the searches do not fold it all alike.
func required(re *syntax.Regexp) []string {
	if all := exact(re); shortest(all) > 0 {
		return all
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		return longestRun(re.Sub)
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			some := required(sub)
			if some == nil {
				return nil
			}
			all = append(all, some...)
		}
		return all
	}
	return nil
}

// longestRun joins what stands side by side and is known exactly.
func longestRun(parts []*syntax.Regexp) []string {
	var best []string
	run := []string{""}
	consider := func(words []string) {
		if shortest(words) > shortest(best) {
			best = words
		}
	}
	for _, sub := range parts {
		if joined := product(run, exact(sub)); joined != nil {
			run = joined
			continue
		}
		consider(run)
		consider(required(sub))
		run = []string{""}
	}
	consider(run)
	return best
}

// exact returns all texts a regexp matches, nil when they are too many or not to be told.
func exact(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpWordBoundary:
		return []string{""}
	case syntax.OpLiteral:
		return spellings(re)
	case syntax.OpCharClass:
		return members(re.Rune)
	case syntax.OpCapture:
		return exact(re.Sub[0])
	case syntax.OpQuest:
		if some := exact(re.Sub[0]); some != nil {
			return append(slices.Clone(some), "")
		}
	case syntax.OpConcat:
		all := []string{""}
		for _, sub := range re.Sub {
			all = product(all, exact(sub))
		}
		return all
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			some := exact(sub)
			if some == nil || len(all)+len(some) > maxTexts {
				return nil
			}
			all = append(all, some...)
		}
		return all
	}
	return nil
}

// spellings are the cases of a letter: "[Ll]ost" is read as an l of any case and "ost".
func spellings(re *syntax.Regexp) []string {
	switch first := re.Rune[0]; {
	case re.Flags&syntax.FoldCase == 0:
		return []string{string(re.Rune)}
	case len(re.Rune) == 1:
		out := []string{string(first)}
		for c := unicode.SimpleFold(first); c != first; c = unicode.SimpleFold(c) {
			out = append(out, string(c))
		}
		return out
	}
	return nil
}

// members are the letters of a class of few.
func members(ranges []rune) []string {
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		for c := ranges[i]; c <= ranges[i+1]; c++ {
			if len(out) == 4 {
				return nil
			}
			out = append(out, string(c))
		}
	}
	return out
}

func product(heads, tails []string) []string {
	if heads == nil || tails == nil || len(heads)*len(tails) > maxTexts {
		return nil
	}
	var out []string
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out
}

func shortest(words []string) int {
	if len(words) == 0 {
		return 0
	}
	return len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
}
