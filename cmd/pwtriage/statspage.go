package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/internal/query"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/store"
)

// page writes statistics to look at. Each bar leads to the grep that lists what it counts.
func (o *statsOptions) page(w io.Writer, s *store.Stats, q *query.Query, words []string) error {
	p := report.ChartPage{Title: "Incidents and their causes", Intro: fmt.Sprintf("%d results, %d findings", s.Results, s.Findings), Buckets: s.Buckets}
	if n := len(s.Buckets); n > 0 {
		p.Intro += fmt.Sprintf(", %s to %s by %s.", s.Buckets[0], s.Buckets[n-1], o.by)
	} else {
		p.Buckets = []string{"-"}
	}
	if len(words) > 0 {
		p.Notes = append(p.Notes, "Only what matches: "+strings.Join(words, " "))
	}
	if s.Results == 0 {
		p.Notes = append(p.Notes, "The store holds nothing that matches.")
	}
	g := greps{options: o, query: q, words: words, buckets: s.Buckets}
	const bundles, findings = "bundles", "findings"
	for _, c := range []struct {
		title, unit string
		rows        []store.Series
		term        func(string) string
	}{
		{"Causes", bundles, s.Causes, field("cause")}, {"Branches", bundles, s.Branches, field("branch")}, {"Versions", bundles, s.Versions, versionTerm},
		{"Platforms", bundles, s.Platforms, field("platform")}, {"Unknown errors", findings, s.Unknown, templateTerm(s.Unknown)}, {"Patterns", findings, s.Patterns, field("pattern")},
	} {
		p.Charts = append(p.Charts, g.chart(c.title, c.unit, o.shown(c.rows), c.rows, c.term))
	}
	return report.Charts(w, p)
}

func (o *statsOptions) shown(rows []store.Series) int {
	if o.top > 0 {
		return min(o.top, len(rows))
	}
	return len(rows)
}

// greps makes the commands of one page.
type greps struct {
	options *statsOptions
	query   *query.Query
	words   []string
	buckets []string
}

func (g *greps) chart(title, unit string, shown int, rows []store.Series, term func(string) string) report.Chart {
	c := report.Chart{Title: title, Unit: unit, Left: len(rows) - shown}
	for _, r := range rows[:shown] {
		row := report.ChartRow{Value: r.Value, Count: r.Count, Command: g.command(term(r.Value), unit, g.query.Since, g.query.Until)}
		for i, n := range r.Over {
			if n == 0 {
				continue
			}
			from, to := bucketSpan(g.options.by, g.buckets[i])
			if g.query.Since.After(from) {
				from = g.query.Since
			}
			if !g.query.Until.IsZero() && g.query.Until.Before(to) {
				to = g.query.Until
			}
			row.Cells = append(row.Cells, report.ChartCell{Bucket: i, Count: n, Command: g.command(term(r.Value), unit, from, to)})
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// command is the grep for a term and a stretch of time: bundles where bundles were counted, else findings.
func (g *greps) command(term, unit string, since, until time.Time) string {
	words := []string{"pwtriage", "grep"}
	if unit == "bundles" {
		words = append(words, "--bundles")
	}
	if g.options.store != "" {
		words = append(words, "--store", report.Quote(g.options.store))
	}
	if g.options.all {
		words = append(words, "--all")
	}
	if !since.IsZero() {
		words = append(words, "--since", since.UTC().Format(time.RFC3339))
	}
	if !until.IsZero() {
		words = append(words, "--until", until.UTC().Format(time.RFC3339))
	}
	return strings.Join(append(words, report.Quote(strings.Join(append(slices.Clone(g.words), term), " "))), " ")
}

const notKnown = "(not known)" // as the store says it

func field(name string) func(string) string {
	return func(value string) string {
		if value == notKnown {
			return "!" + name + ":*"
		}
		return exactly(name, value)
	}
}

// exactly is a term for a value as it stands; of one that holds quotes, which no term can, the longest piece without.
func exactly(name, value string) string {
	pieces := strings.Split(value, `"`)
	longest := slices.MaxFunc(pieces, func(a, b string) int { return len(a) - len(b) })
	return name + `:"` + longest + `"`
}

// versionTerm takes "App 3.2" apart.
func versionTerm(value string) string {
	if value == notKnown {
		return "!version:*"
	}
	if i := strings.LastIndexByte(value, ' '); i > 0 {
		return exactly("app", value[:i]) + " " + exactly("version", value[i+1:])
	}
	return exactly("version", value)
}

// templateTerm asks for a part of a template, as the language does, and leaves out those templates that only hold it: "failed with 2"
// stands in "failed with 24".
func templateTerm(all []store.Series) func(string) string {
	const most = 20
	return func(value string) string {
		term, left := "type:unknown "+exactly("template", value), 0
		for _, other := range all {
			longer := len(other.Value) > len(value) && strings.Contains(strings.ToLower(other.Value), strings.ToLower(value))
			if longer && !strings.Contains(other.Value, `"`) && left < most {
				left++
				term += " !" + exactly("template", other.Value)
			}
		}
		return term
	}
}

// bucketSpan is when a day, week or month begins and when the next does.
func bucketSpan(by, name string) (from, to time.Time) {
	switch by {
	case "day":
		from, _ = time.Parse(time.DateOnly, name)
		return from, from.AddDate(0, 0, 1)
	case "month":
		from, _ = time.Parse("2006-01", name)
		return from, from.AddDate(0, 1, 0)
	}
	var year, week int
	_, _ = fmt.Sscanf(name, "%d-W%d", &year, &week)       // a name of ours
	from = time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)    // always in the first week
	from = from.AddDate(0, 0, -(int(from.Weekday())+6)%7) // its Monday
	from = from.AddDate(0, 0, 7*(week-1))
	return from, from.AddDate(0, 0, 7)
}
