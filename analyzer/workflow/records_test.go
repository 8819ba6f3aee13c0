package workflow

import (
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/facts"
)

// TestServerRecords: where the walk goes when the server's records answer a step, and that it asks where they don't.
func TestServerRecords(t *testing.T) {
	calls := func() *facts.Facts {
		f := facts.New()
		for path, is := range map[string]facts.Truth{"registration.registered": facts.Yes, "registration.failing": facts.No,
			"call.explained": facts.No, "call.after_registration": facts.Yes, "call.works": facts.No, "call.failed": facts.No,
			"call.security_mismatch": facts.No, "call.media_silent": facts.No} {
			f.Bool(path, is, "F1")
		}
		return f
	}
	set := builtin(t)
	for name, c := range map[string]struct {
		flow   string
		base   *facts.Facts
		change func(*facts.Facts)
		answer map[string]string
		want   string
	}{
		"peer not known": {"cannot-call", calls(), func(*facts.Facts) {}, nil, "ask/UCC-6"},
		"peer offline":   {"cannot-call", calls(), func(f *facts.Facts) { f.Bool("peer.registered", facts.No, "F2") }, nil, "close/not-an-issue"},
		"peer online":    {"cannot-call", calls(), func(f *facts.Facts) { f.Bool("peer.registered", facts.Yes, "F2") }, nil, "escalate/level-2-remote-party"},
		"call fails":     {"cannot-call", calls(), func(f *facts.Facts) { f.Bool("call.failed", facts.Yes, "F1") }, nil, "escalate/level-2-server"},
		"call fails, twice": {"cannot-call", calls(), func(f *facts.Facts) {
			f.Bool("call.failed", facts.Yes, "F1")
			f.Bool("server.shows_conflict", facts.Yes, "F2")
		}, nil, "escalate/level-2-remote-party"},
		"caller elsewhere": {"cannot-receive-calls", calls(), func(f *facts.Facts) { f.Bool("peer.same_server", facts.No, "F2") }, map[string]string{"UCR-3": "yes", "UCR-4": "no", "UCR-5": "right"}, "close/not-an-issue"},
		"caller here":      {"cannot-receive-calls", calls(), func(f *facts.Facts) { f.Bool("peer.same_server", facts.Yes, "F2") }, map[string]string{"UCR-3": "yes", "UCR-4": "no", "UCR-5": "right"}, "escalate/level-2"},
		"caller not known": {"cannot-receive-calls", calls(), func(*facts.Facts) {}, map[string]string{"UCR-3": "yes", "UCR-4": "no", "UCR-5": "right"}, "ask/UCR-6"},
		"service fails": {"connection-issues", failing(), func(f *facts.Facts) {
			f.Bool("account.present", facts.No, "F4")
			f.Bool("server.shows_fault", facts.Yes, "F5")
		}, nil, "escalate/level-2-server"},
		"log, account listed": {"connection-issues", failing(), func(f *facts.Facts) {
			f.Bool("failure.authenticating", facts.Yes, "F2")
			f.Forget("config.password.matches")
			f.Bool("server.shows_wrong_password", facts.Yes, "F5")
		}, nil, "close/account-aligned"},
		"log, no list": {"connection-issues", failing(), func(f *facts.Facts) {
			f.Bool("failure.authenticating", facts.Yes, "F2")
			f.Forget("config.password.matches", "account.present")
			f.Bool("server.shows_wrong_password", facts.Yes, "F5")
		}, nil, "ask/CI-6"},
	} {
		c.change(c.base)
		r, err := set.Walk(c.flow, c.base.Tree(), c.answer)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Action + "/" + r.Branch; got != c.want {
			t.Errorf("%s: %s by %s, want %s", name, got, path(r), c.want)
		}
	}
}
