package patterns

import (
	"regexp"
	"regexp/syntax"
)

// inner compiles a regexp for a stretch that does not begin or does not end the line. It is nil when it could match there never.
func inner(regex string, begins, ends bool) *regexp.Regexp {
	parsed, err := syntax.Parse(regex, syntax.Perl)
	if err != nil {
		return nil
	}
	re := within(parsed, begins, ends)
	if impossible(re) {
		return nil
	}
	return compile(re.String())
}

// within makes the anchors of a regexp hold where the line begins and ends, which a stretch does not show.
func within(re *syntax.Regexp, begins, ends bool) *syntax.Regexp {
	if !begins && atBegin(re) || !ends && atEnd(re) {
		return &syntax.Regexp{Op: syntax.OpNoMatch}
	}
	var out []*syntax.Regexp
	for i, sub := range re.Sub {
		sequence := re.Op == syntax.OpConcat
		switch {
		case !begins && sequence && atBegin(sub) && i+1 < len(re.Sub) && open(re.Sub[i+1]):
		case !ends && sequence && atEnd(sub) && openEnd(out):
		case !ends && sequence && atEnd(sub) && i > 0:
			out[i-1] = opened(out[i-1])
		default:
			sub = within(sub, begins, ends)
		}
		out = append(out, sub)
	}
	re.Sub = out
	return re
}

func atBegin(re *syntax.Regexp) bool {
	return re.Op == syntax.OpBeginText || re.Op == syntax.OpBeginLine
}

func atEnd(re *syntax.Regexp) bool { return re.Op == syntax.OpEndText || re.Op == syntax.OpEndLine }

// open tells whether a part of a regexp takes any text to the end of the line, whatever else it matches before.
func open(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpStar, syntax.OpPlus:
		return anything(re.Sub[0])
	case syntax.OpCapture:
		return open(re.Sub[0])
	case syntax.OpConcat:
		return openEnd(re.Sub)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !open(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// openEnd tells whether a sequence takes any text to the end of the line; what behind that need not be there does not matter.
func openEnd(subs []*syntax.Regexp) bool {
	for i := len(subs) - 1; i >= 0; i-- {
		if open(subs[i]) {
			return true
		}
		if op := subs[i].Op; op != syntax.OpQuest && op != syntax.OpStar {
			return false
		}
	}
	return false
}

// anything knows the classes of all that stands in a line.
func anything(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return true
	case syntax.OpCharClass: // [^\r\n]
		for c := rune(' '); c <= '~'; c++ {
			if !inClass(re.Rune, c) {
				return false
			}
		}
		return inClass(re.Rune, '\t') && inClass(re.Rune, 0x80) && re.Rune[len(re.Rune)-1] == 0x10FFFF
	}
	return false
}

func inClass(ranges []rune, c rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= c && c <= ranges[i+1] {
			return true
		}
	}
	return false
}

// opened is a part without those of its ways to match after which the line would have to end.
func opened(re *syntax.Regexp) *syntax.Regexp {
	if open(re) {
		return re
	}
	switch re.Op {
	case syntax.OpQuest:
		return opened(re.Sub[0])
	case syntax.OpCapture, syntax.OpAlternate:
		for i := range re.Sub {
			re.Sub[i] = opened(re.Sub[i])
		}
		return re
	case syntax.OpConcat:
		last := len(re.Sub) - 1
		re.Sub[last] = opened(re.Sub[last])
		return re
	}
	return &syntax.Regexp{Op: syntax.OpNoMatch}
}

// impossible tells whether a regexp matches nothing.
func impossible(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpNoMatch:
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return impossible(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if impossible(sub) {
				return true
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !impossible(sub) {
				return false
			}
		}
		return true
	}
	return false
}
