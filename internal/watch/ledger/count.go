package ledger

import "fmt"

// Count is how many works there are of a state, outcome, branch and cause.
type Count struct {
	State, Outcome, Branch, Cause string
	N                             int64
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
