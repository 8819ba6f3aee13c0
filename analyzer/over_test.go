package analyzer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lossy is a log of PJSIP whose connection ends after each of the pauses (seconds) and is made anew at once.
func lossy(pauses ...int) string {
	var b strings.Builder
	at := 10 * 3600
	say := func(sender, text string) {
		fmt.Fprintf(&b, "%02d:%02d:%02d.000 %20s  %s\n", at/3600, at/60%60, at%60, sender, text)
	}
	register := func() {
		say("pjsua_acc.c", "Acc 0: setting registration..")
		say("tlsc0x7f00aa00", "TLS transport 198.51.100.20:41022 is connected to pbx.example.test:5061")
		say("pjsua_acc.c", "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 300 seconds")
	}
	say("sip_endpoint.c", `Module "mod-tsx-layer" registered`)
	register()
	for _, pause := range pauses {
		at += pause
		say("tlsc0x7f00aa00", "TLS transport destroyed with reason 70016: End of file (PJ_EEOF)")
		at++
		register()
	}
	return b.String()
}

// TestEvenLossesAreNoTemporaryProblem: a connection that works anew closes the case; one that ends again after the same time does not.
func TestEvenLossesAreNoTemporaryProblem(t *testing.T) {
	opt := options(t, "")
	opt.Incident = "connection-issues"
	for name, c := range map[string]struct{ log, want string }{
		"once":        {lossy(300), "close temporary-network-problem"},
		"at odd ones": {lossy(300, 900, 60, 1500), "close temporary-network-problem"},
		"at even":     {lossy(300, 301, 300, 302), "ask CI-2-KEEP-ALIVE"},
	} {
		path := filepath.Join(t.TempDir(), "client.log")
		if err := os.WriteFile(path, []byte(c.log), 0o644); err != nil {
			t.Fatal(err)
		}
		d := diagnose(t, opt, path)
		if got := d.Verdict.Action + " " + d.Verdict.Branch; got != c.want {
			t.Errorf("%s: %s, want %s (%v)", name, got, c.want, d.Trail)
		}
		last := d.Trail[len(d.Trail)-1]
		for _, s := range d.Trail {
			if s.Answer == "yes, and it ends again at even pauses" {
				last = s
			}
		}
		if len(last.Evidence) == 0 {
			t.Errorf("%s: nothing in the log is named for the answer %q", name, last.Answer)
		}
	}
}

// TestSettingsOfAnotherTimeJudgeNothing: where TLS fails and the settings say TCP, the settings are not those the app ran with.
func TestSettingsOfAnotherTimeJudgeNothing(t *testing.T) {
	opt := options(t, keptSite)
	opt.Incident = "connection-issues"
	folder := built(t, `
pjsua_acc.c Acc 0: setting registration..
tlsc0x7f00aa00 TLS transport 198.51.100.20:41022 is connecting to pbx.example.test:5061...
ssl0x7f00bb00 SSL_ERROR_SSL (Handshake): Level: 0 err: <167772294> <error:0A000086:SSL routines::certificate verify failed> len: 0 peer: 198.51.100.7:5061
tlsc0x7f00aa00 TLS connect() error: [code=171173]: SSL certificate verification error (PJSIP_TLS_ECERTVERIF)
pjsua_acc.c SIP registration failed, status=503 (SSL certificate verification error (PJSIP_TLS_ECERTVERIF))`)
	for transport, want := range map[string]string{"tcp": "CI-4-NOW", "tls": "CI-4"} {
		settings := "[account]\nserver = pbx.example.test\nport = 5061\ntransport = " + transport + "\nusername = 1001\n"
		if err := os.WriteFile(filepath.Join(folder, "settings.ini"), []byte(settings), 0o644); err != nil {
			t.Fatal(err)
		}
		d := diagnose(t, opt, folder)
		if d.Verdict.Action != "ask" || d.Verdict.Branch != want {
			t.Errorf("%s: %s %s, want ask %s (%v)", transport, d.Verdict.Action, d.Verdict.Branch, want, d.Trail)
		}
	}
}
