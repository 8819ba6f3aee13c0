package patterns

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math/bits"
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
	text string
	rank logfile.Rank
	ids  []int32 // who needs it
}

// class is the literals that share a window's width.
type class struct {
	stride int
	mask   uint64 // of the gram's bytes
	bitmap *[1 << (hashed - 6)]uint64
	places []place
	first  []int32 // of the places of a hash, which are a chain: one more than its index, 0 for none
}

// place is where in a literal a gram stands.
type place struct {
	*word
	gram uint64
	at   int32
	next int32 // of the chain, as in first
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
	words.take(literals, logfile.Full)
	words.take(faint, logfile.Faint)
	return newSieve(words.sorted(), sample)
}

// vocabulary is words by their text.
type vocabulary map[string]*word

// take takes literals and who needs them. What several need is of the first of their ranks.
func (v vocabulary) take(literals []string, rank logfile.Rank, ids ...int32) {
	for _, text := range literals {
		w := v[text]
		if w == nil {
			w = &word{text: text, rank: rank}
			v[text] = w
		}
		w.rank = min(w.rank, rank)
		w.ids = append(w.ids, ids...)
	}
}

func (v vocabulary) sorted() []*word { return slices.SortedFunc(maps.Values(v), byText) }

func byText(a, b *word) int { return strings.Compare(a.text, b.text) }

// newSieve takes words in order.
func newSieve(words []*word, sample []byte) *Sieve {
	s := &Sieve{}
	byWidth := make([][]*word, len(widths))
	for _, w := range words {
		n := len(w.text)
		s.longest = max(s.longest, n)
		if slices.Contains(foldable[:], w.text) {
			s.letters = append(s.letters, w)
			continue
		}
		k := 0
		for n < widths[k].window && (n != narrow-1 || widths[k].window != narrow) {
			k++
		}
		byWidth[k] = append(byWidth[k], w)
	}
	var seen []uint16
	if len(sample) > 0 {
		seen = make([]uint16, 1<<hashed)
	}
	for k, words := range byWidth {
		if len(words) > 0 {
			s.classes = append(s.classes, newClass(words, widths[k].window, widths[k].gram, sample, seen))
		}
	}
	return s
}

// newClass counts the sample in seen, which is nil without one. Words are taken from the last to the first, since each place goes to the head of
// its chain: so those of one gram come in the order of their words.
func newClass(words []*word, window, gram int, sample []byte, seen []uint16) class {
	c := class{stride: window - gram + 1, mask: 1<<(8*gram) - 1, bitmap: new([1 << (hashed - 6)]uint64)}
	c.sample(sample, seen)
	c.places = make([]place, 0, len(words)*c.stride)
	for _, w := range slices.Backward(words) {
		first := c.rarest(w.text, window, seen)
		for at := first + c.stride - 1; at >= first; at-- {
			if at+gram <= len(w.text) {
				c.places = append(c.places, place{word: w, gram: gramAt(w.text, at, c.mask), at: int32(at)})
				continue
			}
			// A literal of one byte less than the window is one with any byte behind it; of two that folding makes one, the second stands for both.
			open := gramAt(w.text, at, c.mask)
			for b := uint64(folding & 0xff); b < 256; b = (b + 1) | folding&0xff {
				c.places = append(c.places, place{word: w, gram: open&(c.mask>>8) | b<<(8*(gram-1)), at: int32(at)})
			}
		}
	}
	c.chain()
	return c
}

// chain makes the places findable.
func (c *class) chain() {
	c.first = make([]int32, 1<<bits.Len(uint(len(c.places))))
	for k := range c.places {
		p := &c.places[k]
		h := hash(p.gram)
		c.bitmap[h>>6] |= 1 << (h & 63)
		first := &c.first[h&uint64(len(c.first)-1)]
		p.next, *first = *first, int32(k+1)
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
func (c *class) sample(b []byte, seen []uint16) {
	clear(seen)
	for i := 0; i+8 <= len(b); i++ {
		if n := &seen[hash((binary.LittleEndian.Uint64(b[i:])|folding)&c.mask)]; *n < 1<<15 {
			*n++
		}
	}
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
			dst = append(dst, logfile.Mark{At: i, Rank: l.rank})
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
	for k := c.head(gram); k > 0; k = c.places[k-1].next {
		p := &c.places[k-1]
		if p.gram != gram || !stands(p, buf, i) {
			continue
		}
		if dst = append(dst, logfile.Mark{At: i, Rank: p.rank}); p.rank == logfile.Full {
			break
		}
	}
	return dst
}

// head is the first place of a gram's chain, as in first.
func (c *class) head(gram uint64) int32 { return c.first[hash(gram)&uint64(len(c.first)-1)] }

// gram is that at a place of a buffer; what is beyond the end is zero.
func (c *class) gram(buf []byte, i int) uint64 {
	if i+8 <= len(buf) {
		return (binary.LittleEndian.Uint64(buf[i:]) | folding) & c.mask
	}
	var b [8]byte
	copy(b[:], buf[i:])
	return (binary.LittleEndian.Uint64(b[:]) | folding) & c.mask
}

// stands tells whether the literal is in a text with its gram at i.
func stands[T string | []byte](p *place, text T, i int) bool {
	start := i - int(p.at)
	return start >= 0 && start+len(p.text) <= len(text) && holds(text[start:], p.text)
}

// holds tells whether a text begins with a literal, whatever the case of its letters.
func holds[T string | []byte](text T, literal string) bool {
	for i := range len(literal) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != literal[i] {
			return false
		}
	}
	return true
}

// Sieve finds what the entries for a kind of log want of its text, and what the reader of the log and others do, the others for the words
// alone. It is nil when an entry needs no literal: such an entry wants every line.
func (s *Set) Sieve(dialect string, server bool, reader logfile.Wanted, faint []string, sample []byte) *Sieve {
	k := s.kindOf(dialect, server)
	wants := func(id int32) bool { return k.eligible[s.text[id].entry] }
	if slices.ContainsFunc(s.always, wants) {
		return nil
	}
	others := vocabulary{}
	others.take(reader.Full, logfile.Full)
	others.take(reader.Named, logfile.Named)
	others.take(faint, logfile.Faint)
	words := make([]*word, 0, len(s.words)+len(others))
	for _, w := range s.words {
		if rank := s.rank(w, wants); rank < logfile.Faint {
			if other := others[w.text]; other != nil {
				rank = min(rank, other.rank)
				delete(others, w.text)
			}
			words = append(words, w.ranked(rank))
		}
	}
	words = append(words, others.sorted()...)
	slices.SortFunc(words, byText)
	out := newSieve(words, sample)
	k.filter.Store(out)
	return out
}

// rank is what a word is for those who want it: Faint for none. An entry that says no more than that there was a message wants it as long as
// the log shows none.
func (s *Set) rank(w *word, wants func(id int32) bool) logfile.Rank {
	out := logfile.Faint
	for _, id := range w.ids {
		switch {
		case !wants(id):
		case s.cat.Entries[s.text[id].entry].Outline:
			out = min(out, logfile.Named)
		default:
			return logfile.Full
		}
	}
	return out
}

// ranked is the word, or one like it: that of all sieves stays as it is.
func (w *word) ranked(rank logfile.Rank) *word {
	if w.rank == rank {
		return w
	}
	other := *w
	other.rank = rank
	return &other
}
