package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pwtriage/pwtriage/internal/query"
	"github.com/pwtriage/pwtriage/internal/store"
)

type grepOptions struct {
	store, since, until  string
	in                   []string
	fields               map[string]*[]string
	regexp, ignoreCase   bool
	fuzzy, unknown, all  bool
	count, bundles       bool
	group                string
	top, context         int
	format, color, pager string
}

var grepFormats = []string{"text", "json", "jsonl", "grep"}

func (o *grepOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.store, "store", "", storeFlag)
	f.StringArrayVar(&o.in, "in", nil, "search this instead of the store: a result file, a bundle (it is diagnosed), another store, or - (repeatable; or name them after --)")
	f.StringVar(&o.since, "since", "", "stored since: 30d, 12h, 2w, or an ISO date or time")
	f.StringVar(&o.until, "until", "", "stored until")
	f.BoolVarP(&o.regexp, "regexp", "E", false, "the query is one regular expression (RE2) on title, message and excerpt")
	f.BoolVarP(&o.ignoreCase, "ignore-case", "i", false, "the regular expression takes upper and lower case as the same (words always do)")
	f.BoolVar(&o.fuzzy, "fuzzy", false, "the query's letters in their order in a title or template, best first")
	f.BoolVar(&o.unknown, "unknown", false, "errors that no pattern covers only")
	f.BoolVar(&o.all, "all", false, "also results that a later one of the same bundle replaced")
	f.BoolVarP(&o.count, "count", "c", false, "print how many")
	f.BoolVarP(&o.bundles, "bundles", "l", false, "print the bundles only, each once")
	f.StringVar(&o.group, "group", "", "count by this field")
	f.IntVar(&o.top, "top", 0, "with --group: the most frequent only")
	f.IntVarP(&o.context, "context", "C", 0, "show so many findings of the same result before and after")
	f.StringVar(&o.format, "format", "", "text, json, jsonl or grep (default text on a terminal, else grep)")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	f.StringVar(&o.pager, "pager", "auto", "auto: through $PWTRIAGE_PAGER or $PAGER on a terminal; or never")
	o.fields = map[string]*[]string{}
	for _, field := range query.Fields {
		if field.Name == "count" {
			continue // the flag is for how many were found; count:'>5' is a term
		}
		flag := strings.ReplaceAll(field.Name, "_", "-")
		o.fields[field.Name] = f.StringArray(flag, nil, "only with "+field.Name+": "+field.Means)
		f.Lookup(flag).Hidden = !slices.Contains([]string{"cause", "branch", "pattern", "class", "severity", "ticket", "bundle", "version", "platform", "fingerprint"}, field.Name)
	}
}

const grepLong = `Search structured findings: of the store, of result files, or of bundles.

QUERY is a list of terms that must all hold:
  certificate verify       words; a word of the finding begins with each, in upper or lower case
  "certificate verify"     a phrase
  class:auth               a field, * and ? stand for other letters: pattern:TLS-9*
  branch:level-2,level-3   one of several
  app:'>=3.2' line:'<100'  a range of versions, numbers or times
  !platform:ios            not; !ticket:* finds what has no ticket
Each field but count is a flag as well (--class auth). Fields: %s, capture.NAME.

Of each bundle the latest result is searched, unless --all is given. --since and --until go by the time of storing.
`

func newGrep(io stdio) *cobra.Command {
	o := &grepOptions{}
	var names []string
	for _, f := range query.Fields {
		names = append(names, f.Name)
	}
	cmd := &cobra.Command{
		Use:   "grep [flags] [QUERY] [-- FILE...]",
		Short: "Search structured findings of the store, of result files, or of bundles",
		Long:  fmt.Sprintf(grepLong, strings.Join(names, ", ")),
		Example: "  pwtriage grep 'certificate verify' --cause tls-certificate-expired --since 30d\n" +
			"  pwtriage grep class:auth platform:ios app:'>=3.2' branch:level-3 -c\n" +
			"  pwtriage grep --unknown --group template --top 20\n" +
			"  pwtriage grep --fingerprint f3a9 --bundles\n" +
			"  pwtriage grep --fuzzy 'registr lost'\n" +
			"  pwtriage grep severity:error -- upload.zip",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if dash := cmd.ArgsLenAtDash(); dash >= 0 {
				o.in, args = append(o.in, args[dash:]...), args[:dash]
			}
			return grepStatus(runGrep(cmd.Context(), *o, args, io), io)
		},
	}
	o.addFlags(cmd.Flags())
	cmd.SetHelpTemplate(cmd.HelpTemplate() + grepExit)
	return cmd
}

// grepExit stands before the statuses all commands have.
const grepExit = `
EXIT STATUS
  0    something was found
  1    nothing was found
  2    an error
  130  interrupted
`

// grepStatus turns a failure of the tool into the status grep has for all errors.
func grepStatus(err error, io stdio) error {
	var status statusError
	var usage *usageError
	if err == nil || errors.As(err, &status) || errors.As(err, &usage) || errors.Is(err, context.Canceled) {
		return err
	}
	fail(io.err, err)
	return statusError(exitUsage)
}

func runGrep(ctx context.Context, o grepOptions, args []string, io stdio) error {
	search, err := o.search(args)
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	where, err := o.where(io)
	if err != nil {
		return err
	}
	out := o.printer(search, io)
	err = o.print(ctx, where, search, out)
	if e := out.close(); err == nil {
		err = e
	}
	if err == nil && out.found == 0 {
		return statusError(1)
	}
	return err
}

// search puts flags and words together.
func (o *grepOptions) search(args []string) (*store.Search, error) {
	q, err := o.terms(strings.Join(args, " "))
	if err != nil {
		return nil, queryError(err)
	}
	s := &store.Search{Query: q, All: o.all}
	text := strings.Join(args, " ")
	switch {
	case o.regexp && o.fuzzy:
		return nil, usagef("", "--regexp and --fuzzy exclude each other")
	case o.fuzzy:
		s.Fuzzy = text
	case o.regexp && text != "":
		if o.ignoreCase {
			text = "(?i)" + text
		}
		if s.Regexp, err = regexp.Compile(text); err != nil {
			return nil, usagef("the syntax is RE2's; without -E a query is words and terms", "%v", err)
		}
	}
	return s, nil
}

func (o *grepOptions) terms(text string) (*query.Query, error) {
	q := &query.Query{}
	var err error
	if !o.regexp && !o.fuzzy {
		if q, err = query.Parse(text); err != nil {
			return nil, err
		}
	}
	for _, f := range query.Fields {
		if o.fields[f.Name] == nil {
			continue
		}
		for _, v := range *o.fields[f.Name] {
			if err := q.Add(f.Name, v); err != nil {
				return nil, err
			}
		}
	}
	if o.unknown {
		if err := q.Add("type", "unknown"); err != nil {
			return nil, err
		}
	}
	return q, o.span(q)
}

func (o *grepOptions) span(q *query.Query) (err error) {
	if o.since != "" {
		if q.Since, err = query.Moment(o.since, clock()); err != nil {
			return err
		}
	}
	if o.until != "" {
		q.Until, err = query.Moment(o.until, clock())
	}
	return err
}

// queryError tells how a query that cannot be read is written right.
func queryError(err error) error {
	var field *query.FieldError
	if errors.As(err, &field) {
		return usagef(`pwtriage grep --help lists the fields; a text with a colon stands in double quotes: '"sip:100"'`, "%v", err)
	}
	return usagef("pwtriage grep --help shows what a query may hold", "%v", err)
}

func (o *grepOptions) check() error {
	if o.format != "" && !slices.Contains(grepFormats, o.format) {
		return usagef("there are "+strings.Join(grepFormats, ", "), "unknown format %q%s", o.format, suggestion(o.format, grepFormats))
	}
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return usagef("there are auto, always and never", "unknown --color %q", o.color)
	}
	if o.pager != "auto" && o.pager != "never" {
		return usagef("there are auto and never", "unknown --pager %q", o.pager)
	}
	if o.top < 0 || o.context < 0 {
		return usagef("give 0 or more", "a number of findings cannot be negative")
	}
	if o.group != "" {
		f, err := query.Lookup(o.group)
		if err != nil {
			return queryError(err)
		}
		o.group = f.Name
	}
	return nil
}
