package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// workshop is a folder with tools that are shell scripts.
func workshop(t *testing.T, scripts map[string]string) *bench {
	t.Helper()
	if _, err := exec.LookPath("taskset"); err != nil {
		t.Skip("there is no taskset")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, body := range scripts {
		if err := os.WriteFile(filepath.Join(dir, "bin", name), []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return &bench{dir: dir, size: 1000, named: "1kB", pairs: 2, only: regexp.MustCompile("^findings-rg1[35]$")}
}

// The made-up generator writes what it was called with to the file behind -o.
const generator = `all="$*"; while [ "$1" != -o ]; do shift; done; echo "$all" >"$2"`

func TestMeasureTellsWhatItMeasuredAndWhatItLeftOut(t *testing.T) {
	b := workshop(t, map[string]string{"pwtriage": "cat \"$6\"", "rg": "exit 0", "rg15": "echo broken >&2; exit 2", "logs": generator, "peers": "echo x"})
	var out strings.Builder
	report := b.measure(&out)
	if report != out.String() {
		t.Error("what is printed and what goes into the document differ")
	}
	for _, want := range []string{"| findings-rg13 | findings only, PJSIP text | 1 | `rg -c` |", "- `findings-rg15`: taskset: exit status 2: broken", "rg -c -f catalogue.re pjsip.log"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
	if strings.Contains(report, b.dir) || strings.Contains(report, "whole-rg13") {
		t.Errorf("the report tells a folder or a job nobody asked for:\n%s", report)
	}
	made, err := os.ReadFile(filepath.Join(b.dir, "inputs-1000", "pjsip.log"))
	if err != nil || !strings.HasPrefix(string(made), "--kind pjsip --size 1000 --density 0.5") {
		t.Errorf("the input was made by %q, %v", made, err)
	}
}

func TestAJobThatFailsIsNotMeasured(t *testing.T) {
	b := workshop(t, map[string]string{"fails": "exit 3", "finds-nothing": "exit 1"})
	if _, err := b.pair(job{ours: command{"fails"}, cores: 1}); err == nil {
		t.Error("a failed run was counted")
	}
	if _, err := b.pair(job{ours: command{"finds-nothing"}, cores: 2}); err != nil {
		t.Errorf("a search that finds nothing is no failure: %v", err)
	}
	if _, err := b.pair(job{ours: command{"is-not-there"}, cores: 2}); err == nil || !strings.Contains(err.Error(), "there is no is-not-there") {
		t.Errorf("got %v", err)
	}
}

func TestPipes(t *testing.T) {
	b := workshop(t, map[string]string{"logs": generator})
	argv, err := b.ready(words("cat @pjsip.log | tr a-z A-Z"), 2)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.once(argv); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(b.dir, "out")); !strings.HasPrefix(string(got), "--KIND PJSIP") {
		t.Errorf("got %q", got)
	}
}

func TestFoldersAreMadeOnceAndWhole(t *testing.T) {
	b := workshop(t, map[string]string{"logs": generator})
	path, err := b.input("eight-gz")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(path, "part-*.log.gz"))
	text, err := exec.Command("zcat", files...).Output()
	if err != nil || len(files) != 8 || strings.Count(string(text), "--size 625 ") != 8 || !strings.Contains(string(text), "--seed 8 ") {
		t.Errorf("%d files, %v: %s", len(files), err, text)
	}
}

func seconds(mine float64, theirs ...float64) result {
	var r result
	for i, s := range theirs {
		r.theirs = append(r.theirs, cost{wall: time.Duration(s * 1e9), cpu: 3 * time.Second, peak: 2 << 20})
		r.mine = append(r.mine, cost{wall: time.Duration(mine * float64(i+1) * 1e9), cpu: 2 * time.Second, peak: 1 << 20})
	}
	return r
}

func TestRows(t *testing.T) {
	r := seconds(1, 4, 4, 15) // ratios 4, 2, 5
	r.job = job{id: "a", what: "b", cores: 1, peer: words("zcat @x | rg -c -f y -"), goal: 4}
	if got, want := r.row(), "| a | b | 1 | `zcat \\| rg -c` | 2.000 s | 4.000 s | **4.00** | 2.00 to 5.00 | 1.50 | >= 4 | yes | 1.0 | 2.0 |"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	r.goal = 4.1
	if !strings.Contains(r.row(), ">= 4.1 | **no** |") {
		t.Error(r.row())
	}
	r.rule, r.goal = growth, 0.3
	if !strings.Contains(r.row(), "**0.25** | 0.20 to 0.50 | 0.67 | <= 0.3 | yes |") {
		t.Error(r.row())
	}
	r.rule, r.goal = within, 1999
	if !strings.Contains(r.row(), "| 2000.0 ms | | | | | <= 1999 ms | **no** |") {
		t.Error(r.row())
	}
}

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.md")
	if err := os.WriteFile(path, []byte("before\n"+from+"old\n"+to+"after\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(path, "new\n"); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "before\n"+from+"new\n"+to+"after\n" {
		t.Errorf("got %q", got)
	}
	if err := os.WriteFile(path, []byte("no marks"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(path, "new\n"); err == nil {
		t.Error("a document without a place for the table was taken")
	}
}

func TestJobsUseKnownInputs(t *testing.T) {
	ids := map[string]bool{}
	for _, j := range append(append([]job{}, jobs...), peaks...) {
		if ids[j.id] {
			t.Errorf("two jobs are called %q", j.id)
		}
		ids[j.id] = true
		for _, word := range append(append(command{}, j.ours...), j.peer...) {
			if name, ok := strings.CutPrefix(word, "@"); ok && recipes[name] == nil {
				t.Errorf("%s: nobody makes %q", j.id, name)
			}
		}
	}
}
