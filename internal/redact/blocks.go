package redact

import (
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

const (
	beginKey = "-----BEGIN "
	endKey   = "-----END "
)

// keys are the private keys of a text, each with its last line. A key without an end goes as far as its lines look like one's.
func keys(text string) []span {
	var out []span
	for from := 0; ; {
		i := strings.Index(text[from:], beginKey)
		if i < 0 {
			return out
		}
		i += from
		line := lineEnd(text[i:])
		if !strings.Contains(text[i:i+line], "PRIVATE KEY") {
			from = i + line
			continue
		}
		end := keyEnd(text, i, i+line)
		out = append(out, trimmed(text, span{i, end}))
		from = end
	}
}

func keyEnd(text string, begin, end int) int {
	if i := strings.Index(text[begin:end], endKey); i >= 0 {
		return end // all on one line
	}
	for end < len(text) {
		next := end + lineEnd(text[end:])
		line := strings.TrimSpace(text[end:next])
		if strings.Contains(line, endKey) {
			return next
		}
		run := tailRun(line)
		if run < 40 && run != len(line) && !keyField().MatchString(line) {
			return end
		}
		end = next
	}
	return end
}

var keyField = lazyre.New(`^(?:Proc-Type|DEK-Info|Comment|Version|Subject|Public-Lines|Private-Lines|Encryption):? `)

// blocks masks what spans lines: private keys, and base64 that was folded, where a line alone decodes to nothing.
func (p *pass) blocks(text string) string {
	if strings.Contains(text, "PRIVATE KEY") {
		text = p.s.mask(text, keys(text))
	}
	if strings.Count(text, "\n") == 0 {
		return text
	}
	var out []span
	for start := 0; start < len(text); {
		end, lines := foldedBase64(text[start:])
		if lines < 2 {
			start += lineEnd(text[start:])
			continue
		}
		if p.holdsFolded(text[start : start+end]) {
			out = append(out, trimmed(text, span{start, start + end}))
		}
		start += end
	}
	return p.s.mask(text, out)
}

// foldedBase64 is the extent of the base64 lines at the start of text. The first may have words before it; the rest are of one width, but
// for the last.
func foldedBase64(text string) (end, lines int) {
	total, width := 0, 0
	for end < len(text) {
		n := lineEnd(text[end:])
		line := strings.TrimRight(text[end:end+n], "\r\n \t")
		run := tailRun(line)
		switch whole := run == len(strings.TrimLeft(line, " \t")); {
		case run == 0, lines == 0 && run < 16, lines > 0 && !whole, lines > 1 && run > width:
			return end, lines
		case lines > 0 && run < 16 && (total+run)%4 != 0:
			return end, lines // a short word after the block
		case lines == 1:
			width = run
		}
		end, lines, total = end+n, lines+1, total+run
		if lines > 1 && run < width {
			break
		}
	}
	return end, lines
}

// tailRun counts the base64 letters at the end of a line.
func tailRun(line string) int {
	n := 0
	for n < len(line) && coding[line[len(line)-1-n]] {
		n++
	}
	return n
}

func (p *pass) holdsFolded(block string) bool {
	var b strings.Builder
	for line := range strings.SplitSeq(block, "\n") {
		line = strings.TrimRight(line, "\r \t")
		b.WriteString(line[len(line)-tailRun(line):])
	}
	p.left -= b.Len()
	return p.s.Leaks(b.String()) || b.Len() >= 16 && p.word(b.String(), 1)
}

// trimmed leaves the line end of a block's last line out.
func trimmed(text string, at span) span {
	for at.end > at.start && (text[at.end-1] == '\n' || text[at.end-1] == '\r') {
		at.end--
	}
	return at
}

// seams masks known values that a line end parts.
func (p *pass) seams(text string) string {
	const reach = 128
	if len(p.s.known.byHead) == 0 {
		return text
	}
	var out []span
	for i := strings.IndexByte(text, '\n'); i >= 0 && i < len(text)-1; {
		next := i + 1
		for next < len(text) && (text[next] == ' ' || text[next] == '\t') {
			next++
		}
		end := min(next+reach, len(text))
		if j := strings.IndexByte(text[next:end], '\n'); j >= 0 {
			end = next + j
		}
		before := strings.TrimRight(text[max(0, i-reach):i], "\r")
		before = before[strings.LastIndexByte(before, '\n')+1:]
		out = append(out, p.seam(text, before, i, next, end)...)
		if j := strings.IndexByte(text[i+1:], '\n'); j >= 0 {
			i += 1 + j
		} else {
			break
		}
	}
	return p.s.mask(text, joined(out))
}

// seam looks at the end of one line joined with the start of the next; i is where the line ends.
func (p *pass) seam(text, before string, i, next, end int) []span {
	var out []span
	from := i - len(before)
	if strings.HasSuffix(text[:i], "\r") {
		from--
	}
	p.s.known.each(before+text[next:end], func(x needle, at span) bool {
		if at.start < len(before) && at.end > len(before) && !x.bounded {
			out = append(out, span{from + at.start, from + len(before)}, span{next, next + at.end - len(before)})
		}
		return true
	})
	return out
}
