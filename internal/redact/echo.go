package redact

import "strings"

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
