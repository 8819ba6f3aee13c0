package bundle

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// sevenPlan is what is known of a 7z archive before the library sees it. The library believes every count in the header and makes room
// for it, up to four thousand million members, and memory that can't be had ends the program; so the header is walked here first, by
// the same rules, with bounds.
type sevenPlan struct {
	files   int
	folders []sevenFolder // the solid blocks
}

// sevenFolder is one solid block: a chain of coders.
type sevenFolder struct {
	encrypted bool
	reason    string // why it can't be decoded; "" when it can
	coders    []sevenCoder
	in, out   uint64
	packed    uint64
}

type sevenCoder struct {
	id    string
	props []byte
}

const (
	sevenHeaderBytes = 32 << 20
	sevenCoders      = 8
	sevenStart       = 32 // bytes before the packed streams
)

var errSeven = errors.New("damaged: 7z header")

// planSeven walks the header of an archive.
func planSeven(ra io.ReaderAt, size int64, limits Limits) (*sevenPlan, error) {
	var start [sevenStart]byte
	if _, err := ra.ReadAt(start[:], 0); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	offset, length := binary.LittleEndian.Uint64(start[12:]), binary.LittleEndian.Uint64(start[20:])
	switch {
	case length == 0:
		return &sevenPlan{}, nil
	case length > sevenHeaderBytes:
		return nil, &LimitError{Budget: "7z header bytes", Value: byteCount(sevenHeaderBytes)}
	case offset > uint64(size) || offset+length > uint64(size)-sevenStart:
		return nil, io.ErrUnexpectedEOF
	}
	header := make([]byte, length)
	if _, err := ra.ReadAt(header, sevenStart+int64(offset)); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	if header[0] == 0x17 {
		var err error
		if header, err = decodeSevenHeader(ra, size, header[1:], limits); err != nil {
			return nil, err
		}
	}
	s := &sevenScan{b: header, limits: limits}
	plan := s.header()
	if s.err != nil {
		return nil, s.err
	}
	return plan, nil
}

// decodeSevenHeader unpacks a header that is packed itself, as it nearly always is: one block of one coder.
func decodeSevenHeader(ra io.ReaderAt, size int64, header []byte, limits Limits) ([]byte, error) {
	s := &sevenScan{b: header, limits: limits}
	folders := s.streams()
	switch {
	case s.err != nil:
		return nil, s.err
	case len(folders) != 1 || len(s.packed) == 0 || len(s.unpacked) == 0:
		return nil, errSeven
	case folders[0].encrypted:
		return nil, errors.New("encrypted, names too")
	case folders[0].reason != "":
		return nil, errors.New(folders[0].reason)
	case len(folders[0].coders) != 1:
		return nil, errors.New("unsupported 7z header: packed in several steps")
	case s.unpacked[0] > sevenHeaderBytes:
		return nil, &LimitError{Budget: "7z header bytes", Value: byteCount(sevenHeaderBytes)}
	case s.position > uint64(size) || s.packed[0] > uint64(size):
		return nil, io.ErrUnexpectedEOF
	}
	section := io.NewSectionReader(ra, sevenStart+int64(s.position), int64(s.packed[0]))
	coder := folders[0].coders[0]
	r, err := sevenDecode(coder, s.unpacked[0], section)
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(r, int64(s.unpacked[0])))
	if err != nil || len(out) == 0 {
		return nil, errSeven
	}
	return out, nil
}

// sevenDecode opens the coders headers are packed with.
func sevenDecode(c sevenCoder, size uint64, r io.Reader) (io.Reader, error) {
	switch c.id {
	case "\x00":
		return r, nil
	case sevenLZMA:
		return newSevenLZMA(c.props, size, []io.ReadCloser{io.NopCloser(r)})
	case sevenLZMA2:
		return newSevenLZMA2(c.props, size, []io.ReadCloser{io.NopCloser(r)})
	}
	return nil, fmt.Errorf("unsupported 7z header: coder %x", c.id)
}

// sevenScan reads the numbers of a header.
type sevenScan struct {
	b        []byte
	limits   Limits
	err      error
	position uint64
	packed   []uint64 // sizes of the packed streams
	unpacked []uint64 // sizes out of the coders
}

func (s *sevenScan) fail(err error) {
	if s.err == nil {
		s.err = err
	}
	s.b = nil
}

func (s *sevenScan) byte() byte {
	if len(s.b) == 0 {
		s.fail(errSeven)
		return 0
	}
	c := s.b[0]
	s.b = s.b[1:]
	return c
}

func (s *sevenScan) bytes(n uint64) []byte {
	if n > uint64(len(s.b)) {
		s.fail(errSeven)
		return nil
	}
	out := s.b[:n]
	s.b = s.b[n:]
	return out
}

// number reads the format's number of one to nine bytes.
func (s *sevenScan) number() uint64 {
	first := s.byte()
	var v uint64
	for i, mask := 0, byte(0x80); i < 8; i, mask = i+1, mask>>1 {
		if first&mask == 0 {
			return v | uint64(first&(mask-1))<<(8*i)
		}
		v |= uint64(s.byte()) << (8 * i)
	}
	return v
}

// count reads a number of things the header must have room for.
func (s *sevenScan) count(most int, what string) int {
	n := s.number()
	if n > uint64(most) {
		s.fail(&LimitError{Budget: what, Value: fmt.Sprint(most)})
		return 0
	}
	return int(n)
}

func (s *sevenScan) want(id byte) {
	if s.byte() != id {
		s.fail(errSeven)
	}
}

func (s *sevenScan) header() *sevenPlan {
	plan := &sevenPlan{}
	s.want(0x01)
	id := s.byte()
	if id == 0x04 {
		plan.folders = s.streams()
		id = s.byte()
	}
	if id == 0x05 {
		plan.files = s.count(s.limits.Entries, "entries")
	} else if id != 0x00 {
		s.fail(errSeven)
	}
	return plan
}

// streams reads the description of packed streams and of the blocks they hold.
func (s *sevenScan) streams() []sevenFolder {
	var folders []sevenFolder
	id := s.byte()
	if id == 0x06 {
		s.packInfo()
		id = s.byte()
	}
	if id == 0x07 {
		folders = s.unpackInfo()
		id = s.byte()
	}
	if id == 0x08 {
		s.subStreams(len(folders))
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
	return folders
}

func (s *sevenScan) packInfo() {
	s.position = s.number()
	n := s.count(s.limits.Entries, "7z streams")
	id := s.byte()
	if id == 0x09 {
		for range n {
			s.packed = append(s.packed, s.number())
		}
		id = s.byte()
	}
	if id == 0x0a {
		s.digests(n)
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
}

// digests reads over checksums: which there are, then four bytes for each.
func (s *sevenScan) digests(n int) {
	defined := n
	if s.byte() == 0 {
		defined = 0
		for i, c := range s.bytes(uint64(n+7) / 8) {
			for bit := range min(8, n-i*8) {
				if c&(0x80>>bit) != 0 {
					defined++
				}
			}
		}
	}
	s.bytes(uint64(defined) * 4)
}

func (s *sevenScan) unpackInfo() []sevenFolder {
	s.want(0x0b)
	n := s.count(s.limits.Entries, "7z blocks")
	s.want(0)
	var folders []sevenFolder
	for i := 0; i < n && s.err == nil; i++ {
		folders = append(folders, s.folder())
	}
	s.want(0x0c)
	for _, f := range folders {
		for range f.out {
			s.unpacked = append(s.unpacked, s.number())
		}
	}
	id := s.byte()
	if id == 0x0a {
		s.digests(n)
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
	return folders
}

func (s *sevenScan) folder() sevenFolder {
	var f sevenFolder
	memory := uint64(0)
	for range s.count(sevenCoders, "7z coders in a block") {
		c, in, out := s.coder()
		f.coders, f.in, f.out = append(f.coders, c), f.in+in, f.out+out
		memory += sevenMemory(c)
		switch {
		case c.id == sevenAES:
			f.encrypted = true
		case !sevenKnown(c.id):
			f.reason = fmt.Sprintf("unsupported 7z coder %x", c.id)
		}
	}
	if f.out == 0 || f.in < f.out {
		s.fail(errSeven)
		return f
	}
	for range f.out - 1 {
		s.number()
		s.number()
	}
	if f.packed = f.in - (f.out - 1); f.packed != 1 {
		for range f.packed {
			s.number()
		}
	}
	if memory > sevenMost && f.reason == "" {
		f.reason = "limit reached: decoder memory of " + byteCount(sevenMost) + " (7z dictionary or model)"
	}
	return f
}

func (s *sevenScan) coder() (c sevenCoder, in, out uint64) {
	flags := s.byte()
	c.id = string(s.bytes(uint64(flags & 0x0f)))
	in, out = 1, 1
	if flags&0x10 != 0 {
		in, out = uint64(s.count(32, "7z streams of a coder")), uint64(s.count(32, "7z streams of a coder"))
	}
	if flags&0x20 != 0 {
		c.props = bytes.Clone(s.bytes(uint64(s.count(1<<10, "7z coder properties"))))
	}
	return c, in, out
}

func (s *sevenScan) subStreams(folders int) {
	files, counts := folders, make([]int, folders)
	for i := range counts {
		counts[i] = 1
	}
	id := s.byte()
	if id == 0x0d {
		files = 0
		for i := range counts {
			counts[i] = s.count(s.limits.Entries-files, "entries")
			files += counts[i]
		}
		id = s.byte()
	}
	if id == 0x09 {
		for _, n := range counts {
			for range max(0, n-1) {
				s.number()
			}
		}
		id = s.byte()
	}
	if id == 0x0a {
		s.digests(files)
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
}
