package ledger

import (
	"database/sql"
	"errors"
	"fmt"
)

// Upload is a file that is finished with as long as it looks as Sig says.
type Upload struct {
	Path, Sig, Sum, Key string
	Version             int // 1, and one more each time the file at this path grew or was replaced after its diagnosis
}

// Upload looks a path up; nil for one never seen.
func (l *Ledger) Upload(path string) (*Upload, error) {
	u := &Upload{Path: path}
	err := l.db.QueryRow("SELECT sig, sum, key, version FROM upload WHERE path = ?", []byte(path)).Scan(&u.Sig, &u.Sum, &u.Key, &u.Version)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return u, nil
}

// Known calls visit for every upload that is finished with.
func (l *Ledger) Known(visit func(path, sig string)) error {
	rows, err := l.db.Query("SELECT path, sig FROM upload")
	if err != nil {
		return fmt.Errorf("read ledger: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var path []byte
		var sig string
		if err := rows.Scan(&path, &sig); err != nil {
			return fmt.Errorf("read ledger: %w", err)
		}
		visit(string(path), sig)
	}
	return rows.Err()
}

func finish(tx *sql.Tx, u Upload, now int64) error {
	_, err := tx.Exec(`INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
		sig = excluded.sig, sum = excluded.sum, key = excluded.key, version = excluded.version, seen = excluded.seen`,
		[]byte(u.Path), u.Sig, u.Sum, u.Key, u.Version, now)
	return err
}

// Finish notes uploads that need no more work.
func (l *Ledger) Finish(uploads ...Upload) error {
	return l.change("note finished uploads", func(tx *sql.Tx) error {
		for _, u := range uploads {
			if err := finish(tx, u, l.now().Unix()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Where are the paths a content was seen at, the last first.
func (l *Ledger) Where(sum string) ([]Upload, error) {
	rows, err := l.db.Query("SELECT path, sig, sum, key, version FROM upload WHERE sum = ? ORDER BY seen DESC, path", sum)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	defer rows.Close()
	var out []Upload
	for rows.Next() {
		var u Upload
		var path []byte
		if err := rows.Scan(&path, &u.Sig, &u.Sum, &u.Key, &u.Version); err != nil {
			return nil, fmt.Errorf("read ledger: %w", err)
		}
		u.Path = string(path)
		out = append(out, u)
	}
	return out, rows.Err()
}
