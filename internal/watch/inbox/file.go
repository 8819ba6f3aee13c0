//go:build linux

package inbox

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// ErrChanged says that a file is not the one it was.
var ErrChanged = errors.New("the file changed")

// Open opens a regular file without following a link or blocking on a pipe that was put in its place.
func Open(path string) (*os.File, fs.FileInfo, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if errors.Is(err, unix.ELOOP) {
		return nil, nil, fmt.Errorf("open %q: a symbolic link: %w", path, ErrChanged)
	}
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("open %q: not a regular file: %w", path, ErrChanged)
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// Hash is the SHA-256 of a file that still looks as sig says, before and after it was read.
func Hash(path string, sig Sig) ([sha256.Size]byte, error) {
	var sum [sha256.Size]byte
	f, info, err := Open(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	if SigOf(info) != sig {
		return sum, fmt.Errorf("read %q: %w", path, ErrChanged)
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, sig.Size+1)); err != nil {
		return sum, fmt.Errorf("read %q: %w", path, err)
	}
	if info, err = f.Stat(); err != nil || SigOf(info) != sig {
		return sum, fmt.Errorf("read %q: %w", path, ErrChanged)
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// tailSize holds a zip's end record with the longest comment.
const tailSize = 66 << 10

// tail reads the end of a file.
func tail(f io.ReaderAt, size int64) ([]byte, error) {
	n := min(size, tailSize)
	buf := make([]byte, n)
	if _, err := f.ReadAt(buf, size-n); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return buf, nil
}

// openForWriting says whether a process on this machine still has the file open for writing: the kernel gives a read lease only where none
// has. On a file of somebody else, or on a share, it doesn't say, and a quiet time has to do.
func openForWriting(f *os.File) bool {
	_, err := unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_RDLCK)
	if err == nil {
		unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_UNLCK) // at once, or the next writer waits for us
	}
	return errors.Is(err, unix.EAGAIN)
}

// Within joins the inbox's path and an upload's.
func Within(root, rel string) string { return filepath.Join(root, filepath.FromSlash(rel)) }
