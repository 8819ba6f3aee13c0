//go:build linux

package ledger

import (
	"crypto/rand"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite" // the driver, and its errors
)

//go:embed schema.sql
var schema string

// ErrNoRoom says that the disk of the ledger takes no more: nothing was changed, and it may be tried again later.
var ErrNoRoom = errors.New("the ledger can't be written: the disk is full or failing")

// Ledger is an open ledger. Its methods may be called at the same time.
type Ledger struct {
	db    *sql.DB
	owner string
	now   func() time.Time
}

const fileName = "ledger.db"

// Open opens the ledger in a state folder. A damaged one is put aside, which warn is told: the share knows what was published.
func Open(dir string, now func() time.Time, warn func(string)) (*Ledger, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	path := filepath.Join(dir, fileName)
	l, err := open(path, now)
	if !damaged(err) {
		return l, err
	}
	aside := path + ".damaged-" + now().UTC().Format("20060102T150405")
	if err := os.Rename(path, aside); err != nil {
		return nil, fmt.Errorf("put damaged ledger aside: %w", err)
	}
	for _, more := range []string{"-wal", "-shm"} {
		os.Rename(path+more, aside+more)
	}
	warn(fmt.Sprintf("the ledger was damaged (%v) and put aside as %q: bundles not published yet are diagnosed again", err, aside))
	return open(path, now)
}

func open(path string, now func() time.Time) (*Ledger, error) {
	q := url.Values{"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "busy_timeout(10000)", "secure_delete(ON)"}, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	db.SetMaxOpenConns(1) // one writer, and what it reads is never older than what it wrote
	l := &Ledger{db: db, now: now}
	if err := l.prepare(); err != nil {
		db.Close()
		return nil, fmt.Errorf("open ledger %q: %w", path, room(err))
	}
	return l, nil
}

func (l *Ledger) prepare() error {
	if _, err := l.db.Exec(schema); err != nil {
		return err
	}
	if _, err := l.db.Exec("INSERT INTO meta VALUES ('owner', ?) ON CONFLICT DO NOTHING", rand.Text()[:16]); err != nil {
		return err
	}
	return l.db.QueryRow("SELECT value FROM meta WHERE name = 'owner'").Scan(&l.owner)
}

// View opens the ledger of a watcher that may be running, to look at it and to ask for bundles again.
func View(dir string, now func() time.Time) (*Ledger, error) {
	path := filepath.Join(dir, fileName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no watcher has run with the state folder %q: %w", dir, err)
	}
	return open(path, now)
}

// Owner is this watcher's name among those of a share.
func (l *Ledger) Owner() string { return l.owner }

// Close ends it.
func (l *Ledger) Close() error { return l.db.Close() }

// SQLite's primary result codes.
const (
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

func damaged(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == codeCorrupt || e.Code()&0xff == codeNotADB)
}

// room marks the errors of a disk that is full or fails.
func room(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case codeFull, codeIO, codeReadOnly, codeCantOpen:
			return fmt.Errorf("%w: %w", ErrNoRoom, err)
		}
	}
	return err
}

// change runs statements as one transaction.
func (l *Ledger) change(what string, run func(tx *sql.Tx) error) error {
	tx, err := l.db.Begin()
	if err != nil {
		return fmt.Errorf("%s: %w", what, room(err))
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := run(tx); err != nil {
		return fmt.Errorf("%s: %w", what, room(err))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: %w", what, room(err))
	}
	return nil
}

// Note keeps a word about the watcher: what it watches, when it last did something.
func (l *Ledger) Note(name, value string) error {
	return l.change("note "+name, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", name, value)
		return err
	})
}

// Noted gives it back, "" for none.
func (l *Ledger) Noted(name string) (string, error) {
	var value string
	err := l.db.QueryRow("SELECT value FROM meta WHERE name = ?", name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read ledger: %w", err)
	}
	return value, nil
}
