package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

func newPatterns(io stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "patterns",
		Short:   "The catalogue, for the people who write it",
		Long:    "Shows, checks and tries the entries that say what a line or a SIP message of a log means.",
		Example: "  pwtriage patterns list\n  pwtriage patterns show REG-001\n  pwtriage patterns lint ./my-patterns",
	}
	return group(cmd, newPatternsList(io), newPatternsShow(io), newPatternsLint(io), newPatternsTest(io))
}

// catalogueOptions choose the entries a command works on.
type catalogueOptions struct {
	dir       string
	noBuiltin bool
}

func (o *catalogueOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.dir, "patterns", "", "folder of *.hcl entries to add to the built-in catalogue")
	cmd.Flags().BoolVar(&o.noBuiltin, "no-builtin", false, "leave the built-in catalogue out (with --patterns)")
	completeFlags(cmd, map[string]completer{"patterns": folders})
}

func newPatternsList(io stdio) *cobra.Command {
	var o catalogueOptions
	var format string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the entries",
		Long:    "Lists the entries of the catalogue by id, as a table or as a JSON array for scripts.",
		Example: "  pwtriage patterns list\n  pwtriage patterns list --format json --patterns ./my-patterns",
		Args:    takes(0, 0, "argument"),
		RunE: func(cmd *cobra.Command, args []string) error {
			catalogue, err := loadCatalogue(o.dir, o.noBuiltin, io)
			if err != nil {
				return err
			}
			return listPatterns(io, catalogue, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", "table or json")
	o.addFlags(cmd)
	completeFlags(cmd, map[string]completer{"format": oneOf("table", "json")})
	return cmd
}

func newPatternsShow(io stdio) *cobra.Command {
	var o catalogueOptions
	cmd := &cobra.Command{
		Use:               "show ID",
		Short:             "Show one entry",
		Long:              "Prints what an entry of the catalogue means, an example of it and what to do about it.",
		Example:           "  pwtriage patterns show REG-001",
		Args:              takes(1, 1, "pattern id"),
		ValidArgsFunction: completePattern,
		RunE: func(cmd *cobra.Command, args []string) error {
			catalogue, err := loadCatalogue(o.dir, o.noBuiltin, io)
			if err != nil {
				return err
			}
			e, near := catalogue.Find(args[0])
			if e == nil {
				return usagef("pwtriage patterns list shows the ids", "there is no pattern %q%s", args[0], suggestion(args[0], near))
			}
			tellPattern(io, e)
			return nil
		},
	}
	o.addFlags(cmd)
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
			fmt.Fprintf(io.out, "%-10s %-8s %-13s %s\n", r.ID, r.Severity, r.Class, term.Clean(r.Title, false))
		}
		return nil
	}
	return usagef("there are table, json", "unknown format %q%s", format, suggestion(format, []string{"table", "json"}))
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
