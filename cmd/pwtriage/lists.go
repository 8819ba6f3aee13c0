package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/patterns"
)

func newPatterns(io stdio) *cobra.Command {
	cmd := &cobra.Command{Use: "patterns", Short: "The catalogue, for the people who write it", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() }}
	var dir, format string
	var noBuiltin bool
	list := &cobra.Command{Use: "list", Short: "List the entries", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			catalogue, err := loadCatalogue(dir, noBuiltin, io)
			if err != nil {
				return err
			}
			return listPatterns(io, catalogue, format)
		}}
	list.Flags().StringVar(&format, "format", "table", "table or json")
	list.Flags().StringVar(&dir, "patterns", "", "folder of *.hcl entries to add")
	list.Flags().BoolVar(&noBuiltin, "no-builtin", false, "leave the built-in catalogue out")
	show := &cobra.Command{Use: "show ID", Short: "Show one entry", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if explainPattern(io, args[0]) {
				return nil
			}
			_, near := patterns.Builtin().Find(args[0])
			return usagef("did you mean "+strings.Join(near, ", ")+"?", "there is no pattern %q", args[0])
		}}
	cmd.AddCommand(list, show)
	return cmd
}

// listed is an entry as `patterns list --format json` has it.
type listed struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Class    string   `json:"class"`
	Severity string   `json:"severity"`
	Dialects []string `json:"dialects"`
	Regex    []string `json:"regex"`
	Facts    []string `json:"facts"`
	Causes   []string `json:"causes"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
}

func listPatterns(io stdio, c *patterns.Catalogue, format string) error {
	rows := []listed{}
	for _, e := range c.Entries {
		row := listed{ID: e.ID, Title: e.Title, Class: e.Class, Severity: e.Severity, Dialects: orEmpty(e.Dialects),
			Regex: orEmpty(e.Regexes()), Facts: []string{}, Causes: orEmpty(e.Causes), File: e.File, Line: e.Line}
		for _, emit := range e.Emit {
			row.Facts = append(row.Facts, emit.Event)
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b listed) int { return strings.Compare(a.ID, b.ID) })
	switch format {
	case "json":
		enc := json.NewEncoder(io.out)
		enc.SetIndent("", "  ")
		return enc.Encode(rows)
	case "table":
		for _, r := range rows {
			fmt.Fprintf(io.out, "%-10s %-8s %-13s %s\n", r.ID, r.Severity, r.Class, r.Title)
		}
		return nil
	}
	return usagef("there are table and json", "unknown format %q", format)
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func newWorkflow(io stdio) *cobra.Command {
	cmd := &cobra.Command{Use: "workflow", Short: "The support workflows", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() }}
	var dir string
	list := &cobra.Command{Use: "list", Short: "List the workflows", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			flows, err := loadFlows(dir, io)
			if err != nil {
				return err
			}
			for _, f := range flows.Flows {
				fmt.Fprintf(io.out, "%-22s %2d steps  %s\n", f.ID, len(f.Steps), f.Title)
			}
			return nil
		}}
	show := &cobra.Command{Use: "show [WORKFLOW]", Short: "Show steps, answers and where they lead", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return showWorkflow(io, dir, args) }}
	for _, c := range []*cobra.Command{list, show} {
		c.Flags().StringVar(&dir, "workflows", "", "folder of *.hcl workflows to use in place of the built-in ones")
		cmd.AddCommand(c)
	}
	return cmd
}

func showWorkflow(io stdio, dir string, args []string) error {
	flows, err := loadFlows(dir, io)
	if err != nil {
		return err
	}
	if len(args) == 1 && flows.Flow(args[0]) == nil {
		var ids []string
		for _, f := range flows.Flows {
			ids = append(ids, f.ID)
		}
		return usagef("there are "+strings.Join(ids, ", "), "there is no workflow %q", args[0])
	}
	for _, f := range flows.Flows {
		if len(args) == 1 && f.ID != args[0] {
			continue
		}
		fmt.Fprintf(io.out, "%s: %s\n", f.ID, f.Title)
		for _, st := range f.Steps {
			fmt.Fprintf(io.out, "  %s (level %d, %s) %s\n", st.ID, st.Level, st.Who, st.Question)
			for _, a := range st.Answers {
				fmt.Fprintf(io.out, "      %s -> %s\n", a.Label, a.Where())
			}
			if st.Record {
				fmt.Fprintf(io.out, "      (written down) -> %s\n", st.Next)
			}
		}
	}
	return nil
}
