package analyzer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// builtPeer is a built baresip trace of account 1005: it registers, a call of the given Call-ID arrives, it rings and answers.
func builtPeer(t *testing.T, callID string, answers ...string) string {
	t.Helper()
	const out, in = "TLS 192.0.2.51:40000 -> 192.0.2.10:5061", "TLS 192.0.2.10:5061 -> 192.0.2.51:40000"
	var log strings.Builder
	log.WriteString("baresip v1.0.0 Copyright (C) 2010 - 2020 Alfred E. Heggestad et al.\n1005@pbx.example.test: Using media encryption 'srtp-mand'\n")
	say := func(way, start, from, to, id, cseq string) {
		fmt.Fprintf(&log, "#\n%s\n%s\nVia: SIP/2.0/TLS 192.0.2.51:5061;branch=z9hG4bK%s\nTo: <sip:%s@pbx.example.test>\n"+
			"From: <sip:%s@pbx.example.test>;tag=built\nCall-ID: %s\nCSeq: %s\nContent-Length: 0\n\n", way, start, strings.Fields(cseq)[0], to, from, id, cseq)
	}
	say(out, "REGISTER sip:pbx.example.test SIP/2.0", "1005", "1005", "built-register", "1 REGISTER")
	say(in, "SIP/2.0 200 OK", "1005", "1005", "built-register", "1 REGISTER")
	if callID != "" {
		say(in, "INVITE sip:1005@192.0.2.51:5061 SIP/2.0", "1001", "1005", callID, "18619 INVITE")
		for _, a := range answers {
			say(out, "SIP/2.0 "+a, "1001", "1005", callID, "18619 INVITE")
		}
	}
	dir := filepath.Join(t.TempDir(), "peer")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "built-baresip.log"), []byte(log.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func merged(t *testing.T, account string, paths ...string) *finding.Diagnosis {
	t.Helper()
	opt := options(t, keptSite)
	opt.Incident, opt.Paths, opt.Account = "cannot-call", paths, account
	out, err := analyzer.Diagnose(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return out.Diagnosis
}

// busyCall is the Call-ID of the call of the kept bundle baresip__peer-busy.
const busyCall = "b3a63c4c930d7555"

// TestTwoParties: the bundles of both ends of a call, merged in either order, are told of the side that had the trouble, and what the
// other side saw of it is said.
func TestTwoParties(t *testing.T) {
	caller := customers(t, filepath.Join(kept, "baresip__peer-busy"), nil)
	for name, c := range map[string]struct{ peer, says string }{
		"the same answer":  {builtPeer(t, busyCall, "180 Ringing", "486 Busy Here"), "shows the same call: it ended with 486 on both sides."},
		"another answer":   {builtPeer(t, busyCall, "180 Ringing", "488 Not Acceptable Here"), "it ended with 488 there and with 486 on this side"},
		"answer lost":      {builtPeer(t, busyCall, "180 Ringing", "200 OK"), "it was answered there, and the answer did not reach this side"},
		"never arrived":    {builtPeer(t, ""), "does not show this call"},
		"another Call-ID":  {builtPeer(t, "built-other-leg", "486 Busy Here"), "does not show this call"},
		"no answer at all": {builtPeer(t, busyCall), "it arrived there, and no answer is in either log"},
	} {
		for _, paths := range [][]string{{caller, c.peer}, {c.peer, caller}} {
			d := merged(t, "1001", paths...)
			if !strings.Contains(d.Verdict.Summary, c.says) {
				t.Errorf("%s: summary %q, want %q in it", name, d.Verdict.Summary, c.says)
			}
			if d.Cause.ID != "peer-busy" || d.Cause.Confidence != "certain" {
				t.Errorf("%s: cause %s, %s", name, d.Cause.ID, d.Cause.Confidence)
			}
		}
	}
}

// TestOneParty: two bundles of one account, or a bundle alone, speak of no other party.
func TestOneParty(t *testing.T) {
	caller := customers(t, filepath.Join(kept, "baresip__peer-busy"), nil)
	for _, paths := range [][]string{{caller}, {caller, customers(t, filepath.Join(kept, "baresip__ast-wrong-password"), nil)}} {
		if d := merged(t, "1001", paths...); strings.Contains(d.Verdict.Summary, "other party's log") || strings.Contains(d.Verdict.Summary, "log of the other party") {
			t.Errorf("%d bundles: summary %q", len(paths), d.Verdict.Summary)
		}
	}
}

// TestPartyInTrouble: without --account it is the side that had trouble.
func TestPartyInTrouble(t *testing.T) {
	caller := customers(t, filepath.Join(kept, "baresip__peer-busy"), nil)
	d := merged(t, "", builtPeer(t, ""), caller)
	if d.Cause.ID != "peer-busy" || !strings.Contains(d.Verdict.Summary, "other party") {
		t.Errorf("cause %s, summary %q", d.Cause.ID, d.Verdict.Summary)
	}
}
