//go:build linux

package ledger

import (
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// The states of a work.
const (
	Began     = "began"     // a worker died of it, and it has another try
	Done      = "done"      // its record is in the ledger and not on the share yet
	Published = "published" // it is on the share: by this watcher, or by another
)

// Work is the analysis of one content by one catalogue.
type Work struct {
	Key, Sum, Name, Path string
	Size                 int64
	State                string
	Deaths               int    // workers that died of it
	Outcome              string // diagnosed, unreadable, quarantined, or elsewhere: another watcher's
	Branch, Cause        string
	Reason               string
	Result               string // the name of the result's file
	Took                 time.Duration
	Ended                time.Time
	Record               []byte // while it is done and not published
}

const workColumns = "key, sum, name, path, size, state, deaths, outcome, branch, cause, reason, result, took, ended, record"

func scanWork(row interface{ Scan(...any) error }) (*Work, error) {
	w := &Work{}
	var path []byte
	var took, ended int64
	err := row.Scan(&w.Key, &w.Sum, &w.Name, &path, &w.Size, &w.State, &w.Deaths, &w.Outcome, &w.Branch, &w.Cause, &w.Reason, &w.Result,
		&took, &ended, &w.Record)
	if err != nil {
		return nil, err
	}
	w.Path, w.Took, w.Ended = string(path), time.Duration(took), time.Unix(ended, 0).UTC()
	return w, nil
}

// Work looks a key up; nil for one never begun.
func (l *Ledger) Work(key string) (*Work, error) {
	w, err := scanWork(l.db.QueryRow("SELECT "+workColumns+" FROM work WHERE key = ?", key))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return w, nil
}

// Died counts a worker that died of a work, and says how many did. Work that kills none is not noted before it is done: a restart finds it by
// its upload, and a sync for each would cost as much as what is to be remembered.
func (l *Ledger) Died(w Work, reason string) (deaths int, err error) {
	err = l.change("note a dead worker", func(tx *sql.Tx) error {
		return tx.QueryRow(`INSERT INTO work (key, sum, name, path, size, state, deaths, reason, began) VALUES (?, ?, ?, ?, ?, 'began', 1, ?, ?)
			ON CONFLICT DO UPDATE SET path = excluded.path, deaths = deaths + 1, reason = excluded.reason RETURNING deaths`,
			w.Key, w.Sum, w.Name, []byte(w.Path), w.Size, reason, l.now().Unix()).Scan(&deaths)
	})
	return deaths, err
}

// Commit keeps results and notes them done, all or none. It returns when they survive a power cut.
func (l *Ledger) Commit(works ...Work) error {
	return l.change("commit results", func(tx *sql.Tx) error {
		for _, w := range works {
			_, err := tx.Exec(`INSERT INTO work (key, sum, name, path, size, state, outcome, branch, cause, reason, took, began, ended, record)
				VALUES (?, ?, ?, ?, ?, 'done', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = 'done', outcome = excluded.outcome,
				branch = excluded.branch, cause = excluded.cause, reason = excluded.reason, took = excluded.took, ended = excluded.ended,
				record = excluded.record WHERE state <> 'published'`,
				w.Key, w.Sum, w.Name, []byte(w.Path), w.Size, w.Outcome, w.Branch, w.Cause, w.Reason, int64(w.Took), l.now().Unix(), l.now().Unix(), w.Record)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Unpublished are the works that are done and not on the share yet, as a kill leaves them: the
// first n of them.
func (l *Ledger) Unpublished(n int) ([]Work, error) {
	rows, err := l.db.Query("SELECT "+workColumns+" FROM work WHERE state = 'done' ORDER BY key LIMIT ?", n)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	defer rows.Close()
	var out []Work
	for rows.Next() {
		w, err := scanWork(rows)
		if err != nil {
			return nil, fmt.Errorf("read ledger: %w", err)
		}
		out = append(out, *w)
	}
	return out, rows.Err()
}

// Publication is what follows from a work that is on the share now.
type Publication struct {
	Work
	Upload  *Upload // finished with, nil when it changed meanwhile
	Letters []Letter
}

// Publish notes works published, lets their records go and puts their messages into the outbox, all or none.
func (l *Ledger) Publish(ps ...Publication) error {
	return l.change("note publications", func(tx *sql.Tx) error {
		for _, p := range ps {
			if err := l.publish(tx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *Ledger) publish(tx *sql.Tx, p Publication) error {
	_, err := tx.Exec(`INSERT INTO work (key, sum, name, path, size, state, outcome, branch, cause, reason, result, took, began, ended)
		VALUES (?, ?, ?, ?, ?, 'published', ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET state = 'published', record = NULL, outcome = excluded.outcome, branch = excluded.branch,
		cause = excluded.cause, reason = excluded.reason, result = excluded.result, ended = excluded.ended`,
		p.Key, p.Sum, p.Name, []byte(p.Path), p.Size, p.Outcome, p.Branch, p.Cause, p.Reason, p.Result, int64(p.Took), l.now().Unix(), l.now().Unix())
	if err != nil {
		return err
	}
	if p.Upload != nil {
		if err := finish(tx, *p.Upload, l.now().Unix()); err != nil {
			return err
		}
	}
	for _, m := range p.Letters {
		if err := l.post(tx, m); err != nil {
			return err
		}
	}
	return nil
}

// Latest is the last published work on a content, nil for none.
func (l *Ledger) Latest(sum string) (*Work, error) {
	w, err := scanWork(l.db.QueryRow("SELECT "+workColumns+" FROM work WHERE sum = ? AND state = 'published' ORDER BY ended DESC, key LIMIT 1", sum))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return w, nil
}
