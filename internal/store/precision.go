package store

import (
	"cmp"
	"context"
	"slices"
)

// Precision says how often a cause, or a pattern a cause rested on, was right, as far as somebody told. A result is judged by what the
// latest result of its bundle says, so that a better catalogue shows.
type Precision struct {
	Value       string `json:"value"`
	Told        int    `json:"told"`  // results with an outcome
	Right       int    `json:"right"` // the cause was the actual one
	FalseCloses int    `json:"false_closes"`
}

// Share is the share that was right.
func (p Precision) Share() float64 {
	if p.Told == 0 {
		return 0
	}
	return float64(p.Right) / float64(p.Told)
}

// Judged is the precision by cause and by pattern.
type Judged struct {
	All      Precision   `json:"all"`
	Causes   []Precision `json:"causes"`
	Patterns []Precision `json:"patterns"`
}

type verdictTold struct {
	actual, cause, action string
	first, last           int64
}

func (v verdictTold) into(m map[string]*Precision, value string) {
	p := m[value]
	if p == nil {
		p = &Precision{Value: value}
		m[value] = p
	}
	p.Told++
	switch {
	case v.actual == v.cause:
		p.Right++
	case v.action == "close":
		p.FalseCloses++
	}
}

// Precision counts right and wrong by the outcomes that were told.
func (s *Store) Precision(ctx context.Context) (*Judged, error) {
	var out *Judged
	err := s.reading(ctx, func(ix *index) error {
		told, err := ix.told(ctx)
		if err != nil {
			return err
		}
		all, causes, patterns := map[string]*Precision{}, map[string]*Precision{}, map[string]*Precision{}
		for _, v := range told {
			v.into(all, "all")
			v.into(causes, v.cause)
			ids, err := ix.cited(ctx, v)
			if err != nil {
				return err
			}
			for _, id := range ids {
				v.into(patterns, id)
			}
		}
		out = &Judged{Causes: worstFirst(causes), Patterns: worstFirst(patterns), All: Precision{Value: "all"}}
		if all["all"] != nil {
			out.All = *all["all"]
		}
		return nil
	})
	return out, err
}

func (ix *index) told(ctx context.Context) ([]verdictTold, error) {
	rows, err := ix.db.QueryContext(ctx, `SELECT o.actual, v.cause, v.action, r.first, r.last FROM outcome o
		JOIN result r ON (r.sha256 = o.of AND r.latest = 1) OR (r.sha256 = '' AND lower(r.result) = o.of) JOIN verdict v ON v.id = r.verdict ORDER BY r.id`)
	if err != nil {
		return nil, indexError(err)
	}
	defer rows.Close()
	var out []verdictTold
	for rows.Next() {
		var v verdictTold
		if err := rows.Scan(&v.actual, &v.cause, &v.action, &v.first, &v.last); err != nil {
			return nil, indexError(err)
		}
		out = append(out, v)
	}
	return out, indexError(rows.Err())
}

// cited are the patterns the cause rested on.
func (ix *index) cited(ctx context.Context, v verdictTold) ([]string, error) {
	rows, err := ix.db.QueryContext(ctx, "SELECT DISTINCT k.pattern FROM finding f JOIN kind k ON k.id = f.kind WHERE f.id BETWEEN ? AND ? AND f.cited = 1", v.first, v.last)
	if err != nil {
		return nil, indexError(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, indexError(err)
		}
		out = append(out, id)
	}
	return out, indexError(rows.Err())
}

// worstFirst orders by false closes, then by how often it was wrong.
func worstFirst(m map[string]*Precision) []Precision {
	out := []Precision{}
	for _, p := range m {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Precision) int {
		return cmp.Or(b.FalseCloses-a.FalseCloses, (b.Told-b.Right)-(a.Told-a.Right), cmp.Compare(a.Value, b.Value))
	})
	return out
}
