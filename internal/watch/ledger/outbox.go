//go:build linux

package ledger

import (
	"database/sql"
	"fmt"
	"time"
)

// Letter is a message that somebody is to be told.
type Letter struct {
	ID          int64
	Key, Target string
	Body        []byte
	Tries       int
}

func (l *Ledger) post(tx *sql.Tx, m Letter) error {
	_, err := tx.Exec("INSERT INTO outbox (key, target, body, due) VALUES (?, ?, ?, ?)", m.Key, m.Target, m.Body, l.now().UnixMilli())
	return err
}

// farOff is further away than any letter is put off: one that is due then was put off before the clock was set back.
const farOff = 2 * time.Hour

// Mail are the letters whose time has come, the longest due first, at most n.
func (l *Ledger) Mail(n int) ([]Letter, error) {
	now := l.now()
	rows, err := l.db.Query("SELECT id, key, target, body, tries FROM outbox WHERE due NOT BETWEEN ? AND ? ORDER BY due, id LIMIT ?", now.UnixMilli()+1,
		now.Add(farOff).UnixMilli(), n)
	if err != nil {
		return nil, fmt.Errorf("read outbox: %w", err)
	}
	defer rows.Close()
	var letters []Letter
	for rows.Next() {
		var m Letter
		if err := rows.Scan(&m.ID, &m.Key, &m.Target, &m.Body, &m.Tries); err != nil {
			return nil, fmt.Errorf("read outbox: %w", err)
		}
		letters = append(letters, m)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read outbox: %w", err)
	}
	return letters, nil
}

// Sent takes a letter out of the outbox.
func (l *Ledger) Sent(id int64) error {
	return l.change("note a sent letter", func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM outbox WHERE id = ?", id)
		return err
	})
}

// Postpone puts a letter off.
func (l *Ledger) Postpone(id int64, by time.Duration) error {
	return l.change("put a letter off", func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE outbox SET tries = tries + 1, due = ? WHERE id = ?", l.now().Add(by).UnixMilli(), id)
		return err
	})
}
