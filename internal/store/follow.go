package store

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
)

// mark is what the index remembers of a day file, to notice that it changed.
type mark struct {
	id          int64
	size, mtime int64 // as the file was
	good        int64 // up to here it is in the index
	tail        int64 // checksum of the bytes before good
}

var errChanged = errors.New("a day file was changed, not only added to")

// stale is nil when the index has all the text.
func (ix *index) stale() error {
	todo, err := ix.todo()
	if err == nil && len(todo) > 0 {
		return errStale
	}
	return err
}

// todo are the files that have more than the index, oldest first. A file that changed in any other way is an error: the index
// must be made again.
func (ix *index) todo() ([]string, error) {
	marks, err := ix.marks()
	if err != nil {
		return nil, err
	}
	days, err := ix.store.days()
	if err != nil {
		return nil, err
	}
	var todo []string
	for _, d := range days {
		m, known := marks[d]
		delete(marks, d)
		info, err := os.Stat(ix.store.path(d))
		switch {
		case err != nil:
			return nil, fmt.Errorf("read store: %w", err)
		case known && info.Size() == m.size && info.ModTime().UnixNano() == m.mtime:
			continue
		case known && (info.Size() < m.good || info.Size() == m.size || ix.tail(d, m.good) != m.tail):
			return nil, errChanged
		}
		todo = append(todo, d)
	}
	if len(marks) > 0 {
		return nil, errChanged
	}
	return todo, nil
}

func (ix *index) marks() (map[string]mark, error) {
	rows, err := ix.db.Query("SELECT name, id, size, mtime, good, tail FROM file")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errIndex, err)
	}
	defer rows.Close()
	out := map[string]mark{}
	for rows.Next() {
		var name string
		var m mark
		if err := rows.Scan(&name, &m.id, &m.size, &m.mtime, &m.good, &m.tail); err != nil {
			return nil, fmt.Errorf("%w: %w", errIndex, err)
		}
		out[name] = m
	}
	return out, rows.Err()
}

// tail is a checksum of the last bytes before an offset; -1 when they cannot be read.
func (ix *index) tail(name string, good int64) int64 {
	f, err := os.Open(ix.store.path(name))
	if err != nil {
		return -1
	}
	defer f.Close()
	b := make([]byte, min(good, 4096))
	if _, err := f.ReadAt(b, good-int64(len(b))); err != nil && err != io.EOF {
		return -1
	}
	return int64(crc32.ChecksumIEEE(b))
}

// follow takes in what the text has more than the index, in one transaction a file.
func (ix *index) follow() error {
	todo, err := ix.todo()
	if err != nil || len(todo) == 0 {
		return err
	}
	marks, err := ix.marks()
	if err != nil {
		return err
	}
	for _, name := range todo {
		if err := ix.take(name, marks[name]); err != nil {
			return err
		}
	}
	return nil
}

func (ix *index) take(name string, m mark) error {
	f, err := os.Open(ix.store.path(name))
	if err != nil {
		return fmt.Errorf("read store: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("read store: %w", err)
	}
	if _, err := f.Seek(m.good, io.SeekStart); err != nil {
		return fmt.Errorf("read store: %w", err)
	}
	fill, err := ix.fill(name)
	if err != nil {
		return err
	}
	defer fill.tx.Rollback()
	good, err := ix.store.groups(name, f, m.good, fill.batch)
	if err != nil {
		return err
	}
	return ix.seal(fill, name, info, good)
}

// seal writes down how far the file is in the index, with what was taken from it.
func (ix *index) seal(f *fill, name string, info os.FileInfo, good int64) error {
	f.run(f.tx.Exec("UPDATE file SET size=?, mtime=?, good=?, tail=? WHERE id=?", info.Size(), info.ModTime().UnixNano(), good, ix.tail(name, good), f.file))
	if f.err != nil {
		return f.err
	}
	return indexError(f.tx.Commit())
}

// add takes in groups that were just written to a day file, without reading them again. Failing to is no loss: the next reader
// notices that the file has more than the index.
func (ix *index) add(name string, at int64, batches []*batch) {
	if ix == nil || len(batches) == 0 {
		return
	}
	if err := ix.addNow(name, at, batches); err != nil {
		ix.store.warnf("the index could not be brought up to date, the next search tries again: %v", err)
	}
}

func (ix *index) addNow(name string, at int64, batches []*batch) error {
	marks, err := ix.marks()
	if err != nil {
		return err
	}
	if marks[name].good != at {
		return ix.follow()
	}
	f, err := ix.fill(name)
	if err != nil {
		return err
	}
	defer f.tx.Rollback()
	for _, b := range batches {
		b.shift(at)
		if err := f.batch(b); err != nil {
			return err
		}
	}
	info, err := os.Stat(ix.store.path(name))
	if err != nil {
		return fmt.Errorf("read store: %w", err)
	}
	last := batches[len(batches)-1].last
	return ix.seal(f, name, info, last.pos+int64(last.len))
}

// shift moves a batch from a text's start to where the text was written.
func (b *batch) shift(by int64) {
	b.last.pos += by
	for i := range b.at {
		b.at[i].pos += by
	}
}
