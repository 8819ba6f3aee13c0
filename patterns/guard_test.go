package patterns

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestGuard(t *testing.T) {
	for _, c := range []struct {
		regex string
		want  [][]string
		leads bool
	}{
		{`connect failed: (?P<reason>.*)$`, [][]string{{"connect failed: "}}, true},
		{`(?P<reason>\b[Nn]etwork(?: is| was)? (?:lost|down))\b`, [][]string{{"Network lost", "Network down", "Network is lost", "Network is down", "Network was lost",
			"Network was down", "network lost", "network down", "network is lost", "network is down", "network was lost", "network was down"}}, true},
		{`msg (?P<status>[1-6]\d\d)/(?P<method>BYE|CANCEL)/cseq=\d+ \(rdata`, [][]string{{"msg "}, {"/BYE/cseq=", "/CANCEL/cseq="}, {" (rdata"}}, true},
		{`^start.*end$`, [][]string{{"start"}, {"end"}}, false},
		{`.*(?:abc)+x`, [][]string{{"abc"}, {"x"}}, false},
		{`ab{2,}c`, [][]string{{"ab"}, {"c"}}, true},
		{`a(?:b.c)?d`, [][]string{{"a"}, {"d"}}, true},
		{`(?i)ok`, [][]string{{"OK", "Ok", "O\u212a", "oK", "ok", "o\u212a"}}, true},
		{`(?i)connection refused`, nil, false},
		{`ab?`, [][]string{{"a"}}, true},
		{`x?`, nil, false},
		{`\x{FFFD}abc`, nil, false},
		{`(?:foo|)bar`, [][]string{{"foobar", "bar"}}, true}, {`.(?:foo|)bar`, [][]string{{"bar"}}, false},
		{`[a-z] number`, [][]string{{" number"}}, false},
		{`(?:one|.two) three`, [][]string{{" three"}}, false},
	} {
		m := &Matcher{Regex: c.regex}
		got := m.guard()
		if diff := cmp.Diff(c.want, got.parts); diff != "" || got.leads != c.leads {
			t.Errorf("%s: leads %v\n%s", c.regex, got.leads, diff)
		}
		if read := readGuard(got.spell()); read.leads != got.leads || cmp.Diff(read.parts, got.parts) != "" {
			t.Errorf("%s: spelt %q, read as %v", c.regex, got.spell(), read)
		}
	}
}

// TestGuardsWithoutASpellingAreMade: a text may hold what stands between texts.
func TestGuardsWithoutASpellingAreMade(t *testing.T) {
	cat := &Catalogue{Entries: []*Entry{{Match: []Matcher{{Regex: `a\x00b.*c`}, {Regex: `ab.*c`}}}}}
	cat.SpellGuards()
	if m := cat.Entries[0].Match; m[0].Guard != "" || m[1].Guard != "<\x01ab\x01c" || len(m[0].guard().parts) != 2 {
		t.Errorf("%q, %q, %v", m[0].Guard, m[1].Guard, m[0].guard().parts)
	}
}

// plain is the regexp's own answer, without a guard.
func plain(m *Matcher, line string) (int, map[string]string) {
	re := compile(m.Regex)
	loc := re.FindStringSubmatchIndex(line)
	if loc == nil {
		return -1, nil
	}
	return loc[0], maps.Collect(groups(re, line, loc))
}

// guardRegexes are of all kinds that a guard tells apart.
var guardRegexes = []string{
	`foo`, `\bfoo\b`, `\Bfoo`, `^foo`, `foo$`, `(?:^|x)foo`, `(?P<a>\w+) foo`, `foo(?: bar)? baz`, `(?i)fo(?P<b>k)`, `[Ff]oo .*?bar`, `(?:foo|bar)+ baz`,
	`(?P<a>fo|foo)(?P<b>o? bar)`, `foo\b.*?(?P<a>bar|baz)`, `fo{2}`, `(?:foo){2,}bar`, `f.o`, `.*foo`, `(?:foo|)bar`, `\x{FFFD}foo`, `é(?P<a>foo)`, `foo|bar`, `(?m)^foo`,
	`(?:a|b)?\bfoo`, `[éa]foo`, `foo\z`, `bar.*foo`, `(?:foo.*)?bar`, `(?s)foo.bar`, `x*foo`, `(?P<a>foo.bar|baz)k`,
}

func TestGuardLosesNothing(t *testing.T) {
	pieces := []string{"foo", "Foo", "FOK", "fo\u212a", "fo", "o", "bar", "baz", " ", "x", "\n", "é", "\xc3", "\xa9", "\xff", "\ufffd", "k", "a", "_", "f"}
	matchers := make([]Matcher, len(guardRegexes))
	for i, re := range guardRegexes {
		matchers[i].Regex = re
	}
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 9).Draw(t, "line"), "")
		for i := range matchers {
			at, captures := matchers[i].matchText(line)
			want, said := plain(&matchers[i], line)
			if diff := cmp.Diff(said, captures); diff != "" || at != want {
				t.Fatalf("%s on %q: at %d, without a guard %d\n%s", guardRegexes[i], line, at, want, diff)
			}
		}
	})
}

// TestGuardsOfTheCatalogue: lines made of the pieces of examples, so that most hold some parts and not others.
func TestGuardsOfTheCatalogue(t *testing.T) {
	cat := Builtin()
	var matchers []*Matcher
	examples := map[*Matcher][]string{}
	for _, e := range cat.Entries {
		var lines []string
		for _, x := range slices.Concat(e.Examples, e.NearMisses) {
			lines = append(lines, strings.Split(x.Text, "\n")...)
		}
		for i := range e.Match {
			if m := &e.Match[i]; m.Regex != "" && len(lines) > 0 {
				matchers, examples[m] = append(matchers, m), lines
			}
		}
	}
	matched := 0
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(matchers).Draw(t, "matcher")
		line := rapid.SampledFrom(examples[m]).Draw(t, "line")
		switch cut := rapid.IntRange(0, len(line)).Draw(t, "cut"); rapid.IntRange(0, 3).Draw(t, "how") {
		case 0:
			line = line[cut:]
		case 1:
			line = line[:cut] + line
		case 2:
			line = line[:cut] + strings.ToUpper(line[cut:])
		}
		at, captures := (&Matcher{Regex: m.Regex}).matchText(line)
		want, said := plain(m, line)
		if diff := cmp.Diff(said, captures); diff != "" || at != want {
			t.Fatalf("%s on %q: at %d, without a guard %d\n%s", m.Regex, line, at, want, diff)
		}
		if at >= 0 {
			matched++
		}
	})
	if matched == 0 {
		t.Error("no regexp matches any line: nothing is shown")
	}
}

func FuzzGuard(f *testing.F) {
	for _, re := range guardRegexes {
		f.Add(re, "foo bar baz")
	}
	f.Fuzz(func(t *testing.T, regex, line string) {
		if len(regex) > 100 || len(line) > 1000 {
			t.Skip("slow without being another case")
		}
		m := &Matcher{Regex: regex}
		if regex == "" || m.regexp() == never() {
			t.Skip("no regexp")
		}
		at, captures := m.matchText(line)
		want, said := plain(m, line)
		if diff := cmp.Diff(said, captures); diff != "" || at != want {
			t.Fatalf("%q on %q: at %d, without a guard %d\n%s", regex, line, at, want, diff)
		}
	})
}
