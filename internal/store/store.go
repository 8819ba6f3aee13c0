// Package store keeps diagnoses as plain text and finds them again. The text is append-only JSON Lines, one file a day
// (findings-2026-11-25.jsonl), a line a finding, each with the bundle, the cause and the verdict it belongs to, so that grep alone
// finds everything in ten years. Beside it lies an index (index.db) that may be deleted at any time: it is made again from the text
// and gives the same answers.
//
// The invariants: a group of lines counts when its last line, the result, is there, so nothing half-written is ever read; Append
// returns after the text is on the disk, so nothing acknowledged is lost; writers hold the lock alone, readers hold it together
// until they have the files open. Only redacted diagnoses may be given to it. It must not import the commands or the report.
package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// Store is a folder of findings.
type Store struct {
	dir  string
	now  func() time.Time
	warn func(string)
}

// Options are what a store needs of its surroundings.
type Options struct {
	Now  func() time.Time // the clock: says the day a diagnosis is filed under
	Warn func(string)     // told what was repaired or could not be read; the text may hold bytes of a bundle
}

// ErrNone says that there is no store in a folder.
var ErrNone = errors.New("no store there")

// Create opens the store in dir, making the folder where there is none.
func Create(dir string, opt Options) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open store %q: %w", dir, err)
	}
	return Open(dir, opt)
}

// Open opens the store in dir.
func Open(dir string, opt Options) (*Store, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist), err == nil && !info.IsDir():
		return nil, fmt.Errorf("open store %q: %w", dir, ErrNone)
	case err != nil:
		return nil, fmt.Errorf("open store %q: %w", dir, err)
	}
	s := &Store{dir: dir, now: opt.Now, warn: opt.Warn}
	if s.now == nil {
		s.now = time.Now
	}
	if s.warn == nil {
		s.warn = func(string) {}
	}
	return s, nil
}

func (s *Store) warnf(format string, args ...any) { s.warn(fmt.Sprintf(format, args...)) }

// lock takes the store's lock: alone for a writer, together with others for a reader. A reader of a store it may not write to goes on
// without: such a store has no writer of the same rights to wait for.
func (s *Store) lock(alone bool) (unlock func(), err error) {
	l := flock.New(filepath.Join(s.dir, "lock"), flock.SetPermissions(0o600))
	if alone {
		err = l.Lock()
	} else {
		err = l.RLock()
	}
	switch {
	case err == nil:
		return func() { l.Close() }, nil
	case !alone && (errors.Is(err, os.ErrPermission) || readOnly(err)):
		return func() {}, nil
	}
	return nil, fmt.Errorf("lock store %q: %w", s.dir, err)
}
