//go:build linux

package inbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
)

// The folder is a stranger's: no deeper and no more than this.
const (
	maxDepth = 32
	maxOdd   = 1000
	chunk    = 1024
)

// walk is one scan.
type walk struct {
	scanner *Scanner
	sweep   *Sweep
	parted  map[uint64]bool
	markers map[string]bool // the uploads that markers of this folder speak of
}

func (w *walk) run(ctx context.Context) error {
	info, err := os.Stat(w.scanner.Root)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return &fs.PathError{Op: "scan", Path: w.scanner.Root, Err: errors.New("not a folder")}
	}
	return w.folder(ctx, "", 0)
}

// folder reads one folder in pieces, markers before uploads. A sub-folder that can't be read is told of, the inbox itself fails.
func (w *walk) folder(ctx context.Context, rel string, depth int) error {
	w.sweep.Folders = append(w.sweep.Folders, rel)
	files, folders, err := w.list(ctx, rel)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && depth == 0:
		return err
	case err != nil:
		w.odd(rel, reason(err))
	}
	w.markers = map[string]bool{}
	files = slices.DeleteFunc(files, func(f entry) bool {
		of, ok := marked(f.path, f.sig.Size)
		if ok {
			w.markers[of] = true
		}
		return ok
	})
	for _, f := range files {
		w.look(f.path, f.sig, w.markers[f.path])
		delete(w.markers, f.path)
	}
	for of := range w.markers {
		w.odd(of, "its marker is there, the upload is not")
	}
	for _, sub := range folders {
		if depth+1 >= maxDepth {
			w.odd(sub, "folders too deep")
			continue
		}
		if err := w.folder(ctx, sub, depth+1); err != nil {
			return err
		}
	}
	return nil
}

type entry struct {
	path string
	sig  Sig
}

func (w *walk) list(ctx context.Context, rel string) (files []entry, folders []string, err error) {
	dir, err := os.OpenFile(Within(w.scanner.Root, rel), os.O_RDONLY, 0)
	if err != nil {
		return nil, nil, err
	}
	defer dir.Close()
	for {
		entries, err := dir.ReadDir(chunk)
		for _, e := range entries {
			w.entry(path.Join(rel, e.Name()), e, &files, &folders)
		}
		switch {
		case errors.Is(err, io.EOF):
			return files, folders, nil
		case err != nil:
			return files, folders, err
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		}
	}
}

func (w *walk) entry(rel string, e fs.DirEntry, files *[]entry, folders *[]string) {
	info, err := e.Info() // of the link itself, not of what it points to
	switch {
	case errors.Is(err, fs.ErrNotExist): // gone since it was listed
	case err != nil:
		w.odd(rel, reason(err))
	case info.Mode().IsRegular() && partial(e.Name()):
		w.parted[SigOf(info).Inode] = true
		w.sweep.Waiting++
	case strangersOnly(e.Name()): // dot folders and the like are nobody's upload
	case info.IsDir() && slices.Contains(w.scanner.Skip, Within(w.scanner.Root, rel)):
	case info.IsDir():
		*folders = append(*folders, rel)
	case info.Mode().IsRegular():
		*files = append(*files, entry{rel, SigOf(info)})
	default:
		w.odd(rel, kind(info.Mode()))
	}
}

func strangersOnly(name string) bool { return name[0] == '.' }

func kind(m fs.FileMode) string {
	switch {
	case m&fs.ModeSymlink != 0:
		return "a symbolic link is not followed"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe is no upload"
	case m&fs.ModeSocket != 0:
		return "a socket is no upload"
	}
	return "a device is no upload"
}

func (w *walk) odd(path, why string) {
	if len(w.sweep.Odd) < maxOdd {
		w.sweep.Odd = append(w.sweep.Odd, Odd{path, why})
	}
}

// peek looks at the end of a file that should still be as sig says.
func (w *walk) peek(path string, sig Sig) (sum [sha256.Size]byte, broken, writing bool, err error) {
	f, info, err := Open(Within(w.scanner.Root, path))
	switch {
	case errors.Is(err, ErrChanged), errors.Is(err, fs.ErrNotExist):
		return sum, false, true, nil // the next scan sees what it is now
	case err != nil:
		return sum, false, false, err
	}
	defer f.Close()
	if SigOf(info) != sig {
		return sum, false, true, nil
	}
	end, err := tail(f, sig.Size)
	if err != nil {
		return sum, false, false, err
	}
	return sha256.Sum256(end), cut(f, sig.Size, end), openForWriting(f), nil
}

// reason is what is said of a file that can't be read, without its path.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return "can't be read: " + err.Error()
}
