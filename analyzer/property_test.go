package analyzer_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// TestCuttingUncitedLines: records that no entry matches and that are no SIP message may be cut, any of them, and the diagnosis stays.
// The last record stays too: how far a log's clock goes is evidence.
func TestCuttingUncitedLines(t *testing.T) {
	var all []cuttable
	for _, l := range labels(t, kept) {
		if c := cuttableOf(t, l); len(c.silent) > 0 {
			all = append(all, c)
		}
	}
	if len(all) < 10 {
		t.Fatalf("only %d bundles have lines that say nothing", len(all))
	}
	rapid.Check(t, func(rt *rapid.T) {
		c := rapid.SampledFrom(all).Draw(rt, "bundle")
		drop := map[int]bool{}
		for _, n := range rapid.SliceOfNDistinct(rapid.SampledFrom(c.silent), 1, len(c.silent), rapid.ID).Draw(rt, "cut") {
			drop[n] = true
		}
		if err := os.WriteFile(c.log, without(c.data, drop), 0o644); err != nil {
			rt.Fatal(err)
		}
		if got := gist(diagnose(t, c.opt, c.dir)); got != c.whole {
			rt.Fatalf("%s, lines cut: %v\n got %s\nwant %s", c.log, drop, got, c.whole)
		}
	})
}

// cuttable is a bundle whose log has lines that say nothing.
type cuttable struct {
	opt      analyzer.Options
	dir, log string
	data     []byte
	silent   []int
	whole    string // the gist of its diagnosis
}

func cuttableOf(t *testing.T, l label) cuttable {
	c := cuttable{opt: optionsFor(t, l), dir: customers(t, l.folder, nil)}
	name := theLog(t, asMade(t, l))
	data := read(t, filepath.Join(c.dir, name))
	c.log, c.data = filepath.Join(c.dir, name), data
	c.silent = silentLines(t, data, c.opt.Catalogue)
	c.whole = gist(asMade(t, l))
	return c
}

// theLog is the name of the bundle's client log.
func theLog(t *testing.T, d *finding.Diagnosis) string {
	for _, f := range d.Bundle.Files {
		if f.Kind == "log" {
			return f.Path
		}
	}
	t.Fatalf("no log in %s", d.Bundle.Name)
	return ""
}

// silentLines are the numbers of the lines that are a record of their own, match no entry and are not the last.
func silentLines(t *testing.T, data []byte, cat *patterns.Catalogue) []int {
	t.Helper()
	dialect, _ := logfile.Detect(data[:min(len(data), 64<<10)])
	set := cat.Matcher()
	var out []int
	last := 0
	_, err := logfile.Read(bytes.NewReader(data), "log", logfile.Options{}, func(rec *logfile.Record) error {
		last = rec.Lines[len(rec.Lines)-1].Number
		if rec.SIP == nil && len(rec.Lines) == 1 && len(set.Match(rec, dialect, false)) == 0 {
			out = append(out, rec.Lines[0].Number)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(out); n > 0 && out[n-1] == last {
		out = out[:n-1]
	}
	return out
}

func without(data []byte, drop map[int]bool) []byte {
	var out []byte
	for i, line := range bytes.SplitAfter(data, []byte("\n")) {
		if !drop[i+1] {
			out = append(out, line...)
		}
	}
	return out
}

// gist is what of a diagnosis must not change: line numbers do.
func gist(d *finding.Diagnosis) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s/%s", d.Cause.ID, d.Cause.Confidence, d.Verdict.Action, d.Verdict.Branch)
	for _, s := range d.Trail {
		fmt.Fprintf(&b, "; %s=%s (%s)", s.Step, s.Answer, s.Source)
	}
	return b.String()
}
