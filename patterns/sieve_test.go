package patterns

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// wantedOf are the literals of the entries for a client's log.
func wantedOf(dialect string) []string {
	s := Builtin().Matcher()
	var out []string
	for _, t := range s.text {
		if s.eligibleFor(dialect, false)[t.entry] {
			out = append(out, t.m.required()...)
		}
	}
	return out
}

// check holds what a sieve finds against what a person would: a place in every literal that stands there, and none elsewhere.
func check(t *testing.T, literals, faint []string, sample, buf []byte) {
	t.Helper()
	buf = append(slices.Clone(buf), 0xff) // a literal of four bytes has to have one behind it
	text := lower(string(buf))
	marks := NewSieve(literals, faint, sample).Find(buf, nil)
	within := func(m logfile.Mark, literals []string) bool {
		return slices.ContainsFunc(literals, func(l string) bool {
			return strings.Contains(text[max(0, m.At-len(l)+1):min(len(text), m.At+len(l))], l)
		})
	}
	for k, m := range marks {
		if m.Rank == logfile.Full && !within(m, slices.Concat(literals, foldable[:])) || m.Rank == logfile.Faint && !within(m, faint) || k > 0 && m.At < marks[k-1].At {
			t.Fatalf("%+v in %q", marks, buf)
		}
	}
	found := func(at, n int, faint bool) bool {
		return slices.ContainsFunc(marks, func(m logfile.Mark) bool { return m.At >= at && m.At < at+n && (faint || m.Rank == logfile.Full) })
	}
	for at := range len(text) - 1 {
		for k, l := range slices.Concat(literals, faint) {
			if strings.HasPrefix(text[at:], l) && !found(at, len(l), k >= len(literals)) {
				t.Fatalf("%q at %d is not found: %+v in %q", l, at, marks, buf)
			}
		}
	}
}

func TestSieveFindsWhatStandsThere(t *testing.T) {
	literals := wantedOf("pjsip")
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var b bytes.Buffer
		for range r.IntN(60) {
			l := literals[r.IntN(len(literals))]
			switch r.IntN(4) {
			case 0:
				b.WriteString(strings.ToUpper(l))
			case 1:
				b.WriteString(l[:r.IntN(len(l))])
			default:
				b.WriteString(l)
			}
			for range r.IntN(20) {
				b.WriteByte(byte(r.IntN(256)))
			}
		}
		buf := b.Bytes()
		n := r.IntN(len(literals))
		check(t, literals[:n], literals[n:], buf[:r.IntN(len(buf)+1)], buf)
	}
}

func FuzzSieve(f *testing.F) {
	f.Add("abc", "network lost", []byte("ABC the Network LOST abc"))
	f.Add("wi-fi", "\u017f", []byte("Wi-Fi \u017f"))
	f.Fuzz(func(t *testing.T, one, two string, buf []byte) {
		var literals []string
		for _, l := range []string{lower(one), lower(two)} {
			if len(l) >= minLiteral || slices.Contains(foldable[:], l) {
				literals = append(literals, l)
			}
		}
		n := len(buf) % (len(literals) + 1)
		check(t, literals[:n], literals[n:], nil, buf)
	})
}

func BenchmarkSieve(b *testing.B) {
	literals := wantedOf("pjsip")
	buf := []byte(strings.Repeat(" 10:22:33.123    pjsua_core.c  .TLS transport 10.0.0.1:5061 is being destroyed, error count 0\n", 2700))
	s := NewSieve(literals, nil, buf)
	b.SetBytes(int64(len(buf)))
	for b.Loop() {
		s.Find(buf, nil)
	}
}
