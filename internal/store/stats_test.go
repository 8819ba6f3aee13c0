package store_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

// incident is a diagnosis with a cause, one finding it rests on and one it does not.
func incident(sha, cause, action string) *finding.Diagnosis {
	d := &finding.Diagnosis{Schema: finding.Schema, Bundle: finding.Bundle{Name: "built-" + sha + ".zip", SHA256: sha}, Ticket: "T-" + sha,
		Client: &finding.Client{App: "PrivateWave", Version: "3.2", Platform: "ios"}, Cause: finding.Cause{ID: cause, Evidence: []string{"F1"}},
		Verdict: finding.Verdict{Action: action, Branch: action + "-branch"}}
	d.Findings = []finding.Finding{{ID: "F1", Pattern: "P-" + cause, Fingerprint: "f1" + cause, Count: 1}, {ID: "F2", Pattern: "P-other", Fingerprint: "f2", Count: 1}}
	return d
}

func TestStats(t *testing.T) {
	d := newDesk(t) // 2026-11-20 is in week 47
	d.append(t, incident("aa", "auth-rejected", "close"), incident("bb", "auth-rejected", "close"))
	d.now = time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC) // week 49
	unknown := incident("cc", "media-lost", "escalate")
	unknown.Client = nil
	unknown.Unknown = []finding.Template{{Template: "E <*>", Count: 3}}
	nothing := &finding.Diagnosis{Bundle: finding.Bundle{SHA256: "dd"}, Cause: finding.Cause{ID: "none"}, Verdict: finding.Verdict{Branch: "close-branch"}}
	d.append(t, unknown, nothing)
	got, err := d.Stats(ctx, search(t, ""), "week")
	if err != nil {
		t.Fatal(err)
	}
	want := &store.Stats{Results: 4, Findings: 7, Buckets: []string{"2026-W47", "2026-W48", "2026-W49"},
		Causes:    []store.Series{{Value: "auth-rejected", Count: 2, Over: []int{2, 0, 0}}, {Value: "media-lost", Count: 1, Over: []int{0, 0, 1}}, {Value: "none", Count: 1, Over: []int{0, 0, 1}}},
		Branches:  []store.Series{{Value: "close-branch", Count: 3, Over: []int{2, 0, 1}}, {Value: "escalate-branch", Count: 1, Over: []int{0, 0, 1}}},
		Patterns:  []store.Series{{Value: "P-other", Count: 3, Over: []int{2, 0, 1}}, {Value: "P-auth-rejected", Count: 2, Over: []int{2, 0, 0}}, {Value: "P-media-lost", Count: 1, Over: []int{0, 0, 1}}},
		Unknown:   []store.Series{{Value: "E <*>", Count: 1, Over: []int{0, 0, 1}}},
		Versions:  []store.Series{{Value: "(not known)", Count: 2, Over: []int{0, 0, 2}}, {Value: "PrivateWave 3.2", Count: 2, Over: []int{2, 0, 0}}},
		Platforms: []store.Series{{Value: "(not known)", Count: 2, Over: []int{0, 0, 2}}, {Value: "ios", Count: 2, Over: []int{2, 0, 0}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Decided by the index or line by line, a narrowed census is the same.
func TestStatsNarrowed(t *testing.T) {
	d := filled(t)
	for query, twin := range map[string]string{
		"class:auth":                  "class:auth line:>=0",
		"platform:ios":                "platform:ios line:>=0", // each built result has findings
		"certificate cause:none":      "certificate cause:none line:>=0",
		"ticket:SUP-10003":            "ticket:SUP-10003 line:>=0",
		"ticket:SUP-10003 !class:tls": "ticket:SUP-10003 !class:tls line:>=0",
	} {
		a, err := d.Stats(ctx, search(t, query), "day")
		if err != nil {
			t.Fatal(err)
		}
		b, err := d.Stats(ctx, search(t, twin), "day")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, b); diff != "" || a.Results == 0 || a.Findings == 0 {
			t.Errorf("%s: %+v\n%s", query, a, diff)
		}
	}
}

func TestPrecision(t *testing.T) {
	d := newDesk(t)
	right, falseClose, wrong := incident("aa", "auth-rejected", "close"), incident("bb", "auth-rejected", "close"), incident("cc", "media-lost", "escalate")
	d.append(t, right, falseClose, wrong, incident("dd", "auth-rejected", "close"))
	for _, o := range []struct {
		of     *finding.Diagnosis
		actual string
	}{{right, "peer-offline"}, {right, "auth-rejected"}, {falseClose, "account-unknown"}, {wrong, "client-crash"}} { // the latest of two counts
		if err := d.Tell(store.HeadOf(o.of), o.actual, "built"); err != nil {
			t.Fatal(err)
		}
	}
	want := &store.Judged{
		All:      store.Precision{Value: "all", Told: 3, Right: 1, FalseCloses: 1},
		Causes:   []store.Precision{{Value: "auth-rejected", Told: 2, Right: 1, FalseCloses: 1}, {Value: "media-lost", Told: 1}},
		Patterns: []store.Precision{{Value: "P-auth-rejected", Told: 2, Right: 1, FalseCloses: 1}, {Value: "P-media-lost", Told: 1}},
	}
	check := func() {
		t.Helper()
		got, err := d.Precision(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	check()
	if err := d.Rebuild(); err != nil {
		t.Fatal(err)
	}
	check()
	again := incident("bb", "account-unknown", "close") // a better catalogue gets it right
	d.append(t, again)
	want.All = store.Precision{Value: "all", Told: 3, Right: 2}
	want.Causes = []store.Precision{{Value: "media-lost", Told: 1}, {Value: "account-unknown", Told: 1, Right: 1}, {Value: "auth-rejected", Told: 1, Right: 1}}
	want.Patterns = []store.Precision{{Value: "P-media-lost", Told: 1}, {Value: "P-account-unknown", Told: 1, Right: 1}, {Value: "P-auth-rejected", Told: 1, Right: 1}}
	check()
}

func TestFind(t *testing.T) {
	d := newDesk(t)
	source := built.New(5)
	one, two := source.Next(3), source.Next(3)
	ids := d.append(t, one, two)
	for name, want := range map[string]int{ids[0]: 1, ids[1][:8]: 1, ids[1][:7]: 0, one.Bundle.SHA256: 1, one.Bundle.SHA256[:10]: 1, two.Bundle.Name: 1, two.Ticket: 1, "nothing": 0, "": 0} {
		heads, err := d.Find(ctx, name)
		if err != nil || len(heads) != want {
			t.Errorf("%q: %d found, %v; want %d", name, len(heads), err, want)
		}
	}
}

// A pile of lines answers as the store they came from does.
func TestPile(t *testing.T) {
	d := filled(t)
	var text []byte
	for _, l := range d.text(t) {
		text = append(text, l...)
	}
	for _, s := range questions {
		q := search(t, s)
		q.All = true // a pile has no latest
		var got []string
		pile := &store.Pile{}
		pile.Add(store.Results(bytes.NewReader(text)))
		if err := pile.Each(ctx, q, 0, func(l store.Shown) error { got = append(got, key(l.Line)); return nil }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d.found(t, q), got); diff != "" {
			t.Errorf("%q: %s", s, diff)
		}
	}
	for _, wrong := range []string{`{"a":1}`, `{`, `[]`, `{"message_type":"finding","line":"x"}`, `{"schema":"pwtriage/diagnosis/v1","findings":1}`} {
		pile := &store.Pile{}
		pile.Add(store.Results(strings.NewReader(wrong)))
		if _, err := pile.Count(ctx, search(t, "")); err == nil {
			t.Errorf("%s is taken for a result", wrong)
		}
	}
}
