package bundle

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"
)

// tar hands out the members of a tar in stream order.
func (w *walker) tar(it item, r io.Reader) {
	t := &tarReader{in: &headerMeter{r: w.guard(r, false), limit: w.limits.HeaderBytes}}
	t.tr = tar.NewReader(t.in)
	for n := 0; ; n++ {
		h, err := t.next()
		if err == io.EOF {
			w.tarEnd(it, t)
			return
		}
		if err != nil {
			w.tarFail(it, err, n)
			return
		}
		if h.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		name := w.limits.shown(h.Name)
		if !w.entry(it.prefix + name) {
			return
		}
		w.tarEntry(it, t, h, name)
		if w.stopped() {
			return
		}
	}
}

func (w *walker) tarFail(it item, err error, n int) {
	if truncated(err) {
		w.report.skip(it.path, fmt.Sprintf("truncated tar: what followed entry %d is missing", n))
		w.report.Incomplete = true
		return
	}
	w.fail(it.path, fmt.Errorf("after entry %d: %w", n, err), -1)
}

// tarEnd looks at what follows the last member: a tar cut between two members looks whole but for its missing end mark.
func (w *walker) tarEnd(it item, t *tarReader) {
	if t.in.sawEOF {
		w.report.skip(it.path, "truncated tar: its end mark is missing, so members may be missing too")
		w.report.Incomplete = true
		return
	}
	tail := &zeroCheck{r: t.in.r}
	if err := w.drain(tail); err != nil {
		w.fail(it.path, err, -1)
	}
	if tail.other {
		w.report.note("holds bytes after the end of the tar, not read", it.path)
	}
}

func (w *walker) tarEntry(it item, t *tarReader, h *tar.Header, name string) {
	path := it.prefix + name
	if h.Typeflag == tar.TypeDir || strings.HasSuffix(h.Name, "/") && h.Size == 0 {
		return
	}
	w.flag(h.Name, path)
	if w.skipJunk(h.Name) || w.unneeded(iosReportOf(h.Name), h.Name) {
		return
	}
	if why := tarSpecial(h, w.limits.MemberBytes); why != "" {
		w.report.skip(path, why)
		return
	}
	info := memberInfo{mod: h.ModTime}
	if h.ModTime.Unix() == 0 {
		info.mod = time.Time{}
	}
	sparse := isSparse(h)
	if sparse {
		w.report.note("is a sparse file; its holes are read as zeros", path)
	}
	body := w.guard(t.tr, sparse) // holes take no room in the layers below, so they are charged here
	w.content(it.child(name, h.Name, info, it.metered || sparse), body)
	if body.err == io.EOF {
		t.body = 0
	}
}

// tarSpecial says why an entry is no member.
func tarSpecial(h *tar.Header, limit int64) string {
	switch h.Typeflag {
	case tar.TypeReg, tar.TypeCont, tar.TypeGNUSparse, '\x00':
		if isSparse(h) && h.Size > limit {
			return fmt.Sprintf("sparse file of %d bytes, more than the limit for a member", h.Size)
		}
		return ""
	case tar.TypeSymlink:
		return "symbolic link, not followed"
	case tar.TypeLink:
		return "hard link, not followed"
	case tar.TypeChar, tar.TypeBlock:
		return "device"
	case tar.TypeFifo:
		return "named pipe"
	}
	return fmt.Sprintf("unknown tar entry type %q", h.Typeflag)
}

func isSparse(h *tar.Header) bool {
	if h.Typeflag == tar.TypeGNUSparse {
		return true
	}
	for k := range h.PAXRecords {
		if strings.HasPrefix(k, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// tarReader keeps the bytes spent on headers within their limit.
type tarReader struct {
	tr   *tar.Reader
	in   *headerMeter
	body int64 // upper bound of what the last member may have left unread
}

func (t *tarReader) next() (h *tar.Header, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("tar reader failed: %v", e)
		}
	}()
	// A whole header, its padding and what visit left of the last member are free; PAX and GNU records are not.
	t.in.allow, t.in.inHeader, t.in.sawEOF = t.body+1024, true, false
	h, err = t.tr.Next()
	t.in.inHeader = false
	if h != nil {
		t.body = h.Size
	}
	if err == tar.ErrInsecurePath {
		err = nil
	}
	return h, err
}

type headerMeter struct {
	r             io.Reader
	limit, spent  int64
	allow         int64
	inHeader      bool
	sawEOF        bool
	limitExceeded error
}

func (m *headerMeter) Read(p []byte) (int, error) {
	if m.limitExceeded != nil {
		return 0, m.limitExceeded
	}
	n, err := m.r.Read(p)
	m.sawEOF = m.sawEOF || err == io.EOF
	if !m.inHeader {
		return n, err
	}
	free := min(m.allow, int64(n))
	m.allow -= free
	m.spent += int64(n) - free
	if m.spent > m.limit {
		m.limitExceeded = &LimitError{Budget: "tar header bytes", Value: byteCount(m.limit)}
		err = m.limitExceeded
	}
	return n, err
}

// zeroCheck tells padding from other bytes.
type zeroCheck struct {
	r     io.Reader
	other bool
}

func (z *zeroCheck) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	z.other = z.other || len(bytes.TrimLeft(p[:n], "\x00")) > 0
	return n, err
}
