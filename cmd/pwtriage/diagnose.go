package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

type diagnoseOptions struct {
	incident  string
	site      string
	account   string
	ticket    string
	answers   []string
	format    string
	outputs   []string
	at        string
	tz        string
	patterns  string
	noBuiltin bool
	workflows string
	level     int
	color     string
	exitCode  bool
	merge     bool
	store     string
}

func (o *diagnoseOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.incident, "incident", "auto", "what the user complains of: "+strings.Join(analyzer.Incidents, ", ")+", or auto")
	f.StringVar(&o.site, "site", "", "what support knows of the server (default $PWTRIAGE_SITE, else pwtriage/site.hcl in the user's configuration folder)")
	f.StringVar(&o.account, "account", "", "user name of the account in question, when the bundle has several")
	f.StringVar(&o.ticket, "ticket", "", "ticket number to keep with the result")
	f.StringArrayVar(&o.answers, "answer", nil, "STEP=ANSWER: what a person found (repeatable)")
	f.StringVar(&o.format, "format", "text", "text or json")
	f.StringArrayVar(&o.outputs, "output", nil, "FORMAT=PATH: write this rendering to a file as well; PATH may be a folder or hold {bundle} (repeatable)")
	f.StringVar(&o.at, "at", "", "time of the incident, as in the log: 2006-01-02T15:04:05 or 15:04")
	f.StringVar(&o.tz, "tz", "", "time zone of logs that show none, e.g. Europe/Rome")
	f.StringVar(&o.patterns, "patterns", "", "folder of *.hcl entries to add to the built-in catalogue")
	f.BoolVar(&o.noBuiltin, "no-builtin", false, "leave the built-in catalogue out (with --patterns)")
	f.StringVar(&o.workflows, "workflows", "", "folder of *.hcl workflows to use in place of the built-in ones")
	f.IntVar(&o.level, "level", 1, "whom the text is for: 1 the verdict and its proof, 2 settings and unknown errors too, 3 every finding")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	f.BoolVar(&o.exitCode, "exit-code", false, "tell the verdict in the exit status")
	f.BoolVar(&o.merge, "merge", false, "take all bundles as one incident")
	f.StringVar(&o.store, "store", "", "keep the result in this folder, to be searched by pwtriage grep and counted by pwtriage stats")
}

func newDiagnose(io stdio) *cobra.Command {
	opts := &diagnoseOptions{}
	cmd := &cobra.Command{
		Use:   "diagnose [flags] BUNDLE...",
		Short: "Diagnose bundles: archives, folders, single files, or - for standard input",
		Example: "  pwtriage diagnose --incident cannot-call --site site.hcl upload.zip\n" +
			"  pwtriage diagnose --answer CI-6=yes upload.zip",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return runDiagnose(cmd.Context(), *opts, args, io) },
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func runDiagnose(ctx context.Context, o diagnoseOptions, args []string, io stdio) error {
	if len(args) == 0 {
		return usagef("pwtriage diagnose bundle.zip", "no bundle given")
	}
	opt, err := o.analysis(io)
	if err != nil {
		return err
	}
	groups := [][]string{}
	for _, a := range args {
		groups = append(groups, []string{a})
	}
	if o.merge {
		groups = [][]string{args}
	}
	return o.all(ctx, opt, groups, io)
}

// all diagnoses each group as one incident and renders it. One that fails does not stop the others.
func (o *diagnoseOptions) all(ctx context.Context, opt analyzer.Options, groups [][]string, io stdio) error {
	status, nothing := 0, 0
	var failed error
	for i, paths := range groups {
		opt.Paths = paths
		opt.Command = o.again(paths)
		out, err := analyzer.Diagnose(ctx, opt)
		switch {
		case errors.Is(err, context.Canceled):
			return err
		case errors.Is(err, analyzer.ErrNothing):
			nothing++
			fmt.Fprintf(io.err, "pwtriage: %s: nothing readable was found\n", term.Clean(strings.Join(paths, " "), false))
		case err != nil:
			failed = report1(io, paths, err)
			continue
		}
		status = worse(status, verdictStatus(out.Diagnosis.Verdict))
		if err := o.render(out.Diagnosis, paths, i, len(groups), io); err != nil {
			return err
		}
	}
	switch {
	case failed != nil:
		return failed
	case nothing == len(groups):
		return statusError(exitNothing)
	case o.exitCode && status != 0:
		return statusError(status)
	}
	return nil
}

// report1 prints one bundle's error and returns what the program ends with.
func report1(io stdio, paths []string, err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		fmt.Fprintf(io.err, "pwtriage: %s\n", term.Clean(err.Error(), false))
		return statusError(exitFailed)
	}
	if strings.HasPrefix(err.Error(), "there is no") || strings.HasPrefix(err.Error(), "step ") {
		return usagef("pwtriage workflow show lists steps and answers", "%v", err)
	}
	fmt.Fprintf(io.err, "pwtriage: %s: %s\n", term.Clean(strings.Join(paths, " "), false), term.Clean(err.Error(), false))
	return statusError(exitFailed)
}

// again is the command line that goes on after a question.
func (o *diagnoseOptions) again(paths []string) string {
	words := []string{"pwtriage", "diagnose"}
	add := func(flag, value, usual string) {
		if value != usual {
			words = append(words, flag, report.Quote(value))
		}
	}
	add("--incident", o.incident, "auto")
	add("--site", o.site, "")
	add("--account", o.account, "")
	add("--at", o.at, "")
	for _, a := range o.answers {
		words = append(words, "--answer", report.Quote(a))
	}
	for _, p := range paths {
		words = append(words, report.Quote(p))
	}
	return strings.Join(words, " ")
}

// analysis turns flags into the analyzer's options; every mistake in them is a usage error.
func (o *diagnoseOptions) analysis(io stdio) (analyzer.Options, error) {
	opt := analyzer.Options{Stdin: io.in, Incident: o.incident, Account: o.account, At: o.at, Ticket: o.ticket, Version: version,
		Limits: bundle.DefaultLimits()}
	if o.incident != "auto" && !slices.Contains(analyzer.Incidents, o.incident) {
		return opt, usagef("there are "+strings.Join(analyzer.Incidents, ", ")+" and auto", "unknown incident %q%s", o.incident, suggestion(o.incident, analyzer.Incidents))
	}
	if !slices.Contains([]string{"text", "json"}, o.format) {
		return opt, usagef("there are text and json", "unknown format %q", o.format)
	}
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return opt, usagef("there are auto, always and never", "unknown --color %q", o.color)
	}
	if o.level < 1 || o.level > 3 {
		return opt, usagef("levels are 1, 2 and 3", "unknown --level %d", o.level)
	}
	if o.at != "" && !analyzer.ValidAt(o.at) {
		return opt, usagef("write 2006-01-02T15:04:05 or 15:04", "cannot read the time %q", o.at)
	}
	if o.tz != "" {
		zone, err := time.LoadLocation(o.tz)
		if err != nil {
			return opt, usagef("write a name like Europe/Rome", "unknown time zone %q", o.tz)
		}
		opt.Zone = zone
	}
	if err := o.parseAnswers(&opt); err != nil {
		return opt, err
	}
	return opt, o.rules(&opt, io)
}

func (o *diagnoseOptions) parseAnswers(opt *analyzer.Options) error {
	opt.Answers = map[string]string{}
	for _, a := range o.answers {
		step, answer, ok := strings.Cut(a, "=")
		if !ok || step == "" || answer == "" {
			return usagef("write --answer CI-6=yes", "cannot read the answer %q", a)
		}
		opt.Answers[step] = answer
	}
	return nil
}

// siteFile is the site file to use; whether it was asked for decides whether its absence is an error.
func (o *diagnoseOptions) siteFile() (string, bool) {
	if o.site != "" {
		return o.site, true
	}
	if path := os.Getenv("PWTRIAGE_SITE"); path != "" {
		return path, true
	}
	if dir, err := os.UserConfigDir(); err == nil {
		return filepath.Join(dir, "pwtriage", "site.hcl"), false
	}
	return "", false
}

func (o *diagnoseOptions) loadSite(io stdio) (*site.Site, error) {
	path, asked := o.siteFile()
	if _, err := os.Stat(path); err != nil && !asked {
		return nil, nil
	}
	s, diags := site.Load(path)
	if err := diagnostics(io, diags); err != nil {
		return nil, err
	}
	return s, nil
}

func (o *diagnoseOptions) render(d *finding.Diagnosis, paths []string, nth, of int, io stdio) error {
	style := term.StyleFor(o.color, io.out)
	if nth > 0 && o.format == "text" {
		fmt.Fprintln(io.out)
	}
	if of > 1 && o.format == "text" {
		fmt.Fprintf(io.out, "%s\n", style.Bold("== "+term.Clean(strings.Join(paths, " "), false)))
	}
	if err := o.write(io.out, o.format, d, paths, of == 1, style); err != nil {
		return err
	}
	for _, spec := range o.outputs {
		if err := o.toFile(spec, d, paths, of); err != nil {
			return err
		}
	}
	return o.keep(d, io)
}
