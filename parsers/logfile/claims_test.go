package logfile

import (
	"strings"
	"testing"
)

// wraps are the pairs where a prefix of the inner dialect begins with one of the outer: server logs in syslog.
var wraps = map[string]string{"kamailio": "syslog", "opensips": "syslog"}

// TestEachSampleIsClaimedOnce tries every dialect on every sample: no other than its own may take it for certain.
func TestEachSampleIsClaimedOnce(t *testing.T) {
	for _, s := range samples {
		own, _, _ := strings.Cut(s.dialect, ">")
		lr := linesOf([]byte(s.line+"\n"), utf8Text, '\n')
		line := headLines(lr, 1, nil)[0]
		for _, g := range grammars {
			if g.name == own || wraps[own] == g.name {
				continue
			}
			if h, ok := g.prefix(line); ok && !h.weak {
				t.Errorf("%q of %q is claimed by %q", s.line, own, g.name)
			}
		}
	}
}
