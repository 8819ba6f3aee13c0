package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// every calls fn for each command a person can call.
func every(cmd *cobra.Command, fn func(*cobra.Command)) {
	fn(cmd)
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			every(c, fn)
		}
	}
}

func TestHelpOfEveryCommand(t *testing.T) {
	seen := 0
	every(newRoot(stdio{}), func(cmd *cobra.Command) {
		seen++
		path := cmd.CommandPath()
		var out, errs bytes.Buffer
		args := append(strings.Fields(path)[1:], "--help")
		if status := run(context.Background(), args, stdio{out: &out, err: &errs}); status != exitOK || errs.Len() > 0 {
			t.Errorf("%s --help: status %d, stderr %q", path, status, errs.String())
		}
		if cmd.Long == "" && cmd.Short == "" {
			t.Errorf("%s: no sentence says what it does", path)
		}
		if cmd.Example == "" && cmd.Parent().Name() != "completion" { // cobra's own texts there hold the examples
			t.Errorf("%s: no example", path)
		}
		if _, last, ok := strings.Cut(out.String(), "\nEXIT STATUS\n"); !ok || strings.Contains(last, "\n\n") || !strings.Contains(last, "  130  interrupted\n") {
			t.Errorf("%s --help does not end with its exit status:\n%s", path, out.String())
		}
	})
	if seen < 15 {
		t.Errorf("only %d commands were looked at", seen)
	}
}

// Every example of a help text must be a call the program takes: its command and flags exist.
func TestExamplesUseWhatExists(t *testing.T) {
	root := newRoot(stdio{})
	every(root, func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			words := strings.Fields(line)
			if len(words) == 0 || words[0] != "pwtriage" {
				continue
			}
			found, rest, err := root.Find(words[1:])
			if err != nil {
				t.Errorf("%s: example %q: %v", cmd.CommandPath(), line, err)
				continue
			}
			for _, w := range rest {
				if w == "|" {
					break
				}
				if name, ok := strings.CutPrefix(w, "--"); ok && name != "" && found.Flags().Lookup(name) == nil {
					t.Errorf("%s: example %q: %s has no flag %q", cmd.CommandPath(), line, found.CommandPath(), w)
				}
			}
		}
	})
}
