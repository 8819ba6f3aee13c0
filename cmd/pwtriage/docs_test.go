package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// caseKey is the key of the pages' pseudonyms.
var caseKey = strings.Repeat("5e", 32) + "\n"

// shownIn is a block of docs/*.md: a command and what it prints.
var shownIn = regexp.MustCompile("(?s)```console\n\\$ ([^\n]+)\n(.*?)```")

// TestDocsShowRealOutput runs what the pages show, one command after the other, where upload is a real bundle.
func TestDocsShowRealOutput(t *testing.T) {
	plantedFlags(t)
	t.Setenv("LC_ALL", "C")
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("there are no pages", err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			full, err := filepath.Abs(page)
			if err != nil {
				t.Fatal(err)
			}
			onDesk(t)
			text := fileText(t, full)
			got := shownIn.ReplaceAllStringFunc(text, func(block string) string {
				m := shownIn.FindStringSubmatch(block)
				return "```console\n$ " + m[1] + "\n" + printed(t, m[1]) + "```"
			})
			if *writeREADME {
				if err := os.WriteFile(full, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != text {
				t.Errorf("%s does not show what the program prints; go test ./cmd/pwtriage -run Docs -write-readme writes it\n%s", page, got)
			}
		})
	}
}

// onDesk goes to a folder with a bundle, a site file and the key of a case.
func onDesk(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "upload"), os.DirFS("../../testdata/bundles/pjsua__wrong-port-manual-reconnect")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"site.hcl": fileText(t, "../../testdata/site.hcl"), "case.key": caseKey} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// printed is what a line prints: ours is called, and piped on where the line says so; the rest is the shell's.
func printed(t *testing.T, line string) string {
	t.Helper()
	command, rest, piped := strings.Cut(line, " | ")
	args, ours := strings.CutPrefix(command, "pwtriage ")
	var out, errs bytes.Buffer
	if ours {
		if status := run(context.Background(), words(t, args), stdio{strings.NewReader(""), &out, &errs}); status != exitOK {
			t.Fatalf("%s: status %d: %s", line, status, errs.String())
		}
		if !piped {
			return out.String()
		}
		command, rest = "cat", " | "+rest
	} else if piped {
		rest = " | " + rest
	}
	sh := exec.Command("sh", "-c", command+rest)
	sh.Stdin = &out
	got, err := sh.Output()
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return string(got)
}
