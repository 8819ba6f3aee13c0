package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/share"
	"github.com/pwtriage/pwtriage/internal/term"
)

type redactOptions struct {
	diagnose diagnoseOptions
	out      string
	force    bool
}

func newRedact(io stdio) *cobra.Command {
	o := &redactOptions{diagnose: diagnoseOptions{incident: "auto", format: "text", color: "auto", level: 1}}
	cmd := &cobra.Command{
		Use:   "redact BUNDLE -o OUT.zip",
		Short: "Make a bundle that may be passed on",
		Long: "Writes an archive with the same files and lines, without secrets and with pseudonyms for numbers, names and addresses.\n" +
			"What is no text is left out and named. Diagnosing the result gives the same verdict.",
		Example: "  pwtriage redact --site site.hcl --case case.key upload.zip -o shareable.zip",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runRedact(cmd.Context(), o, args[0], io) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.out, "out", "o", "", "archive to write (required)")
	f.BoolVar(&o.force, "force", false, "overwrite it")
	f.StringVar(&o.diagnose.privacy.caseFile, "case", "", "file with the key of a case's pseudonyms, made if absent (default: this installation's key)")
	f.StringVar(&o.diagnose.site, "site", "", "what support knows of the server: its names stay, and settings are judged before they are hidden (default as for diagnose)")
	f.StringVar(&o.diagnose.account, "account", "", "user name of the account in question, when the bundle has several")
	return cmd
}

func runRedact(ctx context.Context, o *redactOptions, path string, io stdio) error {
	switch {
	case o.out == "":
		return usagef("pwtriage redact bundle.zip -o shareable.zip", "no output given")
	case path == "-":
		return usagef("save it to a file first", "standard input cannot be redacted: it would have to be read more than once")
	}
	opt, err := o.diagnose.analysis(io)
	if err != nil {
		return err
	}
	if err := o.diagnose.privacy.open(opt.Site, io); err != nil {
		return err
	}
	cover, err := share.Write(ctx, share.Request{Path: path, Out: o.out, Force: o.force, Analysis: opt, Key: o.diagnose.privacy.key, Warn: io.err})
	if errors.Is(err, share.ErrExists) {
		return usagef("--force overwrites it", "%v", err)
	}
	if err != nil {
		return err
	}
	printCoverage(io, o.out, cover)
	return nil
}

func printCoverage(io stdio, out string, c *share.Coverage) {
	fmt.Fprintf(io.out, "%s: %d files, pseudonyms of key %s\n", term.Clean(out, false), len(c.Files), c.Key)
	kinds := make([]string, 0, len(c.Replaced))
	for kind := range c.Replaced {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		fmt.Fprintf(io.out, "  %-8s %d replaced\n", kind, c.Replaced[kind])
	}
	for _, l := range c.LeftOut {
		fmt.Fprintf(io.err, "pwtriage: left out: %s: %s\n", term.Clean(l.Path, false), term.Clean(l.Reason, false))
	}
}
