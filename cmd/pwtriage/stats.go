package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/query"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/term"
)

type statsOptions struct {
	store, by, since, until, format, color string
	top                                    int
	precision, all                         bool
}

func newStats(io stdio) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use:   "stats [flags] [QUERY]",
		Short: "What is in the store: causes, branches, patterns, versions, over time",
		Long: "What is in the store: causes, branches, patterns, unknown errors, versions and platforms, over time with --by. QUERY narrows it\n" +
			"as in pwtriage grep. Causes, branches, versions and platforms count bundles, patterns and unknown errors count findings.",
		Example: "  pwtriage stats --by week --since 26w\n  pwtriage stats platform:ios app:'>=3.2'\n  pwtriage stats --precision\n" +
			"  pwtriage stats --format html --since 26w > stats.html",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return runStats(cmd.Context(), o, args, io) },
	}
	f := cmd.Flags()
	f.StringVar(&o.store, "store", "", storeFlag)
	f.StringVar(&o.by, "by", "", "over time: day, week or month")
	f.StringVar(&o.since, "since", "", "stored since: 30d, 12h, 2w, or an ISO date or time")
	f.StringVar(&o.until, "until", "", "stored until")
	f.IntVar(&o.top, "top", 10, "so many rows of each table; 0 is all")
	f.BoolVar(&o.precision, "precision", false, "false closes, and how often causes and patterns were right, by the outcomes that were told")
	f.BoolVar(&o.all, "all", false, "also results that a later one of the same bundle replaced")
	f.StringVar(&o.format, "format", "text", "text, json, or html: a page to look at, by week unless --by says otherwise")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	return cmd
}

func runStats(ctx context.Context, o statsOptions, args []string, io stdio) error {
	if o.format != "text" && o.format != "json" && o.format != "html" {
		return usagef("there are text, json and html", "unknown format %q", o.format)
	}
	if o.format == "html" && o.precision {
		return usagef("text and json show it", "there is no page of --precision")
	}
	if o.format == "html" && o.by == "" {
		o.by = "week" // the page is of what was when
	}
	if o.by != "" && o.by != "day" && o.by != "week" && o.by != "month" {
		return usagef("there are day, week and month", "cannot count by %q", o.by)
	}
	if o.top < 0 {
		return usagef("give 0 or more", "a number of rows cannot be negative")
	}
	q, err := query.Parse(strings.Join(args, " "))
	if err == nil {
		err = (&grepOptions{since: o.since, until: o.until}).span(q)
	}
	if err != nil {
		return queryError(err)
	}
	s, err := openStore(o.store, io)
	if err != nil {
		return err
	}
	if o.precision {
		return o.judged(ctx, s, io)
	}
	stats, err := s.Stats(ctx, &store.Search{Query: q, All: o.all}, o.by)
	if err != nil {
		return err
	}
	if o.format == "json" {
		return printJSON(io.out, stats)
	}
	if o.format == "html" {
		return o.page(io.out, stats, q, args)
	}
	return o.print(io.out, stats, term.StyleFor(o.color, io.out))
}

func printJSON(w io.Writer, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", store.Escape(data))
	return err
}

func (o *statsOptions) print(w io.Writer, s *store.Stats, style term.Style) error {
	fmt.Fprintf(w, "%d results, %d findings", s.Results, s.Findings)
	if n := len(s.Buckets); n > 0 {
		fmt.Fprintf(w, ", %s to %s by %s", s.Buckets[0], s.Buckets[n-1], o.by)
	}
	fmt.Fprintln(w)
	for _, t := range []struct {
		title string
		rows  []store.Series
	}{{"Causes", s.Causes}, {"Branches", s.Branches}, {"Patterns (findings)", s.Patterns}, {"Unknown errors (findings)", s.Unknown}, {"Versions", s.Versions}, {"Platforms", s.Platforms}} {
		o.table(w, t.title, t.rows, style)
	}
	return nil
}

func (o *statsOptions) table(w io.Writer, title string, rows []store.Series, style term.Style) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", style.Bold(title))
	shown := rows
	if o.top > 0 && len(rows) > o.top {
		shown = rows[:o.top]
	}
	wide := 0
	for _, r := range shown {
		wide = max(wide, min(60, utf8.RuneCountInString(term.Clean(r.Value, false))))
	}
	for _, r := range shown {
		chart := bar(r.Count, shown[0].Count)
		if len(r.Over) > 0 {
			chart = spark(r.Over)
		}
		fmt.Fprintf(w, "  %-*s %7d  %s\n", wide, shorten(term.Clean(r.Value, false), 60), r.Count, style.Faint(chart))
	}
	if n := len(rows) - len(shown); n > 0 {
		fmt.Fprintf(w, "  %s\n", style.Faint(fmt.Sprintf("and %d more (--top 0 shows all)", n)))
	}
}

func shorten(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

const barWidth = 30

// bar is a bar as long as n is of the greatest; whatever is not nothing can be seen.
func bar(n, greatest int) string {
	if n == 0 || greatest == 0 {
		return ""
	}
	return strings.Repeat("█", max(1, n*barWidth/greatest))
}

const sparkWidth = 60

// spark is a column for each bucket, of the latest sixty. An empty bucket is a dot: nothing is not little.
func spark(over []int) string {
	over = over[max(0, len(over)-sparkWidth):]
	greatest := 0
	for _, n := range over {
		greatest = max(greatest, n)
	}
	levels := []rune("▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, n := range over {
		if n == 0 {
			b.WriteByte('.')
			continue
		}
		b.WriteRune(levels[(n*len(levels)-1)/greatest])
	}
	return b.String()
}

func (o *statsOptions) judged(ctx context.Context, s *store.Store, io stdio) error {
	j, err := s.Precision(ctx)
	if err != nil {
		return err
	}
	if o.format == "json" {
		return printJSON(io.out, j)
	}
	style := term.StyleFor(o.color, io.out)
	if j.All.Told == 0 {
		_, err := fmt.Fprintln(io.out, "no outcome was told yet: pwtriage outcome RESULT --actual CAUSE")
		return err
	}
	falseCloses := fmt.Sprintf("%d false closes", j.All.FalseCloses)
	if j.All.FalseCloses > 0 {
		falseCloses = style.Bad(falseCloses)
	}
	fmt.Fprintf(io.out, "%d outcomes told, %d right (%.1f %%), %s\n", j.All.Told, j.All.Right, 100*j.All.Share(), falseCloses)
	o.judgedTable(io.out, "Causes", j.Causes, style)
	o.judgedTable(io.out, "Patterns a cause rested on", j.Patterns, style)
	return nil
}

func (o *statsOptions) judgedTable(w io.Writer, title string, rows []store.Precision, style term.Style) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n  %-32s %6s %6s %10s %13s\n", style.Bold(title), "", "told", "right", "precision", "false closes")
	for i, r := range rows {
		if o.top > 0 && i == o.top {
			fmt.Fprintf(w, "  %s\n", style.Faint(fmt.Sprintf("and %d more (--top 0 shows all)", len(rows)-i)))
			return
		}
		fmt.Fprintf(w, "  %-32s %6d %6d %8.1f %% %13d\n", term.Clean(r.Value, false), r.Told, r.Right, 100*r.Share(), r.FalseCloses)
	}
}
