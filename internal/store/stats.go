package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// Stats says what is in a store: of each bundle its latest result, unless the search asks for all.
type Stats struct {
	Results   int      `json:"results"`
	Findings  int      `json:"findings"`
	Buckets   []string `json:"buckets,omitempty"` // the days, weeks or months, in order
	Causes    []Series `json:"causes"`
	Branches  []Series `json:"branches"`
	Patterns  []Series `json:"patterns"`
	Unknown   []Series `json:"unknown"`
	Versions  []Series `json:"versions"`
	Platforms []Series `json:"platforms"`
}

// Series is a value and how often it was there: results for causes, branches, versions and platforms, findings for the rest.
type Series struct {
	Value string `json:"value"`
	Count int    `json:"count"`
	Over  []int  `json:"over,omitempty"` // by bucket
}

// Bucket names the day, week or month of a time; "" where by is "".
func Bucket(by string, at time.Time) string {
	at = at.UTC()
	switch by {
	case "day":
		return at.Format(time.DateOnly)
	case "week":
		year, week := at.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case "month":
		return at.Format("2006-01")
	}
	return ""
}

// counter counts values by bucket.
type counter map[string]map[string]int

func (c counter) add(value, bucket string, n int) {
	if value == "" {
		value = "(not known)"
	}
	if c[value] == nil {
		c[value] = map[string]int{}
	}
	c[value][bucket] += n
}

func (c counter) series(buckets []string) []Series {
	out := make([]Series, 0, len(c))
	for value, by := range c {
		s := Series{Value: value}
		for _, n := range by {
			s.Count += n
		}
		for _, b := range buckets {
			s.Over = append(s.Over, by[b])
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Series) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return out
}

// census collects what Stats says.
type census struct {
	by                                                       string
	results, findings                                        int
	first, last                                              time.Time
	causes, branches, patterns, unknown, versions, platforms counter
}

func newCensus(by string) *census {
	return &census{by: by, causes: counter{}, branches: counter{}, patterns: counter{}, unknown: counter{}, versions: counter{}, platforms: counter{}}
}

func (c *census) result(h *Head, stored int64) {
	at := time.Unix(stored, 0)
	b := Bucket(c.by, at)
	c.results++
	if c.first.IsZero() || at.Before(c.first) {
		c.first = at
	}
	if at.After(c.last) {
		c.last = at
	}
	c.causes.add(h.Cause, b, 1)
	c.branches.add(h.Branch, b, 1)
	c.platforms.add(h.Platform, b, 1)
	version := h.Version
	if version != "" && h.App != "" {
		version = h.App + " " + version
	}
	c.versions.add(version, b, 1)
}

func (c *census) finding(kind, pattern, template string, stored int64, n int) {
	c.findings += n
	b := Bucket(c.by, time.Unix(stored, 0))
	if kind == "unknown" {
		c.unknown.add(template, b, n)
		return
	}
	c.patterns.add(pattern, b, n)
}

// buckets are all from the first to the last, also those with nothing in them: a gap is something to see.
func (c *census) buckets() []string {
	if c.by == "" || c.results == 0 {
		return nil
	}
	var out []string
	for at := c.first; len(out) < 5000; at = at.Add(24 * time.Hour) {
		if b := Bucket(c.by, at); len(out) == 0 || out[len(out)-1] != b {
			out = append(out, b)
		}
		if !at.Before(c.last) {
			break
		}
	}
	if b := Bucket(c.by, c.last); out[len(out)-1] != b {
		out = append(out, b)
	}
	return out
}

func (c *census) stats() *Stats {
	b := c.buckets()
	return &Stats{Results: c.results, Findings: c.findings, Buckets: b, Causes: c.causes.series(b), Branches: c.branches.series(b),
		Patterns: c.patterns.series(b), Unknown: c.unknown.series(b), Versions: c.versions.series(b), Platforms: c.platforms.series(b)}
}

// Stats counts what matches, over time where by is day, week or month.
func (s *Store) Stats(ctx context.Context, q *Search, by string) (*Stats, error) {
	c := newCensus(by)
	decided := false
	err := s.reading(ctx, func(ix *index) error {
		p, err := ix.plan(q)
		if err != nil || p.post {
			return err
		}
		if decided = true; p.none {
			return nil
		}
		*c = *newCensus(by)
		if err := ix.countResults(ctx, p, c); err != nil {
			return err
		}
		return ix.countFindings(ctx, p, c)
	})
	if err == nil && !decided {
		err = s.censusOfLines(ctx, q, c)
	}
	return c.stats(), err
}

func (s *Store) censusOfLines(ctx context.Context, q *Search, c *census) error {
	seen := map[string]bool{}
	return s.Each(ctx, q, 0, func(l Shown) error {
		if key := l.ResultID + l.Stored; !seen[key] {
			seen[key] = true
			c.result(&l.Head, moment(l.Stored))
		}
		c.finding(l.Type, l.Pattern, l.Template, moment(l.Stored), 1)
		return nil
	})
}

func (ix *index) countResults(ctx context.Context, p *plan, c *census) error {
	rows, err := ix.db.QueryContext(ctx, "SELECT r.stored, v.cause, v.branch, c.app, c.version, c.platform FROM result r JOIN verdict v ON v.id = r.verdict "+
		"JOIN client c ON c.id = r.client WHERE "+p.results(), p.args...)
	if err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	defer rows.Close()
	for rows.Next() {
		var h Head
		var stored int64
		if err := rows.Scan(&stored, &h.Cause, &h.Branch, &h.App, &h.Version, &h.Platform); err != nil {
			return fmt.Errorf("%w: %w", errIndex, err)
		}
		c.result(&h, stored)
	}
	return indexError(rows.Err())
}

func indexError(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", errIndex, err)
}

// results is the condition on a result. A result without findings counts too, unless the search asks for findings.
func (p *plan) results() string {
	if p.wordy() || !p.sets["kind"].any {
		return "r.id IN (SELECT f.result " + p.from("") + ")"
	}
	return p.ofResults()
}

func (ix *index) countFindings(ctx context.Context, p *plan, c *census) error {
	rows, err := ix.db.QueryContext(ctx, "WITH n AS MATERIALIZED (SELECT f.kind AS kind, f.stored/86400 AS day, count(*) AS c "+p.from("")+
		" GROUP BY 1, 2) SELECT k.type, k.pattern, k.template, n.day, n.c FROM n JOIN kind k ON k.id = n.kind", p.args...)
	if err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind, pattern, template string
		var day int64
		var n int
		if err := rows.Scan(&kind, &pattern, &template, &day, &n); err != nil {
			return fmt.Errorf("%w: %w", errIndex, err)
		}
		c.finding(kind, pattern, template, day*86400, n)
	}
	return indexError(rows.Err())
}
