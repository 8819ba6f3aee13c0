package patterns

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
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

// plainly finds literals as a person would.
func plainly(literals []string, buf []byte) []int {
	var out []int
	text := lower(string(buf))
	for i := range len(text) {
		if slices.ContainsFunc(literals, func(l string) bool { return strings.HasPrefix(text[i:], l) }) {
			out = append(out, i)
		}
	}
	return out
}

func sieved(literals []string, sample, buf []byte) []int {
	return slices.Compact(NewSieve(literals, sample).Find(append(slices.Clone(buf), 0xff), nil))
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
		if got, want := sieved(literals, buf[:r.IntN(len(buf)+1)], buf), plainly(literals, buf); !slices.Equal(got, want) {
			t.Fatalf("in %q\n got %v\nwant %v", buf, got, want)
		}
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
		if got, want := sieved(literals, nil, buf), plainly(literals, buf); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: got %v, want %v", literals, buf, got, want)
		}
	})
}

func BenchmarkSieve(b *testing.B) {
	literals := wantedOf("pjsip")
	buf := []byte(strings.Repeat(" 10:22:33.123    pjsua_core.c  .TLS transport 10.0.0.1:5061 is being destroyed, error count 0\n", 2700))
	s := NewSieve(literals, buf)
	b.SetBytes(int64(len(buf)))
	for b.Loop() {
		s.Find(buf, nil)
	}
}
