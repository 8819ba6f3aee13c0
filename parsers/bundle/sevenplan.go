package bundle

import (
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
