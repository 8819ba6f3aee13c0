package redact

import "strings"

// pass is one text on its way through the masker, with what it may still cost: every byte decoded is paid for.
type pass struct {
	s    *Secrets
	left int
	dump bool // the line before was a row of a hex dump
}

const (
	maxFold  = 64       // lines that belong to one header
	maxBytes = 16 << 10 // of them together
)

// units masks line by line; a line and its folded rest (RFC 3261 section 7.3.1) are one, so that a parameter may be parted from its value.
func (p *pass) units(text string) string {
	if !strings.Contains(text, "\n") {
		return p.unit(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for rest := text; rest != ""; {
		n := fold(rest)
		unit := rest[:n]
		rest = rest[n:]
		body := strings.TrimSuffix(unit, "\n")
		b.WriteString(p.unit(body))
		b.WriteString(unit[len(body):])
	}
	return b.String()
}

// fold is the length of the first line with the lines that go on with it. Only a line that may want a rest is asked for one.
func fold(text string) int {
	end := lineEnd(text)
	for lines := 1; lines < maxFold && end < len(text) && end < maxBytes; lines++ {
		if c := text[end]; c != ' ' && c != '\t' {
			break
		}
		if lines == 1 && !wantsRest(text[:end]) {
			break
		}
		end += lineEnd(text[end:])
	}
	return end
}

func lineEnd(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}

// wantsRest: a parameter without its value, a header with a list, or a key whose value stands in the next element.
func wantsRest(line string) bool {
	line = strings.TrimRight(line, "\r\n \t")
	return line != "" && strings.IndexByte("=:,;>", line[len(line)-1]) >= 0
}

func (p *pass) unit(text string) string {
	text = p.lines(text)
	text = p.s.mask(text, p.s.spans(text))
	text = p.shapes(text)
	return p.encoded(text)
}

// lines masks what is told by a single line alone.
func (p *pass) lines(text string) string {
	if !strings.Contains(text, "\n") {
		return p.row(p.echo(text))
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = p.row(p.echo(line))
	}
	return strings.Join(lines, "\n")
}

func (p *pass) shapes(text string) string {
	for _, i := range p.s.tries(text) {
		text = p.s.mask(text, p.s.shapes[i].spans(text))
	}
	return text
}

// holds says whether a text has a secret that is not masked.
func (p *pass) holds(text string) bool {
	if p.s.Leaks(text) || pairs(text) {
		return true
	}
	for _, i := range p.s.tries(text) {
		if len(p.s.shapes[i].spans(text)) > 0 {
			return true
		}
	}
	return false
}
