package bundle

import (
	"bufio"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"

	"github.com/bodgit/sevenzip"
)

// sevenStream walks a 7z that comes as a stream: its directory stands at the end, so it is read from the disk or from memory.
func (w *walker) sevenStream(it item, r *bufio.Reader) {
	if it.file != nil {
		w.seven(it, it.file, it.size)
		return
	}
	var m memory
	defer m.free(w.budget)
	if err := m.load(r, w.budget); err != nil {
		w.fail(it.path, err, m.size)
		return
	}
	w.seven(it, &m, m.size)
}

// seven hands out the members of a 7z in the order of its blocks, which is the only one that decodes each block once.
func (w *walker) seven(it item, ra io.ReaderAt, size int64) {
	limits := w.limits
	limits.Entries = w.budget.entriesLeft()
	plan, err := planSeven(ra, size, limits)
	if err == nil {
		w.budget.room(uint64(plan.files))
	}
	if err != nil {
		w.budget.short = w.budget.short || limits.Entries < w.limits.Entries // with all of them left it may be another error
		w.fail(it.path, err, -1)
		return
	}
	if plan.files == 0 {
		return
	}
	r, err := openSeven(ra, size)
	if err != nil {
		w.fail(it.path, err, -1)
		return
	}
	s := &sevenWalk{w: w, it: it, plan: plan, broken: map[int]bool{}}
	for _, f := range r.File {
		if w.stopped() || !w.entry(it.prefix+w.limits.shown(f.Name)) {
			return
		}
		s.member(f)
	}
}

func openSeven(ra io.ReaderAt, size int64) (r *sevenzip.Reader, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("7z reader failed: %v", e)
		}
	}()
	return sevenzip.NewReader(ra, size)
}

// sevenWalk is the walk over one 7z.
type sevenWalk struct {
	w      *walker
	it     item
	plan   *sevenPlan
	broken map[int]bool // blocks of which a member could not be read to its end: what follows in them is lost
}

func (s *sevenWalk) member(f *sevenzip.File) {
	w, shown := s.w, s.w.limits.shown(f.Name)
	path := s.it.prefix + shown
	mode := f.Mode()
	switch {
	case mode.IsDir():
		return
	case mode.Type() != 0 && mode.Type() != fs.ModeDir:
		w.report.skip(path, special(mode))
		s.pass(f)
		return
	}
	w.flag(f.Name, path)
	if w.skipJunk(f.Name) {
		s.pass(f)
		return
	}
	if why := s.lost(f); why != "" {
		w.report.skip(path, why)
		w.report.Incomplete = true
		return
	}
	rc, err := openMember(f)
	if err != nil {
		s.broken[f.Stream] = true
		w.fail(path, err, -1)
		return
	}
	defer closeMember(rc)
	body := w.guard(&summed{r: rc, sum: crc32.NewIEEE(), want: f.CRC32, left: f.UncompressedSize}, true)
	w.content(s.it.child(shown, f.Name, memberInfo{f.Modified}, true), body)
	s.broken[f.Stream] = s.broken[f.Stream] || !errors.Is(body.err, io.EOF)
}

// lost says why a member's block can't be decoded.
func (s *sevenWalk) lost(f *sevenzip.File) string {
	if f.UncompressedSize == 0 || f.Stream >= len(s.plan.folders) {
		return ""
	}
	switch folder := s.plan.folders[f.Stream]; {
	case folder.encrypted:
		return "encrypted"
	case folder.reason != "":
		return folder.reason
	case s.broken[f.Stream]:
		return "in one block with a member that could not be read to its end"
	}
	return ""
}

// pass reads over a member under the budget, so that the next of its block is not decoded twice or for nothing.
func (s *sevenWalk) pass(f *sevenzip.File) {
	if s.lost(f) != "" {
		return
	}
	rc, err := openMember(f)
	if err != nil {
		s.broken[f.Stream] = true
		return
	}
	defer closeMember(rc)
	if s.w.drain(s.w.guard(rc, true)) != nil {
		s.broken[f.Stream] = true
	}
}

func openMember(f *sevenzip.File) (rc io.ReadCloser, err error) {
	defer func() {
		if e := recover(); e != nil {
			rc, err = nil, fmt.Errorf("7z decoder failed: %v", e)
		}
	}()
	return f.Open()
}

// closeMember: an error here would only repeat that of reading, and a decoder that failed may panic again.
func closeMember(rc io.ReadCloser) {
	defer func() { _ = recover() }()
	_ = rc.Close()
}

// summed compares a member with its checksum, which the library does not, and with its length.
type summed struct {
	r    io.Reader
	sum  hash.Hash32
	want uint32
	left uint64
}

func (c *summed) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	_, _ = c.sum.Write(p[:n])
	c.left -= min(uint64(n), c.left)
	switch {
	case err != io.EOF:
	case c.left > 0:
		err = io.ErrUnexpectedEOF
	case c.want != 0 && c.sum.Sum32() != c.want:
		err = errSevenSum
	}
	return n, err
}

var errSevenSum = errors.New("checksum does not match")
