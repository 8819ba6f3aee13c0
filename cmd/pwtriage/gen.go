package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/schema"
	"github.com/pwtriage/pwtriage/patterns"
)

func newGen(io stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "gen",
		Short:   "Print or write what is generated: JSON Schema, man pages, documentation",
		Example: "  pwtriage gen schema > diagnosis-v1.json\n  pwtriage gen man /usr/local/share/man/man1",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{Use: "schema", Short: "Print the JSON Schema of a result", Example: "  pwtriage gen schema > diagnosis-v1.json", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error { return genSchema(io) }},
		&cobra.Command{Use: "man DIR", Short: "Write the man pages into a folder", Example: "  pwtriage gen man /usr/local/share/man/man1", Args: cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error { return genMan(cmd.Root(), args[0]) }},
		&cobra.Command{Use: "docs DIR", Short: "Write the pages of commands and catalogue, in Markdown, into a folder", Example: "  pwtriage gen docs docs/generated", Args: cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error { return genDocs(cmd.Root(), args[0]) }},
	)
	return cmd
}

func genSchema(io stdio) error {
	data, err := schema.Diagnosis()
	if err != nil {
		return err
	}
	_, err = io.out.Write(data)
	return err
}

// manDate stands on the man pages: the day they are made on would make them differ from one build to the next.
var manDate = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

func genMan(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write man pages: %w", err)
	}
	tellStatus(root, "# EXIT STATUS")
	header := &doc.GenManHeader{Section: "1", Date: &manDate, Source: "pwtriage " + version, Manual: "pwtriage"}
	if err := doc.GenManTree(root, header, dir); err != nil {
		return fmt.Errorf("write man pages: %w", err)
	}
	return nil
}

// genDocs writes a page for each command and each entry of the catalogue.
func genDocs(root *cobra.Command, dir string) error {
	commands, entries := filepath.Join(dir, "commands"), filepath.Join(dir, "patterns")
	for _, d := range []string{commands, entries} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return fmt.Errorf("write documentation: %w", err)
		}
	}
	tellStatus(root, "### Exit status")
	if err := doc.GenMarkdownTree(root, commands); err != nil {
		return fmt.Errorf("write documentation: %w", err)
	}
	for _, e := range patterns.Builtin().Entries {
		if err := genEntry(filepath.Join(entries, e.ID+".md"), e); err != nil {
			return fmt.Errorf("write documentation: %w", err)
		}
	}
	return nil
}

func genEntry(path string, e *patterns.Entry) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := report.EntryPage(f, e); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// tellStatus adds to each page what ends each help text, and leaves out the line that tells the day.
func tellStatus(cmd *cobra.Command, heading string) {
	cmd.DisableAutoGenTag = true
	_, statuses, _ := strings.Cut(exitStatus, "EXIT STATUS\n")
	if cmd.Long == "" {
		cmd.Long = cmd.Short + "."
	}
	cmd.Long += "\n\n" + heading + "\n\n```\n" + strings.TrimRight(statuses, "\n") + "\n```\n"
	for _, c := range cmd.Commands() {
		tellStatus(c, heading)
	}
}
