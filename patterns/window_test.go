package patterns

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// TestWindowsCoverTheText: every byte is in a window, windows overlap, and no window cuts a word that is shorter than the search for its end.
func TestWindowsCoverTheText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var b strings.Builder
		for b.Len() < r.IntN(5*windowSize) {
			b.WriteString(strings.Repeat("x", r.IntN(40)) + []string{" ", "é", "-", ": "}[r.IntN(4)])
		}
		text, covered := b.String(), 0
		for w := range windows(text) {
			if w.text != text[w.at:w.at+len(w.text)] || w.at > covered || len(w.text) > windowSize || w.first != (w.at == 0) || w.last != (w.at+len(w.text) == len(text)) {
				t.Fatalf("window at %d of %d bytes, %d covered", w.at, len(w.text), covered)
			}
			if !w.first && covered-w.at < windowLap/2 {
				t.Fatalf("windows overlap by %d bytes", covered-w.at)
			}
			if !w.first && wordByte(text[w.at-1]) && wordByte(text[w.at]) {
				t.Fatalf("a word is cut at %d", w.at)
			}
			covered = w.at + len(w.text)
		}
		if covered != len(text) {
			t.Fatalf("%d of %d bytes covered", covered, len(text))
		}
	}
}

// TestLongTexts: what is bound to an end of a text matches there only, the rest wherever it stands, also across windows.
func TestLongTexts(t *testing.T) {
	for _, c := range []struct {
		name, prefix, regex string
		at                  int // where "lost: 42" is put
		want                bool
	}{
		{"in the middle", "", `lost: (?P<code>\d+)`, 70_001, true},
		{"across the end of a window", "", `lost: (?P<code>\d+)`, windowSize - 3, true},
		{"begins the text", "", `^lost: \d+`, 0, true},
		{"begins a window", "", `^lost: \d+`, windowSize - windowLap, false},
		{"prefix", "lost", ``, 0, true},
		{"prefix of a window", "lost", ``, windowSize - windowLap, false},
		{"ends a window", "", `lost: \d+$`, windowSize - len("lost: 42"), false},
		{"ends the text", "", `lost: \d+$`, 100_000 - len("lost: 42"), true},
	} {
		text := strings.Repeat(" ", 100_000)
		text = text[:c.at] + "lost: 42" + text[c.at+len("lost: 42"):]
		m := &Matcher{Prefix: c.prefix, Regex: c.regex}
		at, captures := m.matchText(text)
		if (at >= 0) != c.want || at >= 0 && at != c.at {
			t.Errorf("%s: at %d, want %v at %d", c.name, at, c.want, c.at)
		}
		if c.name == "in the middle" && captures["code"] != "42" {
			t.Errorf("captures %v", captures)
		}
	}
}

// TestLongTextsWithAndWithoutTheFilter: on texts of several windows the filter changes nothing either.
func TestLongTextsWithAndWithoutTheFilter(t *testing.T) {
	cat := Builtin()
	fast, slow := cat.Matcher(), unfiltered(cat)
	r := rand.New(rand.NewPCG(3, 4))
	for range 3 {
		var b strings.Builder
		for b.Len() < 3*windowSize {
			e := cat.Entries[r.IntN(len(cat.Entries))]
			if len(e.Examples) > 0 {
				b.WriteString(strings.ReplaceAll(e.Examples[0].Text, "\n", " "))
			}
			b.WriteString(strings.Repeat(" and so on", r.IntN(300)))
		}
		rec := &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1, Text: b.String()}}}
		want, got := slow.Match(rec, "plain", false), fast.Match(rec, "plain", false)
		if d := cmp.Diff(shortly(want), shortly(got)); d != "" || len(got) == 0 {
			t.Errorf("%d matches; without (-) and with (+) the filter:\n%s", len(got), d)
		}
	}
}

func shortly(matches []Match) []string {
	var out []string
	for _, m := range matches {
		out = append(out, m.Entry.ID, strings.Join(sortedKeys(m.Captures), ","), m.Captures["reason"], string(rune('0'+m.Column%10)))
	}
	return out
}
