//go:build linux

package inbox

import (
	"bytes"
	"encoding/binary"
	"io"
)

// cut says that a file is of a format with an end mark and lacks it: an upload that paused, or was broken off. It reads a few
// bytes at fixed places only.
func cut(f io.ReaderAt, size int64, end []byte) bool {
	head := make([]byte, 32)
	n, _ := f.ReadAt(head, 0)
	head = head[:n]
	switch {
	case size == 0: // a name kept free for what is to come
		return true
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return !bytes.Contains(end, []byte("PK\x05\x06"))
	case bytes.HasPrefix(head, []byte("\xfd7zXZ\x00")):
		return !bytes.HasSuffix(bytes.TrimRight(end, "\x00"), []byte("YZ"))
	case bytes.HasPrefix(head, []byte("7z\xbc\xaf\x27\x1c")) && len(head) == 32:
		offset, length := binary.LittleEndian.Uint64(head[12:]), binary.LittleEndian.Uint64(head[20:])
		return offset > uint64(size) || length > uint64(size) || 32+offset+length > uint64(size)
	}
	return false
}
