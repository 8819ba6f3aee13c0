package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

func newDiagnose(io stdio) *cobra.Command {
	opts := &diagnoseOptions{}
	cmd := &cobra.Command{
		Use:   "diagnose [flags] BUNDLE...",
		Short: "Diagnose bundles: archives, folders, single files, or - for standard input",
		Long: "Reads each bundle, walks the support workflow with what it shows, and says what to do: close, escalate or ask.\n" +
			"A bundle is an archive, a folder, a single log or configuration file, or - for standard input.",
		Example: "  pwtriage diagnose --incident cannot-call --site site.hcl upload.zip\n" +
			"  pwtriage diagnose --answer CI-6=yes upload.zip\n" +
			"  pwtriage diagnose --output json=results/ --exit-code monday.zip tuesday.zip",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return runDiagnose(cmd.Context(), *opts, args, io) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runDiagnose(ctx context.Context, o diagnoseOptions, args []string, io stdio) error {
	if len(args) == 0 {
		return usagef("pwtriage diagnose bundle.zip", "no bundle given")
	}
	if slices.Index(args, "-") != lastIndex(args, "-") {
		return usagef("save one of them to a file", "standard input can be read only once")
	}
	if err := o.checkInteractive(args, io); err != nil {
		return err
	}
	opt, err := o.analysis(io)
	if err != nil {
		return err
	}
	if err := o.privacy.open(opt.Site, io); err != nil {
		return err
	}
	groups := [][]string{}
	for _, a := range args {
		groups = append(groups, []string{a})
	}
	if o.merge {
		groups = [][]string{args}
	}
	if err := o.placeOutputs(len(groups)); err != nil {
		return err
	}
	return o.all(ctx, opt, groups, io)
}

func lastIndex(words []string, word string) int {
	for i := len(words) - 1; i >= 0; i-- {
		if words[i] == word {
			return i
		}
	}
	return -1
}

// all diagnoses each group as one incident and renders it. One that fails does not stop the others.
func (o *diagnoseOptions) all(ctx context.Context, opt analyzer.Options, groups [][]string, io stdio) error {
	status, empty, failed := 0, 0, 0
	for i, paths := range groups {
		opt.Paths = paths
		opt.Command = o.again(paths)
		out, err := o.one(ctx, opt, paths, io)
		if err == nil && o.interactive {
			out, err = o.talk(ctx, opt, paths, out, io)
		}
		switch {
		case ctx.Err() != nil: // what was read until then is no diagnosis
			return ctx.Err()
		case errors.Is(err, analyzer.ErrNothing):
			empty++
			fmt.Fprintf(io.err, "pwtriage: %s: nothing readable was found\n", named(paths))
		case err != nil:
			failed++
			complain(io.err, err)
			continue
		case o.only == "":
			status = worse(status, verdictStatus(out.Diagnosis.Verdict))
		}
		o.privacy.begin(out)
		if o.only != "" {
			if err := o.list(out, io); err != nil {
				return err
			}
			continue
		}
		if err := o.quote(ctx, out, paths, io); err != nil {
			return err
		}
		if err := o.render(out.Diagnosis, paths, i, len(groups), io); err != nil {
			return err
		}
		for _, err := range o.toFiles(o.privacy.shared(out.Diagnosis), paths) {
			failed++
			complain(io.err, err)
		}
	}
	switch {
	case failed > 0:
		return statusError(exitFailed)
	case empty == len(groups):
		return statusError(exitNothing)
	case o.exitCode && status != 0:
		return statusError(status)
	}
	return nil
}

// one diagnoses a group. On a terminal it says how far it is. A panic is an error of this bundle: the others still get theirs.
func (o *diagnoseOptions) one(ctx context.Context, opt analyzer.Options, paths []string, io stdio) (out *analyzer.Outcome, err error) {
	count := toRead(paths, io)
	opt.Read = count.Add
	defer term.Progress(io.err, "reading "+named(paths), count)()
	defer func() {
		if fault := recover(); fault != nil {
			out, err = nil, fmt.Errorf("%s: %w", named(paths), bug(io, fault))
		}
	}()
	return analyzer.Diagnose(ctx, opt)
}

// toRead counts what is read of the bundles. How much there is matters only to somebody who watches.
func toRead(paths []string, io stdio) *term.Count {
	count := &term.Count{}
	if !term.ShowsProgress(io.err) {
		return count
	}
	var total int64
	for _, path := range paths {
		n := bundle.Expect(path)
		if n == 0 {
			return count
		}
		total += n
	}
	count.Expect(total)
	return count
}

// named are the bundles in a message.
func named(paths []string) string { return term.Clean(strings.Join(paths, " "), false) }

func (o *diagnoseOptions) render(d *finding.Diagnosis, paths []string, nth, of int, io stdio) error {
	style := term.StyleFor(o.color, io.out)
	if nth > 0 && o.format == "text" {
		fmt.Fprintln(io.out)
	}
	if of > 1 && o.format == "text" {
		fmt.Fprintf(io.out, "%s\n", style.Bold("== "+named(paths)))
	}
	if err := o.write(io.out, o.format, d, paths, of == 1, style); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return o.keep(o.privacy.shared(d), io)
}
