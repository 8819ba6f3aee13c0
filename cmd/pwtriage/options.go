package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/phrases"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

// diagnoseOptions are the flags of diagnose, and of a bundle alone.
type diagnoseOptions struct {
	incident    string
	site        string
	account     string
	ticket      string
	answers     []string
	format      string
	outputs     []string
	at          string
	tz          string
	patterns    string
	noBuiltin   bool
	workflows   string
	level       int
	color       string
	exitCode    bool
	merge       bool
	store       string
	lang        string
	only        string
	interactive bool
	privacy     privacy

	placed    []*output           // what --output asks for
	catalogue *patterns.Catalogue // what renderings say of a pattern
	flows     *workflow.Set       // what renderings draw
	quoted    quoted              // the diagnosis at hand, with lines of its bundle
}

func (o *diagnoseOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	o.addAnalysisFlags(f)
	f.StringVar(&o.format, "format", "text", strings.Join(formats, ", "))
	f.StringArrayVar(&o.outputs, "output", nil, "FORMAT=PATH: write this rendering to a file as well; PATH may be a folder or hold {bundle} (repeatable)")
	f.IntVar(&o.level, "level", 1, "whom the text is for: 1 the verdict and its proof, 2 settings and unknown errors too, 3 every finding")
	f.StringVar(&o.only, "only", "", "findings: every single match with its captures, as jsonl or grep, and no verdict")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	f.BoolVar(&o.exitCode, "exit-code", false, "tell the verdict in the exit status")
	f.StringVar(&o.store, "store", "", "keep the result in this folder, to be searched by pwtriage grep and counted by pwtriage stats")
	f.StringVar(&o.lang, "lang", "", "add what to say to the person with the phone, in "+strings.Join(phrases.Languages, ", "))
	f.BoolVar(&o.interactive, "interactive", false, "ask the open questions at the terminal and go on until the walk ends")
	o.privacy.addFlags(f)
	f.BoolVar(&o.merge, "merge", false, "take all bundles as one incident")
	completeFlags(cmd, diagnoseCompletions)
}

// addAnalysisFlags are those a diagnosis depends on.
func (o *diagnoseOptions) addAnalysisFlags(f *pflag.FlagSet) {
	f.StringVar(&o.incident, "incident", "auto", "what the user complains of: "+strings.Join(analyzer.Incidents, ", ")+", or auto")
	f.StringVar(&o.site, "site", "", "what support knows of the server (default $PWTRIAGE_SITE, else pwtriage/site.hcl in the user's configuration folder)")
	f.StringVar(&o.account, "account", "", "user name of the account in question, when the bundle has several")
	f.StringVar(&o.ticket, "ticket", "", "ticket number to keep with the result")
	f.StringArrayVar(&o.answers, "answer", nil, "STEP=ANSWER: what a person found (repeatable)")
	f.StringVar(&o.at, "at", "", "time of the incident, as in the log: 2006-01-02T15:04:05 or 15:04")
	f.StringVar(&o.tz, "tz", "", "time zone of logs that show none, e.g. Europe/Rome")
	f.StringVar(&o.patterns, "patterns", "", "folder of *.hcl entries to add to the built-in catalogue")
	f.BoolVar(&o.noBuiltin, "no-builtin", false, "leave the built-in catalogue out (with --patterns)")
	f.StringVar(&o.workflows, "workflows", "", "folder of *.hcl workflows to use in place of the built-in ones")
}

// again is the command line that goes on after a question: all that changes the diagnosis, nothing of how it is shown.
func (o *diagnoseOptions) again(paths []string) string {
	words := []string{"pwtriage", "diagnose"}
	for _, flag := range []struct{ name, value, usual string }{
		{"--incident", o.incident, "auto"}, {"--site", o.site, ""}, {"--account", o.account, ""}, {"--ticket", o.ticket, ""},
		{"--at", o.at, ""}, {"--tz", o.tz, ""}, {"--patterns", o.patterns, ""}, {"--workflows", o.workflows, ""}, {"--case", o.privacy.caseFile, ""},
		{"--lang", o.lang, ""},
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

// checkRendering checks the flags that say how a result is shown.
func (o *diagnoseOptions) checkRendering() error {
	if err := knownFormat(o.format); err != nil {
		return err
	}
	if err := o.checkOnly(); err != nil {
		return err
	}
	if o.store != "" && o.privacy.off {
		return errUnredacted
	}
	if o.level < 1 || o.level > 3 {
		return usagef("levels are 1, 2 and 3", "unknown --level %d", o.level)
	}
	return knownColor(o.color)
}

// checkOnly: what judges nothing can be shown as a list only, and says nothing that a store, an exit status or a person could go by.
func (o *diagnoseOptions) checkOnly() error {
	if o.only == "" {
		return nil
	}
	if o.only != "findings" {
		return usagef("there is --only findings", "unknown --only %q%s", o.only, suggestion(o.only, []string{"findings"}))
	}
	if o.format == "text" {
		o.format = "grep"
	}
	if o.format != "jsonl" && o.format != "grep" {
		return usagef("write --only findings --format jsonl, or grep", "findings alone have no form %q", o.format)
	}
	if o.store != "" || o.exitCode || o.interactive || o.lang != "" || len(o.answers) > 0 || len(o.outputs) > 0 {
		return usagef("leave out --only for a verdict", "--only findings judges nothing: --store, --exit-code, --interactive, --lang, --answer and --output ask for more")
	}
	return nil
}

// analysis turns flags into the analyzer's options; every mistake in them is a usage error.
func (o *diagnoseOptions) analysis(io stdio) (analyzer.Options, error) {
	opt := analyzer.Options{Stdin: io.in, Incident: o.incident, Account: o.account, At: o.at, Ticket: o.ticket, Version: version,
		Limits: bundle.DefaultLimits(), Listing: o.only != ""}
	if o.incident != "auto" && !slices.Contains(analyzer.Incidents, o.incident) {
		return opt, usagef("there are "+strings.Join(analyzer.Incidents, ", ")+" and auto", "unknown incident %q%s", o.incident, suggestion(o.incident, analyzer.Incidents))
	}
	if err := o.checkRendering(); err != nil {
		return opt, err
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
	if err := o.language(&opt); err != nil {
		return opt, err
	}
	if err := o.rules(&opt, io); err != nil {
		return opt, err
	}
	return opt, o.parseAnswers(&opt)
}

// language finds the words for the person with the phone.
func (o *diagnoseOptions) language(opt *analyzer.Options) error {
	book, err := wordsIn(o.lang)
	opt.Lang, opt.Words = o.lang, book
	return err
}

// wordsIn are the words of a language, nil for none.
func wordsIn(lang string) (*phrases.Book, error) {
	if lang == "" {
		return nil, nil
	}
	if !slices.Contains(phrases.Languages, lang) {
		return nil, usagef("there are "+strings.Join(phrases.Languages, ", "), "unknown language %q%s", lang, suggestion(lang, phrases.Languages))
	}
	book, diags := phrases.Builtin(lang)
	if diags.HasErrors() {
		return nil, diags
	}
	return book, nil
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
