package patterns

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// How the buffer is sieved.
//
// Splitting a log into lines to look at each is most of the time a log costs, and nearly always in vain. So the reader asks first where
// in a buffer anything stands that an entry may want, and reads the lines around that only.
//
// Every literal has a window of m bytes. The q-grams of the window are in a bitmap, and only every (m-q+1)-th place of the buffer is
// looked at: whatever way a window falls, exactly one of its q-grams begins at such a place. A place costs a load, an OR that takes letters
// to lower case, a multiplication and a bit test. Behind a bit that is set the literal is compared whole. Literals fall into classes by
// their length, since the shortest sets the stride of its class.
//
// Which window of a literal is taken decides how often a bit is set in vain, so windows are chosen on a sample of the input: that with the
// rarest grams.

// Sieve finds where literals stand in a buffer.
type Sieve struct {
	classes []class
	letters []*word // those outside ASCII that stand for one in it
	longest int
}

// word is a lower-case literal of three bytes or more.
type word struct {
	text  string
	faint bool    // marked as such
	ids   []int32 // who needs it
}

// class is the literals that share a window's width.
type class struct {
	stride int
	mask   uint64 // of the gram's bytes
	bitmap *[1 << (hashed - 6)]uint64
	slots  map[uint64][]place // by gram
}

// place is where in a literal a gram stands.
type place struct {
	*word
	at int
}

// widths are the classes: literals of at least so many bytes have windows so wide, of grams so long.
var widths = []struct{ window, gram int }{{14, 7}, {narrow, 3}, {3, 3}}

const narrow = 5 // a window that a literal with one byte more fills as well

// folding takes the letters of eight bytes to lower case. It changes other bytes as well, the same way in literals and buffers.
const folding = 0x2020202020202020

// NewSieve makes a sieve of lower-case literals of three bytes or more; what is found of the faint ones is marked as such. sample is the
// beginning of what is to be sieved.
func NewSieve(literals, faint []string, sample []byte) *Sieve {
	words := vocabulary{}
	words.take(literals, false)
	words.take(faint, true)
	return words.sieve(sample)
}

// vocabulary is the words a sieve is made of.
type vocabulary map[string]*word

// take takes literals and who needs them; one that is needed by anybody in full is not faint.
func (v vocabulary) take(literals []string, faint bool, ids ...int32) {
	for _, text := range literals {
		w := v[text]
		if w == nil {
			w = &word{text: text, faint: faint}
			v[text] = w
		}
		w.faint = w.faint && faint
		w.ids = append(w.ids, ids...)
	}
}

func (v vocabulary) sieve(sample []byte) *Sieve {
	s := &Sieve{}
	byWidth := make([][]*word, len(widths))
	for _, text := range slices.Sorted(maps.Keys(v)) {
		s.longest = max(s.longest, len(text))
		if slices.Contains(foldable[:], text) {
			s.letters = append(s.letters, v[text])
			continue
		}
		k := slices.IndexFunc(widths, func(w struct{ window, gram int }) bool {
			return len(text) >= w.window || len(text) == narrow-1 && w.window == narrow
		})
		byWidth[k] = append(byWidth[k], v[text])
	}
	for k, words := range byWidth {
		if len(words) > 0 {
			s.classes = append(s.classes, newClass(words, widths[k].window, widths[k].gram, sample))
		}
	}
	return s
}

func newClass(words []*word, window, gram int, sample []byte) class {
	c := class{stride: window - gram + 1, mask: 1<<(8*gram) - 1, bitmap: new([1 << (hashed - 6)]uint64), slots: map[uint64][]place{}}
	seen := c.sample(sample)
	for _, w := range words {
		first := c.rarest(w.text, window, seen)
		for at := first; at < first+c.stride; at++ {
			if at+gram <= len(w.text) {
				c.add(gramAt(w.text, at, c.mask), place{w, at})
				continue
			}
			for b := range 256 { // a literal of one byte less than the window is one with any byte behind it
				c.add(gramAt(w.text+string([]byte{byte(b)}), at, c.mask), place{w, at})
			}
		}
	}
	return c
}

func (c *class) add(gram uint64, p place) {
	h := hash(gram)
	c.bitmap[h>>6] |= 1 << (h & 63)
	if !slices.Contains(c.slots[gram], p) { // letters and what folding makes of others share grams
		c.slots[gram] = append(c.slots[gram], p)
	}
}

// hashed is how many bits of a gram's hash the bitmap has: 16 KiB, which stay in the first cache.
const hashed = 17

// hash is Fibonacci's (Knuth, The Art of Computer Programming 3, 6.4).
func hash(gram uint64) uint64 { return gram * 0x9E3779B97F4A7C15 >> (64 - hashed) }

// gramAt loads the gram at i of a literal.
func gramAt(s string, i int, mask uint64) uint64 {
	var b [8]byte
	copy(b[:], s[i:])
	return (binary.LittleEndian.Uint64(b[:]) | folding) & mask
}

// sample counts the grams of the beginning of the input.
func (c *class) sample(b []byte) []uint16 {
	if len(b) == 0 {
		return nil
	}
	seen := make([]uint16, 1<<hashed)
	for i := 0; i+8 <= len(b); i++ {
		if n := &seen[hash((binary.LittleEndian.Uint64(b[i:])|folding)&c.mask)]; *n < 1<<15 {
			*n++
		}
	}
	return seen
}

// rarest gives where in a literal the window stands whose grams the sample has least.
func (c *class) rarest(w string, window int, seen []uint16) int {
	if seen == nil {
		return 0
	}
	best, least := 0, 1<<62
	for at := 0; at+window <= len(w); at++ {
		n := 0
		for i := range c.stride {
			n += int(seen[hash(gramAt(w, at+i, c.mask))])
		}
		if n < least {
			best, least = at, n
		}
	}
	return best
}

// Find appends to dst, in order, a place within each literal that stands in buf. A literal that reaches over the end of buf is not found,
// and one of four bytes has to have one behind it; Overlap tells how many bytes to hand in again.
func (s *Sieve) Find(buf []byte, dst []logfile.Mark) []logfile.Mark {
	from := len(dst)
	for k := range s.classes {
		dst = s.classes[k].find(buf, dst)
	}
	dst = s.outside(buf, dst)
	if len(s.classes) > 1 || len(s.letters) > 0 {
		slices.SortFunc(dst[from:], func(a, b logfile.Mark) int { return a.At - b.At })
	}
	return dst
}

// outside finds the letters outside ASCII.
func (s *Sieve) outside(buf []byte, dst []logfile.Mark) []logfile.Mark {
	for _, l := range s.letters {
		for i := 0; ; i++ {
			n := bytes.Index(buf[i:], []byte(l.text))
			if n < 0 {
				break
			}
			i += n
			dst = append(dst, logfile.Mark{At: i, Faint: l.faint})
		}
	}
	return dst
}

// Overlap is how many bytes of a buffer's end the beginning of a literal may be.
func (s *Sieve) Overlap() int { return max(s.longest, narrow) - 1 }

func (c *class) find(buf []byte, dst []logfile.Mark) []logfile.Mark {
	bitmap, mask, stride := c.bitmap, c.mask, c.stride
	i := 0
	for ; i+8 <= len(buf); i += stride {
		g := (binary.LittleEndian.Uint64(buf[i:i+8]) | folding) & mask
		h := hash(g)
		if bitmap[h>>6]&(1<<(h&63)) != 0 {
			dst = c.confirm(buf, i, g, dst)
		}
	}
	for ; i < len(buf); i += stride { // the last bytes are no eight
		dst = c.confirm(buf, i, c.gram(buf, i), dst)
	}
	return dst
}

// confirm compares the literals that have this gram.
func (c *class) confirm(buf []byte, i int, gram uint64, dst []logfile.Mark) []logfile.Mark {
	places := c.slots[gram]
	for k := range places {
		p := &places[k]
		if !p.stands(buf, i) {
			continue
		}
		if dst = append(dst, logfile.Mark{At: i, Faint: p.faint}); !p.faint {
			break
		}
	}
	return dst
}

// line adds to sc who needs a literal that stands in a line.
func (s *Sieve) line(text string, sc *scratch) {
	sc.buf = append(sc.buf[:0], text...)
	buf := sc.buf
	for k := range s.classes {
		c := &s.classes[k]
		for i := 0; i < len(buf); i += c.stride {
			g := c.gram(buf, i)
			if h := hash(g); c.bitmap[h>>6]&(1<<(h&63)) == 0 {
				continue
			}
			for _, p := range c.slots[g] {
				if p.stands(buf, i) {
					sc.add(p.ids)
				}
			}
		}
	}
	for _, l := range s.letters {
		if strings.Contains(text, l.text) {
			sc.add(l.ids)
		}
	}
}

// gram is that at a place of a buffer; what is beyond the end is zero.
func (c *class) gram(buf []byte, i int) uint64 {
	if i+8 <= len(buf) {
		return (binary.LittleEndian.Uint64(buf[i:]) | folding) & c.mask
	}
	var b [8]byte
	copy(b[:], buf[i:])
	return (binary.LittleEndian.Uint64(b[:]) | folding) & c.mask
}

// stands tells whether the literal is in a buffer with its gram at i.
func (p *place) stands(buf []byte, i int) bool {
	start := i - p.at
	return start >= 0 && start+len(p.text) <= len(buf) && holds(buf[start:], p.text)
}

// holds tells whether b begins with a literal, whatever the case of its letters.
func holds(b []byte, literal string) bool {
	for i := range len(literal) {
		c := b[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != literal[i] {
			return false
		}
	}
	return true
}

// Sieve finds what the entries for a kind of log want of its text, and further literals and faint ones, which are in lower case. It is nil
// when an entry needs no literal: such an entry wants every line.
func (s *Set) Sieve(dialect string, server bool, further, faint []string, sample []byte) *Sieve {
	eligible := s.eligibleFor(dialect, server)
	words := vocabulary{}
	words.take(further, false)
	words.take(faint, true)
	for _, t := range s.text {
		if !eligible[t.entry] {
			continue
		}
		literals := t.m.required()
		if literals == nil {
			return nil
		}
		words.take(literals, false)
	}
	return words.sieve(sample)
}
