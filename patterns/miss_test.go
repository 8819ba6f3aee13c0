package patterns

import (
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

func miss(t *testing.T, rec *logfile.Record, dialect, id string) string {
	t.Helper()
	for _, n := range Builtin().Matcher().Misses(rec, 0, dialect, false) {
		if n.Entry.ID == id {
			return n.Why
		}
	}
	return ""
}

func TestMissNamesTheConditionThatFails(t *testing.T) {
	line := func(text string) *logfile.Record {
		return &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1, Text: text}}}
	}
	for name, c := range map[string]struct{ text, dialect, id, want string }{
		"the regexp":  {"SIP registration failed, status=999 (x)", "pjsip", "REG-005", `holds up to "SIP registration failed, status="`},
		"the dialect": {"SIP registration failed, status=408 (Request Timeout)", "baresip", "REG-005", "it is for pjsip,"},
		"the case":    {"RESOLVER_PROCESS_DATA TIMED-OUT", "linphone", "DNS-104", "does not stand in the line so"},
		"a match":     {"SIP registration failed, status=408 (Request Timeout)", "pjsip", "REG-005", ""},
	} {
		if got := miss(t, line(c.text), c.dialect, c.id); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestMissOfAMessage(t *testing.T) {
	text := []string{"SIP/2.0 200 OK", "CSeq: 1 REGISTER", "Call-ID: a", "From: <sip:1@x>;tag=a", "To: <sip:1@x>;tag=b", ""}
	msg, _, ok := sip.Parse(text)
	if !ok {
		t.Fatal("no message")
	}
	msg.Direction = sip.Received
	rec := &logfile.Record{SIP: msg}
	for i, l := range text {
		rec.Lines = append(rec.Lines, logfile.Line{Number: i + 1, Column: 1, Text: l})
	}
	if got := miss(t, rec, "pjsip", "REG-410"); !strings.Contains(got, "it wants the status") {
		t.Errorf("a 200 and the entry of a 5xx: %q", got)
	}
}
