package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/pwtriage/pwtriage/internal/query"
)

// Tally counts by the value of a field.
type Tally struct {
	field   string
	counts  map[string]int
	bundles map[string]map[string]bool
}

// Group is one value, how many findings have it and in how many bundles.
type Group struct {
	Value   string `json:"value"`
	Count   int    `json:"count"`
	Bundles int    `json:"bundles"`
}

// NewTally counts by a field of the query language.
func NewTally(field string) *Tally {
	return &Tally{field: field, counts: map[string]int{}, bundles: map[string]map[string]bool{}}
}

// Add counts a line.
func (t *Tally) Add(l *Line) { t.add(l.Field(t.field), bundleKey(l.SHA256, l.Bundle), 1) }

func (t *Tally) add(value, bundle string, n int) {
	t.counts[value] += n
	if t.bundles[value] == nil {
		t.bundles[value] = map[string]bool{}
	}
	t.bundles[value][bundle] = true
}

// bundleKey tells bundles apart: by their bytes, or by name where the hash is missing.
func bundleKey(sha, name string) string {
	if sha != "" {
		return sha
	}
	return "name:" + name
}

// Top are the most frequent values, the most frequent first; all of them where n is 0.
func (t *Tally) Top(n int) []Group {
	out := make([]Group, 0, len(t.counts))
	for v, c := range t.counts {
		out = append(out, Group{v, c, len(t.bundles[v])})
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	if n > 0 && len(out) > n {
		out = out[:n]
	}
	return out
}

// Count says how many findings match.
func (s *Store) Count(ctx context.Context, q *Search) (int, error) {
	n, decided := 0, false
	err := s.reading(ctx, func(ix *index) error {
		p, err := ix.plan(q)
		if err != nil || p.post {
			return err
		}
		if decided = true; p.none {
			return nil
		}
		counting, err := ix.counting(p)
		if err != nil {
			return err
		}
		return indexError(ix.db.QueryRowContext(ctx, counting, p.args...).Scan(&n))
	})
	if err != nil || decided {
		return n, err
	}
	err = s.Each(ctx, q, 0, func(Shown) error { n++; return nil })
	return n, err
}

// counting is the statement that counts findings. Where only results are asked for, they know how many they have; where only words
// are, and no result was replaced, the words do.
func (ix *index) counting(p *plan) (string, error) {
	if !p.wordy() && p.sets["kind"].any {
		return "SELECT ifnull(sum(r.last - r.first + 1), 0) FROM result r WHERE " + p.ofResults(), nil
	}
	if p.wordy() && len(p.where) == p.latest() {
		var replaced bool
		if err := ix.db.QueryRow("SELECT EXISTS (SELECT 1 FROM result WHERE latest = 0)").Scan(&replaced); err != nil {
			return "", indexError(err)
		}
		if p.all || !replaced {
			return "SELECT count(*) FROM word w WHERE w.word MATCH '" + p.match() + "'", nil
		}
	}
	return "SELECT count(*) " + p.from(""), nil
}

// latest is how many conditions the rule that the latest result counts makes.
func (p *plan) latest() int {
	if p.all {
		return 0
	}
	return 1
}

// Group counts what matches by a field's value.
func (s *Store) Group(ctx context.Context, q *Search, field string) (*Tally, error) {
	t := NewTally(field)
	name, column := columnOf(field)
	decided := false
	err := s.reading(ctx, func(ix *index) error {
		p, err := ix.plan(q)
		if err != nil || p.post || name == "" {
			return err
		}
		if decided = true; p.none {
			return nil
		}
		return ix.tally(ctx, p, name, column, t)
	})
	if err != nil || decided {
		return t, err
	}
	err = s.Each(ctx, q, 0, func(l Shown) error { t.Add(l.Line); return nil })
	return t, err
}

// columnOf is the small table a field stands in; "" for one that only the lines have.
func columnOf(field string) (table, column string) {
	for name, fields := range map[string][]string{"kind": kindFields, "verdict": verdictFields, "client": clientFields, "result": resultFields} {
		if slices.Contains(fields, field) {
			return name, field
		}
	}
	return "", ""
}

// tally counts in two steps, first by the narrow columns and then by their text, so that the text is read once a row of the small
// table and not once a finding.
func (ix *index) tally(ctx context.Context, p *plan, name, column string, t *Tally) error {
	rows, err := ix.db.QueryContext(ctx, "WITH n AS MATERIALIZED (SELECT f."+name+" AS id, f.result AS result, count(*) AS c "+p.from("")+
		" GROUP BY 1, 2) SELECT d."+column+", r.sha256, r.bundle, n.c FROM n JOIN "+name+" d ON d.id = n.id JOIN result r ON r.id = n.result", p.args...)
	if err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	defer rows.Close()
	var value, sha, bundle string
	var c int
	for rows.Next() {
		if err := rows.Scan(&value, &sha, &bundle, &c); err != nil {
			return fmt.Errorf("%w: %w", errIndex, err)
		}
		t.add(value, bundleKey(sha, bundle), c)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	return nil
}

// bundles collects bundles, each once.
type bundles struct {
	seen  map[string]bool
	heads []Head
}

func (b *bundles) add(l Shown) error {
	if b.seen == nil {
		b.seen = map[string]bool{}
	}
	if key := bundleKey(l.SHA256, l.Bundle); !b.seen[key] {
		b.seen[key] = true
		b.heads = append(b.heads, l.Head)
	}
	return nil
}

// Bundles are the bundles that have something that matches, in the order they were stored.
func (s *Store) Bundles(ctx context.Context, q *Search) ([]Head, error) {
	hits, err := s.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	defer hits.Close()
	if hits.exact { // one line of each result is enough to name it
		hits.at = slices.CompactFunc(hits.at, func(a, b hit) bool { return a.result == b.result })
	}
	var b bundles
	err = hits.Each(0, b.add)
	return b.heads, err
}

// Everything is a search that finds all there is.
func Everything() *Search { return &Search{Query: &query.Query{}} }
