package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

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

	placed []*output // what --output asks for
}

func (o *diagnoseOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.incident, "incident", "auto", "what the user complains of: "+strings.Join(analyzer.Incidents, ", ")+", or auto")
	f.StringVar(&o.site, "site", "", "what support knows of the server (default $PWTRIAGE_SITE, else pwtriage/site.hcl in the user's configuration folder)")
	f.StringVar(&o.account, "account", "", "user name of the account in question, when the bundle has several")
	f.StringVar(&o.ticket, "ticket", "", "ticket number to keep with the result")
	f.StringArrayVar(&o.answers, "answer", nil, "STEP=ANSWER: what a person found (repeatable)")
	f.StringVar(&o.format, "format", "text", strings.Join(formats, " or "))
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
	completeFlags(cmd, diagnoseCompletions)
}

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
		default:
			status = worse(status, verdictStatus(out.Diagnosis.Verdict))
		}
		if err := o.render(out.Diagnosis, paths, i, len(groups), io); err != nil {
			return err
		}
		for _, err := range o.toFiles(out.Diagnosis, paths) {
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

// one diagnoses a group. On a terminal it says that it is at work.
func (o *diagnoseOptions) one(ctx context.Context, opt analyzer.Options, paths []string, io stdio) (*analyzer.Outcome, error) {
	defer term.Progress(io.err, "reading "+named(paths))()
	return analyzer.Diagnose(ctx, opt)
}

// named are the bundles in a message.
func named(paths []string) string { return term.Clean(strings.Join(paths, " "), false) }

// again is the command line that goes on after a question: all that changes the diagnosis, nothing of how it is shown.
func (o *diagnoseOptions) again(paths []string) string {
	words := []string{"pwtriage", "diagnose"}
	for _, flag := range []struct{ name, value, usual string }{
		{"--incident", o.incident, "auto"}, {"--site", o.site, ""}, {"--account", o.account, ""}, {"--ticket", o.ticket, ""},
		{"--at", o.at, ""}, {"--tz", o.tz, ""}, {"--patterns", o.patterns, ""}, {"--workflows", o.workflows, ""},
	} {
		if flag.value != flag.usual {
			words = append(words, flag.name, report.Quote(flag.value))
		}
	}
	if o.noBuiltin {
		words = append(words, "--no-builtin")
	}
	if o.merge {
		words = append(words, "--merge")
	}
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
	if err := knownFormat(o.format); err != nil {
		return opt, err
	}
	if err := knownColor(o.color); err != nil {
		return opt, err
	}
	if o.level < 1 || o.level > 3 {
		return opt, usagef("levels are 1, 2 and 3", "unknown --level %d", o.level)
	}
	if o.at != "" && !analyzer.ValidAt(o.at) {
		return opt, usagef("write 2006-01-02T15:04:05 or 15:04", "cannot read the time %q", o.at)
	}
	if o.tz != "" {
		zone, err := time.LoadLocation(o.tz)
		if err != nil || o.tz == "Local" { // what this machine's zone is must not change a diagnosis
			return opt, usagef("write a name like Europe/Rome", "unknown time zone %q", o.tz)
		}
		opt.Zone = zone
	}
	if err := o.rules(&opt, io); err != nil {
		return opt, err
	}
	return opt, o.parseAnswers(&opt)
}

// parseAnswers checks answers against the workflows before any bundle is read.
func (o *diagnoseOptions) parseAnswers(opt *analyzer.Options) error {
	opt.Answers = map[string]string{}
	for _, a := range o.answers {
		id, answer, ok := strings.Cut(a, "=")
		if !ok || id == "" || answer == "" {
			return usagef("write --answer CI-6=yes", "cannot read the answer %q", a)
		}
		step := opt.Flows.Step(id)
		if step == nil {
			return usagef("pwtriage workflow show lists steps and answers", "there is no step %q to answer%s", id, suggestion(id, stepIDs(opt.Flows)))
		}
		if !slices.Contains(step.Labels(), answer) {
			return usagef("there are "+strings.Join(step.Labels(), ", "), "step %q has no answer %q%s", id, answer, suggestion(answer, step.Labels()))
		}
		if before, twice := opt.Answers[id]; twice && before != answer {
			return usagef("give one --answer for a step", "step %q is answered both %q and %q", id, before, answer)
		}
		opt.Answers[id] = answer
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
		fmt.Fprintf(io.out, "%s\n", style.Bold("== "+named(paths)))
	}
	if err := o.write(io.out, o.format, d, paths, of == 1, style); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}
