package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

// desk runs the program on a store of its own, at a time of its own.
type desk struct {
	t    *testing.T
	dir  string
	made []*finding.Diagnosis
}

func newStoreDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: filepath.Join(t.TempDir(), "store")}
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	was := clock
	clock = func() time.Time { return now }
	t.Cleanup(func() { clock = was })
	t.Setenv("PWTRIAGE_STORE", d.dir)
	s, err := store.Create(d.dir, store.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	source := built.New(7)
	for range 10 {
		d.made = append(d.made, source.Next(20))
		now = now.Add(time.Minute)
	}
	d.made[0].Findings[0].Message, d.made[0].Ticket = "needle \x1b[31m\u202e in \u009b hay", "SUP-1"
	if _, err := s.Append(d.made...); err != nil {
		t.Fatal(err)
	}
	return d
}

// run gives status, output and messages.
func (d *desk) run(in string, args ...string) (int, string, string) {
	d.t.Helper()
	var out, errs bytes.Buffer
	status := run(context.Background(), args, stdio{in: strings.NewReader(in), out: &out, err: &errs})
	return status, out.String(), errs.String()
}

func (d *desk) ok(args ...string) string {
	d.t.Helper()
	status, out, errs := d.run("", args...)
	if status != 0 || errs != "" {
		d.t.Fatalf("%q: status %d, %s", args, status, errs)
	}
	return out
}

func (d *desk) result(i int) string {
	d.t.Helper()
	data, err := json.Marshal(d.made[i])
	if err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(d.t.TempDir(), fmt.Sprintf("built-%d.json", i))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func TestGrepStatus(t *testing.T) {
	d := newStoreDesk(t)
	for _, c := range []struct {
		status int
		says   string
		args   []string
	}{
		{0, "", []string{"needle"}},
		{1, "", []string{"nosuchword"}},
		{1, "", []string{"nosuchword", "-c"}},
		{1, "", []string{"nosuchword", "--group", "class"}},
		{1, "", []string{"needle", "--until", "2026-11-24"}},
		{0, "", []string{"needle", "--since", "1d"}},
		{2, `did you mean "class"?`, []string{"clas:auth"}},
		{2, "RE2", []string{"-E", "(needle"}},
		{2, "unknown format", []string{"needle", "--format", "yaml"}},
		{2, "cannot read the time", []string{"needle", "--since", "soon"}},
		{2, "there is no store", []string{"needle", "--store", filepath.Join(d.dir, "nowhere")}},
		{2, "nowhere.json", []string{"needle", "--in", "nowhere.json"}},
		{2, `unknown field "clas"`, []string{"--group", "clas"}},
	} {
		status, _, errs := d.run("", append([]string{"grep"}, c.args...)...)
		if status != c.status || !strings.Contains(errs, c.says) {
			t.Errorf("%q: status %d, want %d: %s", c.args, status, c.status, errs)
		}
	}
}

func TestGrepFormats(t *testing.T) {
	d := newStoreDesk(t)
	f := d.made[0].Findings[0]
	place := fmt.Sprintf("built-000001.zip:%s:%d:%d: %s: ", f.File, f.Line, f.Column, f.Severity)
	if got, want := d.ok("grep", "needle"), place+`needle \u{1b}[31m\u{202e} in \u{9b} hay [`+f.Pattern+"]\n"; got != want {
		t.Errorf("grep:\n%s\n%s", got, want)
	}
	if got := d.ok("grep", "needle", "--format", "text"); !strings.HasPrefix(got, "built-000001.zip  SUP-1, ") || !strings.Contains(got, `needle \u{1b}[31m`) || strings.Contains(got, "\x1b") {
		t.Errorf("text: %q", got)
	}
	if got := d.ok("grep", "needle", "--format", "text", "--color", "always"); !strings.Contains(got, "\x1b[1;31mneedle\x1b[0m") {
		t.Errorf("the word is not marked: %q", got)
	}
	var line store.Line
	if err := json.Unmarshal([]byte(d.ok("grep", "needle", "--format", "jsonl")), &line); err != nil || line.Message != f.Message || line.Ticket != "SUP-1" {
		t.Errorf("jsonl: %v, %+v", err, line)
	}
	var lines []store.Line
	if err := json.Unmarshal([]byte(d.ok("grep", "class:*", "--format", "json")), &lines); err != nil || len(lines) != 180 {
		t.Errorf("json: %v, %d lines", err, len(lines))
	}
	if _, out, _ := d.run("", "grep", "nosuchword", "--format", "json"); strings.Join(strings.Fields(out), "") != "[]" {
		t.Errorf("json of nothing: %q", out)
	}
	for _, format := range []string{"json", "jsonl"} {
		if out := d.ok("grep", "needle", "--format", format); strings.ContainsAny(out, "\x1b\u202e\u009b") {
			t.Errorf("%s: %q", format, out)
		}
	}
}

func TestGrepCounts(t *testing.T) {
	d := newStoreDesk(t)
	if got := d.ok("grep", "-c"); got != "200\n" {
		t.Errorf("-c: %q", got)
	}
	if got := d.ok("grep", "--unknown", "-c"); got != "20\n" {
		t.Errorf("--unknown -c: %q", got)
	}
	if got, twin := d.ok("grep", "-c", "--class", "dns,tls", "--platform", "!ios"), d.ok("grep", "-c", "class:dns,tls", "!platform:ios"); got != twin {
		t.Errorf("flags find %q, terms %q", got, twin)
	}
	if got := strings.Fields(d.ok("grep", "-l", "ticket:SUP-1")); !cmp.Equal(got, []string{"built-000001.zip"}) {
		t.Errorf("-l: %q", got)
	}
	if got := d.ok("grep", "--group", "type", "--top", "1"); strings.Join(strings.Fields(got), " ") != "180 finding in 10 bundles" {
		t.Errorf("--group: %q", got)
	}
	if got := d.ok("grep", "needle", "-C", "1", "--all"); strings.Count(got, "\n") != 2 || !strings.Contains(got, "zip-") {
		t.Errorf("-C: %q", got)
	}
}

// Where the findings lie makes no difference to the answer.
func TestGrepElsewhere(t *testing.T) {
	d := newStoreDesk(t)
	want := d.ok("grep", "severity:error", "bundle:built-000003.zip")
	file := d.result(2)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := os.ReadFile(filepath.Join(d.dir, "findings-2026-11-25.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		in   string
		args []string
	}{
		"a result":       {"", []string{"severity:error", "--in", file}},
		"behind dashes":  {"", []string{"severity:error", "--", file}},
		"standard input": {string(data), []string{"severity:error", "--in", "-"}},
		"lines":          {string(lines), []string{"severity:error", "bundle:built-000003.zip", "--in", "-"}},
		"another store":  {"", []string{"severity:error", "bundle:built-000003.zip", "--in", d.dir}},
	} {
		if status, got, errs := d.run(c.in, append([]string{"grep"}, c.args...)...); status != 0 || got != want {
			t.Errorf("%s: status %d %s: %s", name, status, errs, cmp.Diff(want, got))
		}
	}
}

// A result is the same by way of the store as by diagnosing the bundle each time.
func TestGrepCorpusBundle(t *testing.T) {
	matches, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "corpus", "*wrong-password*"))
	if len(matches) == 0 {
		t.Skip("../shared/corpus is not there")
	}
	bundle := matches[0]
	d := &desk{t: t, dir: filepath.Join(t.TempDir(), "store")}
	status, out, errs := d.run("", "diagnose", "--store", d.dir, "--format", "json", "--ticket", "SUP-9", bundle)
	if status != 0 {
		t.Fatalf("status %d: %s", status, errs)
	}
	_, direct, errs := d.run("", "grep", "--", bundle)
	if _, stored, errs2 := d.run("", "grep", "--store", d.dir, "ticket:SUP-9"); stored != direct {
		t.Errorf("%s%s%s", errs, errs2, cmp.Diff(direct, stored))
	}
	if _, piped, errs := d.run(out, "grep", "--in", "-"); piped != direct {
		t.Errorf("%s%s", errs, cmp.Diff(direct, piped))
	}
	if status, _, _ := d.run("", "outcome", "SUP-9", "--actual", "auth-rejected", "--store", d.dir); status != 0 {
		t.Errorf("outcome: status %d", status)
	}
}

func TestUnredactedIsNotStored(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	for _, mode := range []string{"", "none", "off"} {
		o := &diagnoseOptions{store: dir}
		if err := o.keep(&finding.Diagnosis{Redaction: finding.Redaction{Mode: mode}}, stdio{}); err == nil {
			t.Errorf("mode %q was stored", mode)
		}
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a store was made")
	}
}

func TestOutcomeAndStats(t *testing.T) {
	d := newStoreDesk(t)
	if got := d.ok("stats", "--precision"); !strings.HasPrefix(got, "no outcome was told yet") {
		t.Errorf("%q", got)
	}
	d.ok("outcome", "SUP-1", "--actual", "peer-busy")
	d.ok("outcome", d.result(1), "--actual", d.made[1].Cause.ID)
	if got := d.ok("stats", "--precision"); !strings.HasPrefix(got, "2 outcomes told, 1 right (50.0 %), ") {
		t.Errorf("%q", got)
	}
	var stats store.Stats
	if err := json.Unmarshal([]byte(d.ok("stats", "--format", "json", "--by", "week")), &stats); err != nil || stats.Results != 10 || stats.Findings != 200 || !cmp.Equal(stats.Buckets, []string{"2026-W48"}) {
		t.Errorf("%v %+v", err, stats)
	}
	if got := d.ok("stats", "ticket:SUP-1", "--by", "day"); !strings.HasPrefix(got, "1 results, 20 findings, 2026-11-25 to 2026-11-25 by day\n") || !strings.Contains(got, "█") {
		t.Errorf("%q", got)
	}
	for _, c := range [][]string{{"outcome", "SUP-1"}, {"outcome", "SUP-1", "--actual", "peer-bussy"}, {"outcome", "nobody", "--actual", "none"}, {"stats", "--by", "hour"}, {"stats", "clas:x"}} {
		if status, _, errs := d.run("", c...); status != 2 {
			t.Errorf("%q: status %d: %s", c, status, errs)
		}
	}
}

func TestSpark(t *testing.T) {
	if got := spark([]int{0, 1, 4, 8}); got != ".▁▄█" {
		t.Errorf("%q", got)
	}
	if bar(1, 1000) == "" || bar(0, 5) != "" || len([]rune(bar(7, 7))) != barWidth {
		t.Error("a bar must show whatever is not nothing, and be full for the greatest")
	}
}

func TestDiffCommand(t *testing.T) {
	d := newStoreDesk(t)
	if got := d.ok("diff", d.result(3), d.result(3)); got != "no difference\n" {
		t.Errorf("%q", got)
	}
	d.made[3].Verdict.Branch, d.made[3].Findings[2].Count = "\x1b[2Jlevel-3", 99
	d.made[4] = d.made[3]
	before := d.result(4)
	again := *d.made[3]
	again.Verdict.Branch = "level-2"
	d.made[4] = &again
	if got := d.ok("diff", before, d.result(4)); got != `branch: \u{1b}[2Jlevel-3 -> level-2`+"\n" {
		t.Errorf("%q", got)
	}
	if status, _, _ := d.run("", "diff", before, filepath.Join("testdata", "nowhere.json")); status != 1 {
		t.Errorf("a missing file: status %d", status)
	}
	if status, _, errs := d.run("{}", "diff", before, "-"); status != 2 || !strings.Contains(errs, "is no result") {
		t.Errorf("no result: status %d: %s", status, errs)
	}
}

func TestStorePrune(t *testing.T) {
	d := newStoreDesk(t)
	if got := d.ok("store", "prune", "--ticket", "SUP-1"); got != "forgotten: 1 results, 20 findings, 0 outcomes, 0 damaged parts\n" {
		t.Errorf("%q", got)
	}
	if got := d.ok("grep", "-c"); got != "180\n" {
		t.Errorf("%q", got)
	}
	for _, c := range [][]string{{"store", "prune"}, {"store", "prune", "--bundle", "ab"}, {"store", "prune", "--older", "x"}} {
		if status, _, errs := d.run("", c...); status != 2 {
			t.Errorf("%q: status %d: %s", c, status, errs)
		}
	}
	d.ok("store", "rebuild")
	if got := d.ok("store", "prune", "--older", "2026-11-26"); !strings.HasPrefix(got, "forgotten: 9 results, 180 findings") {
		t.Errorf("%q", got)
	}
}
