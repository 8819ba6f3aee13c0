package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver
)

const indexName = "index.db"

// index is the search index of a store, open. A nil index is one that could not be had: the text is written all the same.
type index struct {
	store *Store
	db    *sql.DB
	temp  string // a folder of its own, for a store that may not be written to
}

// openIndex opens an index file of this version.
func openIndex(s *Store, path string, pragmas ...string) (*index, error) {
	q := url.Values{"_pragma": append([]string{"cache_size(-65536)", "temp_store(2)", "mmap_size(1073741824)"}, pragmas...)}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	db.SetMaxOpenConns(1)
	return &index{store: s, db: db}, nil
}

var errStale = errors.New("the index is of another version")

func (ix *index) check() error {
	var v int
	if err := ix.db.QueryRow("PRAGMA user_version").Scan(&v); err != nil {
		return fmt.Errorf("open index: %w", err)
	}
	if v != indexVersion {
		return errStale
	}
	return nil
}

func (ix *index) close() {
	if ix == nil {
		return
	}
	ix.db.Close()
	if ix.temp != "" {
		os.RemoveAll(ix.temp)
	}
}

// existing opens the index that is there, or fails.
func (s *Store) existing() (*index, error) {
	if _, err := os.Stat(s.path(indexName)); err != nil {
		return nil, err
	}
	ix, err := openIndex(s, s.path(indexName), "synchronous(1)")
	if err != nil {
		return nil, err
	}
	if err := ix.check(); err != nil {
		ix.close()
		return nil, err
	}
	return ix, nil
}

// freshened is the index as the text has it, made again where need be. The caller holds the lock alone. Without an index the store
// still takes findings, so a failure is told and nil returned.
func (s *Store) freshened() *index {
	ix, err := s.fresh()
	if err != nil {
		s.warnf("the index could not be brought up to date, the next search tries again: %v", err)
		return nil
	}
	return ix
}

func (s *Store) fresh() (*index, error) {
	if ix, err := s.existing(); err == nil {
		if err = ix.follow(); err == nil {
			return ix, nil
		}
		ix.close()
	}
	return s.rebuild()
}

// rebuild makes the index from the text, under another name until it is whole.
func (s *Store) rebuild() (*index, error) {
	s.sayLong()
	s.dropIndex()
	if err := s.build(s.path(indexName)); err != nil {
		return nil, err
	}
	return s.existing()
}

// sayLong tells that an index is being made where that takes more than a moment.
func (s *Store) sayLong() {
	days, err := s.days()
	if err != nil {
		return // what reads the text says so
	}
	var size int64
	for _, d := range days {
		if info, err := os.Stat(s.path(d)); err == nil {
			size += info.Size()
		}
	}
	if size > 100<<20 {
		s.warnf("making the search index of %d MB of findings", size>>20)
	}
}

// Rebuild makes the index again from the text.
func (s *Store) Rebuild() error {
	unlock, err := s.lock(true)
	if err != nil {
		return err
	}
	defer unlock()
	ix, err := s.rebuild()
	ix.close()
	return err
}

func (s *Store) build(path string) error {
	tmp := path + ".new"
	for _, old := range []string{tmp, tmp + "-journal"} {
		os.Remove(old)
	}
	defer os.Remove(tmp)
	if err := touch(tmp); err != nil {
		return err
	}
	ix, err := openIndex(s, tmp, "journal_mode(off)", "synchronous(0)", "locking_mode(exclusive)")
	if err != nil {
		return err
	}
	defer ix.close()
	if _, err := ix.db.Exec(schema + fmt.Sprintf("PRAGMA user_version = %d", indexVersion)); err != nil {
		return fmt.Errorf("make index: %w", err)
	}
	if err := ix.follow(); err != nil {
		return err
	}
	if err := ix.db.Close(); err != nil {
		return fmt.Errorf("make index: %w", err)
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

// touch makes the file with the rights of the text: the index holds the same words.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("make index: %w", err)
	}
	return f.Close()
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sync %q: %w", path, err)
	}
	defer f.Close()
	return f.Sync()
}

func (s *Store) dropIndex() {
	for _, end := range []string{"", "-journal", ".new", ".new-journal"} {
		os.Remove(s.path(indexName) + end)
	}
}

// borrowed is an index in a folder of its own, for a store that may be read only.
func (s *Store) borrowed() (*index, error) {
	dir, err := os.MkdirTemp("", "pwtriage-index-")
	if err != nil {
		return nil, fmt.Errorf("make index: %w", err)
	}
	path := filepath.Join(dir, indexName)
	ix, err := openIndex(s, path, "journal_mode(off)", "synchronous(0)")
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	ix.temp = dir
	if _, err = ix.db.Exec(schema); err == nil {
		err = ix.follow()
	}
	if err != nil {
		ix.close()
		return nil, fmt.Errorf("make index: %w", err)
	}
	return ix, nil
}

// lastWord says whether a result is already the latest of its bundle.
func (ix *index) lastWord(id string) bool {
	var n int
	return ix != nil && ix.db.QueryRow("SELECT count(*) FROM result WHERE lower(result) = ? AND latest = 1", id).Scan(&n) == nil && n > 0
}

// catchUp takes in what was just written. Failing to is no loss: the next reader notices.
func (ix *index) catchUp() {
	if ix == nil {
		return
	}
	if err := ix.follow(); err != nil {
		ix.store.warnf("the index could not be brought up to date, the next search tries again: %v", err)
	}
}

// reading runs f on an up-to-date index under the readers' lock. An index that turns out to be broken is made again, once.
func (s *Store) reading(ctx context.Context, f func(*index) error) error {
	err := s.readOnce(ctx, false, f)
	if err == nil || ctx.Err() != nil || !errors.Is(err, errIndex) {
		return err
	}
	s.warnf("the index is made again: %v", err)
	return s.readOnce(ctx, true, f)
}

// errIndex marks what the index, not the text or the query, is to blame for.
var errIndex = errors.New("search the index")

func (s *Store) readOnce(ctx context.Context, again bool, f func(*index) error) error {
	unlock, err := s.lock(false)
	if err != nil {
		return err
	}
	defer func() { unlock() }()
	ix, err := s.existing()
	if err == nil && !again && ix.stale() == nil {
		defer ix.close()
		return f(ix)
	}
	if err == nil {
		ix.close()
	}
	unlock()
	unlock = func() {}
	if ix, unlock, err = s.renewed(again); err != nil {
		return err
	}
	defer ix.close()
	return f(ix)
}

// renewed brings the index up to date under the lock alone, and keeps it until the reader is done with the index. Where nothing
// may be written it makes one elsewhere.
func (s *Store) renewed(again bool) (*index, func(), error) {
	unlock, err := s.lock(true)
	if err != nil {
		unlock = func() {}
	}
	open := s.fresh
	if again {
		open = s.rebuild
	}
	ix, err := open()
	if err != nil {
		why := err
		if ix, err = s.borrowed(); err == nil {
			s.warnf("the store's own index cannot be used (%v); one was made for this run", why)
		}
	}
	if err != nil {
		unlock()
		return nil, func() {}, err
	}
	return ix, unlock, nil
}
