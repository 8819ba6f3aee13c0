package bundle

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/bodgit/sevenzip"
	"github.com/stangelandcl/ppmd"
	"github.com/ulikunitz/xz/lzma"
)

// sevenMost is the most memory the coders of one block may take: what "7z -mx=9" needs.
const sevenMost = 64 << 20

// The coders with a memory the archive chooses, and the one that encrypts.
const (
	sevenLZMA  = "\x03\x01\x01"
	sevenLZMA2 = "\x21"
	sevenPPMd  = "\x03\x04\x01"
	sevenZstd  = "\x04\xf7\x11\x01"
	sevenAES   = "\x06\xf1\x07\x01"
)

// sevenKnown are the coders the library has.
func sevenKnown(id string) bool {
	switch id {
	case "\x00", "\x03", sevenLZMA, "\x03\x03\x01\x03", "\x03\x03\x01\x1b", "\x03\x03\x02\x05", "\x03\x03\x05\x01", "\x03\x03\x08\x05",
		"\x04\x01\x08", "\x04\x02\x02", sevenZstd, "\x04\xf7\x11\x02", "\x04\xf7\x11\x04", sevenAES, "\x0a", sevenLZMA2, sevenPPMd:
		return true
	}
	return false
}

// The library's own decoders take any dictionary or model an archive asks for, so they are replaced for the whole program. It has no
// other way: decoders are registered by method.
func init() {
	for id, open := range map[string]sevenzip.Decompressor{
		sevenLZMA: newSevenLZMA, sevenLZMA2: newSevenLZMA2, sevenPPMd: newSevenPPMd, sevenZstd: newSevenZstd,
		sevenAES: func([]byte, uint64, []io.ReadCloser) (io.ReadCloser, error) { return nil, errEncrypted },
	} {
		sevenzip.RegisterDecompressor([]byte(id), open)
	}
}

var (
	errEncrypted    = errors.New("encrypted") // its key derivation takes as long as the archive says
	errSevenMemory  = &LimitError{Budget: "decoder memory", Value: byteCount(sevenMost)}
	errSevenStreams = errors.New("damaged: 7z coder with several streams")
	errSevenProps   = errors.New("damaged: 7z coder properties")
)

// sevenMemory is what a coder's properties ask for.
func sevenMemory(c sevenCoder) uint64 {
	switch {
	case (c.id == sevenLZMA || c.id == sevenPPMd) && len(c.props) >= 5:
		return uint64(binary.LittleEndian.Uint32(c.props[1:5]))
	case c.id == sevenLZMA2 && len(c.props) == 1 && c.props[0] <= 40:
		return uint64(2|c.props[0]&1) << (c.props[0]/2 + 11)
	case c.id == sevenLZMA2:
		return sevenMost + 1
	}
	return 0
}

// closing is a decoder that closes what it reads from.
type closing struct {
	io.Reader
	io.Closer
}

func oneStream(c sevenCoder, from []io.ReadCloser) error {
	switch {
	case len(from) != 1:
		return errSevenStreams
	case sevenMemory(c) > sevenMost:
		return errSevenMemory
	}
	return nil
}

func newSevenLZMA(props []byte, size uint64, from []io.ReadCloser) (io.ReadCloser, error) {
	if err := oneStream(sevenCoder{sevenLZMA, props}, from); err != nil {
		return nil, err
	}
	if len(props) != 5 {
		return nil, errSevenProps
	}
	head := binary.LittleEndian.AppendUint64(bytes.Clone(props), size)
	r, err := lzma.ReaderConfig{DictCap: sevenMost}.NewReader(bufio.NewReader(io.MultiReader(bytes.NewReader(head), from[0])))
	if err != nil {
		return nil, err
	}
	return closing{r, from[0]}, nil
}

func newSevenLZMA2(props []byte, _ uint64, from []io.ReadCloser) (io.ReadCloser, error) {
	c := sevenCoder{sevenLZMA2, props}
	if err := oneStream(c, from); err != nil {
		return nil, err
	}
	r, err := lzma.Reader2Config{DictCap: int(sevenMemory(c))}.NewReader2(bufio.NewReader(from[0]))
	if err != nil {
		return nil, err
	}
	return closing{r, from[0]}, nil
}

func newSevenPPMd(props []byte, size uint64, from []io.ReadCloser) (io.ReadCloser, error) {
	c := sevenCoder{sevenPPMd, props}
	if err := oneStream(c, from); err != nil {
		return nil, err
	}
	if len(props) != 5 || size > 1<<62 {
		return nil, errSevenProps
	}
	r, err := ppmd.NewH7zReader(from[0], int(props[0]), int(sevenMemory(c)), int(size))
	if err != nil {
		return nil, err
	}
	return closing{&r, from[0]}, nil
}

func newSevenZstd(_ []byte, _ uint64, from []io.ReadCloser) (io.ReadCloser, error) {
	if len(from) != 1 {
		return nil, errSevenStreams
	}
	return kZstd.decoder(from[0])
}
