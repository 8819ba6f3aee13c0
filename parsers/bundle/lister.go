package bundle

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// openRegular opens a file that is, and after opening still is, a regular one: opening a pipe would wait for its writer.
func openRegular(root *os.Root, name string) (*os.File, fs.FileInfo, error) {
	before, err := root.Lstat(name)
	if err != nil {
		return nil, nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, nil, errors.New("replaced while the folder was read")
	}
	f, err := root.OpenFile(name, os.O_RDONLY|openNonblock, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !os.SameFile(before, info) {
		err = errors.New("replaced while the folder was read")
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// lister collects the regular files of a folder.
type lister struct {
	w     *walker
	root  *os.Root
	files []string
	count int
	full  bool
}

func (l *lister) list(dir string) error {
	d, err := l.root.OpenFile(dir, os.O_RDONLY|openNonblock, 0)
	if err != nil {
		return err
	}
	defer d.Close()
	for !l.full && !l.w.stopped() {
		entries, err := d.ReadDir(1000)
		if err == io.EOF {
			return nil
		}
		for _, e := range entries {
			l.add(path.Join(dir, e.Name()), e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *lister) add(name string, e fs.DirEntry) {
	shown := l.w.limits.shown(name)
	if l.full || l.w.stopped() {
		return
	}
	if err := l.w.checkStop(); err != nil {
		l.w.fail(shown, err, -1)
		return
	}
	if l.count++; l.count > l.w.limits.Entries {
		l.tooMany(shown)
		return
	}
	switch mode := e.Type(); {
	case mode.IsRegular():
		l.files = append(l.files, name)
	case mode.IsDir() && strings.Count(name, "/")+2 > l.w.limits.NameParts:
		l.w.fail(shown, &LimitError{Budget: "name parts", Value: fmt.Sprint(l.w.limits.NameParts)}, -1)
	case mode.IsDir():
		if err := l.list(name); err != nil {
			l.w.fail(shown, bare(err), -1)
		}
	default:
		l.w.report.skip(shown, special(mode))
	}
}

// tooMany tells the limit once. What was listed before it is still read.
func (l *lister) tooMany(shown string) {
	if !l.full {
		limit := *l.w.budget.entriesError()
		limit.Whole = false
		l.w.fail(shown, &limit, -1)
	}
	l.full = true
}

// special says why a directory entry is no member.
func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSymlink != 0:
		return "symbolic link, not followed"
	case mode&fs.ModeNamedPipe != 0:
		return "named pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeDevice != 0:
		return "device"
	}
	return "not a regular file"
}

// bare takes the raw path out of an error: the report names the member in its printable form. A cancelled walk keeps its cause.
func bare(err error) error {
	var pathErr *fs.PathError
	if errors.Is(err, context.Canceled) || !errors.As(err, &pathErr) {
		return err
	}
	return pathErr.Err
}
