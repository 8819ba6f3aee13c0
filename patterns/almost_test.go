package patterns

import (
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

func near(t *testing.T, rec *logfile.Record, dialect, id string) string {
	t.Helper()
	for _, n := range Builtin().Matcher().Almost(rec, 0, dialect, false) {
		if n.Entry.ID == id {
			return n.Why
		}
	}
	return ""
}

func TestAlmostNamesTheConditionThatFails(t *testing.T) {
	line := func(text string) *logfile.Record {
		return &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1, Text: text}}}
	}
	for name, c := range map[string]struct{ text, dialect, id, want string }{
		"the regexp":  {"SIP registration failed, status=999 (x)", "pjsip", "REG-005", `holds up to "SIP registration failed, status="`},
		"the dialect": {"SIP registration failed, status=408 (Request Timeout)", "baresip", "REG-005", "it is for pjsip,"},
		"the case":    {"RESOLVER_PROCESS_DATA TIMED-OUT", "linphone", "DNS-104", "does not stand in the line so"},
		"a match":     {"SIP registration failed, status=408 (Request Timeout)", "pjsip", "REG-005", ""},
	} {
		if got := near(t, line(c.text), c.dialect, c.id); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAlmostOfAMessage(t *testing.T) {
	text := []string{"SIP/2.0 403 Forbidden", "CSeq: 1 REGISTER", "Call-ID: a", "From: <sip:1@x>;tag=a", "To: <sip:1@x>;tag=b", ""}
	msg, _, ok := sip.Parse(text)
	if !ok {
		t.Fatal("no message")
	}
	msg.Direction = sip.Received
	rec := &logfile.Record{SIP: msg}
	for i, l := range text {
		rec.Lines = append(rec.Lines, logfile.Line{Number: i + 1, Column: 1, Text: l})
	}
	if got := near(t, rec, "pjsip", "REG-406"); !strings.Contains(got, "authorized: it wants no, this is \"not known") {
		t.Errorf("a refusal whose request is not shown: %q", got)
	}
}
