package built

import (
	"math/rand/v2"
	"strconv"
)

// line is a template of what a client logs: who says it and what. In the text
//
//	%n is a number, %d a small one, %p a pointer, %a an address of the documentation networks, %u a user, %c a UUID, %x a word of hex
//
// so that no two lines of a log are quite the same.
type line struct {
	sender   string
	text     string
	verbatim bool // the text is no template
}

// write writes the text with its fields filled in.
func (l line) write(b []byte, rnd *rand.Rand) []byte {
	if l.verbatim {
		return append(b, l.text...)
	}
	return fill(b, l.text, rnd)
}

// fill writes a template.
func fill(b []byte, template string, rnd *rand.Rand) []byte {
	for i := 0; i < len(template); i++ {
		if template[i] != '%' || i+1 == len(template) {
			b = append(b, template[i])
			continue
		}
		i++
		b = field(b, template[i], rnd)
	}
	return b
}

func field(b []byte, verb byte, rnd *rand.Rand) []byte {
	switch verb {
	case 'n':
		return strconv.AppendInt(b, int64(rnd.IntN(60_000)), 10)
	case 'd':
		return append(b, '0'+byte(rnd.IntN(8)))
	case 'p':
		return hex(append(b, "0x7f"...), rnd.Uint64(), 10)
	case 'a':
		b = append(b, [...]string{"192.0.2.", "198.51.100.", "203.0.113."}[rnd.IntN(3)]...)
		return strconv.AppendInt(b, int64(1+rnd.IntN(254)), 10)
	case 'u':
		return strconv.AppendInt(b, int64(1001+rnd.IntN(40)), 10)
	case 'c':
		return uuid(b, rnd)
	case 'x':
		return hex(b, rnd.Uint64(), 8)
	}
	return append(b, verb)
}

const hexDigits = "0123456789abcdef"

func hex(b []byte, n uint64, width int) []byte {
	for i := width - 1; i >= 0; i-- {
		b = append(b, hexDigits[n>>(4*i)&15])
	}
	return b
}

func uuid(b []byte, rnd *rand.Rand) []byte {
	hi, lo := rnd.Uint64(), rnd.Uint64()
	b = append(hex(b, hi>>32, 8), '-')
	b = append(hex(b, hi>>16, 4), '-')
	b = append(hex(b, hi, 4), '-')
	b = append(hex(b, lo>>48, 4), '-')
	return hex(b, lo, 12)
}
