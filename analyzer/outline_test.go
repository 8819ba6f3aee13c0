package analyzer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// appWords are the lines of the app and of the layers above the transactions.
var appWords = regexp.MustCompile(`(?m)^\S+ +(?:pjsua|regc|inv|sip_auth|tlsc|tcpc|udp|sip_reg)\S* .*\n`)

// TestOutlinesTellNoMore: a log that only names its messages, with the app's own words or without, proves nothing that the same log
// with the messages in it does not.
func TestOutlinesTellNoMore(t *testing.T) {
	opt := options(t, keptSite)
	named := 0
	for _, l := range labels(t, kept) {
		if !strings.HasPrefix(l.name, "pjsua__") {
			continue
		}
		opt := opt
		opt.Incident = l.Incident
		for how, words := range map[string]*regexp.Regexp{"with words": nil, "without": appWords} {
			d := diagnose(t, opt, customers(t, l.folder, func(n string, data []byte) (string, []byte) {
				if strings.HasSuffix(n, ".log") {
					if data = dumps.ReplaceAll(data, nil); words != nil {
						data = words.ReplaceAll(data, nil)
					}
				}
				return n, data
			}))
			if m := l.judge(d, true); m.falseClose || m.wrongClose || m.wrongCertain || !m.cause {
				t.Errorf("%s %s: %s %s, %s %s", l.name, how, d.Cause.Confidence, d.Cause.ID, d.Verdict.Action, d.Verdict.Branch)
			}
			if lacks(d, "the text of the SIP messages") {
				named++
			}
		}
	}
	if named == 0 {
		t.Error("no log of the regression set names messages")
	}
}

func lacks(d *finding.Diagnosis, what string) bool {
	return slices.ContainsFunc(d.Missing, func(m finding.Missing) bool { return m.What == what })
}

// built writes a log of PJSIP out of "SENDER MESSAGE" lines, one a second, behind the line with which its stack comes up.
func built(t *testing.T, log string) string {
	t.Helper()
	var b strings.Builder
	lines := append([]string{`sip_endpoint.c Module "mod-tsx-layer" registered`}, strings.Split(strings.TrimSpace(log), "\n")...)
	for i, line := range lines {
		sender, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		fmt.Fprintf(&b, "10:%02d:%02d.000 %22s  %s\n", i/60, i%60, sender, text)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "built-outline.log"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The lines of transactions that come and go in these logs.
const (
	builtChallenged = `
		tsx0x7f10 Sending Request msg REGISTER/cseq=100 (tdta0x7f01) in state Null
		sip_endpoint.c Processing incoming message: Response msg 401/REGISTER/cseq=100 (rdata0x7f02)
		tsx0x7f10 .Incoming Response msg 401/REGISTER/cseq=100 (rdata0x7f02) in state Calling
		tsx0x7f11 Sending Request msg REGISTER/cseq=101 (tdta0x7f01) in state Null`
	builtRegistered = builtChallenged + `
		sip_endpoint.c Processing incoming message: Response msg 200/REGISTER/cseq=101 (rdata0x7f02)`
	builtCall = builtRegistered + `
		tsx0x7f12 Sending Request msg INVITE/cseq=500 (tdta0x7f03) in state Null
		sip_endpoint.c Processing incoming message: Response msg %d/INVITE/cseq=500 (rdata0x7f02)`
	builtLeft = `
		tsx0x7f13 Sending Request msg REGISTER/cseq=102 (tdta0x7f04) in state Null
		sip_endpoint.c Processing incoming message: Response msg 200/REGISTER/cseq=102 (rdata0x7f02)`
	builtAnswered = "sip_endpoint.c Processing incoming message: Response msg %d/REGISTER/cseq=101 (rdata0x7f02)"
)

// TestOutlines: what the lines of the transactions alone prove.
func TestOutlines(t *testing.T) {
	for name, c := range map[string]struct {
		incident, log, cause string
		closes               bool
	}{
		"registered":             {"connection-issues", builtRegistered, "none", false},
		"credentials refused":    {"connection-issues", builtChallenged + "\n" + fmt.Sprintf(builtAnswered, 401), "auth-rejected", false},
		"forbidden":              {"connection-issues", builtChallenged + "\n" + fmt.Sprintf(builtAnswered, 403), "auth-rejected", false},
		"busy":                   {"cannot-call", fmt.Sprintf(builtCall, 486), "peer-busy", true},
		"no such number":         {"cannot-call", fmt.Sprintf(builtCall, 404), "number-unknown", true},
		"not there":              {"cannot-call", fmt.Sprintf(builtCall, 480), "peer-offline", true},
		"not acceptable":         {"cannot-call", fmt.Sprintf(builtCall, 488), "media-security-mismatch", false},
		"given up at the end":    {"connection-issues", builtRegistered + builtLeft, "none", false},
		"failed at the end":      {"connection-issues", builtRegistered + strings.ReplaceAll(builtLeft, "msg 200", "msg 503"), "insufficient-evidence", false},
		"two clients interleave": {"connection-issues", strings.ReplaceAll(builtRegistered, "tsx0x7f11", "tsx0x7f20 Sending Request msg REGISTER/cseq=700 (tdta0x7f09) in state Null\n\t\ttsx0x7f11"), "insufficient-evidence", false},
	} {
		opt := options(t, "")
		opt.Incident = c.incident
		d := diagnose(t, opt, built(t, c.log))
		if d.Cause.ID != c.cause || (d.Verdict.Action == "close") != c.closes {
			t.Errorf("%s: %s %s, %s %s", name, d.Cause.Confidence, d.Cause.ID, d.Verdict.Action, d.Verdict.Branch)
		}
		if name != "two clients interleave" && !lacks(d, "the text of the SIP messages") {
			t.Errorf("%s: the messages themselves are not asked for: %v", name, d.Missing)
		}
	}
}

// TestShownMessagesWin: where a file shows one message, what it only names tells nothing.
func TestShownMessagesWin(t *testing.T) {
	dir := built(t, builtRegistered)
	log, err := os.OpenFile(filepath.Join(dir, "built-outline.log"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	_, err = log.WriteString("10:00:30.000           pjsua_core.c  .TX 200 bytes Request msg OPTIONS/cseq=3 (tdta0x7f07) to UDP 192.0.2.10:5060:\n" +
		"OPTIONS sip:pbx.example.test SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.50;branch=z9hG4bKo1\r\nFrom: <sip:1001@pbx.example.test>;tag=a\r\n" +
		"To: <sip:pbx.example.test>\r\nCall-ID: o1\r\nCSeq: 3 OPTIONS\r\nContent-Length: 0\r\n\r\n\n--end msg--\n")
	if err != nil {
		t.Fatal(err)
	}
	d := diagnose(t, options(t, ""), dir)
	for _, f := range d.Findings {
		if f.Pattern == "SIP-007" {
			t.Errorf("a finding of a message that is only named: %+v", f)
		}
	}
	if d.Cause.ID != "insufficient-evidence" || lacks(d, "the text of the SIP messages") {
		t.Errorf("%s, %v", d.Cause.ID, d.Missing)
	}
}
