package store

import (
	"bytes"
	"context"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Outcome is what an incident turned out to be. It is kept beside the result it speaks of and never changes it; the latest told of a
// bundle counts.
type Outcome struct {
	Head
	Actual string `json:"actual"` // the cause it really was
	Note   string `json:"note,omitempty"`
}

// Tell records what a result turned out to be.
func (s *Store) Tell(of Head, actual, note string) error {
	unlock, err := s.lock(true)
	if err != nil {
		return err
	}
	defer unlock()
	ix := s.freshened()
	defer ix.close()
	o := Outcome{Head: of, Actual: actual, Note: note}
	now := s.now()
	o.Type, o.Stored = "outcome", now.UTC().Format(time.RFC3339)
	var text bytes.Buffer
	if err := encode(&text, &o); err != nil {
		return err
	}
	if _, err := s.write(dayFile(now), text.Bytes()); err != nil {
		return err
	}
	ix.catchUp()
	return nil
}

// Find are the latest results a name stands for: an id or hash (or how it begins, eight digits at least), a ticket, a bundle's name.
func (s *Store) Find(ctx context.Context, name string) ([]Head, error) {
	var out []Head
	if name == "" { // is the ticket of all that have none
		return nil, nil
	}
	err := s.reading(ctx, func(ix *index) error {
		out = nil
		n := strings.ToLower(name)
		short := n
		if len(n) < 8 {
			short = "no prefix" // no hash has a blank
		}
		rows, err := ix.db.QueryContext(ctx, `SELECT r.stored, r.result, r.bundle, r.sha256, r.ticket, v.incident, v.cause, v.confidence, v.action, v.branch
			FROM result r JOIN verdict v ON v.id = r.verdict WHERE r.latest = 1 AND (r.bundle = ? OR lower(r.ticket) = ?
			OR lower(r.sha256) >= ? AND lower(r.sha256) < ? OR lower(r.result) >= ? AND lower(r.result) < ?) ORDER BY r.id`,
			name, n, short, short+"\U0010FFFF", short, short+"\U0010FFFF")
		if err != nil {
			return indexError(err)
		}
		defer rows.Close()
		for rows.Next() {
			var h Head
			var stored int64
			if err := rows.Scan(&stored, &h.ResultID, &h.Bundle, &h.SHA256, &h.Ticket, &h.Incident, &h.Cause, &h.Confidence, &h.Action, &h.Branch); err != nil {
				return indexError(err)
			}
			h.Stored = time.Unix(stored, 0).UTC().Format(time.RFC3339)
			out = append(out, h)
		}
		return indexError(rows.Err())
	})
	return out, err
}

// HeadOf is what a result says of its bundle, as Tell wants it.
func HeadOf(d *finding.Diagnosis) Head { return headOf(d) }
