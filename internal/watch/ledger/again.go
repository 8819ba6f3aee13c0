//go:build linux

package ledger

import (
	"database/sql"
	"fmt"
)

// Ask has contents diagnosed again, by a watcher that runs or will run.
func (l *Ledger) Ask(sums ...string) error {
	return l.change("ask for bundles again", func(tx *sql.Tx) error {
		for _, s := range sums {
			if _, err := tx.Exec("INSERT INTO again VALUES (?) ON CONFLICT DO NOTHING", s); err != nil {
				return err
			}
		}
		return nil
	})
}

// Asked are the contents asked for.
func (l *Ledger) Asked() ([]string, error) {
	return l.strings("SELECT sum FROM again ORDER BY sum")
}

// Reopen forgets what killed workers on a content: a person who asks again means it.
func (l *Ledger) Reopen(sum string) error {
	return l.change("take a bundle up again", func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE work SET deaths = 0, state = 'began' WHERE sum = ? AND (state = 'began' OR outcome = 'quarantined')", sum)
		return err
	})
}

// Answered ends the asking for a content.
func (l *Ledger) Answered(sum string) error {
	return l.change("end a request", func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM again WHERE sum = ?", sum)
		return err
	})
}

// Outdated are the contents whose last verdict is by other rules than these; rules is the end of a key.
func (l *Ledger) Outdated(rules string) ([]string, error) {
	return l.strings(`SELECT DISTINCT sum FROM work WHERE state = 'published' AND sum NOT IN
		(SELECT sum FROM work WHERE state = 'published' AND key = sum || '.' || ?) ORDER BY sum`, rules)
}

// Find are the contents that were seen under a path or name, or whose hash begins so.
func (l *Ledger) Find(word string) ([]string, error) {
	return l.strings(`SELECT DISTINCT sum FROM work WHERE name = ?1 OR path = CAST(?1 AS BLOB) OR (length(?1) >= 8 AND substr(sum, 1, length(?1)) = ?1)
		UNION SELECT DISTINCT sum FROM upload WHERE path = CAST(?1 AS BLOB)`, word)
}

func (l *Ledger) strings(query string, args ...any) ([]string, error) {
	rows, err := l.db.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, fmt.Errorf("read ledger: %w", err)
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
