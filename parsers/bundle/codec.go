package bundle

import (
	"archive/zip"
	"compress/bzip2"
	"errors"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip" // inflates faster than the standard library's
	"github.com/klauspost/compress/zstd"
	"github.com/therootcompany/xz"
)

// The most memory a file may make a decoder take: what "xz -9" and "zstd -22" need.
const (
	xzDictionary = 64 << 20
	zstdWindow   = 128 << 20
)

// decoder opens the compressed stream r.
func (k kind) decoder(r io.Reader) (io.ReadCloser, error) {
	switch k {
	case kGzip:
		return gzip.NewReader(r)
	case kBzip:
		return io.NopCloser(bzip2.NewReader(r)), nil
	case kXz:
		x, err := xz.NewReader(r, xzDictionary)
		if err != nil {
			return nil, err
		}
		return io.NopCloser(x), nil
	case kZstd:
		z, err := zstd.NewReader(r, zstd.WithDecoderMaxWindow(zstdWindow), zstd.WithDecoderLowmem(true), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return nil, zip.ErrAlgorithm
}

// zipMethods are the compression methods newer zip programs use beside deflate.
var zipMethods = map[uint16]kind{12: kBzip, 20: kZstd, 93: kZstd, 95: kXz}

func zipDecoder(k kind) zip.Decompressor {
	return func(r io.Reader) io.ReadCloser {
		d, err := k.decoder(r)
		if err != nil {
			return io.NopCloser(&failed{err})
		}
		return d
	}
}

func inflate(r io.Reader) io.ReadCloser { return flate.NewReader(r) }

type failed struct{ err error }

func (f *failed) Read([]byte) (int, error) { return 0, f.err }

// strayTail reports an error that means bytes after a complete stream: all of the content was read before it.
func (k kind) strayTail(err error) bool {
	var bz bzip2.StructuralError
	switch k {
	case kGzip:
		return errors.Is(err, gzip.ErrHeader)
	case kBzip:
		return errors.As(err, &bz) && string(bz) == "bad magic value in continuation file"
	case kXz:
		return errors.Is(err, xz.ErrFormat)
	case kZstd:
		return errors.Is(err, zstd.ErrMagicMismatch)
	}
	return false
}

// tailReader ends a stream before stray bytes and tells of them.
type tailReader struct {
	r    io.Reader
	kind kind
	some bool
	tell func()
}

func (t *tailReader) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.some = t.some || n > 0
	if err != nil && t.some && t.kind.strayTail(err) {
		t.tell()
		err = io.EOF
	}
	return n, err
}

func truncated(err error) bool {
	return errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, xz.ErrBuf)
}

// reason words a read error for the report.
func reason(err error) string {
	switch {
	case errors.Is(err, xz.ErrMemlimit):
		return "limit reached: decoder memory of " + byteCount(xzDictionary) + " (xz dictionary)"
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return "limit reached: decoder memory of " + byteCount(zstdWindow) + " (zstd window)"
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, gzip.ErrChecksum), errors.Is(err, zstd.ErrCRCMismatch):
		return "damaged: checksum does not match"
	}
	return "damaged: " + err.Error()
}
