package patterns

import "unicode/utf8"

// How a long line is matched.
//
// The words of hundreds of entries stand somewhere in a line of a megabyte, so trying each of their regexps on the whole of it takes
// minutes. A text longer than a stretch is matched stretch by stretch, as though each were a line, and means nearly the same:
//
//   - A match belongs to the stretch in whose own part it begins; behind that lies as much of the next that a match of up to reach bytes is
//     seen to its end. A longer one, as .* gives, goes on to the end of the stretch at most.
//   - All that one matcher asks for has to stand in one stretch.
//   - What has to stand at the beginning of the line (prefix, ^) is looked for in the first stretch only, what has to stand at its end ($) in
//     the last. A $ behind a part that takes any text (.*$) asks for nothing and holds at the end of any stretch (see inner.go).
//   - Stretches begin and end at edges of words, so that \b holds where it would in the line. A word of more than maxWord bytes is cut.
//   - An entry matches the line once, in the first stretch in which one of its matchers does.

const (
	maxStretch = 4 << 10 // a text no longer than this is matched whole
	maxWord    = 256
	reach      = 1 << 10
	tail       = reach + 2*maxWord // of a stretch belongs to the next one too
)

// stretch is a part of a long text; a match begins before own.
type stretch struct{ from, own, to int }

// stretchAt is the stretch that begins at from. The last one is all that is left.
func stretchAt(text string, from int) stretch {
	if len(text)-from <= maxStretch {
		return stretch{from, len(text), len(text)}
	}
	return stretch{from, behindWord(text, from+maxStretch-tail), beforeWord(text, from+maxStretch)}
}

// behindWord is the last place up to at where no word is under way.
func behindWord(text string, at int) int {
	for i := at; i > at-maxWord; i-- {
		if !inWord(text[i-1]) && utf8.RuneStart(text[i]) {
			return i
		}
	}
	return character(text, at)
}

// beforeWord is the last place up to at where no word goes on.
func beforeWord(text string, at int) int {
	for i := at; i > at-maxWord; i-- {
		if !inWord(text[i]) && utf8.RuneStart(text[i]) {
			return i
		}
	}
	return character(text, at)
}

// character is the beginning of the character at a place.
func character(text string, at int) int {
	for i := at; i > at-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			return i
		}
	}
	return at
}

// inWord knows the bytes that \w matches.
func inWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_'
}
