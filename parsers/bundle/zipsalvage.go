package bundle

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"math"
	"strings"
)

// hasDescriptor is the flag bit of a member whose sizes stand behind its data.
const hasDescriptor = 1 << 3

// localHeader is a member as its own header tells it.
type localHeader struct {
	name          string
	flags, method uint16
	crc           uint32
	packed, size  uint64
	data          int64 // where the data starts
}

var errNoLocal = errors.New("no local header")

func readLocal(ra io.ReaderAt, off int64) (*localHeader, error) {
	var b [localLen]byte
	if n, _ := ra.ReadAt(b[:], off); n < localLen || string(b[:4]) != sigLocal {
		return nil, errNoLocal
	}
	h := &localHeader{
		flags: le.Uint16(b[6:]), method: le.Uint16(b[8:]), crc: le.Uint32(b[14:]),
		packed: uint64(le.Uint32(b[18:])), size: uint64(le.Uint32(b[22:])),
	}
	nameLen := int(le.Uint16(b[26:]))
	rest := make([]byte, nameLen+int(le.Uint16(b[28:])))
	if n, _ := ra.ReadAt(rest, off+localLen); n < len(rest) {
		return nil, errNoLocal
	}
	h.name = string(rest[:nameLen])
	h.data = off + localLen + int64(len(rest))
	field := extraField(rest[nameLen:], 1)
	for _, v := range []*uint64{&h.size, &h.packed} {
		if *v == math.MaxUint32 && len(field) >= 8 {
			*v, field = le.Uint64(field), field[8:]
		}
	}
	return h, nil
}

// salvage reads a zip without a usable directory by its local headers, from the start on.
func (w *walker) salvage(it item, ra io.ReaderAt, size int64, why error) {
	s := &salvager{w: w, it: it, ra: ra, size: size}
	s.run()
	text := "damaged zip: "
	if errors.Is(why, errNoDirectory) {
		text = "truncated zip: "
	}
	text += fmt.Sprintf("%v; %d members salvaged", why, s.whole)
	if s.cut != "" {
		text += `, "` + s.cut + `" is cut off`
	}
	w.report.skip(it.path, text)
	w.report.Incomplete = true
}

type salvager struct {
	w     *walker
	it    item
	ra    io.ReaderAt
	size  int64
	whole int
	cut   string // path of the member that the file ends in
}

func (s *salvager) run() {
	for off := s.next(0, sigLocal); off >= 0 && !s.w.stopped(); off = s.next(off, sigLocal) {
		h, err := readLocal(s.ra, off)
		if err != nil {
			off++
			continue
		}
		path := s.it.prefix + s.w.limits.shown(h.name)
		if !s.w.entry(path) {
			return
		}
		off = s.member(h, path)
		if hasSignature(s.ra, off, sigCentral) {
			return
		}
	}
}

// next finds a signature at or after off; below zero there is none.
func (s *salvager) next(off int64, sig string) int64 {
	buf := make([]byte, 64<<10)
	for off < s.size {
		n, _ := s.ra.ReadAt(buf, off)
		if i := bytes.Index(buf[:n], []byte(sig)); i >= 0 {
			return off + int64(i)
		}
		if n < len(buf) || s.w.checkStop() != nil {
			return -1
		}
		off += int64(n - len(sig) + 1)
	}
	return -1
}

// member hands out one member and returns where the next may start.
func (s *salvager) member(h *localHeader, path string) int64 {
	w := s.w
	known := h.flags&hasDescriptor == 0 || h.packed > 0
	end := s.size
	if left := uint64(s.size - h.data); known && h.packed <= left {
		end = h.data + int64(h.packed)
	} else if !known && (h.method == zip.Store || h.flags&encryptedFlags != 0) {
		end = s.storedEnd(h.data)
	}
	if strings.HasSuffix(h.name, "/") {
		return end
	}
	w.flag(h.name, path)
	switch {
	case w.skipJunk(h.name):
	case h.flags&encryptedFlags != 0 || h.method == methodAES:
		w.report.skip(path, "encrypted")
	case !knownMethod(h.method):
		w.report.skip(path, fmt.Sprintf("unsupported compression method %d", h.method))
	default:
		return s.open(h, path, end, known)
	}
	return end
}

// storedEnd guesses where a stored member of unknown size ends: at the next record.
func (s *salvager) storedEnd(off int64) int64 {
	end := s.size
	for _, sig := range []string{sigDescriptor, sigLocal} {
		if at := s.next(off, sig); at >= 0 && at < end {
			end = at
		}
	}
	return end
}

func (s *salvager) open(h *localHeader, path string, end int64, known bool) int64 {
	w := s.w
	in := &byteCounter{r: bufio.NewReader(io.NewSectionReader(s.ra, h.data, end-h.data))}
	var r io.Reader = in
	switch {
	case h.method == zip.Deflate:
		r = flate.NewReader(in)
	case h.method != zip.Store:
		rc := zipDecoder(zipMethods[h.method])(in)
		defer rc.Close()
		r = rc
	}
	// Only the next record tells where a stored member of unknown size ends, so without one it is cut.
	open := !known && h.method == zip.Store && end == s.size
	g := w.guard(&checked{r: r, h: h, open: open, sum: crc32.NewIEEE()}, true)
	w.content(s.it.child(w.limits.shown(h.name), h.name, memberInfo{}, true), g)
	if !w.stopped() {
		w.drain(g) // an archive that was skipped is still read to find its end
	}
	switch {
	case g.err == io.EOF:
		s.whole++
	case truncated(g.err):
		s.cut = path
	}
	if known {
		return end
	}
	return h.data + in.n
}

// byteCounter gives a decoder exactly the bytes it asks for, so that n is where the member ends.
type byteCounter struct {
	r *bufio.Reader
	n int64
}

func (c *byteCounter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ReadByte keeps flate from buffering ahead.
func (c *byteCounter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// checked ends a member with an error when its size or checksum, where its header tells them, do not hold.
type checked struct {
	r    io.Reader
	h    *localHeader
	n    uint64
	open bool
	sum  hash.Hash32
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += uint64(n)
	c.sum.Write(p[:n])
	if err == io.EOF && c.open {
		return n, io.ErrUnexpectedEOF
	}
	if err != io.EOF || c.h.flags&hasDescriptor != 0 && c.h.size == 0 {
		return n, err
	}
	switch {
	case c.n < c.h.size:
		err = io.ErrUnexpectedEOF
	case c.n > c.h.size:
		err = zip.ErrFormat
	case c.h.crc != 0 && c.sum.Sum32() != c.h.crc:
		err = zip.ErrChecksum
	}
	return n, err
}
