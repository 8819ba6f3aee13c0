package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/query"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

var ctx = context.Background()

// desk is a store with a clock that can be turned and warnings that can be read.
type desk struct {
	*store.Store
	dir      string
	now      time.Time
	warnings []string
	parsed   map[[32]byte][]store.Line // by the text's hash: asked about often
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{dir: filepath.Join(t.TempDir(), "store"), now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}
	d.reopen(t)
	return d
}

func (d *desk) reopen(t testing.TB) {
	t.Helper()
	s, err := store.Create(d.dir, store.Options{Now: func() time.Time { return d.now }, Warn: func(w string) { d.warnings = append(d.warnings, w) }})
	if err != nil {
		t.Fatal(err)
	}
	d.Store = s
}

func (d *desk) append(t testing.TB, ds ...*finding.Diagnosis) []string {
	t.Helper()
	ids, err := d.Append(ds...)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// filled has diagnoses of three days, with one bundle diagnosed twice.
func filled(t testing.TB) *desk {
	t.Helper()
	d := newDesk(t)
	source := built.New(7)
	for range 3 {
		var ds []*finding.Diagnosis
		for range 12 {
			ds = append(ds, source.Next(20))
		}
		d.append(t, ds...)
		again := *ds[0]
		again.Cause.ID = "media-lost"
		d.append(t, &again)
		d.now = d.now.AddDate(0, 0, 1)
	}
	return d
}

// text is every line of the day files, as a person greps them.
func (d *desk) text(t testing.TB) [][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(d.dir, "findings-*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, bytes.SplitAfter(data, []byte("\n"))...)
	}
	return out
}

func (d *desk) parse(t testing.TB) []store.Line {
	t.Helper()
	text := d.text(t)
	sum := sha256.Sum256(bytes.Join(text, nil))
	if d.parsed[sum] != nil {
		return d.parsed[sum]
	}
	var lines []store.Line
	for _, l := range text {
		if len(l) == 0 {
			continue
		}
		lines = append(lines, store.Line{})
		if err := json.Unmarshal(l, &lines[len(lines)-1]); err != nil {
			t.Fatal(err)
		}
	}
	if d.parsed == nil {
		d.parsed = map[[32]byte][]store.Line{}
	}
	d.parsed[sum] = lines
	return lines
}

// byHand searches the text without the index: every line asked, the results that a later one replaced left out.
func (d *desk) byHand(t testing.TB, q *store.Search) []string {
	t.Helper()
	lines := d.parse(t)
	latest := map[string]string{}
	for _, l := range lines {
		if l.Type == "result" {
			latest[l.SHA256] = l.ResultID
		}
	}
	var out []string
	for _, l := range lines {
		if l.Type != "result" && l.Type != "outcome" && (q.All || latest[l.SHA256] == l.ResultID) && q.Match(&l) {
			out = append(out, key(&l))
		}
	}
	return out
}

func key(l *store.Line) string {
	return fmt.Sprintf("%s %s %s %s%s", l.ResultID, l.Stored, l.ID, l.Template, l.Time)
}

func (d *desk) found(t testing.TB, q *store.Search) []string {
	t.Helper()
	hits, err := d.Search(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	defer hits.Close()
	var out []string
	if err := hits.Each(0, func(l store.Shown) error { out = append(out, key(l.Line)); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func search(t testing.TB, s string) *store.Search {
	t.Helper()
	q, err := query.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return &store.Search{Query: q}
}

var questions = []string{
	"", "certificate verify", `"certificate verify failed"`, `"pbx.example.test> cert"`, "verif", "!timed", "class:auth", "class:auth,tls severity:error",
	"!class:auth", "platform:ios app:>=3.2", "app:<3.1 branch:level-2", "version:3.10.0", "type:unknown", "template:socket", "cited:yes cause:m*",
	"file:client.log line:>40000", "ticket:SUP-10003", "ticket:sup-1000*", "bundle:built-000004.zip", "fingerprint:f", "pattern:TLS-900", "pattern:tls-9*",
	"capture.status:503", "capture.host:pbx1*.example.test class:tls", "level:2 confidence:certain,likely", "os:>=12", "stored:2026-11-21", "nosuchword",
	"cause:none 401 !retry", "action:close branch:account-aligned", "title:lost", "count:>20 platform:android", "time:2026-05", "class:nosuchclass",
}

// The index, and each way to count on it, answers as the text does.
func TestAnswersAsTheTextDoes(t *testing.T) {
	d := filled(t)
	for _, s := range questions {
		for _, all := range []bool{false, true} {
			q := search(t, s)
			q.All = all
			want := d.byHand(t, q)
			if diff := cmp.Diff(want, d.found(t, q)); diff != "" {
				t.Errorf("%q (all: %v): by hand and by index differ:\n%s", s, all, diff)
			}
			if n, err := d.Count(ctx, q); err != nil || n != len(want) {
				t.Errorf("%q (all: %v): counted %d, %v; want %d", s, all, n, err, len(want))
			}
			for _, field := range []string{"class", "cause", "platform", "bundle", "file", "template"} {
				tally, err := d.Group(ctx, q, field)
				if err != nil {
					t.Fatal(err)
				}
				sum := 0
				for _, g := range tally.Top(0) {
					sum += g.Count
				}
				if sum != len(want) {
					t.Errorf("%q by %s: %d, want %d", s, field, sum, len(want))
				}
			}
		}
	}
}

func TestSinceAndUntil(t *testing.T) {
	d := filled(t)
	for _, at := range []string{"2026-11-20T09:00:00Z", "2026-11-20T09:00:01Z", "2026-11-21", "2026-11-22T09:00:00Z", "2026-11-23"} {
		moment, err := query.Moment(at, d.now)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []*query.Query{{Since: moment}, {Until: moment}} {
			q := &store.Search{Query: q}
			if diff := cmp.Diff(d.byHand(t, q), d.found(t, q)); diff != "" {
				t.Errorf("%s: %s", at, diff)
			}
		}
	}
}

func TestRegexpAndFuzzy(t *testing.T) {
	d := filled(t)
	for _, re := range []string{`certificate verify (failed|ok)`, `(?i)CERTIFICATE VERIFY FAILED`, `sip:10\d+@`, `verify failed$`, `^2026-0[1-3]`, `nothing of this kind`, `(?i)no route to host|lost`} {
		q := search(t, "")
		q.Regexp = regexp.MustCompile(re)
		want := d.byHand(t, q)
		if diff := cmp.Diff(want, d.found(t, q)); diff != "" {
			t.Errorf("%s: %s", re, diff)
		}
	}
	q := search(t, "")
	q.Fuzzy = "registr lost"
	got := d.found(t, q)
	if diff := cmp.Diff(d.byHand(t, q), got); diff != "" || len(got) == 0 {
		t.Errorf("%d found: %s", len(got), diff)
	}
	if q.Fuzzy = "rgstrtn lst"; len(d.found(t, q)) != len(got) {
		t.Error("letters left out: not found")
	}
	if q.Fuzzy = "zzzz"; len(d.found(t, q)) != 0 {
		t.Error("zzzz found something")
	}
}

// Any query that parses means the same to the index and to the text.
func TestAnyQuery(t *testing.T) {
	d := filled(t)
	terms := append(strings.Fields(strings.Join(questions, " ")), `"failed"`, "401", "x", "0x7f")
	rapid.Check(t, func(rt *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(terms), 1, 3).Draw(rt, "terms")
		parsed, err := query.Parse(strings.Join(parts, " "))
		if err != nil {
			rt.Skip()
		}
		q := &store.Search{Query: parsed}
		if diff := cmp.Diff(d.byHand(t, q), d.found(t, q)); diff != "" {
			rt.Fatalf("%v: %s", parts, diff)
		}
	})
}

func TestContext(t *testing.T) {
	d := newDesk(t)
	source := built.New(3)
	one, two := source.Next(20), source.Next(20)
	one.Findings[5].Message, two.Findings[0].Message = "needle here", "needle there"
	d.append(t, one, two)
	hits, err := d.Search(ctx, search(t, "needle"))
	if err != nil {
		t.Fatal(err)
	}
	defer hits.Close()
	var got []string
	if err := hits.Each(2, func(l store.Shown) error { got = append(got, fmt.Sprint(l.Bundle, l.ID, l.Found)); return nil }); err != nil {
		t.Fatal(err)
	}
	a, b := one.Bundle.Name, two.Bundle.Name
	want := []string{a + "F4false", a + "F5false", a + "F6true", a + "F7false", a + "F8false", b + "F1true", b + "F2false", b + "F3false"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameResultIsStoredOnce(t *testing.T) {
	d := newDesk(t)
	one := built.New(1).Next(10)
	first := d.append(t, one, one)
	before := len(d.text(t))
	if second := d.append(t, one); second[0] != first[0] || len(d.text(t)) != before {
		t.Errorf("stored again: %v after %v", second, first)
	}
	other := *one
	other.Ticket = "SUP-1"
	d.append(t, &other)
	d.append(t, one) // the last word on the bundle is another now: it is stored again
	if n := len(d.found(t, search(t, ""))); n != 10 {
		t.Errorf("%d findings count, want those of the last result only", n)
	}
}

// A person with grep alone gets whole facts, and a terminal gets no control character.
func TestHostileTextIsHarmlessInTheFile(t *testing.T) {
	d := newDesk(t)
	one := built.New(1).Next(10)
	evil := "\x1b]0;x\x07 \u202eabc\u2066 \u009b31m \u200b <sip:1@x> \U000E0041 \xff\r\n\x7f"
	one.Findings[0].Message, one.Bundle.Name, one.Findings[1].Captures["host"] = evil, evil, evil
	d.append(t, one)
	for _, line := range d.text(t) {
		for _, r := range strings.TrimSuffix(string(line), "\n") {
			if r < 0x20 || r >= 0x7f {
				t.Fatalf("%q holds %q", line, r)
			}
		}
	}
	if !bytes.Contains(d.text(t)[0], []byte("<sip:1@x>")) {
		t.Error("a SIP address cannot be grepped as it is written")
	}
	if got := d.found(t, search(t, "capture.host:*abc* class:*")); len(got) != 1 {
		t.Errorf("found %v", got)
	}
}
