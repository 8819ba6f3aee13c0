package redact

import (
	"regexp"
	"strings"
)

var (
	row  = regexp.MustCompile(`(?i)^()?([^\n]*?)((?:\b(?:0x)?[0-9a-f]{2}[ ,]{1,3}){7}(?:0x)?[0-9a-f]{2}\b[^\n]*)`)
	tail = regexp.MustCompile(`(?i)^(\W*[0-9a-f]{4,8}:?\s+)((?:[0-9a-f]{2}\b ?)+.*)$`)
)

// row masks a row of a hex dump, whose bytes may be a key, and the shorter row that ends one.
func (p *pass) row(text string) string {
	at := -1
	if pairs(text) {
		if m := row.FindStringSubmatchIndex(text); m != nil {
			at = m[6]
		}
	} else if p.dump {
		if m := tail.FindStringSubmatchIndex(text); m != nil {
			at = m[4]
		}
	}
	p.dump = at >= 0
	if at < 0 {
		return text
	}
	end := len(strings.TrimRight(text, "\r"))
	return p.s.mask(text, []span{{at, max(at, end)}})
}

// pairs looks for eight pairs of hexadecimal digits in a row, fast: nearly no line has them.
func pairs(text string) bool {
	count, digits := 0, 0
	for i := 0; i < len(text); i++ {
		c := lower[text[i]]
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'f':
			digits++
		case c == 'x' && digits == 1 && text[i-1] == '0':
			digits = 0
		case c == ' ' || c == ',':
			if digits == 2 {
				count++
			} else if digits > 0 {
				count = 0
			}
			digits = 0
		default:
			count, digits = 0, -1<<20
			if !alnum(c) {
				digits = 0
			}
		}
		if count == 7 && digits == 2 {
			return true
		}
	}
	return false
}

// echo finds a console that repeats a command letter by letter, where a password grows through its prefixes: of frames that grow, those
// with more than the command's name are cut down to it.
func (p *pass) echo(text string) string {
	if len(text) < 8 || strings.Count(text, "/") < 4 {
		return text
	}
	sep := "/"
	if strings.Contains(text, "\r/") {
		sep = "\r/"
	}
	frames := strings.Split(text, sep)
	var out []string
	cut := false
	for i := 0; i < len(frames); {
		n := growing(frames[i:])
		if n < 4 {
			out = append(out, frames[i])
			i++
			continue
		}
		kept := p.typed(frames[i : i+n])
		cut = cut || len(kept) != n
		out = append(out, kept...)
		i += n
	}
	if !cut {
		return text
	}
	p.s.replaced["console"]++
	return strings.Join(out, sep)
}

// typed are the frames of a command up to its name.
func (p *pass) typed(frames []string) []string {
	if p.s.Leaks(frames[len(frames)-1]) && !strings.Contains(frames[0], " ") && !strings.Contains(frames[len(frames)-1], " ") {
		return []string{Mask}
	}
	for i, frame := range frames {
		if name, rest, more := strings.Cut(frame, " "); more && (rest != "" || i+1 < len(frames)) {
			return append(append([]string{}, frames[:i]...), name+" …")
		}
	}
	return frames
}

// growing counts the frames that are each one character longer than the one before. The first may have other text before it.
func growing(frames []string) int {
	n := 1
	for n < len(frames) {
		a, b := frames[n-1], frames[n]
		if len(b) <= len(a) || len(b) > len(a)+4 || !strings.HasPrefix(b, a) || strings.HasSuffix(b, "…") {
			break
		}
		n++
	}
	return n
}
