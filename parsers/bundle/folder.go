package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"
)

// single walks one regular file.
func (w *walker) single(f *os.File, info fs.FileInfo) error {
	w.report.Size = info.Size()
	name, sum := w.report.Name, ""
	var err error
	w.spread(1, func(w *walker, _ int) {
		if w.entry(name) {
			sum, err = w.onDisk(item{path: name, name: name, member: memberInfo{info.ModTime()}}, f, info.Size())
		}
	})
	if sum == "" && err == nil && w.ctx.Err() == nil && w.hashable(info.Size()) { // a limit came before it
		sum, err = w.hash(f, info.Size())
	}
	if err != nil && w.ctx.Err() == nil { // that the walk was stopped is told where it happened
		return fmt.Errorf("read bundle: %w", err)
	}
	w.report.SHA256 = sum
	return nil
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
	f := &folder{root: root, files: l.files, sums: make([]fileSum, len(l.files))}
	listed := !w.stopped()
	w.spread(len(f.files), f.file)
	if sum := f.sum(w); listed {
		w.report.SHA256 = sum
	}
	return nil
}

// folder is the walk over one folder.
type folder struct {
	root  *os.Root
	files []string
	sums  []fileSum // those of the files that were read
}

type fileSum struct {
	sum  string
	size int64
}

func (f *folder) file(w *walker, i int) {
	name := f.files[i]
	shown := w.limits.shown(name)
	if !w.entry(shown) {
		return
	}
	w.flag(name, shown)
	if w.skipJunk(name) {
		return
	}
	it := item{}.child(shown, name, memberInfo{}, false)
	file, info, err := openRegular(f.root, name)
	if err != nil {
		w.fail(it.path, bare(err), -1)
		return
	}
	defer file.Close()
	it.member.mod = info.ModTime()
	if sum, err := w.onDisk(it, file, info.Size()); err == nil {
		f.sums[i] = fileSum{sum, info.Size()}
	}
}

// sum puts the folder's hash together, and reads what was not read yet: housekeeping, and what lies behind a limit. What cannot be opened
// was skipped, and told, when its turn came. The time for it is that of the walk once more.
func (f *folder) sum(w *walker) string {
	sum, known := sha256.New(), true
	for i, name := range f.files {
		if f.sums[i].sum == "" {
			if w.ctx.Err() != nil || time.Since(w.budget.start) > 2*w.limits.Wall {
				return ""
			}
			if !f.read(w, i) {
				continue
			}
		}
		known = known && f.sums[i].sum != ""
		w.report.Size += f.sums[i].size
		fmt.Fprintf(sum, "%s\x00%d\x00%s\n", name, f.sums[i].size, f.sums[i].sum)
	}
	if !known {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// read hashes one file; false when it cannot be opened.
func (f *folder) read(w *walker, i int) bool {
	file, info, err := openRegular(f.root, f.files[i])
	if err != nil {
		return false
	}
	defer file.Close()
	f.sums[i].size = info.Size()
	f.sums[i].sum, _ = w.hash(file, info.Size())
	return true
}
