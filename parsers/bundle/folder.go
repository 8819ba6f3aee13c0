package bundle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// hashFactor times the limit of bytes is the most that is hashed; more would use up the wall time before anything is read.
const hashFactor = 4

// single walks one regular file.
func (w *walker) single(f *os.File, info fs.FileInfo) error {
	w.report.Size = info.Size()
	sum, err := w.hash(f)
	if err != nil {
		if w.ctx.Err() == nil {
			return fmt.Errorf("read bundle: %w", err)
		}
		w.fail(w.report.Name, w.ctx.Err(), -1)
		return nil
	}
	w.report.SHA256 = sum
	if w.entry(w.report.Name) {
		w.onDisk(item{path: w.report.Name, name: w.report.Name, member: memberInfo{info.ModTime()}}, f, info.Size())
	}
	return nil
}

// stream walks standard input or a pipe, hashing what goes by.
func (w *walker) stream(r io.Reader) {
	sum := sha256.New()
	raw := &counter{r: &source{w.ctx, r, w.budget}, w: sum}
	it := item{path: w.report.Name, name: w.report.Name}
	if w.entry(it.path) {
		w.content(it, w.guard(raw, false))
	}
	for buf := make([]byte, 64<<10); raw.err == nil; {
		if raw.n > hashFactor*w.limits.TotalBytes || time.Since(w.budget.start) > w.limits.Wall || w.ctx.Err() != nil {
			break
		}
		raw.Read(buf)
	}
	w.report.Size = raw.n
	if raw.err == io.EOF {
		w.report.SHA256 = hex.EncodeToString(sum.Sum(nil))
	}
}

// counter is a tee that remembers how far it got.
type counter struct {
	r   io.Reader
	w   io.Writer
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	c.w.Write(p[:n])
	c.err = err
	return n, err
}

// onDisk walks a file that can be read at random.
func (w *walker) onDisk(it item, f *os.File, size int64) {
	it.file, it.size = f, size
	if endsInZip(f, size) {
		w.zip(it.inside(), f, size)
		return
	}
	raw := &source{w.ctx, f, w.budget}
	w.content(it, w.guard(raw, false))
}

// hash returns the hex SHA-256 of a file and rewinds it; "" for one that is too large to be hashed.
func (w *walker) hash(f *os.File) (string, error) {
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.Size()/hashFactor > w.limits.TotalBytes {
		w.report.note("is too large to be hashed", escape(path.Base(f.Name())))
		return "", nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, &source{w.ctx, f, w.budget}); err != nil {
		return "", err
	}
	_, err = f.Seek(0, io.SeekStart)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// folder walks a folder below an os.Root, so that a link put in while it is read leads nowhere.
func (w *walker) folder(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open bundle: %w", err)
	}
	defer root.Close()
	l := &lister{w: w, root: root}
	if err := l.list("."); err != nil {
		return fmt.Errorf("read bundle: %w", err)
	}
	slices.Sort(l.files)
	w.hashFolder(root, l.files)
	for _, name := range l.files {
		shown := w.limits.shown(name)
		if w.stopped() || !w.entry(shown) {
			break
		}
		w.flag(name, shown)
		if !w.skipJunk(name) {
			w.folderFile(root, name, item{}.child(shown, name, memberInfo{}, false))
		}
	}
	return nil
}

func (w *walker) folderFile(root *os.Root, name string, it item) {
	f, info, err := openRegular(root, name)
	if err != nil {
		w.fail(it.path, bare(err), -1)
		return
	}
	defer f.Close()
	it.member.mod = info.ModTime()
	w.onDisk(it, f, info.Size())
}

// hashFolder hashes what can be read; what cannot is skipped, and told, when its turn comes.
func (w *walker) hashFolder(root *os.Root, files []string) {
	sum, known := sha256.New(), true
	for _, name := range files {
		if err := w.checkStop(); err != nil {
			known = false
			break
		}
		f, info, err := openRegular(root, name)
		if err != nil {
			continue
		}
		hex, err := w.hash(f)
		f.Close()
		known = known && (err == nil && hex != "" || errors.Is(err, fs.ErrPermission))
		w.report.Size += info.Size()
		fmt.Fprintf(sum, "%s\x00%d\x00%s\n", name, info.Size(), hex)
	}
	if known && !w.stopped() {
		w.report.SHA256 = hex.EncodeToString(sum.Sum(nil))
	}
}

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
