package patterns

import "strings"

// How a line is sieved: as a buffer is, but to the end, and what is asked is who needs a literal that stands there. Lines are short, so the
// bytes at the end, which are no eight to load, are most of the work of some; they are loaded once for all places.

// standing is a literal that stands at a place of a line.
type standing struct {
	*word
	at int
}

// line adds to sc who needs a literal that stands in a line.
func (s *Sieve) line(text string, sc *scratch) {
	for _, l := range s.stand(text, sc) {
		sc.add(l.ids)
	}
}

// stand finds the literals that stand in a line, in no order; of the letters outside ASCII where each stands first. The next call with the
// same scratch overwrites them.
func (s *Sieve) stand(text string, sc *scratch) []standing {
	out, last := sc.standing[:0], ending(text)
	for k := range s.classes {
		out = s.classes[k].stand(text, last, out)
	}
	for _, l := range s.letters {
		if at := strings.Index(text, l.text); at >= 0 {
			out = append(out, standing{l, at})
		}
	}
	sc.standing = out
	return out
}

func (c *class) stand(text string, last uint64, out []standing) []standing {
	bitmap, mask, stride := c.bitmap, c.mask, c.stride
	i := 0
	for ; i+8 <= len(text); i += stride {
		g := (load(text[i:]) | folding) & mask
		if h := hash(g); bitmap[h>>6]&(1<<(h&63)) != 0 {
			out = c.standAt(text, i, g, out)
		}
	}
	for ; i < len(text); i += stride {
		g := (last>>(8*(8-(len(text)-i))) | folding) & mask
		if h := hash(g); bitmap[h>>6]&(1<<(h&63)) != 0 {
			out = c.standAt(text, i, g, out)
		}
	}
	return out
}

// standAt compares the literals that have this gram.
func (c *class) standAt(text string, i int, gram uint64, out []standing) []standing {
	for k := c.head(gram); k > 0; k = c.places[k-1].next {
		if p := &c.places[k-1]; p.gram == gram && stands(p, text, i) {
			out = append(out, standing{p.word, i - int(p.at)})
		}
	}
	return out
}

// load gives eight bytes of a text as binary.LittleEndian does those of a buffer; a compiler that knows the one knows the other.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// ending gives the last bytes of a text, the very last one highest.
func ending(s string) uint64 {
	if len(s) >= 8 {
		return load(s[len(s)-8:])
	}
	out := uint64(0)
	for i := range len(s) {
		out = out>>8 | uint64(s[i])<<56
	}
	return out
}
