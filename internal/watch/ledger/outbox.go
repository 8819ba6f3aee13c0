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

// Mail are the letters whose time has come, the oldest first, at most n, and when the next one is due.
func (l *Ledger) Mail(n int) (letters []Letter, next time.Duration, err error) {
	now := l.now().UnixMilli()
	rows, err := l.db.Query("SELECT id, key, target, body, tries FROM outbox WHERE due <= ? ORDER BY id LIMIT ?", now, n)
	if err != nil {
		return nil, 0, fmt.Errorf("read outbox: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var m Letter
		if err := rows.Scan(&m.ID, &m.Key, &m.Target, &m.Body, &m.Tries); err != nil {
			return nil, 0, fmt.Errorf("read outbox: %w", err)
		}
		letters = append(letters, m)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, fmt.Errorf("read outbox: %w", err)
	}
	var due sql.NullInt64
	if err := l.db.QueryRow("SELECT min(due) FROM outbox WHERE due > ?", now).Scan(&due); err != nil {
		return nil, 0, fmt.Errorf("read outbox: %w", err)
	}
	if due.Valid {
		next = time.Duration(due.Int64-now) * time.Millisecond
	}
	return letters, next, nil
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
