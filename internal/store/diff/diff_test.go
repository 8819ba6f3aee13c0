package diff_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store/built"
	"github.com/pwtriage/pwtriage/internal/store/diff"
)

func TestOf(t *testing.T) {
	a := &finding.Diagnosis{Cause: finding.Cause{ID: "auth-rejected"}, Verdict: finding.Verdict{Action: "close", Level: 1},
		Settings: []finding.Setting{{Setting: "transport", File: "a.ini", Value: "tcp", Status: "mismatch"}, {Setting: "old", File: "a.ini", Value: "1", Status: "unknown"}},
		Findings: []finding.Finding{{Pattern: "REG-1", Fingerprint: "f1", Count: 3}, {Pattern: "REG-2", Fingerprint: "f2", Count: 1}, {Pattern: "REG-3", Fingerprint: "f3", Count: 1}},
	}
	b := &finding.Diagnosis{Cause: finding.Cause{ID: "none"}, Verdict: finding.Verdict{Action: "close", Level: 1},
		Settings: []finding.Setting{{Setting: "transport", File: "a.ini", Value: "tls", Status: "match"}, {Setting: "new", File: "a.ini", Value: "2", Status: "match"}},
		Findings: []finding.Finding{{Pattern: "REG-2", Fingerprint: "f2", Count: 9}, {Pattern: "REG-3", Fingerprint: "f3", Count: 1}, {Pattern: "TLS-1", Fingerprint: "f4", Count: 1}},
		Unknown:  []finding.Template{{Template: "E <*>", Count: 2}},
	}
	want := &diff.Difference{
		Fields:   []diff.Change{{Name: "cause", A: "auth-rejected", B: "none"}},
		Settings: []diff.Change{{Name: "transport in a.ini", A: "tcp (mismatch)", B: "tls (match)"}, {Name: "old in a.ini", A: "1 (unknown)"}, {Name: "new in a.ini", B: "2 (match)"}},
		Findings: []diff.Finding{{Pattern: "TLS-1", Key: "f4", B: 1}, {Pattern: "REG-1", Key: "f1", A: 3}, {Pattern: "REG-2", Key: "f2", A: 1, B: 9}},
		Unknown:  []diff.Finding{{Title: "E <*>", Key: "E <*>", B: 2}},
	}
	got := diff.Of(a, b)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got.Same() {
		t.Error("said to be the same")
	}
}

func TestOfTheSame(t *testing.T) {
	d := built.New(1).Next(30)
	if got := diff.Of(d, d); !got.Same() {
		t.Errorf("a result differs from itself: %+v", got)
	}
}
