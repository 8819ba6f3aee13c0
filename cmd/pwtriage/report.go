package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/patterns"
)

func newReport(io stdio) *cobra.Command {
	o := &diagnoseOptions{}
	cmd := &cobra.Command{
		Use:   "report [flags] RESULT.json",
		Short: "Render a stored result again, in any format",
		Long: "Renders a result that was kept with --format json or --output json=PATH: one, several on lines of their own, or - for\n" +
			"standard input. Nothing is analysed again.\n\nFormats:\n\n" + formatTable(),
		Example: "  pwtriage --output json=result.json bundle.zip\n" +
			"  pwtriage report --format markdown result.json\n" +
			"  pwtriage report --format grep result.json > found.txt; vim -q found.txt\n" +
			"  pwtriage report --output sarif=result.sarif --output markdown=ticket.md result.json",
		Args: takes(1, 1, "result"),
		RunE: func(cmd *cobra.Command, args []string) error { return runReport(*o, args[0], io) },
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", strings.Join(formats, ", "))
	f.StringArrayVar(&o.outputs, "output", nil, "FORMAT=PATH: write this rendering to a file as well; PATH may be a folder or hold {bundle} (repeatable)")
	f.IntVar(&o.level, "level", 1, "whom text and markdown are for: 1 the verdict and its proof, 2 settings too, 3 every finding")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	completeFlags(cmd, diagnoseCompletions)
	return cmd
}

// formatTable lists the formats for help texts.
func formatTable() string {
	var b strings.Builder
	for _, f := range report.Formats() {
		fmt.Fprintf(&b, "    %-9s %s\n", f.Name, f.About)
	}
	return strings.TrimRight(b.String(), "\n")
}

func runReport(o diagnoseOptions, path string, io stdio) error {
	if err := o.checkRendering(); err != nil {
		return err
	}
	var err error
	o.catalogue = patterns.Builtin()
	if o.flows, err = loadFlows("", io); err != nil {
		return err
	}
	results, err := readResults(path, io)
	if err != nil {
		return fmt.Errorf("read result %q: %w", path, err)
	}
	if err := o.placeOutputs(len(results)); err != nil {
		return err
	}
	failed := 0
	for i, d := range results {
		names := []string{d.Bundle.Name}
		if err := o.render(d, names, i, len(results), io); err != nil {
			return err
		}
		for _, err := range o.toFiles(d, names) {
			failed++
			complain(io.err, err)
		}
	}
	if failed > 0 {
		return statusError(exitFailed)
	}
	return nil
}

func readResults(path string, io stdio) ([]*finding.Diagnosis, error) {
	if path == "-" {
		return report.Read(io.in)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return report.Read(f)
}
