package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/internal/report"
)

const (
	storedResult = "../../internal/report/testdata/wrong-password.result.json"
	builtResult  = "../../internal/report/testdata/built-everything.result.json"
)

// reported runs the program and returns what it printed and its exit status.
func reported(t *testing.T, stdin string, args ...string) (out, err string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(t.Context(), args, stdio{strings.NewReader(stdin), &o, &e})
	return o.String(), e.String(), status
}

func fileText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReportRendersAStoredResult(t *testing.T) {
	want := fileText(t, storedResult)
	for name, out := range map[string]string{
		"file":           first(reported(t, "", "report", "--format", "json", storedResult)),
		"standard input": first(reported(t, want, "report", "--format", "json", "-")),
	} {
		if out != want {
			t.Errorf("%s: the result read and written is another", name)
		}
	}
	seen := map[string]string{}
	for _, f := range report.Formats() {
		out, complaint, status := reported(t, "", "report", "--format", f.Name, storedResult)
		if status != 0 || complaint != "" || out == "" {
			t.Errorf("%s: status %d, %q", f.Name, status, complaint)
		}
		if other, twice := seen[out]; twice {
			t.Errorf("%s and %s print the same", f.Name, other)
		}
		seen[out] = f.Name
	}
}

func first(out, _ string, _ int) string { return out }

func TestReportLevelsShowMore(t *testing.T) {
	one := first(reported(t, "", "report", "--level", "1", builtResult))
	three := first(reported(t, "", "report", "--level", "3", builtResult))
	if !strings.Contains(one, "Errors no pattern covers: 2 (--level 2 shows them)") {
		t.Errorf("level 1 is silent about errors no pattern covers:\n%s", one)
	}
	if strings.Contains(one, "All findings") || !strings.Contains(three, "All findings") {
		t.Errorf("level 1:\n%s\nlevel 3:\n%s", one, three)
	}
}

func TestReportWritesManyFilesInOneRun(t *testing.T) {
	dir := t.TempDir()
	args := []string{"report"}
	for _, f := range report.Formats() {
		args = append(args, "--output", f.Name+"="+dir)
	}
	out, complaint, status := reported(t, "", append(args, storedResult)...)
	if status != 0 || !strings.Contains(out, "CLOSE") {
		t.Fatalf("status %d: %s", status, complaint)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(files) != len(report.Formats()) || len(hidden) != 0 {
		t.Errorf("files %v, left over %v", files, hidden)
	}
	if fileText(t, filepath.Join(dir, "wrong-password.json")) != fileText(t, storedResult) {
		t.Error("the result in the folder is another")
	}
}

func TestReportTakesSeveralResults(t *testing.T) {
	line := first(reported(t, "", "report", "--format", "jsonl", storedResult)) // not a result: refused below
	var compact bytes.Buffer
	list, err := report.Read(strings.NewReader(fileText(t, storedResult)))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := report.JSON(&compact, list[0], false); err != nil {
			t.Fatal(err)
		}
	}
	out, complaint, status := reported(t, compact.String(), "report", "--format", "json", "-")
	if status != 0 || out != compact.String() {
		t.Errorf("status %d, %q: two results read and written are others", status, complaint)
	}
	out, complaint, status = reported(t, line, "report", "-")
	if status != exitFailed || out != "" || !strings.Contains(complaint, "format jsonl") || strings.Count(complaint, "\n") != 1 {
		t.Errorf("lines of findings: status %d, %q, %q", status, out, complaint)
	}
}

func TestReportRefusesWithOneClearError(t *testing.T) {
	for name, c := range map[string]struct {
		stdin  string
		args   []string
		status int
		says   string
	}{
		"no result":      {"12:00:01 started\n", []string{"-"}, exitFailed, "not a result of pwtriage"},
		"newer":          {`{"schema":"pwtriage/diagnosis/v2"}`, []string{"-"}, exitFailed, "newer one"},
		"cut off":        {`{"schema":"pwtriage/diag`, []string{"-"}, exitFailed, "cut off"},
		"hostile":        {`{"schema":"\u001b[2J\u202e"}`, []string{"-"}, exitFailed, "not a result of pwtriage"},
		"no such file":   {"", []string{"no-such.json"}, exitFailed, "no-such.json"},
		"no such format": {"", []string{"--format", "sarf", storedResult}, exitUsage, "sarif"},
		"no such level":  {"", []string{"--level", "4", storedResult}, exitUsage, "1, 2 and 3"},
		"no such folder": {"", []string{"--output", "json=no-such/x.json", storedResult}, exitFailed, "no-such"},
	} {
		_, complaint, status := reported(t, c.stdin, append([]string{"report"}, c.args...)...)
		if status != c.status || !strings.Contains(complaint, c.says) || strings.ContainsAny(complaint, "\x1b\u202e") {
			t.Errorf("%s: status %d, want %d: %q", name, status, c.status, complaint)
		}
	}
}

func TestHelpListsTheFormats(t *testing.T) {
	help := first(reported(t, "", "report", "--help"))
	for _, f := range report.Formats() {
		if !strings.Contains(help, f.Name) || !strings.Contains(help, f.About) {
			t.Errorf("the help of report does not say what %q is", f.Name)
		}
	}
}
