package analyzer_test

import (
	"context"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
)

const (
	builtParties = "Username,Virtual Phone Number,Enabled\n1001,+390200001001,true\n1005,+390200001005,true\n"
	builtOnline  = "Username,Caller Id,IP Address,Registration Expires\n1001,+390200001001,192.0.2.50,3600\n"
)

// TestOtherParty reads of the party a real call went to (1005, busy) what built exports show.
func TestOtherParty(t *testing.T) {
	for _, c := range []struct {
		name    string
		records map[string]string
		facts   map[string]string
	}{
		{"nothing", nil, map[string]string{"peer.registered": "unknown", "peer.same_server": "unknown", "peer.number_unique": "unknown", "account.number_unique": "unknown"}},
		{"listed", map[string]string{"a.csv": builtParties},
			map[string]string{"peer.registered": "unknown", "peer.same_server": "yes", "peer.number_unique": "yes", "account.number_unique": "yes"}},
		{"registered", map[string]string{"r.csv": builtOnline + "1005,+390200001005,192.0.2.51,100\n"}, map[string]string{"peer.registered": "yes", "peer.same_server": "yes"}},
		{"it rang, so it was registered", map[string]string{"a.csv": builtParties, "r.csv": builtOnline}, map[string]string{"peer.registered": "unknown", "peer.same_server": "yes"}},
		{"a list without the user is of another time", map[string]string{"a.csv": builtParties, "r.csv": "Username,IP Address,Registration Expires\n1007,192.0.2.50,3600\n"},
			map[string]string{"peer.registered": "unknown"}},
		{"no account of this server", map[string]string{"a.csv": builtListed, "r.csv": builtOnline}, map[string]string{"peer.registered": "unknown", "peer.same_server": "unknown"}},
		{"last session", map[string]string{"s.csv": "date_created,event_type,username,remoteaddr\n" +
			"2026-11-23 13:50:00,REGISTER,1005,192.0.2.51:5061\n2026-11-23 13:40:00,UNREGISTER,1005,192.0.2.51:5061\n"}, map[string]string{"peer.registered": "yes"}},
		{"signed off", map[string]string{"s.csv": "date_created,event_type,username,remoteaddr\n" +
			"2026-11-23 13:40:00,REGISTER,1005,192.0.2.51:5061\n2026-11-23 13:50:00,UNREGISTER,1005,192.0.2.51:5061\n"}, map[string]string{"peer.registered": "unknown"}},
		{"number twice", map[string]string{"a.csv": builtParties + "1009,00390200001005,true\n"},
			map[string]string{"peer.number_unique": "no", "server.shows_conflict": "yes", "account.number_unique": "yes"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := outcome(t, withRecords(t, "baresip__peer-busy", c.records))
			for path, want := range c.facts {
				if got := out.Facts.Truth(path).String(); got != want {
					t.Errorf("%s is %s, want %s", path, got, want)
				}
			}
		})
	}
}

// TestNotAmongTheRegistered: a party that has an account, did not ring and is missing where the user is listed.
func TestNotAmongTheRegistered(t *testing.T) {
	for accounts, want := range map[string]string{builtParties + "7777,+390200007777,true\n": "no", builtParties: "unknown"} {
		out := outcome(t, withRecords(t, "pjsua__number-unknown", map[string]string{"a.csv": accounts, "r.csv": builtOnline}))
		if got := out.Facts.Truth("peer.registered").String(); got != want {
			t.Errorf("accounts %q: registered %s, want %s", accounts, got, want)
		}
	}
}

func outcome(t *testing.T, dir string) *analyzer.Outcome {
	t.Helper()
	opt := options(t, keptSite)
	opt.Incident, opt.Paths = "cannot-call", []string{dir}
	out, err := analyzer.Diagnose(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNumberTwiceIsNoClose: the busy signal may be that of the wrong one of two accounts.
func TestNumberTwiceIsNoClose(t *testing.T) {
	d := outcome(t, withRecords(t, "baresip__peer-busy", map[string]string{"a.csv": builtParties + "1009,+390200001005,true\n"})).Diagnosis
	if d.Verdict.Action == "close" {
		t.Errorf("closed as %s", d.Verdict.Branch)
	}
	if all := causes(d); len(all) < 2 || all[0] != "peer-busy certain" || all[1] != "duplicate-number likely" {
		t.Errorf("causes %q", all)
	}
}

// TestCallRecord finds the record of the call among others.
func TestCallRecord(t *testing.T) {
	head := "calldate,src,dst,disposition,hangup_cause\n"
	for name, c := range map[string]struct{ rows, want string }{
		"the only one":      {"2026-11-23 13:41:00,1001,1005,BUSY,USER_BUSY\n2026-11-23 13:41:00,1007,1005,FAILED,SUBSCRIBER_ABSENT\n", "USER_BUSY"},
		"one of two":        {"2026-11-23 13:41:00,1001,1005,BUSY,USER_BUSY\n2026-11-23 13:51:00,1001,1005,FAILED,SUBSCRIBER_ABSENT\n", ""},
		"the other way":     {"2026-11-23 13:41:00,1005,1001,BUSY,USER_BUSY\n", ""},
		"by number":         {"2026-11-23 13:41:00,+390200001001,+39 0200 001005,BUSY,USER_BUSY\n", "USER_BUSY"},
		"the self-test's":   {"2026-11-23 13:41:00,601,602,ANSWERED,NORMAL_CLEARING\n", ""},
		"without any cause": {"2026-11-23 13:41:00,1001,1005,BUSY,\n", ""},
	} {
		out := outcome(t, withRecords(t, "baresip__peer-busy", map[string]string{"cdr.csv": head + c.rows, "a.csv": builtParties}))
		if got := out.Facts.Lookup("call.server_cause"); got != c.want {
			t.Errorf("%s: cause %q, want %q", name, got, c.want)
		}
	}
}
