package main

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/internal/dev/built"
	"github.com/pwtriage/pwtriage/patterns"
)

// Whatever the form, the peers must find what the catalogue finds, or they would be measured at another job.
func TestFormsFindTheExamples(t *testing.T) {
	checked := 0
	for _, e := range patterns.Builtin().Entries {
		for _, regex := range e.Regexes() {
			re, err := syntax.Parse(regex, syntax.Perl)
			if err != nil {
				t.Fatal(err)
			}
			literals := required(re)
			spelt := []string{written(regex), "(?:" + portable(re).String() + ")"}
			for _, x := range e.Examples {
				for _, line := range strings.Split(x.Text, "\n") {
					if !regexp.MustCompile(regex).MatchString(line) {
						continue
					}
					checked++
					for _, s := range spelt {
						if !regexp.MustCompile("(?m)" + s).MatchString(line) {
							t.Errorf("%s: %s does not find %q", e.ID, s, line)
						}
					}
					if literals != nil && !holdsOne(line, literals) {
						t.Errorf("%s: none of %q stands in %q", e.ID, literals, line)
					}
				}
			}
		}
	}
	if checked < 400 {
		t.Errorf("only %d lines were checked", checked)
	}
}

func holdsOne(line string, literals []string) bool {
	for _, l := range literals {
		if strings.Contains(line, l) {
			return true
		}
	}
	return false
}

func TestRequired(t *testing.T) {
	for regex, want := range map[string]string{
		`abc (?P<n>\d+) longer text`: " longer text",
		`[Ll]ost connection`:         "Lost connection lost connection",
		`(?:one|two) three.*`:        "one three two three",
		`(?i:any case) \d`:           " ",
		`a?b+`:                       "b",
		`\d+|word`:                   "",
		`\bword x?y`:                 "word xy word y",
	} {
		re, err := syntax.Parse(regex, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(required(re), " "); got != want {
			t.Errorf("%s: got %q, want %q", regex, got, want)
		}
	}
}

func TestPortableStaysOnItsLine(t *testing.T) {
	re, _ := syntax.Parse(`^a(?P<rest>[^b]*)c$`, syntax.Perl)
	if got := regexp.MustCompile(portable(re).String()).FindString("x\nadd\nc\naddc\n"); got != "addc" {
		t.Errorf("got %q", got)
	}
}

// A person who greps a client's log takes the entries for it; those of servers are not among them.
func TestDialect(t *testing.T) {
	all, some := regexps(patterns.Builtin(), ""), regexps(patterns.Builtin(), "pjsip")
	words := strings.Join(built.Words(patterns.Builtin(), "pjsip"), "\n")
	hit := 0
	for _, regex := range some {
		if regexp.MustCompile("(?m)" + regex).MatchString(words) {
			hit++
		}
	}
	if len(some) >= len(all) || hit < len(some)*9/10 {
		t.Errorf("%d of %d regexps, %d of them find an example", len(some), len(all), hit)
	}
}
