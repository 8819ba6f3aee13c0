package logfile

// score is how well a grammar fits.
type score struct {
	hits  float64
	share float64
}

// A line without a prefix speaks less against a dialect whose records have several lines.
const (
	blockMiss = 0.2
	lineMiss  = 0.6
)

func (g *grammar) score(lines []string) score {
	var s score
	miss, weak := 0.0, 0.0
	for _, line := range lines {
		h, ok := g.prefix(line)
		switch {
		case g.hint != nil && g.hint(line), ok && !h.weak:
			s.hits++
		case ok:
			weak++
		case g.block:
			miss += blockMiss
		default:
			miss += lineMiss
		}
	}
	if s.hits > 0 {
		weight := s.hits + min(weak, s.hits)*0.5
		s.share = weight / (weight + miss + 0.25)
	}
	return s
}

// innerOf finds what is wrapped: other programs may write most of the lines, so a few sure ones are enough.
func innerOf(texts, tags []string) *grammar {
	var best *grammar
	most := 0.0
	for _, g := range grammars {
		if g.outer {
			continue
		}
		if n := g.evidence(texts, tags); n > most {
			best, most = g, n
		}
	}
	return best
}

// evidence counts wrapped lines that are surely of the grammar.
func (g *grammar) evidence(texts, tags []string) float64 {
	hits, tagged := 0.0, 0.0
	for i, text := range texts {
		known := g.source != nil && g.source(tags[i])
		if known {
			tagged++
		}
		if h, ok := g.inside(text); ok && (!h.weak && (!g.loose || known) || known) {
			hits++
		}
	}
	// Tags alone decide only for stacks that print nothing before their text there.
	if g.name != pjsip.name {
		hits = max(hits, tagged)
	}
	if hits < 3 && hits < 0.2*float64(len(texts)) {
		return 0
	}
	return hits
}

// logness tells how much of a text of no known dialect looks like a log: lines with a time or a level in front.
func logness(lines []string) float64 {
	if len(lines) == 0 {
		return 0
	}
	n := 0.0
	for _, line := range lines {
		if _, ok := plainPrefix(line); ok {
			n++
		} else if lvl, _ := levelWord(line); lvl != NoLevel {
			n += 0.7
		} else if _, ok := readFrame(line); ok {
			n += 0.5
		}
	}
	return min(1, n/float64(len(lines)))
}
