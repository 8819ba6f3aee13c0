package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

func newPatternsLint(io stdio) *cobra.Command {
	var speed bool
	cmd := &cobra.Command{
		Use:   "lint [DIR]",
		Short: "Check entries: schema, examples, near misses, cost",
		Long: "Checks the entries of a folder, or the built-in ones: their schema, that ids are unique, that every example matches and no near\n" +
			"miss does, and what would make matching slow. Ends with status 2 when something is wrong.",
		Example: "  pwtriage patterns lint ./my-patterns\n  pwtriage patterns lint --speed",
		Args:    takes(0, 1, "folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := linted(args, io)
			if err != nil {
				return err
			}
			problems := c.Check()
			if speed {
				problems = append(problems, c.CheckSpeed()...)
			}
			return tellProblems(io, c, problems)
		},
	}
	cmd.Flags().BoolVar(&speed, "speed", false, "run every regexp over lines made to be hard for it, too")
	cmd.ValidArgsFunction = folders
	return cmd
}

// linted are the entries to check: a folder's own, which must go together with the built-in ones.
func linted(args []string, io stdio) (*patterns.Catalogue, error) {
	if len(args) == 0 {
		return patterns.Builtin(), nil
	}
	c, err := loadCatalogue(args[0], true, io)
	if err != nil {
		return nil, err
	}
	_, diags := patterns.Merge(patterns.Builtin(), c)
	return c, diagnostics(io, diags)
}

func tellProblems(io stdio, c *patterns.Catalogue, problems []patterns.Problem) error {
	for _, p := range problems {
		line := fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.ID, p.Text)
		if p.Fix != "" {
			line += "; " + p.Fix
		}
		fmt.Fprintln(io.err, term.Clean(line, false))
	}
	if len(problems) > 0 {
		return statusError(exitUsage)
	}
	examples, misses := 0, 0
	for _, e := range c.Entries {
		examples, misses = examples+len(e.Examples), misses+len(e.NearMisses)
	}
	fmt.Fprintf(io.out, "entries: %d, reasons: %d; all %d examples match, none of %d near misses does\n", len(c.Entries), len(c.Reasons), examples, misses)
	return nil
}
