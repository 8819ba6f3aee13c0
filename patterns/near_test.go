package patterns

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

func nearSet(t *testing.T) *Set {
	t.Helper()
	return (&Catalogue{Entries: []*Entry{
		{ID: "SIP-1", Match: []Matcher{{SIP: &SIPMatcher{Method: []string{"REGISTER"}, Status: []string{"403"}, Direction: []string{"rx"}}},
			{SIP: &SIPMatcher{Method: []string{"REGISTER"}, Status: []string{"403"}, Header: []HeaderMatcher{{Name: "Warning"}}}}}},
		{ID: "SIP-4", Match: []Matcher{{SIP: &SIPMatcher{Method: []string{"REGISTER"}, Status: []string{"403"}, Reason: "(?i)licence"}}}},
		{ID: "SIP-2", Match: []Matcher{{SIP: &SIPMatcher{Method: []string{"REGISTER"}, Status: []string{"401"}, Header: []HeaderMatcher{{Name: "Warning"}}}}}},
		{ID: "SIP-0", Match: []Matcher{{SIP: &SIPMatcher{Status: []string{"4xx"}, Header: []HeaderMatcher{{Name: "Warning"}}}}}},
		{ID: "SIP-3", Match: []Matcher{{SIP: &SIPMatcher{Method: []string{"INVITE"}, Status: []string{"486"}}}}},
		{ID: "TXT-1", Match: []Matcher{{Contains: "connect failed", Regex: `code=(?P<code>\d+)`}}},
		{ID: "TXT-2", Match: []Matcher{{Regex: `nothing of it`}}},
		{ID: "TXT-3", Dialects: []string{"linphone"}, Match: []Matcher{{Contains: "timeout in transport"}}},
	}}).Matcher()
}

func said(all []Near) []string {
	var out []string
	for _, n := range all {
		out = append(out, fmt.Sprintf("%s %d %s: %s, %s", n.Entry.ID, n.LineIndex, n.Condition, n.Wants, n.Has))
	}
	return out
}

func TestNearNamesTheOneCondition(t *testing.T) {
	set := nearSet(t)
	reply := func(status string) *logfile.Record {
		text := []string{"SIP/2.0 " + status, "To: <sip:1001@pbx.example.test>;tag=2", "CSeq: 1 REGISTER", "Call-ID: c"}
		msg, _, ok := sip.Parse(text)
		if !ok {
			t.Fatal("no message")
		}
		msg.Direction = sip.Received
		rec := lines(text...)
		rec.SIP = msg
		return rec
	}
	if got := set.Near(reply("404 Not Found"), "pjsip", false, func(int) bool { return false }); got != nil {
		t.Errorf("a line nobody asked for: %v", got)
	}
	for name, c := range map[string]struct {
		rec  *logfile.Record
		want []string
	}{
		"another status":              {reply("404 Not Found"), []string{"SIP-1 0 status: 403, 404"}},
		"a header that is not there":  {reply("401 Unauthorized"), []string{"SIP-1 0 status: 403, 401", "SIP-2 0 header Warning: any value, none"}},
		"one that matched is not far": {reply("403 Forbidden"), nil},
		"a line":                      {lines("connect failed, no code"), []string{`TXT-1 0 regex: code=(?P<code>\d+), connect failed, no code`}},
		"a line that matches":         {lines("connect failed, code=7"), nil},
		"another dialect":             {lines("first", "timeout in transport"), []string{"TXT-3 1 dialect: linphone, another"}},
		"nothing":                     {lines("all is well"), nil},
	} {
		if diff := cmp.Diff(c.want, said(set.Near(c.rec, "pjsip", false, func(int) bool { return true }))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Each entry's own near misses show whether the conditions are those of the matcher: one that names none must match.
func TestConditionsAreTheMatchers(t *testing.T) {
	tried := 0
	for _, e := range Builtin().Entries {
		for i := range e.Match {
			m := &e.Match[i]
			if m.SIP != nil {
				continue
			}
			for _, example := range append(e.Examples, e.NearMisses...) {
				for line := range strings.Lines(example.Text) {
					tried++
					line = strings.TrimRight(line, "\n")
					at, _ := m.matchText(line)
					all := true
					for _, c := range m.conditions(line) {
						all = all && c.holds
					}
					if all != (at >= 0) {
						t.Errorf("%s: %q matches: %v, conditions hold: %v", e.ID, line, at >= 0, all)
					}
				}
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d lines", tried)
	}
}
