package timeline

import "encoding/binary"

// maxWords is how many words the table holds before it begins anew, maxWord how long they may be; longer ones stand where they are used.
const (
	maxWords = 4096
	maxWord  = 256
)

// What stands in place of a word's number.
const (
	newWord  = iota // the word follows, and is the table's next
	longWord        // the word follows
	firstWord
)

// maxKinds is how many kinds of messages are told apart before that table begins anew.
const maxKinds = 512

// What stands in place of a kind's number.
const (
	newKind = iota // the kind follows, and is the table's next
	firstKind
)

// writer and reader keep the same tables, so that a word's number means the same to both.
type writer struct {
	out    []byte
	words  map[string]uint64
	kinds  map[Message]uint64
	second int64
	line   int
}

type reader struct {
	in     []byte
	words  []string
	kinds  []Message
	second int64
	line   int
	e      Event
	m      Message
}

func (w *writer) number(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

func (w *writer) signed(n int64) { w.out = binary.AppendVarint(w.out, n) }

// fraction of a second, in nanoseconds; most clocks show milliseconds.
func (w *writer) fraction(ns int) {
	if ns%1e6 == 0 {
		w.number(uint64(ns) / 1e6 << 1)
		return
	}
	w.number(uint64(ns)<<1 | 1)
}

func (r *reader) fraction() int64 {
	n := r.number()
	if n&1 == 0 {
		return int64(n>>1) * 1e6
	}
	return int64(n >> 1)
}

func (w *writer) word(s string) {
	if n, ok := w.words[s]; ok {
		w.number(n + firstWord)
		return
	}
	if len(s) > maxWord {
		w.number(longWord)
	} else {
		w.number(newWord)
		if w.words == nil || len(w.words) == maxWords {
			w.words = map[string]uint64{}
		}
	}
	w.number(uint64(len(s)))
	at := len(w.out)
	w.out = append(w.out, s...)
	if len(s) <= maxWord {
		w.words[string(w.out[at:])] = uint64(len(w.words)) // not s, which is a part of a line that need not be kept for it
	}
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.in)
	r.in = r.in[size:]
	return n
}

func (r *reader) signed() int64 {
	n, size := binary.Varint(r.in)
	r.in = r.in[size:]
	return n
}

func (r *reader) word() string {
	n := r.number()
	if n >= firstWord {
		return r.words[n-firstWord]
	}
	size := r.number()
	s := string(r.in[:size])
	r.in = r.in[size:]
	if n == newWord {
		if len(r.words) == maxWords {
			r.words = r.words[:0]
		}
		r.words = append(r.words, s)
	}
	return s
}
