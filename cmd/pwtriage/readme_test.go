package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var writeREADME = flag.Bool("write-readme", false, "write the program's real output into README.md")

// example is a command of README.md and the block below that shows what it prints.
var example = regexp.MustCompile("(?s)    make build && bin/pwtriage (.*?)\n.*?<!-- output of the command above[^\n]*\n```\n(.*?)```")

// TestREADMEShowsRealOutput runs the command that README.md gives a new user.
func TestREADMEShowsRealOutput(t *testing.T) {
	t.Chdir("../..")
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	at := example.FindSubmatchIndex(data)
	if at == nil {
		t.Fatal("README.md has no example with its output")
	}
	var out, errs bytes.Buffer
	if status := run(context.Background(), strings.Fields(string(data[at[2]:at[3]])), stdio{strings.NewReader(""), &out, &errs}); status != exitOK {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	if *writeREADME {
		text := string(data[:at[4]]) + out.String() + string(data[at[5]:])
		if err := os.WriteFile("README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := string(data[at[4]:at[5]]); got != out.String() {
		t.Errorf("README.md does not show what the program prints; go test ./cmd/pwtriage -write-readme writes it\n%s", out.String())
	}
}
