package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/phrases"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/lint"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/coverage"
)

func newPatternsLint(io stdio) *cobra.Command {
	var speed bool
	cmd := &cobra.Command{
		Use:   "lint [DIR]",
		Short: "Check entries: schema, examples, near misses, overlaps, cost",
		Long: "Checks the entries of a folder, or the built-in ones: their schema, that ids are unique, that every example matches and no near\n" +
			"miss does, that no line is two entries' without one refining the other, that the words a line is chosen by are telling ones, and what\n" +
			"would make matching slow. Of the built-in ones also that workflows and causes use what they emit, and that each message template of\n" +
			"their sources is matched or says why not. Ends with status 2 when something is wrong.",
		Example: "  pwtriage patterns lint ./my-patterns\n  pwtriage patterns lint --speed",
		Args:    takes(0, 1, "folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, all, err := linted(args, io)
			if err != nil {
				return err
			}
			problems := c.CheckAmong(all)
			if speed {
				problems = append(problems, c.CheckSpeed()...)
			}
			if len(args) == 0 {
				more, err := seams(c, io)
				if err != nil {
					return err
				}
				problems = append(problems, more...)
			}
			return tellProblems(io, c, problems)
		},
	}
	cmd.Flags().BoolVar(&speed, "speed", false, "run every regexp over lines made to be hard for it, too")
	cmd.ValidArgsFunction = folders
	return cmd
}

// linted are the entries to check, and all there are with them: a folder's own must go together with the built-in ones.
func linted(args []string, io stdio) (c, all *patterns.Catalogue, err error) {
	if len(args) == 0 {
		return patterns.Builtin(), patterns.Builtin(), nil
	}
	if c, err = loadCatalogue(args[0], true, io); err != nil {
		return nil, nil, err
	}
	all, diags := patterns.Merge(patterns.Builtin(), c)
	return c, all, diagnostics(io, diags)
}

// seams checks what the built-in entries have to do with workflows, causes and the templates of their sources.
func seams(c *patterns.Catalogue, io stdio) ([]patterns.Problem, error) {
	flows, err := loadFlows("", io)
	if err != nil {
		return nil, err
	}
	causes, diags := cause.Builtin()
	field, more := coverage.Load()
	if diags = append(diags, more...); diags.HasErrors() {
		return nil, diags
	}
	out := append(lint.Seams(c, flows, causes), spoken(causes)...)
	for _, p := range field.Check(c) {
		out = append(out, patterns.Problem{File: p.File, Line: p.Line, Text: p.Text, Fix: p.Fix})
	}
	return out, nil
}

// spoken checks that every language has words for every cause and every branch.
func spoken(causes []*cause.Cause) []patterns.Problem {
	var books []*phrases.Book
	var out []patterns.Problem
	for _, language := range phrases.Languages {
		book, diags := phrases.Builtin(language)
		if diags.HasErrors() {
			return []patterns.Problem{{Text: diags.Error()}}
		}
		books = append(books, book)
	}
	var ids []string
	for _, c := range causes {
		ids = append(ids, c.ID)
	}
	for _, p := range phrases.Check(books, ids, slices.Sorted(maps.Keys(workflow.Branches))) {
		out = append(out, patterns.Problem{File: p.File, Line: 1, Text: p.Text, Fix: p.Fix})
	}
	return out
}

func tellProblems(io stdio, c *patterns.Catalogue, problems []patterns.Problem) error {
	for _, p := range problems {
		tellProblem(io.err, p)
	}
	if len(problems) > 0 {
		return statusError(exitUsage)
	}
	examples, misses := 0, 0
	for _, e := range c.Entries {
		examples, misses = examples+len(e.Examples), misses+len(e.NearMisses)
	}
	fmt.Fprintf(io.out, "entries: %d, reasons: %d; all %d examples match, none of %d near misses does\n", len(c.Entries), len(c.Reasons), examples, misses)
	return nil
}

// tellProblem says what is wrong and how to mend it on one line an editor jumps by; below it the regexp with the fault underlined, why it
// matters, and how it looks when it is right.
func tellProblem(w io.Writer, p patterns.Problem) {
	line := p.Text
	if p.ID != "" {
		line = p.ID + ": " + line
	}
	if p.File != "" {
		line = fmt.Sprintf("%s:%d: %s", p.File, p.Line, line)
	}
	if p.Fix != "" {
		line += "; " + p.Fix
	}
	fmt.Fprintln(w, term.Clean(line, false))
	if p.Regex != "" {
		text, mark := underlined(p.Regex, p.From, p.To)
		fmt.Fprintf(w, "    | %s\n    | %s\n", text, mark)
	}
	if p.Why != "" {
		fmt.Fprintf(w, "    = why: %s\n", term.Clean(p.Why, false))
	}
	if p.Example != "" {
		fmt.Fprintf(w, "    = example: %s\n", term.Clean(p.Example, false))
	}
}

// underlined cuts a long regexp around its fault and gives the marks to stand below it.
func underlined(regex string, from, to int) (text, mark string) {
	const most = 100
	from = max(0, min(from, len(regex)))
	to = max(from, min(to, len(regex)))
	before, fault, after := term.Clean(regex[:from], false), term.Clean(regex[from:to], false), term.Clean(regex[to:], false)
	if n := utf8.RuneCountInString(before); n > most/2 {
		before = "..." + string([]rune(before)[n-most/2:])
	}
	if n := utf8.RuneCountInString(fault); n > most {
		fault = string([]rune(fault)[:most])
		after = "..."
	}
	if n := utf8.RuneCountInString(after); n > most/2 {
		after = string([]rune(after)[:most/2]) + "..."
	}
	return before + fault + after, strings.Repeat(" ", utf8.RuneCountInString(before)) + strings.Repeat("^", max(1, utf8.RuneCountInString(fault)))
}
