package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// walkthrough is the document that leads to a first entry.
const walkthrough = "first-pattern.md"

// block is a block of a page: commands with what they print, or lines to write into an entry.
var block = regexp.MustCompile("(?s)```(console|hcl)\n(.*?)```")

// TestFirstPatternShowsRealOutput goes through docs/first-pattern.md as a stranger would: it runs each command in a folder of its own, writes
// what the page says to write, and holds the page against what is printed.
func TestFirstPatternShowsRealOutput(t *testing.T) {
	page := filepath.Join("..", "..", "docs", walkthrough)
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	page, err = filepath.Abs(page)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := os.ReadFile(filepath.Join("..", "..", "testdata", "script", "files", "built-tunnel.log"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	if err := os.WriteFile("built-tunnel.log", bundle, 0o644); err != nil {
		t.Fatal(err)
	}
	got := block.ReplaceAllStringFunc(string(text), func(b string) string {
		m := block.FindStringSubmatch(b)
		if m[1] == "hcl" {
			writeLines(t, filepath.Join("my-patterns", "loc-001.hcl"), m[2])
			return b
		}
		return "```console\n" + transcript(t, m[2]) + "```"
	})
	files, _ := filepath.Glob("my-patterns/*")
	if len(files) != 2 {
		t.Errorf("the walk-through touches %q, want an entry and a fixture", files)
	}
	if *writeDocs {
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(text) {
		t.Errorf("docs/first-pattern.md does not show what the program prints; go test ./cmd/pwtriage -run FirstPattern -write-docs writes it\n%s", got)
	}
}

// transcript runs the commands of a block and gives the block as it must be.
func transcript(t *testing.T, block string) string {
	var out bytes.Buffer
	for line := range strings.SplitSeq(block, "\n") {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		out.WriteString(line + "\n")
		words := strings.Fields(command)
		if words[0] == "cat" {
			text, err := os.ReadFile(words[1])
			if err != nil {
				t.Fatal(err)
			}
			out.Write(text)
			continue
		}
		status := run(context.Background(), words[1:], stdio{strings.NewReader(""), &out, &out})
		if status != exitOK && status != exitUsage {
			t.Fatalf("%s: status %d\n%s", command, status, out.String())
		}
	}
	return out.String()
}

// writeLines puts each `name = value` in the place of the line of that name, or before the references.
func writeLines(t *testing.T, path, lines string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	entry := string(text)
	for line := range strings.Lines(lines) {
		name := strings.Fields(line)[0]
		old := regexp.MustCompile(`(?m)^  ` + name + ` +=.*\n`)
		if !old.MatchString(entry) {
			old = regexp.MustCompile(`(?m)^  references = .*\n`)
			line += old.FindString(entry)
		}
		entry = old.ReplaceAllLiteralString(entry, line)
	}
	if err := os.WriteFile(path, []byte(entry), 0o644); err != nil {
		t.Fatal(err)
	}
}
