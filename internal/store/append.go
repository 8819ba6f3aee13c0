package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Append stores diagnoses and returns when they are on the disk. One that the store already has as the last word on its bundle is
// left out. It returns the ids of all of them.
func (s *Store) Append(ds ...*finding.Diagnosis) ([]string, error) {
	unlock, err := s.lock(true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	ix := s.freshened()
	defer ix.close()
	now := s.now()
	var ids []string
	var text bytes.Buffer
	var batches []*batch
	pending := map[string]string{} // the last result of a bundle among these
	for _, d := range ds {
		from := text.Len()
		b, err := group(d, now, &text)
		if err != nil {
			return nil, err
		}
		ids = append(ids, b.end.ResultID)
		last, ok := pending[d.Bundle.SHA256]
		if ok && last == b.end.ResultID || !ok && ix.lastWord(b.end.ResultID) {
			text.Truncate(from)
			continue
		}
		pending[d.Bundle.SHA256] = b.end.ResultID
		batches = append(batches, b)
	}
	at, err := s.write(dayFile(now), text.Bytes())
	if err != nil {
		return nil, err
	}
	ix.add(dayFile(now), at, batches)
	return ids, nil
}

// write appends whole groups to a day file, or nothing: what a full disk cut off is taken back. It returns where they begin.
func (s *Store) write(name string, text []byte) (int64, error) {
	if len(text) == 0 {
		return 0, nil
	}
	if err := s.mendLast(name); err != nil {
		return 0, err
	}
	_, err := os.Lstat(s.path(name))
	fresh := errors.Is(err, os.ErrNotExist)
	f, err := os.OpenFile(s.path(name), os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return 0, fmt.Errorf("store findings: %w", err)
	}
	defer f.Close()
	before, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, fmt.Errorf("store findings: %w", err)
	}
	if _, err = f.Write(text); err == nil {
		crash("written")
		err = f.Sync()
	}
	if err == nil && fresh {
		err = s.syncDir()
	}
	if err != nil {
		// A group that could not be made sure of must not stay: its sender will send it again.
		if undo := f.Truncate(before); undo != nil {
			return 0, fmt.Errorf("store findings: %w; and what was written could not be taken back: %w", err, undo)
		}
		return 0, fmt.Errorf("store findings: %w", err)
	}
	return before, nil
}

// crash is where the crash tests stop the program.
var crash = func(point string) {}

// mendLast mends the day file about to be written, and the newest one: a crash just before midnight leaves its torn line there.
func (s *Store) mendLast(name string) error {
	days, err := s.days()
	if err != nil {
		return err
	}
	for i, d := range days {
		if d == name || i == len(days)-1 {
			if err := s.mend(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// mend cuts off what stands after the last whole group: a write that never was acknowledged.
func (s *Store) mend(name string) error {
	f, err := os.OpenFile(s.path(name), os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("mend %q: %w", name, err)
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return fmt.Errorf("mend %q: %w", name, err)
	}
	good, err := lastCommit(f, size)
	if err != nil || good == size {
		return err
	}
	if err := f.Truncate(good); err != nil {
		return fmt.Errorf("mend %q: %w", name, err)
	}
	s.warnf("%s: a record cut off while it was written (%d bytes at the end) was removed; it had not been acknowledged", name, size-good)
	return f.Sync()
}
