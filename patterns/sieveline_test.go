package patterns

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// jumbled is text made of literals, whole, cut and in capitals, and of other bytes.
func jumbled(r *rand.Rand, literals []string) string {
	var b strings.Builder
	for range r.IntN(12) {
		l := literals[r.IntN(len(literals))]
		switch r.IntN(4) {
		case 0:
			l = strings.ToUpper(l)
		case 1:
			l = l[:r.IntN(len(l))]
		}
		b.WriteString(l)
		for range r.IntN(6) {
			b.WriteByte(byte(r.IntN(256)))
		}
	}
	return b.String()
}

// TestLineFindsAllThatStandsThere, also in a line's last bytes and in lines of fewer than eight.
func TestLineFindsAllThatStandsThere(t *testing.T) {
	set := Builtin().Matcher()
	var literals []string
	for _, w := range set.words {
		literals = append(literals, w.text)
	}
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 3000 {
		text := jumbled(r, literals)
		if n%3 == 0 {
			text = text[:min(len(text), r.IntN(12))]
		}
		var want []int32
		for _, w := range set.words {
			if strings.Contains(lower(text), w.text) {
				want = append(want, w.ids...)
			}
		}
		slices.Sort(want)
		sc := &scratch{seen: make([]bool, len(set.text))}
		set.filter.line(text, sc)
		slices.Sort(sc.candidates)
		if diff := cmp.Diff(slices.Compact(want), sc.candidates); diff != "" {
			t.Fatalf("%q: -stands there +found\n%s", text, diff)
		}
	}
}

// TestAnyFilterGivesTheSameMatches: lines sieved by what was made for another file of their kind match as by the sieve of all entries.
func TestAnyFilterGivesTheSameMatches(t *testing.T) {
	plainly, made := Builtin().Matcher(), Builtin().Matcher()
	r := rand.New(rand.NewPCG(7, 8))
	matched := 0
	for _, dialect := range []string{"pjsip", "linphone", "logcat>pjsip", "plain"} {
		literals := wantedOf(dialect)
		if made.Sieve(dialect, false, logfile.Wanted{Full: []string{"something else"}}, []string{"error", literals[0]}, []byte(jumbled(r, literals))) == nil {
			t.Fatalf("%s: no sieve", dialect)
		}
		if made.filterOf(made.kindOf(dialect, false)) == made.filter {
			t.Fatalf("%s: its own filter is not used", dialect)
		}
		for range 2000 {
			rec := lines(jumbled(r, literals), "x "+jumbled(r, literals))
			want, got := plainly.Match(rec, dialect, false), made.Match(rec, dialect, false)
			if a, b := fmt.Sprint(told(want)), fmt.Sprint(told(got)); a != b {
				t.Fatalf("%s, %+v:\nwithout %s\nwith    %s", dialect, rec.Lines, a, b)
			}
			matched += len(got)
		}
	}
	if matched < 100 {
		t.Errorf("only %d matches", matched)
	}
}

// told is what matches say, in an order of its own.
func told(matches []Match) []string {
	var out []string
	for _, m := range matches {
		out = append(out, fmt.Sprint(m.Entry.ID, m.Captures, m.LineIndex, m.Column, m.Signals))
	}
	return out
}
