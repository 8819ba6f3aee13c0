package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/analyzer/workflow/walks"
	"github.com/pwtriage/pwtriage/internal/term"
)

func newWorkflowTest(io stdio) *cobra.Command {
	var dir string
	var accept bool
	cmd := &cobra.Command{
		Use:   "test",
		Short: "Walk the tables of the workflows, and see that every edge is walked",
		Long: "Walks every row of the tables: facts and answers, the path they lead along, the verdict. Every edge of every workflow must be\n" +
			"walked by a row, and an edge that evidence can take by facts at least once. The tables of a folder of workflows are the *.hcl files\n" +
			"in its folder walks. Ends with status 2 when a row goes another way or an edge is not walked.",
		Example: "  pwtriage workflow test\n  pwtriage workflow test --workflows ./my-workflows --accept",
		Args:    takes(0, 0, "argument"),
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := loadFlows(dir, io)
			if err != nil {
				return err
			}
			files, err := walkFiles(dir)
			if err != nil {
				return err
			}
			if accept {
				return acceptWalks(io, set, files, dir)
			}
			return runWalks(io, set, files)
		},
	}
	addWorkflowsFlag(cmd, &dir)
	cmd.Flags().BoolVar(&accept, "accept", false, "write path and verdict into the rows of --workflows as they come out now, to be read before they are kept")
	return cmd
}

func walkFiles(dir string) (map[string][]byte, error) {
	if dir == "" {
		return walks.Shipped(), nil
	}
	files, err := walks.Files(dir)
	if err == nil && len(files) == 0 {
		err = usagef(`a row: walks "my-flow" { walk "..." { facts = {...} verdict = "close not-an-issue" } }`, "there is no table of walks (*.hcl) in %q", filepath.Join(dir, "walks"))
	}
	return files, err
}

func runWalks(io stdio, set *workflow.Set, files map[string][]byte) error {
	tables, diags := walks.Load(files)
	if diags.HasErrors() {
		return diagnostics(io, diags)
	}
	problems := walks.Run(set, tables)
	for _, p := range problems {
		line := fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
		if p.Fix != "" {
			line += "; " + p.Fix
		}
		fmt.Fprintln(io.err, term.Clean(line, false))
	}
	if len(problems) > 0 {
		return statusError(exitUsage)
	}
	rows := 0
	for _, t := range tables {
		rows += len(t.Walks)
	}
	fmt.Fprintf(io.out, "workflows: %d, walks: %d; every edge of %d is walked\n", len(set.Flows), rows, walks.Edges(set))
	return nil
}

func acceptWalks(io stdio, set *workflow.Set, files map[string][]byte, dir string) error {
	if dir == "" {
		return usagef("pwtriage workflow test --workflows ./my-workflows --accept", "the built-in tables cannot be written")
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text, err := walks.Accept(set, name, files[name])
		if err != nil {
			return usagef("a row needs the facts and answers its steps ask for", "%v", err)
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return fmt.Errorf("write table of walks: %w", err)
		}
		fmt.Fprintln(io.out, "written: "+term.Clean(name, false))
	}
	return nil
}
