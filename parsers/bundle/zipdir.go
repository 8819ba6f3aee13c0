package bundle

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// Signatures and fixed sizes of the records of a zip.
const (
	sigLocal, sigCentral, sigEnd, sigDescriptor = "PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "PK\x07\x08"
	sigEnd64, sigLocator64                      = "PK\x06\x06", "PK\x06\x07"

	localLen, centralLen, endLen, end64Len, locator64Len = 30, 46, 22, 56, 20
)

var errNoDirectory = errors.New("central directory missing")

var le = binary.LittleEndian

// directory is what we read of the central directory before archive/zip does: its reader takes memory for any number of
// entries, and does not tell where their local headers are.
type directory struct {
	count, size, offset uint64 // as declared
	base                int64  // where offsets count from
	start, end          int64  // of the entries, in the file
	entries             []centralEntry
}

type centralEntry struct {
	offset        uint64
	crc           uint32
	flags, method uint16
}

// readDirectory finds and counts the central directory against the budget.
func (w *walker) readDirectory(ra io.ReaderAt, size int64) (*directory, error) {
	d := &directory{}
	pos, err := d.readEnd(ra, size)
	if err != nil {
		return nil, err
	}
	if d.size > uint64(pos) || d.offset > uint64(size) {
		return nil, errors.New("central directory lies outside the file")
	}
	if !w.budget.room(d.count) {
		return nil, w.zipEntries()
	}
	if d.size > uint64(w.limits.DirectoryBytes) {
		return nil, w.directoryBytes()
	}
	d.end = pos
	d.base = pos - int64(d.size) - int64(d.offset)
	if d.base > 0 && hasSignature(ra, int64(d.offset), sigCentral) {
		d.base = 0 // as archive/zip decides
	}
	d.start = d.base + int64(d.offset)
	if d.start < 0 || d.start >= size {
		return nil, errors.New("central directory lies outside the file")
	}
	return d, w.countEntries(d, ra, size)
}

// Limits on a zip end that zip only: what else the bundle holds can still be read.
func (w *walker) zipEntries() error {
	limit := *w.budget.entriesError()
	limit.Whole = false
	return &limit
}

func (w *walker) directoryBytes() error {
	return &LimitError{Budget: "zip directory bytes", Value: byteCount(w.limits.DirectoryBytes)}
}

// readEnd parses the end record, and the zip64 one, and returns where the directory should end.
func (d *directory) readEnd(ra io.ReaderAt, size int64) (int64, error) {
	tail, pos := findEnd(ra, size)
	if tail == nil {
		return 0, errNoDirectory
	}
	d.count, d.size, d.offset = uint64(le.Uint16(tail[10:])), uint64(le.Uint32(tail[12:])), uint64(le.Uint32(tail[16:]))
	if d.count != math.MaxUint16 && d.size != math.MaxUint16 && d.offset != math.MaxUint32 {
		return pos, nil
	}
	loc := make([]byte, locator64Len)
	if _, err := ra.ReadAt(loc, pos-locator64Len); err != nil || string(loc[:4]) != sigLocator64 {
		return pos, nil
	}
	pos64 := int64(le.Uint64(loc[8:]))
	end := make([]byte, end64Len)
	if pos64 < 0 || pos64 > size-end64Len {
		return 0, errNoDirectory
	}
	if _, err := ra.ReadAt(end, pos64); err != nil || string(end[:4]) != sigEnd64 {
		return 0, errNoDirectory
	}
	d.count, d.size, d.offset = le.Uint64(end[32:]), le.Uint64(end[40:]), le.Uint64(end[48:])
	return pos64, nil
}

// findEnd returns the end record and where it stands.
func findEnd(ra io.ReaderAt, size int64) ([]byte, int64) {
	n := min(size, 65<<10)
	buf := make([]byte, n)
	if got, _ := ra.ReadAt(buf, size-n); int64(got) != n {
		return nil, 0
	}
	for i := len(buf); ; {
		i = bytes.LastIndex(buf[:i], []byte(sigEnd))
		if i < 0 {
			return nil, 0
		}
		if i+endLen <= len(buf) && i+endLen+int(le.Uint16(buf[i+20:])) <= len(buf) {
			return buf[i:], size - n + int64(i)
		}
	}
}

// endsInZip reports a zip behind something else, such as a self-extracting program. Only a record that ends with the file and
// points at a directory counts.
func endsInZip(ra io.ReaderAt, size int64) bool {
	head := make([]byte, headSize)
	n, _ := ra.ReadAt(head, 0)
	if detect(head[:n]) != plain {
		return false
	}
	d := &directory{}
	tail, at := findEnd(ra, size)
	if tail == nil || endLen+int(le.Uint16(tail[20:])) != len(tail) {
		return false
	}
	pos, err := d.readEnd(ra, size)
	return err == nil && d.count > 0 && d.size <= uint64(min(pos, at)) && hasSignature(ra, pos-int64(d.size), sigCentral)
}

func hasSignature(ra io.ReaderAt, off int64, sig string) bool {
	var b [4]byte
	n, _ := ra.ReadAt(b[:], off)
	return n == 4 && string(b[:]) == sig
}

// countEntries reads the entries that are there, for the declared count is only a claim.
func (w *walker) countEntries(d *directory, ra io.ReaderAt, size int64) error {
	br := bufio.NewReaderSize(io.NewSectionReader(ra, d.start, size-d.start), 64<<10)
	var h [centralLen]byte
	for used := int64(0); ; {
		if _, err := io.ReadFull(br, h[:]); err != nil || string(h[:4]) != sigCentral {
			return nil
		}
		e := centralEntry{uint64(le.Uint32(h[42:])), le.Uint32(h[16:]), le.Uint16(h[8:]), le.Uint16(h[10:])}
		rest := make([]byte, int(le.Uint16(h[28:]))+int(le.Uint16(h[30:]))+int(le.Uint16(h[32:])))
		if _, err := io.ReadFull(br, rest); err != nil {
			return nil
		}
		if e.offset == math.MaxUint32 {
			e.offset = zip64Offset(h[:], rest[le.Uint16(h[28:]):])
		}
		d.entries = append(d.entries, e)
		if used += int64(centralLen + len(rest)); used > w.limits.DirectoryBytes {
			return w.directoryBytes()
		}
		if !w.budget.room(uint64(len(d.entries))) {
			return w.zipEntries()
		}
	}
}

// zip64Offset reads the local header's place from the extra fields: it stands behind those sizes that did not fit either.
func zip64Offset(h, extra []byte) uint64 {
	field := extraField(extra, 1)
	for _, at := range []int{24, 20} {
		if le.Uint32(h[at:]) == math.MaxUint32 {
			field = field[min(8, len(field)):]
		}
	}
	if len(field) < 8 {
		return math.MaxUint32
	}
	return le.Uint64(field)
}

// extraField returns the data of the extra field of that id.
func extraField(extra []byte, id uint16) []byte {
	for len(extra) >= 4 {
		n := min(int(le.Uint16(extra[2:])), len(extra)-4)
		if le.Uint16(extra) == id {
			return extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	return nil
}
