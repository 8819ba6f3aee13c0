package bundle

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// zipStream walks a zip that comes as a stream: from the disk where it lies there, else from memory.
func (w *walker) zipStream(it item, r *bufio.Reader) {
	if it.file != nil {
		w.zip(it, it.file, it.size)
		return
	}
	var m memory
	defer m.free(w.budget)
	err := m.load(r, w.budget)
	if err != nil {
		w.fail(it.path, err, m.size)
	}
	var limit *LimitError
	if errors.As(err, &limit) || w.stopped() {
		return
	}
	w.zip(it, &m, m.size)
}

// zip hands out the members of a zip by its central directory or, without one, what its local headers show.
func (w *walker) zip(it item, ra io.ReaderAt, size int64) {
	dir, err := w.readDirectory(ra, size)
	var limit *LimitError
	if errors.As(err, &limit) {
		w.fail(it.path, err, -1)
		return
	}
	var zr *zip.Reader
	if err == nil {
		zr, err = newZipReader(ra, size)
	}
	if err != nil {
		w.salvage(it, ra, size, err)
		return
	}
	zr.RegisterDecompressor(zip.Deflate, inflate)
	for method, k := range zipMethods {
		zr.RegisterDecompressor(method, zipDecoder(k))
	}
	z := &zipWalk{w: w, it: it, slash: !anySlash(zr.File)}
	z.phone = androidReportOf(zr.File)
	z.overlaps = w.checkZip(it, ra, dir, zr.File)
	z.walk(zr.File)
}

func newZipReader(ra io.ReaderAt, size int64) (zr *zip.Reader, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("zip reader failed: %v", e)
		}
	}()
	zr, err = zip.NewReader(ra, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil
	}
	return zr, err
}

// zipWalk is the walk over one zip.
type zipWalk struct {
	w        *walker
	it       item
	slash    bool // backslashes part the names, as old Windows programs wrote them
	overlaps map[int]bool
	phone    *phoneReport // what it is of, nil for any other zip
}

func (z *zipWalk) walk(files []*zip.File) {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(files[a].Name, files[b].Name) })
	z.w.spread(len(order), func(w *walker, n int) {
		i := order[n]
		name := z.name(files[i].Name)
		if w.entry(z.it.prefix + w.limits.shown(name)) {
			z.entry(w, files[i], name, z.overlaps[i])
		}
	})
}

func (z *zipWalk) name(raw string) string {
	if z.slash {
		return strings.ReplaceAll(raw, `\`, "/")
	}
	return raw
}

func (z *zipWalk) entry(w *walker, f *zip.File, name string, overlaps bool) {
	shown := w.limits.shown(name)
	path := z.it.prefix + shown
	if isDir(f, name) {
		if f.UncompressedSize64 > 0 {
			w.report.skip(path, "folder entry that holds data")
		}
		return
	}
	w.flag(name, path)
	if w.skipJunk(name) || w.unneeded(z.phone, name) {
		return
	}
	if why := zipSpecial(f); why != "" {
		w.report.skip(path, why)
		return
	}
	if overlaps {
		w.report.skip(path, "its data overlaps that of another member")
		return
	}
	rc, err := f.Open()
	if err != nil {
		w.fail(path, err, -1)
		return
	}
	defer rc.Close()
	w.content(z.it.child(shown, name, zipInfo(f), true), w.guard(rc, true))
}

func isDir(f *zip.File, name string) bool {
	return strings.HasSuffix(name, "/") || f.Mode().IsDir() && f.UncompressedSize64 == 0
}

// Flag bits of a zip entry: encrypted; strongly encrypted; with its names masked.
const encryptedFlags = 1 | 1<<6 | 1<<13

const methodAES = 99

// zipSpecial says why an entry is no member that can be read.
func zipSpecial(f *zip.File) string {
	mode := f.Mode()
	switch {
	case f.Flags&encryptedFlags != 0 || f.Method == methodAES:
		return "encrypted"
	case mode.Type() != 0 && mode.Type() != fs.ModeDir:
		return special(mode)
	case !knownMethod(f.Method):
		return fmt.Sprintf("unsupported compression method %d", f.Method)
	}
	return ""
}

func knownMethod(m uint16) bool {
	return m == zip.Store || m == zip.Deflate || zipMethods[m] != plain
}

// zipInfo drops the date of 1980 that programs write when they know none.
func zipInfo(f *zip.File) memberInfo {
	if f.Modified.Year() <= 1980 {
		return memberInfo{}
	}
	return memberInfo{f.Modified}
}

func anySlash(files []*zip.File) bool {
	for _, f := range files {
		if strings.Contains(f.Name, "/") {
			return true
		}
	}
	return false
}
