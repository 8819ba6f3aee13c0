package analyzer_test

import (
	"regexp"
	"strings"
	"testing"
)

// What a PJSIP log of level 3 does not show: messages, and the lines of transactions and of the endpoint.
var (
	dumps   = regexp.MustCompile(`(?ms)^[^\n]*pjsua_core\.c [ !]\.*[TR]X \d+ bytes.*?^--end msg--\n`)
	details = regexp.MustCompile(`(?m)^\S+ +(?:tsx|tdta|sip_endpoint|endpoint)\S* .*\n`)
)

// TestHiddenIsUnknown: a log whose level shows no messages makes nothing of their absence, and says which level to ask for.
func TestHiddenIsUnknown(t *testing.T) {
	opt := options(t, keptSite)
	seen := 0
	for _, l := range labels(t, kept) {
		if !strings.HasPrefix(l.name, "pjsua__") {
			continue
		}
		opt := opt
		opt.Incident = l.Incident
		dir := customers(t, l.folder, func(n string, data []byte) (string, []byte) {
			if strings.HasSuffix(n, ".log") {
				data = details.ReplaceAll(dumps.ReplaceAll(data, nil), nil)
			}
			return n, data
		})
		d := diagnose(t, opt, dir)
		asked := false
		for _, m := range d.Missing {
			asked = asked || m.What == "the signalling" && strings.Contains(m.Request, "level 5")
		}
		if !asked {
			t.Errorf("%s: no log of a higher level is asked for: %v", l.name, d.Missing)
		}
		if m := l.judge(d, true); m.falseClose || m.wrongCertain {
			t.Errorf("%s: %s %s, %s", l.name, d.Cause.Confidence, d.Cause.ID, d.Verdict.Action)
		}
		seen++
	}
	if seen == 0 {
		t.Error("no log of PJSIP in the regression set")
	}
}
