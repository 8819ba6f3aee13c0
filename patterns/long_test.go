package patterns

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// longRegexes have each kind of anchor, and what a stretch treats in its own way.
var longRegexes = []string{
	`refused`, `\brefused\b`, `\Brefused`, `(?i)kiosk (?P<what>\w+)`, `^start (?P<n>\d+)`, `(?:^|\|)quit`, `^.*refused (?P<n>\d+)`, `refused (?P<n>\d+)$`,
	`refused(?P<reason>.*)$`, `refused(?:: (?P<reason>.+))?$`, `(?P<reason>kiosk .*|lost.*)$`, `lost\b.*?(?P<reason>.+?)(?: \[(?P<code>\d+)\])?$`, `lost\s*$`,
	`(?:network|wi-fi)(?: is)? lost`, `\b(?:[Nn]etwork|wi-fi)\b.{0,20}\blost\b`, `network lost.*refused`, `x?yzzy (?P<n>\d+)`, `(?:abc){2,}`, `[^\r\n]*lost [^\r\n]*$`,
	`(?P<all>.*) end\b`, `end\z`, `\d{3} refused`, `yzzy (?P<rest>[^;]*)`, `yzzy (?P<n>\d+|x.*)$`,
}

// longPieces are what their texts are made of.
var longPieces = []string{
	"refused", "Refused", " refused: why", "refused 12", "KIOSK", "\u212aio\u017fk error", "kiosk error ", "start 7 ", "|quit", "network", " is", " lost", "lost [5]", "wi-fi",
	"Network ", "yzzy 3", "xyzzy 44", "abc", " end", "end", " ", "über ", "_", "123 ", strings.Repeat("w", 90), strings.Repeat("- ", 40), strings.Repeat("é ", 99),
	strings.Repeat("some words, ", 80), strings.Repeat("abc", 200),
}

// longText makes a text out of bytes: each is a piece.
func longText(choices []byte) string {
	var b strings.Builder
	for _, c := range choices {
		b.WriteString(longPieces[int(c)%len(longPieces)])
	}
	return b.String()
}

func longCatalogue() *Catalogue {
	cat := &Catalogue{}
	for i, re := range longRegexes {
		cat.Entries = append(cat.Entries, &Entry{ID: fmt.Sprintf("R-%03d", i), Match: []Matcher{{Regex: re}}})
	}
	cat.Entries = append(cat.Entries,
		&Entry{ID: "S-001", Match: []Matcher{{Prefix: "start", Contains: "refused"}, {Contains: "Refused"}}},
		&Entry{ID: "S-002", Match: []Matcher{{Contains: "lost", Regex: `network(?P<n>.*)`}, {Regex: `yzzy (?P<n>\d)`}}},
		&Entry{ID: "S-003", Match: []Matcher{{Contains: "kiosk ", Regex: `(?i)kiosk (?P<n>\w+)`}}})
	return cat
}

// atOne is a record of one line that begins in the first column.
func atOne(text string) *logfile.Record {
	return &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1, Text: text}}}
}

// plainly matches a long text by the words of stretch.go: every matcher on every stretch.
func plainly(cat *Catalogue, text string) []string {
	var out []string
	for _, e := range cat.Entries {
		if at, captures := inStretches(e, text); at >= 0 {
			out = append(out, fmt.Sprint(e.ID, " ", at, captures))
		}
	}
	return out
}

// innerOnce is inner, which need not be fast.
func innerOnce(regex string, begins, ends bool) *regexp.Regexp {
	key := fmt.Sprint(regex, begins, ends)
	if re, known := inners.Load(key); known {
		return re.(*regexp.Regexp)
	}
	re := inner(regex, begins, ends)
	inners.Store(key, re)
	return re
}

var inners sync.Map

func inStretches(e *Entry, text string) (int, map[string]string) {
	for p := stretchAt(text, 0); ; p = stretchAt(text, p.own) {
		for i := range e.Match {
			m := &e.Match[i]
			part := Matcher{Contains: m.Contains, Prefix: m.Prefix}
			if m.Regex != "" {
				re := innerOnce(m.Regex, p.from == 0, p.to == len(text))
				if re == nil {
					continue
				}
				part.Regex, part.compiled = re.String(), re
				part.once.Do(func() {})
			}
			if m.Prefix != "" && p.from > 0 {
				continue
			}
			if at, captures := part.matchText(text[p.from:p.to]); at >= 0 && p.from+at < p.own {
				return p.from + at, captures
			}
		}
		if p.own == len(text) {
			return -1, nil
		}
	}
}

// checkLong holds the way with the filter and its shortcuts against the plain one, and both against the regexps on the whole text.
func checkLong(t rapid.TB, cat *Catalogue, set *Set, text string) {
	t.Helper()
	if len(text) <= maxStretch {
		return
	}
	var got []string
	matches := set.Match(atOne(text), "plain", false)
	for _, m := range matches {
		got = append(got, fmt.Sprint(m.Entry.ID, " ", m.Column-1, m.Captures))
	}
	if diff := cmp.Diff(plainly(cat, text), got); diff != "" {
		t.Fatalf("%q:\n-plain +matched\n%s", text, diff)
	}
	found := map[string]bool{}
	for _, m := range matches {
		found[m.Entry.ID] = true
	}
	longWord := regexp.MustCompile(`\w{200}`).MatchString(text)
	for _, e := range cat.Entries[:len(longRegexes)] {
		re := regexp.MustCompile(e.Match[0].Regex)
		loc := re.FindStringIndex(text)
		if found[e.ID] && loc == nil && !longWord {
			t.Fatalf("%s is found in stretches and not in the whole: %q", re, text)
		}
		if loc != nil && loc[1]-loc[0] <= reach && !found[e.ID] && !strings.HasPrefix(re.String(), "(?:^") {
			t.Fatalf("%s has a match of %v that is not found: %q", re, loc, text)
		}
	}
}

func TestStretches(t *testing.T) {
	for _, text := range []string{strings.Repeat("some words, ", 3000), strings.Repeat("w", 40_000), strings.Repeat("é", 9000), strings.Repeat("\u20ac\U0001f600", 5000)} {
		next := 0
		for p := stretchAt(text, 0); ; p = stretchAt(text, p.own) {
			last := p.to == len(text)
			if p.from != next || p.to-p.from > maxStretch || !last && (p.to-p.own < reach || p.own <= p.from) || last != (p.own == p.to) {
				t.Fatalf("%.20q: %+v behind %d", text, p, next)
			}
			if next = p.own; last {
				break
			}
			if wordy := strings.HasPrefix(text, "some"); wordy && (inWord(text[p.own-1]) || inWord(text[p.to])) {
				t.Errorf("%+v cuts a word", p)
			}
			if part := text[p.from:p.to]; strings.ToValidUTF8(part, "") != part {
				t.Errorf("%.20q: %+v cuts a character", text, p)
			}
		}
	}
}

func TestLongTextIsMatchedInStretches(t *testing.T) {
	cat := longCatalogue()
	set := cat.Matcher()
	far := strings.Repeat("some words, ", 700)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"start 7 " + far + "start 8", []string{"R-004"}},
		{far + "start 7", nil},
		{far + "lost", []string{"R-010", "R-012"}},
		{far + "lost " + far, []string{"R-010", "R-011", "R-018"}},
		{far + "|quit " + far, []string{"R-005"}},
		{far + "quit", nil},
		{"quit " + far, []string{"R-005"}},
		{far + "xyzzy 4" + far, []string{"R-016", "R-022", "S-002"}},
		{"- yzzy " + strings.Repeat("9", 6000) + far, []string{"R-016", "R-022", "S-002"}},
		{far + "network" + far + " lost", []string{"R-010", "R-012"}},
		{far + "refused 12 " + far, []string{"R-000", "R-001", "R-006", "R-008"}},
		{far + "refused 12", []string{"R-000", "R-001", "R-006", "R-007", "R-008"}},
	} {
		if diff := cmp.Diff(c.want, ids(set.Match(atOne(c.text), "plain", false)), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q ... %q: -want +got\n%s", c.text[:9], c.text[len(c.text)-9:], diff)
		}
	}
}

func TestLongTextIsMatchedAsThePlainWay(t *testing.T) {
	cat := longCatalogue()
	set := cat.Matcher()
	rapid.Check(t, func(r *rapid.T) {
		choices := rapid.SliceOfN(rapid.Byte(), 1, 60).Draw(r, "pieces")
		behind := rapid.IntRange(0, maxStretch).Draw(r, "behind")
		before := rapid.IntRange(0, 2*maxStretch).Draw(r, "before")
		if edge := rapid.SampledFrom([]int{0, maxStretch - tail, maxStretch}).Draw(r, "edge"); edge > 0 { // of the first stretch
			before = edge - rapid.IntRange(0, min(edge, len(longText(choices)), 60)).Draw(r, "over")
		}
		checkLong(r, cat, set, strings.Repeat("-", before)+longText(choices)+strings.Repeat(" x", behind))
	})
}

func FuzzLong(f *testing.F) {
	cat := longCatalogue()
	set := cat.Matcher()
	f.Add([]byte("refused lost, network"), 4000)
	f.Add(slices.Repeat([]byte{27, 1, 2, 3, 9, 10, 11}, 9), 0)
	f.Fuzz(func(t *testing.T, choices []byte, from int) {
		if len(choices) > 60 {
			return
		}
		checkLong(t, cat, set, strings.Repeat("- ", max(0, from%5000))+longText(choices))
	})
}

func TestInner(t *testing.T) {
	for _, c := range []struct {
		regex string
		yes   string // stretches of the middle it matches, and does not
		no    string
	}{
		{`^start`, ``, `start`}, {`end$`, ``, `end`}, {`lost\s*$`, ``, `lost`}, {`(?:^|\|)quit`, `|quit`, `quit`}, {`refused`, `refused`, `x`},
		{`^.*start`, `a start`, `a`}, {`end.*$`, `the end of`, `a`}, {`end(?:: (?P<reason>.+))?$`, `end: why`, `end`},
		{`(?P<a>x.*|y|z[^\r\n]+)$`, `zz`, `y`}, {`a.*?(?: \[(?P<code>\d+)\])?$`, `and so on`, `b`}, {`a [^,]+$`, ``, `a b`}, {`a(?:b|c.*$)`, `cab`, `a`},
		{`(?i)END\b.*\z`, `the end`, `ends`}, {`a.{2}$`, ``, `abc`}, {`(?m)^a.*$`, ``, `abc`},
	} {
		re := inner(c.regex, false, false)
		if c.yes == "" {
			if re != nil && re.MatchString(c.no) {
				t.Errorf("%s matches %q within a line", c.regex, c.no)
			}
			continue
		}
		if re == nil || !re.MatchString(c.yes) || re.MatchString(c.no) {
			t.Errorf("%s within a line: %v, which should match %q and not %q", c.regex, re, c.yes, c.no)
		}
	}
}

func TestLongTextIsNearNothing(t *testing.T) {
	set := (&Catalogue{Entries: []*Entry{{ID: "N-001", Match: []Matcher{{Contains: "refused", Regex: `refused \d`}}}}}).Matcher()
	all := func(int) bool { return true }
	far := strings.Repeat("some words, ", 700)
	if near := set.Near(atOne("refused x"), "plain", false, all); len(near) != 1 {
		t.Errorf("a short line is near %v", near)
	}
	if near := set.Near(atOne("refused x "+far), "plain", false, all); len(near) != 0 {
		t.Errorf("a long line is near %v", near)
	}
	for text, want := range map[string]int{"refused x " + far: 1, far + "refused x": 0} {
		if almost := set.Almost(atOne(text), 0, "plain", false); len(almost) != want {
			t.Errorf("%.10q: near are %v, want %d", text, almost, want)
		}
	}
}

func BenchmarkMatchLong(b *testing.B) {
	set := Builtin().Matcher()
	text := strings.Repeat("Incoming Response msg 200/OPTIONS/cseq=1 (rdata0x7f) in state Calling; network type changed; 0 errors, last status 200; ", 9000)
	rec := atOne(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		set.Match(rec, "pjsip", false)
	}
}
