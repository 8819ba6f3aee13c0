package bundle

import (
	"encoding/binary"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// Expect guesses how many bytes Walk will hand out for a path; 0 means that it cannot be told cheaply. It serves those who wait, nothing
// may depend on it: archives can say of themselves what they like.
func Expect(path string) int64 {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return 0
	case info.Mode().IsRegular():
		return expectFile(path, info.Size())
	case !info.IsDir():
		return 0
	}
	total, entries := int64(0), 0
	err = filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
		if entries++; err != nil || entries > expectEntries {
			return fs.SkipAll
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
			n := expectFile(path, info.Size())
			if n == 0 && info.Size() > 0 {
				entries = expectEntries + 1 // one unknown is enough
				return fs.SkipAll
			}
			total = add(total, n)
		}
		return nil
	})
	if err != nil || entries > expectEntries {
		return 0
	}
	return total
}

// expectEntries bounds what is looked at for a mere guess.
const expectEntries = 10_000

func expectFile(path string, size int64) int64 {
	f, err := os.OpenFile(path, os.O_RDONLY|openNonblock, 0)
	if err != nil {
		return 0
	}
	defer f.Close()
	head := make([]byte, headSize)
	n, _ := io.ReadFull(f, head)
	switch detect(head[:n]) {
	case plain:
		return size
	case kZip:
		return expectZip(f, size)
	case kGzip:
		return expectGzip(f, size)
	}
	return 0
}

// expectZip adds what the central directory says, if that is small and stands at the very end.
func expectZip(f io.ReaderAt, size int64) int64 {
	const endSize, most = 22, 4 << 20
	end := make([]byte, endSize)
	if _, err := f.ReadAt(end, size-endSize); err != nil || string(end[:4]) != "PK\x05\x06" {
		return 0
	}
	length, offset := binary.LittleEndian.Uint32(end[12:]), binary.LittleEndian.Uint32(end[16:])
	if length > most {
		return 0
	}
	directory := make([]byte, length)
	if _, err := f.ReadAt(directory, int64(offset)); err != nil {
		return 0
	}
	return sumOf(directory)
}

// sumOf adds the sizes of a central directory; 0 when one of them is not to be read, as in the long form of a zip.
func sumOf(directory []byte) int64 {
	const headerSize = 46
	var total int64
	for len(directory) >= headerSize && string(directory[:4]) == "PK\x01\x02" {
		n := binary.LittleEndian.Uint32(directory[24:])
		if n == math.MaxUint32 {
			return 0
		}
		total += int64(n)
		rest := headerSize
		for _, at := range []int{28, 30, 32} { // name, extra field, comment
			rest += int(binary.LittleEndian.Uint16(directory[at:]))
		}
		directory = directory[min(rest, len(directory)):]
	}
	return total
}

// expectGzip believes the length at the end of a stream (modulo 4 GiB) where it can be true.
func expectGzip(f io.ReaderAt, size int64) int64 {
	const mostRatio = 1032 // deflate makes no more of a byte
	tail := make([]byte, 4)
	if _, err := f.ReadAt(tail, size-4); err != nil {
		return 0
	}
	if n := int64(binary.LittleEndian.Uint32(tail)); n >= size && n <= size*mostRatio {
		return n
	}
	return 0
}

// add stops at the largest number.
func add(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
