package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/diff"
	"github.com/pwtriage/pwtriage/internal/term"
)

type diffOptions struct {
	format, color string
}

func newDiff(io stdio) *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:     "diff A.json B.json",
		Short:   "What two results differ in: cause, verdict, settings, findings",
		Long:    "What two results differ in: cause, verdict, settings, and findings by their fingerprint; of one incident before and after a fix,\nor of one bundle under two catalogues. - is standard input.",
		Example: "  pwtriage diff before.json after.json\n  pwtriage diagnose --format json upload.zip | pwtriage diff before.json -",
		Args:    cobra.ExactArgs(2),
		RunE:    func(cmd *cobra.Command, args []string) error { return runDiff(o, args[0], args[1], io) },
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "text or json")
	cmd.Flags().StringVar(&o.color, "color", "auto", "auto, always or never")
	return cmd
}

func runDiff(o diffOptions, a, b string, io stdio) error {
	if o.format != "text" && o.format != "json" {
		return usagef("there are text and json", "unknown format %q", o.format)
	}
	if a == "-" && b == "-" {
		return usagef("", "standard input is one result, not two")
	}
	left, err := readResult(a, io.in)
	if err != nil {
		return err
	}
	right, err := readResult(b, io.in)
	if err != nil {
		return err
	}
	d := diff.Of(left, right)
	if o.format == "json" {
		data, err := json.Marshal(d)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(io.out, "%s\n", store.Escape(data))
		return err
	}
	return printDiff(io.out, d, term.StyleFor(o.color, io.out))
}

// printDiff prints what is gone with -, what is new with +, as diff does.
func printDiff(w io.Writer, d *diff.Difference, style term.Style) error {
	if d.Same() {
		_, err := fmt.Fprintln(w, "no difference")
		return err
	}
	for _, list := range [][]diff.Change{d.Fields, d.Settings} {
		for _, c := range list {
			fmt.Fprintf(w, "%s: %s -> %s\n", term.Clean(c.Name, false), style.Bad(term.Clean(cmp.Or(c.A, "(not there)"), false)), style.Good(term.Clean(cmp.Or(c.B, "(not there)"), false)))
		}
	}
	for _, list := range [][]diff.Finding{d.Findings, d.Unknown} {
		for _, f := range list {
			mark, paint := "~", style.Asking
			switch {
			case f.A == 0:
				mark, paint = "+", style.Good
			case f.B == 0:
				mark, paint = "-", style.Bad
			}
			fmt.Fprintf(w, "%s %-8s %s (%d -> %d)\n", paint(mark), term.Clean(cmp.Or(f.Pattern, "unknown"), false), term.Clean(f.Title, false), f.A, f.B)
		}
	}
	return nil
}
