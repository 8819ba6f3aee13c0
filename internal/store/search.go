package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"

	"github.com/pwtriage/pwtriage/internal/query"
)

// Search is what is asked of findings, wherever they come from.
type Search struct {
	Query  *query.Query
	Regexp *regexp.Regexp // must match one of a finding's texts; nil is none
	Fuzzy  string         // letters of the title or template, in order; "" is none
	All    bool           // also results that a later one of the same bundle replaced
}

// Match says whether a line is one of those looked for. The index gives the same answer.
func (q *Search) Match(l *Line) bool {
	return q.Query.Match(l) && (q.Regexp == nil || q.matchTexts(l)) && (q.Fuzzy == "" || near(q.Fuzzy, l.Title+l.Template))
}

func (q *Search) matchTexts(l *Line) bool {
	for _, t := range l.Texts() {
		if q.Regexp.MatchString(t) {
			return true
		}
	}
	return false
}

// Hits are findings that were found, in the order they were stored. The day files are open: what is appended or forgotten
// meanwhile does not disturb them. Close them.
type Hits struct {
	search *Search
	exact  bool // the index decided; else each line must still be matched
	at     []hit
	files  map[int64]*os.File
}

type hit struct {
	result, file, pos int64
	len               int
}

// Search finds findings.
func (s *Store) Search(ctx context.Context, q *Search) (*Hits, error) {
	var hits *Hits
	err := s.reading(ctx, func(ix *index) error {
		p, err := ix.plan(q)
		if err != nil {
			return err
		}
		hits = &Hits{search: q, exact: !p.post, files: map[int64]*os.File{}}
		if err = ix.collect(ctx, p, hits); err == nil {
			err = ix.open(hits)
		}
		if err != nil {
			hits.Close()
		}
		return err
	})
	return hits, err
}

func (ix *index) collect(ctx context.Context, p *plan, hits *Hits) error {
	if p.none {
		return nil
	}
	rows, err := ix.db.QueryContext(ctx, "SELECT f.result, r.file, f.pos, f.len "+p.from("JOIN result r ON r.id = f.result")+" ORDER BY f.id", p.args...)
	if err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	defer rows.Close()
	for rows.Next() {
		var h hit
		if err := rows.Scan(&h.result, &h.file, &h.pos, &h.len); err != nil {
			return fmt.Errorf("%w: %w", errIndex, err)
		}
		hits.at = append(hits.at, h)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	return nil
}

// open opens the day files the hits stand in.
func (ix *index) open(hits *Hits) error {
	marks, err := ix.marks()
	if err != nil {
		return err
	}
	names := map[int64]string{}
	for name, m := range marks {
		names[m.id] = name
	}
	for _, h := range hits.at {
		if hits.files[h.file] != nil {
			continue
		}
		f, err := os.Open(ix.store.path(names[h.file]))
		if err != nil {
			return fmt.Errorf("read store: %w", err)
		}
		hits.files[h.file] = f
	}
	return nil
}

// Close closes the day files.
func (h *Hits) Close() {
	for _, f := range h.files {
		f.Close()
	}
}

// ErrStop ends an Each early; Each returns nil.
var ErrStop = errors.New("stop")
