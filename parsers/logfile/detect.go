package logfile

import (
	"slices"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// Detection is what the first bytes of a file were found to be.
type Detection struct {
	Dialect string  // as Info.Dialect
	Sure    float64 // 0..1

	dialect dialect
	lines   []string
}

// Detect judges the first bytes of a file, up to 64 KiB of them: the dialect and how sure that is. Without a dialect it is
// "plain", and sure tells whether this is a log at all: 0 for anything binary.
func Detect(head []byte) (name string, sure float64) {
	d := Inspect(head)
	return d.Dialect, d.Sure
}

// Inspect is Detect for who reads the file next: Options.Detected spares Read the same work.
func Inspect(head []byte) Detection {
	head = head[:min(len(head), headSize)]
	lr := linesOf(head, utf8Text, '\n')
	first, err := lr.head()
	if err != nil {
		return Detection{Dialect: plain.name}
	}
	lines := headOf(first, lr.enc, lr.sep)
	d := detect(lines)
	return Detection{Dialect: d.name(), Sure: d.sure, dialect: d, lines: lines}
}

// headOf gives the lines of the first bytes; none of what is no text.
func headOf(head []byte, enc encoding, sep byte) []string {
	if isBinary(head, enc) {
		return nil
	}
	return headLines(linesOf(head, enc, sep), maxDetect, nil)
}

// maxDetect bounds the lines looked at: enough to tell, and cheap.
const maxDetect = 600

// headLines decodes up to most lines of the first bytes, before one that ends them; the last may be cut and is left out if
// there are others.
func headLines(lr *lineReader, most int, ends func(string) bool) []string {
	var out []string
	for len(out) < most {
		l, err := lr.next()
		if err != nil {
			return out
		}
		l.bytes = l.bytes[:min(len(l.bytes), 2048)]
		l.decode()
		if ends != nil && ends(l.text) {
			return out
		}
		out = append(out, l.text)
	}
	return out
}

// detect tries every dialect on the lines.
func detect(lines []string) dialect {
	all := lines
	if len(lines) == 0 {
		return dialect{}
	}
	lines = outsideSIP(lines)
	var best *grammar
	top := 0.0
	for _, g := range grammars {
		if share := g.score(lines).share * g.weight; share > top+1e-9 {
			best, top = g, share
		}
	}
	d := dialect{sure: top}
	switch {
	case top < 0.25:
		d = behindWords(lines)
	case best.outer:
		d.outer = []*grammar{best}
		d.unwrap(lines)
	default:
		d.inner, d.also = best, besides(best, lines)
	}
	d.learnClock(all)
	return d
}

// besides finds the dialect of the lines between those of g: two programs that write to one file.
func besides(g *grammar, lines []string) *grammar {
	var others []string
	for _, line := range lines {
		if _, ok := g.prefix(line); !ok {
			others = append(others, line)
		}
	}
	var best *grammar
	most := 0.3
	for _, o := range grammars {
		if o == g || o.outer || o.loose {
			continue
		}
		if s := o.score(others); s.hits >= 3 && s.share > most {
			best, most = o, s.share
		}
	}
	return best
}

// behindWords looks for dialects whose prefix stands behind an app's own words.
func behindWords(lines []string) dialect {
	d := dialect{sure: logness(lines)}
	texts, tags := appWords.strip(lines)
	most := 0.0
	for _, g := range grammars {
		if !g.apart {
			continue
		}
		if n := g.evidence(texts, tags); n > most {
			most, d.inner = n, g
		}
	}
	if d.inner != nil {
		d.outer = []*grammar{&appWords}
		d.sure = max(d.sure, min(1, 0.5+most/float64(2*len(lines))))
	}
	return d
}

// unwrap finds what the wrapper carries: another wrapper, or the log of a stack.
func (d *dialect) unwrap(lines []string) {
	texts, tags := d.outer[len(d.outer)-1].strip(lines)
	if len(d.outer) < maxDepth-1 {
		if g := d.further(outsideSIP(texts)); g != nil {
			d.outer = append(d.outer, g)
			d.unwrap(texts)
			return
		}
	}
	d.inner = innerOf(texts, tags)
}

// further finds a wrapper within the wrappers: nearly all lines must have its prefix, for what is wrapped looks alike.
func (d *dialect) further(texts []string) *grammar {
	var best *grammar
	top := 0.5
	for _, g := range grammars {
		if !g.outer || slices.Contains(d.outer, g) {
			continue
		}
		if share := g.score(texts).share * g.weight; share > top {
			best, top = g, share
		}
	}
	return best
}

// strip takes the wrapper's prefix off the lines; tags are the sources it shows.
func (g *grammar) strip(lines []string) (texts, tags []string) {
	texts, tags = make([]string, len(lines)), make([]string, len(lines))
	for i, line := range lines {
		h, ok := g.prefix(line)
		texts[i] = line
		if ok {
			texts[i], tags[i] = h.rest(line), h.source
		}
	}
	return texts, tags
}

// outsideSIP leaves out the lines of messages: they look the same in every dialect.
func outsideSIP(lines []string) []string {
	out := make([]string, 0, len(lines))
	var e *sip.Extent
	for _, line := range lines {
		if e != nil && e.Add(line) {
			continue
		}
		e = nil
		if startsSIP(line) {
			e = &sip.Extent{}
			e.Add(cleanSIP(line))
			continue
		}
		if !isRule(line) {
			out = append(out, line)
		}
	}
	return out
}
