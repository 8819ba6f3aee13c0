package report

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var grepLine = regexp.MustCompile(`^(.+?):(\d+):(\d+): ([a-z]*): (.+) \[([A-Z0-9-]+)\]$`)

func TestGrepLinesAreTheFindings(t *testing.T) {
	for _, name := range results {
		d := stored(t, name)
		lines := strings.Split(strings.TrimSuffix(render(t, "grep", name), "\n"), "\n")
		if len(lines) != len(d.Findings) {
			t.Fatalf("%s: %d lines for %d findings", name, len(lines), len(d.Findings))
		}
		for i, f := range d.Findings {
			m := grepLine.FindStringSubmatch(lines[i])
			if m == nil {
				t.Errorf("%s: no grep line: %s", name, lines[i])
				continue
			}
			file := f.File
			if file == "" {
				file = d.Bundle.Name
			}
			if m[1] != fileWord(file) || m[2] != fmt.Sprint(f.Line) || m[4] != f.Severity || m[6] != f.Pattern || !strings.Contains(m[5], say(f.Title)) {
				t.Errorf("%s: %s is not %+v", name, lines[i], f)
			}
		}
	}
}

// jump is an entry of vim's quickfix list.
type jump struct {
	File  string `json:"file"`
	Line  int    `json:"lnum"`
	Col   int    `json:"col"`
	Text  string `json:"text"`
	Valid int    `json:"valid"`
}

const quickfix = `call writefile([json_encode(map(getqflist(), {_, e -> #{file: bufname(e.bufnr), lnum: e.lnum, col: e.col, text: e.text, valid: e.valid}}))], "list.json")`

func TestVimJumpsToTheFindings(t *testing.T) {
	version, err := exec.Command("vim", "--version").Output()
	if err != nil || !strings.Contains(string(version), "+quickfix") || !strings.Contains(string(version), "+eval") {
		t.Skip("left out: there is no vim with +quickfix and +eval (vim-tiny lacks both)")
	}
	for _, name := range results {
		d := stored(t, name)
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "found.txt"), []byte(render(t, "grep", name)), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("vim", "-es", "-N", "-u", "NONE", "-i", "NONE", "-c", "set encoding=utf-8", "-c", "cgetfile found.txt", "-c", quickfix, "-c", "qa!")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("vim: %v: %s", err, out)
		}
		data, err := os.ReadFile(filepath.Join(dir, "list.json"))
		if err != nil {
			t.Fatal(err)
		}
		var jumps []jump
		if err := json.Unmarshal(data, &jumps); err != nil {
			t.Fatal(err)
		}
		if len(jumps) != len(d.Findings) {
			t.Fatalf("%s: vim sees %d places of %d", name, len(jumps), len(d.Findings))
		}
		for i, f := range d.Findings {
			j := jumps[i]
			if j.Valid != 1 || f.File != "" && j.File != fileWord(f.File) || j.Line != f.Line || j.Col != columnOf(f) || !strings.HasSuffix(j.Text, "["+f.Pattern+"]") {
				t.Errorf("%s: vim sees %+v of %s, want %s:%d:%d", name, j, f.ID, f.File, f.Line, f.Column)
			}
		}
	}
}
