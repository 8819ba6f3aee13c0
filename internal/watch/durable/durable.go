//go:build linux

// Package durable writes files that are there whole or not at all, whatever happens to the machine: to a temporary name, synced,
// then renamed or linked into place, and the folder synced. It knows nothing of what it writes.
package durable

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// Desk is a folder for temporary files on the file system that the finished ones go to. Its owner is alone in using its prefix:
// what carries it at the start was left by a run that died, and is swept away.
type Desk struct {
	dir, prefix string
	next        atomic.Uint64
}

// NewDesk opens the folder and sweeps what an earlier run of the same owner left there.
func NewDesk(dir, owner string) (*Desk, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make folder %q: %w", dir, err)
	}
	d := &Desk{dir: dir, prefix: owner + "-"}
	left, err := filepath.Glob(filepath.Join(dir, d.prefix+"*"))
	if err != nil {
		return nil, fmt.Errorf("sweep folder %q: %w", dir, err)
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("sweep folder %q: %w", dir, err)
		}
	}
	return d, nil
}

// draft writes data under a temporary name. A full disk leaves nothing behind.
func (d *Desk) draft(data []byte, sync bool) (string, error) {
	path := filepath.Join(d.dir, d.prefix+strconv.FormatUint(d.next.Add(1), 10))
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o640)
	if err != nil {
		return "", fmt.Errorf("write %q: %w", path, err)
	}
	_, err = f.Write(data)
	if err == nil && sync {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		os.Remove(path)
		return "", fmt.Errorf("write %q: %w", path, err)
	}
	return path, nil
}

// Replace puts data at path, in place of what was there. When it returns the file survives a power cut.
func (d *Desk) Replace(path string, data []byte) error {
	if err := d.Put(path, data); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(path))
}

// Put is Replace for one of many files: it survives a power cut when the folder has been synced as well.
func (d *Desk) Put(path string, data []byte) error {
	tmp, err := d.draft(data, true)
	if err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		os.Remove(tmp)
		return fmt.Errorf("put %q in place: %w", path, err)
	}
	return nil
}

// Cut leaves the first to bytes of a file of from bytes, at once: no reader sees a length between. It says false, and does nothing, where the
// file has another size. When it returns true the cut survives a power cut; it takes no room, and may be repeated.
func Cut(path string, from, to int64) (bool, error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return false, fmt.Errorf("cut %q: %w", path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, fmt.Errorf("cut %q: %w", path, err)
	}
	switch info.Size() {
	case from:
		err = f.Truncate(to)
	case to: // before, and perhaps not synced
	default:
		return false, nil
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return false, fmt.Errorf("cut %q: %w", path, err)
	}
	return true, nil
}

// Settle puts data at path unless something is there already, and says whether it did. Of all machines that try, one wins. When
// it returns true the file survives a power cut.
func (d *Desk) Settle(path string, data []byte) (bool, error) {
	won, err := d.exclusive(path, data, true)
	if !won || err != nil {
		return won, err
	}
	return true, SyncDir(filepath.Dir(path))
}

// Mark gives the file at from the name path as well, unless that is taken, and says whether it did. It costs no room and no sync, and may
// be lost in a power cut. A share without hard links gets a copy.
func (d *Desk) Mark(from, path string) (bool, error) {
	err := os.Link(from, path)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrExist):
		return false, nil
	case !unsupported(err):
		return false, fmt.Errorf("put %q in place: %w", path, err)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return false, fmt.Errorf("put %q in place: %w", path, err)
	}
	return d.exclusive(path, data, false)
}

// Keep writes a file of the desk that stays until the next start.
func (d *Desk) Keep(data []byte) (string, error) { return d.draft(data, false) }

func (d *Desk) exclusive(path string, data []byte, sync bool) (bool, error) {
	if _, err := os.Lstat(path); err == nil {
		return false, nil
	}
	tmp, err := d.draft(data, sync)
	if err != nil {
		return false, err
	}
	defer os.Remove(tmp)
	err = os.Link(tmp, path)
	if unsupported(err) { // a share without hard links may still rename without replacing
		err = unix.Renameat2(unix.AT_FDCWD, tmp, unix.AT_FDCWD, path, unix.RENAME_NOREPLACE)
	}
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrExist):
		return false, nil
	case unsupported(err):
		return false, fmt.Errorf("put %q in place: the share offers neither hard links nor exclusive renames: %w", path, err)
	}
	return false, fmt.Errorf("put %q in place: %w", path, err)
}

func unsupported(err error) bool {
	return errors.Is(err, unix.EPERM) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL)
}

// SyncDir makes the names in a folder survive a power cut. Shares that can't sync a folder say EINVAL: theirs is the server's.
func SyncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync folder %q: %w", dir, err)
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return fmt.Errorf("sync folder %q: %w", dir, err)
	}
	return nil
}

// Full says whether an error means that there is no room or no writing now, but may be later.
func Full(err error) bool {
	for _, e := range []error{unix.ENOSPC, unix.EDQUOT, unix.EIO, unix.EROFS, unix.EFBIG, unix.ESTALE} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
