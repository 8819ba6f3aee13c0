package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
)

func TestVerdictStatus(t *testing.T) {
	for _, c := range []struct {
		action string
		level  int
		want   int
	}{{"close", 1, 0}, {"escalate", 1, 11}, {"escalate", 2, 12}, {"escalate", 3, 13}, {"ask", 1, 20}, {"ask", 3, 20}} {
		if got := verdictStatus(finding.Verdict{Action: c.action, Level: c.level}); got != c.want {
			t.Errorf("%s to level %d: status %d, want %d", c.action, c.level, got, c.want)
		}
	}
}

// Escalate stands over ask over close, a higher level over a lower, whichever comes first.
func TestWorse(t *testing.T) {
	order := []int{0, 20, 11, 12, 13}
	for i, a := range order {
		for j, b := range order {
			if got, want := worse(a, b), order[max(i, j)]; got != want {
				t.Errorf("worse(%d, %d) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestFail(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		text   string
	}{
		{nil, 0, ""},
		{statusError(12), 12, ""},
		{fmt.Errorf("read: %w", context.Canceled), 130, "pwtriage: interrupted\n"},
		{usagef("write a", "no %q", "b"), 2, "pwtriage: no \"b\"\nhint: write a\n"},
		{usagef("", "no \x1b[31m"), 2, "pwtriage: no \\u{1b}[31m\n"},
		{errors.New("open \x07\nsecond"), 1, "pwtriage: open \\u{7}\\u{a}second\n"},
	} {
		var out bytes.Buffer
		if status := fail(&out, c.err); status != c.status || out.String() != c.text {
			t.Errorf("%v: status %d, text %q; want %d, %q", c.err, status, out.String(), c.status, c.text)
		}
	}
}

// A panic is a bug of ours: status 2 would tell the user to correct what is right.
func TestPanicIsNoUsageError(t *testing.T) {
	var errs bytes.Buffer
	status := run(context.Background(), []string{"--version"}, stdio{out: bomb{}, err: &errs})
	if status != exitFailed || !bytes.Contains(errs.Bytes(), []byte("internal error, please report it: boom")) {
		t.Errorf("status %d, stderr %q", status, errs.String())
	}
}

type bomb struct{ io.Writer }

func (bomb) Write([]byte) (int, error) { panic("boom") }

// A panic over one bundle is its error; the run goes on to the next.
func TestPanicOverABundle(t *testing.T) {
	var errs bytes.Buffer
	out, err := (&diagnoseOptions{}).one(context.Background(), analyzer.Options{}, []string{"a.zip"}, stdio{err: &errs})
	if out != nil || err == nil || !strings.HasPrefix(err.Error(), "a.zip: internal error, please report it: ") {
		t.Errorf("outcome %v, error %v", out, err)
	}
	if !strings.Contains(errs.String(), "analyzer.Diagnose") {
		t.Errorf("nothing says where: %q", errs.String())
	}
}

func TestStrictArgs(t *testing.T) {
	cmd := &cobra.Command{Use: "outer"}
	cmd.AddCommand(&cobra.Command{Use: "inner", Args: cobra.ExactArgs(1), RunE: func(*cobra.Command, []string) error { return nil }})
	strictArgs(cmd)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	for want, args := range map[int][]string{exitUsage: {"inner"}, exitOK: {"inner", "x"}} {
		cmd.SetArgs(args)
		if got := fail(io.Discard, cmd.Execute()); got != want {
			t.Errorf("%q: status %d, want %d", args, got, want)
		}
	}
}

func TestSuggestion(t *testing.T) {
	words := []string{"diagnose", "explain", "patterns", "show"}
	for word, want := range map[string]string{"diagnos": "diagnose", "DIAGNOSE": "diagnose", "exlpain": "explain", "pat": "patterns", "shwo": "show", "upload": "", "x": "", "": ""} {
		if got := nearest(word, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSafeName(t *testing.T) {
	for bundle, want := range map[string]string{"upload.zip": "upload.zip", "../../etc/passwd": "_.._etc_passwd", ".hidden": "hidden", "...": "bundle", "": "bundle", "a b\x1b[31m": "a_b__31m", "Wälder.zip": "W_lder.zip"} {
		if got := safeName(bundle); got != want {
			t.Errorf("safeName(%q) = %q, want %q", bundle, got, want)
		}
	}
}
