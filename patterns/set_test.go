package patterns

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
	"pgregory.net/rapid"
)

func lines(text ...string) *logfile.Record {
	rec := &logfile.Record{}
	for i, t := range text {
		rec.Lines = append(rec.Lines, logfile.Line{Number: i + 1, Column: 11, Text: t})
	}
	return rec
}

// ids is what matched, with its place.
func ids(matches []Match) []string {
	var out []string
	for _, m := range matches {
		out = append(out, m.Entry.ID)
	}
	return out
}

func TestMatchGivesPlaceAndSignals(t *testing.T) {
	set := built(t).Matcher()
	got := set.Match(lines("first", "x TLS connect() error: [code=120111] [peer: pbx.example.test]: failed"), "logcat>pjsip", false)
	if len(got) != 1 {
		t.Fatalf("%d matches", len(got))
	}
	m := got[0]
	if m.LineIndex != 1 || m.Column != 11+6 || m.Captures["code"] != "120111" {
		t.Errorf("match = %+v", m)
	}
	want := map[string]string{"code": "120111", "kind": "refused", "reason": "failed", "host": "pbx.example.test"}
	if diff := cmp.Diff([]Signal{{"connect-failed", want}}, m.Signals); diff != "" {
		t.Errorf("signals: %s", diff)
	}
}

func TestMatchHoldsToTheDialect(t *testing.T) {
	src := whole +
		strings.Replace(strings.Replace(whole, "CON-001", "CON-002", 1), "since ", "dialects = [\"logcat\", \"pjsip\"]\nsince ", 1) +
		strings.Replace(strings.Replace(whole, "CON-001", "SRV-001", 1), "since ", "server = true\nsince ", 1)
	cat, diags := Load(map[string][]byte{"x.hcl": []byte(src)})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	set := cat.Matcher()
	for _, c := range []struct {
		dialect string
		server  bool
		want    string
	}{
		{"plain", false, "CON-001 CON-002"}, {"syslog", false, "CON-001 CON-002"}, {"linphone", false, "CON-001"}, {"pjsip", false, "CON-001 CON-002"},
		{"logcat>baresip", false, "CON-001 CON-002"}, {"syslog>pjsip", false, "CON-001 CON-002"}, {"asterisk", true, "SRV-001"},
		{"pjsipx", false, "CON-001"},
	} {
		if got := strings.Join(ids(set.Match(lines("was refused"), c.dialect, c.server)), " "); got != c.want {
			t.Errorf("%s, server %v: %s, want %s", c.dialect, c.server, got, c.want)
		}
	}
}

func TestMatchOncePerLine(t *testing.T) {
	src := strings.Replace(whole, "  match {\n", "  match {\n    regex = \"refused (?P<code>[0-9]+)\"\n  }\n  match {\n", 1)
	cat, diags := Load(map[string][]byte{"x.hcl": []byte(src)})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	got := cat.Matcher().Match(lines("refused 1 refused 2", "refused"), "plain", false)
	if len(got) != 2 || got[0].Captures["code"] != "1" || got[1].LineIndex != 1 || len(got[1].Captures) != 0 {
		t.Errorf("matches = %+v", got)
	}
}

const response = "SIP/2.0 486 Busy\nFrom: <sip:a@x.test>;tag=1\nTo: <sip:b@x.test>;tag=2\nCall-ID: c\nCSeq: 1 INVITE\n" +
	"User-Agent: refused\nContent-Length: 0"

func TestMessageIsNoText(t *testing.T) {
	src := whole + strings.Replace(strings.Replace(whole, "CON-001", "CAL-001", 1), `contains = "refused"`, "sip {\n status = [\"4xx\"]\n }", 1)
	cat, diags := Load(map[string][]byte{"x.hcl": []byte(src)})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	set := cat.Matcher()
	text := append([]string{"RX, none refused:"}, strings.Split(response, "\n")...)
	rec := lines(append(text, "", "--end msg--", "refused after all")...)
	msg, _, ok := sip.Parse(text[1:])
	if !ok {
		t.Fatal("the message is not read")
	}
	rec.SIP, rec.SIPAt = msg, 1
	got := set.Match(rec, "pjsip", false)
	if want := []string{"CON-001", "CAL-001", "CON-001"}; !slices.Equal(ids(got), want) {
		t.Fatalf("matches = %v, want %v", ids(got), want)
	}
	if got[1].LineIndex != 1 || got[1].Captures["status"] != "486" || got[1].Signals[0].Attrs["call"] != "c" || got[1].Captures["call"] != "" {
		t.Errorf("SIP match = %+v", got[1])
	}
	msg.Direction = sip.Local
	if got := ids(set.Match(rec, "pjsip", false)); slices.Contains(got, "CAL-001") {
		t.Error("a message nobody sent counts")
	}
	rec.SIP = nil
	if got := ids(set.Match(rec, "pjsip", false)); len(got) != 3 || slices.Contains(got, "CAL-001") {
		t.Errorf("without a message all lines are text: %v", got)
	}
}

func TestSIPMatcher(t *testing.T) {
	register := func(extra ...string) *sip.Message {
		m, _, ok := sip.Parse(append([]string{"REGISTER sip:x.test SIP/2.0", "To: <sip:a@x.test>", "CSeq: 1 REGISTER", "Call-ID: c"}, extra...))
		if !ok {
			t.Fatal("not read")
		}
		m.Direction = sip.Sent
		return m
	}
	answer := func(status string, to *sip.Message, extra ...string) *sip.Message {
		m, _, _ := sip.Parse(append([]string{"SIP/2.0 " + status, "To: <sip:a@x.test>;tag=2", "CSeq: 1 REGISTER", "Call-ID: c"}, extra...))
		m.Direction = sip.Received
		if to != nil {
			ask := to.Ask()
			m.Answers = &ask
		}
		return m
	}
	for _, c := range []struct {
		name string
		m    *SIPMatcher
		msg  *sip.Message
		want bool
	}{
		{"any", &SIPMatcher{}, register(), true},
		{"method of response", &SIPMatcher{Method: []string{"REGISTER"}}, answer("200 OK", nil), true},
		{"other method", &SIPMatcher{Method: []string{"INVITE"}}, register(), false},
		{"request only", &SIPMatcher{Request: true}, answer("200 OK", nil), false},
		{"status of request", &SIPMatcher{Status: []string{"2xx"}}, register(), false},
		{"status class", &SIPMatcher{Status: []string{"5xx", "403"}}, answer("503 No", nil), true},
		{"direction", &SIPMatcher{Direction: []string{"rx"}}, register(), false},
		{"authorized", &SIPMatcher{Authorized: "yes"}, answer("403 No", register("Authorization: Digest a=b")), true},
		{"not authorized", &SIPMatcher{Authorized: "yes"}, answer("403 No", register()), false},
		{"carried none", &SIPMatcher{Authorized: "no"}, answer("403 No", register()), true},
		{"unknown whether authorized", &SIPMatcher{Authorized: "no"}, answer("403 No", nil), false},
		{"unregister", &SIPMatcher{Expires: "0"}, register("Contact: *", "Expires: 0"), true},
		{"contact wins", &SIPMatcher{Expires: "0"}, register("Contact: <sip:a@1>;expires=60", "Expires: 0"), false},
		{"answer of unregister", &SIPMatcher{Expires: "positive"}, answer("200 OK", register("Expires: 0")), false},
		{"request lost, success lists contact", &SIPMatcher{Expires: "positive"}, answer("200 OK", nil, "Contact: <sip:a@1>;expires=60"), true},
		{"request lost, success without contact", &SIPMatcher{Expires: "positive"}, answer("200 OK", nil), false},
		{"request lost, failure", &SIPMatcher{Expires: "positive"}, answer("403 No", nil), true},
		{"out of dialog", &SIPMatcher{InDialog: "no"}, answer("200 OK", register()), true},
		{"dialog unknown", &SIPMatcher{InDialog: "no"}, answer("200 OK", nil), false},
		{"header present", &SIPMatcher{Header: []HeaderMatcher{{Name: "warning"}}}, answer("403 No", nil, "Warning: x"), true},
		{"header absent", &SIPMatcher{Header: []HeaderMatcher{{Name: "Warning"}}}, answer("403 No", nil), false},
		{"header differs", &SIPMatcher{Header: []HeaderMatcher{{Name: "Warning", Regex: "^y"}}}, answer("403 No", nil, "Warning: x"), false},
	} {
		e := &Entry{Match: []Matcher{{SIP: c.m}}}
		if got := e.matchMessage(c.msg) != nil; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestKind(t *testing.T) {
	cat := built(t)
	for _, c := range []struct{ text, code, errno, want string }{
		{"Connection refused", "120110", "", "refused"},
		{"it timed out, connection refused", "", "", "refused"}, // the order of the table
		{"", "130061", "", "refused"}, {"", "120111", "", "refused"}, {"", "120110", "", "timeout"}, {"", "120034", "", "refused"},
		{"", "111", "", ""}, {"", "", "111", "refused"}, {"", "", "110", "timeout"}, {"", "x", "y", ""}, {"", "0x1FC0D", "", "refused"},
		{"no such thing", "999999999999999999999", "", ""},
	} {
		if got := cat.Kind(c.text, c.code, c.errno); got != c.want {
			t.Errorf("Kind(%q, %q, %q) = %q, want %q", c.text, c.code, c.errno, got, c.want)
		}
	}
}

// unfiltered makes every text matcher a candidate for every line: the plain loop the filter must agree with.
func unfiltered(cat *Catalogue) *Set {
	s := cat.Matcher()
	s.filter, s.always = &Sieve{}, nil
	for i := range s.text {
		s.always = append(s.always, int32(i))
	}
	return s
}

func TestFilterLosesNothing(t *testing.T) {
	regexes := []string{
		`refused`, `(?i)Kiosk ERROR`, `(?:alpha|beta|gamma) (?P<n>\d+)`, `ab+c`, `(?:abc){2,}`, `x?yzzy`, `^start`, `[Cc]onnect`,
		`über (?i:STRASSE)`, `end$`, `a.c`, `\[code=\d+\]`, `(?:abc|[0-9])`, `(?i)ſtop it`, `abcabd|bcab`,
	}
	cat := &Catalogue{}
	for i, re := range regexes {
		cat.Entries = append(cat.Entries, &Entry{ID: string(rune('A' + i)), Match: []Matcher{{Regex: re}}})
	}
	cat.Entries = append(cat.Entries, &Entry{ID: "Y", Match: []Matcher{{Prefix: "abc", Contains: "bcab"}, {Contains: "Refused"}}})
	fast, slow := cat.Matcher(), unfiltered(cat)
	pieces := []string{
		"refused", "Refused", "KIOSK", "\u212aio\u017fk", " error", "alpha 1", "gamma", "ab", "bc", "c", "abc", "abd", "yzzy", "start",
		"connect", "Connect", "über straße", "STRA\u017f\u017fe", "end", "[code=1]", " ", "7", "\xff", "stop it", "STOP IT",
	}
	rapid.Check(t, func(t *rapid.T) {
		rec := lines(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, "line"), ""))
		if diff := cmp.Diff(ids(slow.Match(rec, "plain", false)), ids(fast.Match(rec, "plain", false))); diff != "" {
			t.Fatalf("%q: -plain loop +filter\n%s", rec.Lines[0].Text, diff)
		}
	})
}

func TestRegexesEqualTheMatchers(t *testing.T) {
	for _, c := range []struct {
		m    *Matcher
		want string
	}{
		{&Matcher{Contains: "a(b)"}, `a\(b\)`},
		{&Matcher{Prefix: "a."}, `^a\.`},
		{&Matcher{Prefix: "abab", Contains: "abc"}, `^abab(?:.*abc|c)`},
		{&Matcher{Contains: "error:", Regex: `an error: (\d+)`}, `an error: (\d+)`},
		{&Matcher{Contains: "other", Regex: `an error: (\d+)`}, ``},
		{&Matcher{Prefix: "an", Regex: `^an error`}, `^an error`},
		{&Matcher{Prefix: "an", Regex: `an error`}, ``},
		{&Matcher{Contains: "error", Regex: `an (?:error)?`}, ``},
		{&Matcher{SIP: &SIPMatcher{}}, ``},
	} {
		e := &Entry{Match: make([]Matcher, 1)}
		into := &e.Match[0]
		into.Prefix, into.Contains, into.Regex, into.SIP = c.m.Prefix, c.m.Contains, c.m.Regex, c.m.SIP
		if got := strings.Join(e.Regexes(), "|"); got != c.want {
			t.Errorf("%q %q %q: %s, want %s", c.m.Prefix, c.m.Contains, c.m.Regex, got, c.want)
		}
	}
	m := Matcher{Prefix: "abab", Contains: "abc"}
	re := regexp.MustCompile(m.equivalent())
	for _, line := range []string{"ababc", "abab abc", "ababab", "xababc", "abababc"} {
		if at, _ := m.matchText(line); (at >= 0) != re.MatchString(line) {
			t.Errorf("%q: matcher %v, regexp %v", line, at >= 0, re.MatchString(line))
		}
	}
}

func TestCheckFindsWrongExamples(t *testing.T) {
	cat := built(t)
	if problems := cat.Check(); len(problems) != 0 {
		t.Fatalf("a sound catalogue has problems: %+v", problems)
	}
	for _, c := range []struct{ old, new, want string }{
		{`text = "refused"`, `text = "refusal"`, "example 1 does not match"},
		{`text = "refused"`, "text = \"refused\"\ncaptures = { code = \"1\" }", `code = "", not "1"`},
		{`text = "accepted"`, `text = "not refused"`, "near miss 1 matches, at line 1, column 5"},
		{`contains = "refused"`, `regex = "[rs][ef]"`, "tried on every line"},
		{`since `, "outline = true\nsince ", "an outline emits nothing"},
		{`since `, "outline = true\nsince ", "does not say the message's method"},
		{`contains = "refused"`, "contains = \"used\"\nregex = \"ref\\\\w+\"", "cannot be listed as one regexp"},
	} {
		cat, diags := Load(map[string][]byte{"x.hcl": []byte(strings.Replace(whole, c.old, c.new, 1))})
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		found := false
		for _, p := range cat.Check() {
			found = found || strings.Contains(p.Text, c.want) && p.Fix != "" && p.Line == 1
		}
		if !found {
			t.Errorf("%s: %q not among %+v", c.new, c.want, cat.Check())
		}
	}
}

func TestFindSuggests(t *testing.T) {
	cat := built(t)
	for _, given := range []string{"CON-004", "CON3", "refuses conn"} {
		if e, near := cat.Find(given); e != nil || !slices.Contains(near, "CON-003") {
			t.Errorf("Find(%q) = %v, %v", given, e, near)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	path, err := filepath.Glob("../../shared/corpus/linphonec__zrtp-ok/*.log")
	if err != nil || len(path) == 0 {
		b.Skip("no corpus beside the repository")
	}
	src, err := os.ReadFile(path[0])
	if err != nil {
		b.Fatal(err)
	}
	var recs []*logfile.Record
	for _, l := range strings.Split(string(src), "\n") {
		recs = append(recs, lines(l))
	}
	set := benchCatalogue(b).Matcher()
	b.SetBytes(int64(len(src)))
	found := 0
	for b.Loop() {
		for _, rec := range recs {
			found += len(set.Match(rec, "linphone", false))
		}
	}
	b.ReportMetric(float64(found)/float64(b.N), "matches/op")
}

// benchCatalogue has 300 entries in words a log is full of.
func benchCatalogue(b *testing.B) *Catalogue {
	words := strings.Fields("call channel session transport registration error failed socket connection certificate timeout stream media")
	cat := built(b)
	out := &Catalogue{Entries: cat.Entries}
	for i := range 300 {
		re := words[i%13] + ` \[?(?P<code>\w+)\]? ` + words[i/13%13] + `: (?P<reason>.*) number ` + words[(i*7)%13]
		out.Entries = append(out.Entries, &Entry{ID: "X", Match: []Matcher{{Regex: re}}, Emit: []Emit{{Event: "connected"}}})
	}
	return out
}
