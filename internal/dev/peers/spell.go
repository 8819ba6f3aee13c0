package main

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

var (
	name   = regexp.MustCompile(`\(\?P<\w+>`)
	escape = regexp.MustCompile(`\\.`)
)

// written leaves a regexp as it is but for what ripgrep refuses: it joins all patterns into one, where a name may stand only once and a flag would
// reach to the patterns behind, and its older versions know no escape that is not needed.
func written(regex string) string {
	regex = escape.ReplaceAllStringFunc(regex, func(s string) string {
		if strings.ContainsAny(s[1:], `"'/,;:<>=!@%~`+"`") {
			return s[1:]
		}
		return s
	})
	return "(?:" + name.ReplaceAllString(regex, "(") + ")"
}

// portable spells a regexp so that every engine reads it alike and none pays for what it is not asked: nothing is captured, classes are
// ASCII, and nothing reaches over the end of a line.
func portable(re *syntax.Regexp) *syntax.Regexp {
	for i, sub := range re.Sub {
		re.Sub[i] = portable(sub)
	}
	switch re.Op {
	case syntax.OpCapture:
		return re.Sub[0]
	case syntax.OpBeginText:
		return &syntax.Regexp{Op: syntax.OpBeginLine}
	case syntax.OpEndText:
		return &syntax.Regexp{Op: syntax.OpEndLine}
	case syntax.OpAnyChar:
		re.Op = syntax.OpAnyCharNotNL
	case syntax.OpCharClass:
		re.Rune = withoutNewline(re.Rune)
	}
	return re
}

// withoutNewline cuts the newline out of the ranges of a class.
func withoutNewline(ranges []rune) []rune {
	var out []rune
	for i := 0; i < len(ranges); i += 2 {
		lo, hi := ranges[i], ranges[i+1]
		if lo > '\n' || hi < '\n' {
			out = append(out, lo, hi)
			continue
		}
		if lo < '\n' {
			out = append(out, lo, '\n'-1)
		}
		if hi > '\n' {
			out = append(out, '\n'+1, hi)
		}
	}
	return out
}
