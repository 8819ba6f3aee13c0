//go:build linux

package ledger

import "fmt"

// Count is how many works there are of a state, outcome, branch and cause.
type Count struct {
	State   string `json:"state"`
	Outcome string `json:"outcome,omitempty"`
	Branch  string `json:"branch,omitempty"`
	Cause   string `json:"cause,omitempty"`
	N       int64  `json:"n"`
}

// Counts sums the ledger up.
func (l *Ledger) Counts() (counts []Count, letters int64, err error) {
	rows, err := l.db.Query("SELECT state, outcome, branch, cause, count(*) FROM work GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4")
	if err != nil {
		return nil, 0, fmt.Errorf("read ledger: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var c Count
		if err := rows.Scan(&c.State, &c.Outcome, &c.Branch, &c.Cause, &c.N); err != nil {
			return nil, 0, fmt.Errorf("read ledger: %w", err)
		}
		counts = append(counts, c)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, fmt.Errorf("read ledger: %w", err)
	}
	if err := l.db.QueryRow("SELECT count(*) FROM outbox").Scan(&letters); err != nil {
		return nil, 0, fmt.Errorf("read ledger: %w", err)
	}
	return counts, letters, nil
}

// Check reads the whole ledger and says what is damaged in it.
func (l *Ledger) Check() error {
	words, err := l.strings("PRAGMA integrity_check")
	if err != nil {
		return err
	}
	if len(words) != 1 || words[0] != "ok" {
		return fmt.Errorf("the ledger is damaged: %q", words)
	}
	return nil
}

// Letters are the keys of all letters that wait.
func (l *Ledger) Letters() ([]string, error) { return l.strings("SELECT key FROM outbox ORDER BY id") }
