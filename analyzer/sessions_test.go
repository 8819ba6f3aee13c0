package analyzer_test

import (
	"strings"
	"testing"
)

// TestSessions: the server's events of the account stand in the timeline, those without a user too where the address is the account's, and
// the self-test's and other accounts' do not.
func TestSessions(t *testing.T) {
	list := "date_created;event_type;username;remoteaddr;details\n" +
		"2026-11-23 13:50:00;DISCONNECT;;192.0.2.50:41784;NETWORK_ERROR\n" +
		"2026-11-23 13:40:01;REGISTER;1001;192.0.2.50:41784;\n" +
		"2026-11-23 13:40:00;CONNECT;;192.0.2.50:41784;\n" +
		"2026-11-23 13:40:02;CONNECT;;192.0.2.77:1;\n" +
		"2026-11-23 13:40:03;REGISTER;1002;192.0.2.51:41784;\n" +
		"2026-11-23 13:40:04;REGISTER;601;127.0.0.1:5062;\n"
	d := diagnose(t, options(t, keptSite), withRecords(t, "baresip__ast-wrong-password", map[string]string{"sessions.csv": list}))
	var got []string
	for _, change := range d.Timeline {
		if change.Kind == "session" {
			got = append(got, change.Time[11:19]+" "+change.To)
		}
	}
	want := "13:40:00 CONNECT, 13:40:01 REGISTER, 13:50:00 DISCONNECT (NETWORK_ERROR)"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	last := d.Timeline[len(d.Timeline)-1]
	if len(last.Evidence) != 1 {
		t.Fatalf("the last event has evidence %q", last.Evidence)
	}
	for _, f := range d.Findings {
		if f.ID == last.Evidence[0] && (f.File != "built-sessions.csv" || f.Line != 2) {
			t.Errorf("it stands at %s:%d", f.File, f.Line)
		}
	}
}
