//go:build linux

package ledger

import (
	"database/sql"
	"errors"
	"fmt"
)

// Upload is a file that is finished with as long as it looks as Sig says.
type Upload struct {
	Path, Sig, Sum, Key string
	Version             int    // 1, and one more each time the file at this path grew or was replaced after its diagnosis
	Place               string // where it lies now: "" for Path, Gone for nowhere, else a path of the file system
}

// Gone is the place of a deleted upload.
const Gone = "-"

// Upload looks a path up; nil for one never seen.
func (l *Ledger) Upload(path string) (*Upload, error) {
	u, err := scanUpload(l.db.QueryRow("SELECT path, sig, sum, key, version, place FROM upload WHERE path = ?", []byte(path)))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return u, nil
}

func scanUpload(row interface{ Scan(...any) error }) (*Upload, error) {
	u := &Upload{}
	var path, place []byte
	err := row.Scan(&path, &u.Sig, &u.Sum, &u.Key, &u.Version, &place)
	u.Path, u.Place = string(path), string(place)
	return u, err
}

// Known calls visit for every upload that is finished with and lies where it was.
func (l *Ledger) Known(visit func(path, sig string)) error {
	rows, err := l.db.Query("SELECT path, sig FROM upload WHERE place = x''")
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
	_, err := tx.Exec(`INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
		sig = excluded.sig, sum = excluded.sum, key = excluded.key, version = excluded.version, place = excluded.place, seen = excluded.seen`,
		[]byte(u.Path), u.Sig, u.Sum, u.Key, u.Version, []byte(u.Place), now)
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
	rows, err := l.db.Query("SELECT path, sig, sum, key, version, place FROM upload WHERE sum = ? ORDER BY seen DESC, path", sum)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	defer rows.Close()
	var out []Upload
	for rows.Next() {
		u, err := scanUpload(rows)
		if err != nil {
			return nil, fmt.Errorf("read ledger: %w", err)
		}
		out = append(out, *u)
	}
	return out, rows.Err()
}
