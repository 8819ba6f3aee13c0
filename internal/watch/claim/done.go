//go:build linux

package claim

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pwtriage/pwtriage/internal/watch/durable"
)

// maxRecord bounds what is read of a record that lies on a share.
const maxRecord = 256 << 20

// Publish makes the record of a key, unless there is one: whose record it is has published, all others have not. A claim that was
// lost must not be published.
func (b *Board) Publish(c *Claim, record []byte) (bool, error) {
	if err := b.Held(c); err != nil {
		return false, err
	}
	dir, err := b.folder("done", c.Key)
	if err != nil {
		return false, err
	}
	return b.desk.Settle(recordPath(dir, c.Key), record)
}

func recordPath(dir, key string) string { return filepath.Join(dir, key+".json") }

// Amend puts a shorter record in the place of one whose results are written out.
func (b *Board) Amend(c *Claim, record []byte) error {
	if err := b.Held(c); err != nil {
		return err
	}
	return b.desk.Replace(recordPath(filepath.Join(b.dir, "done", c.Key[:2]), c.Key), record)
}

// Cut leaves the first to bytes of a record of from bytes whose results are written out. It says false where the record is not of that
// length. It makes no file: on a full disk it still goes, and a folder of many records stays as fast as one of few.
func (b *Board) Cut(c *Claim, from, to int) (bool, error) {
	if err := b.Held(c); err != nil {
		return false, err
	}
	return durable.Cut(recordPath(filepath.Join(b.dir, "done", c.Key[:2]), c.Key), int64(from), int64(to))
}

// Record reads the record of a key, nil for none.
func (b *Board) Record(key string) ([]byte, error) {
	path := recordPath(filepath.Join(b.dir, "done", key[:2]), key)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read record: %w", err)
	case info.Size() > maxRecord:
		return nil, fmt.Errorf("read record %q: %d bytes are too many", path, info.Size())
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	return data, nil
}

// Keys are the keys with a record that begin with a content's hash: one for each catalogue it was judged by.
func (b *Board) Keys(sum string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(b.dir, "done", sum[:2], sum+".*.json"))
	if err != nil {
		return nil, fmt.Errorf("look for records: %w", err)
	}
	var out []string
	for _, p := range paths {
		out = append(out, strings.TrimSuffix(filepath.Base(p), ".json"))
	}
	return out, nil
}

// Forget takes a record back, for a bundle that a person wants to have diagnosed in spite of it.
func (b *Board) Forget(c *Claim) error {
	if err := b.Held(c); err != nil {
		return err
	}
	err := os.Remove(recordPath(filepath.Join(b.dir, "done", c.Key[:2]), c.Key))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("take record back: %w", err)
	}
	return nil
}
