package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"math"
	"os"
	"path"
	"time"
)

// hashFactor times the limit of bytes is the most that is hashed; more would use up the wall time before anything is read.
const hashFactor = 4

// stream walks standard input or a pipe, hashing what goes by.
func (w *walker) stream(r io.Reader) {
	raw := &raw{r: &source{w.ctx, r, w.budget}, sum: sha256.New()}
	it := item{path: w.report.Name, name: w.report.Name}
	if w.entry(it.path) {
		w.content(it, w.guard(raw, false))
	}
	for buf := make([]byte, 64<<10); raw.err == nil; {
		if raw.n > hashFactor*w.limits.TotalBytes || time.Since(w.budget.start) > w.limits.Wall || w.ctx.Err() != nil {
			break
		}
		raw.Read(buf)
	}
	w.report.Size = raw.n
	if raw.err == io.EOF {
		w.report.SHA256 = hex.EncodeToString(raw.sum.Sum(nil))
	}
}

// raw hashes the bytes of the bundle itself as they go by.
type raw struct {
	r   io.Reader
	sum hash.Hash // nil: not wanted, or a member's that is hashed as it stands
	n   int64
	err error

	lent bool // to a member
}

func (t *raw) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.n += int64(n)
	if t.sum != nil {
		t.sum.Write(p[:n])
	}
	t.err = err
	return n, err
}

// lend makes a member that is read as it stands the one to hash.
func (t *raw) lend() hash.Hash {
	t.sum, t.lent = nil, true
	return sha256.New()
}

// resume goes on behind what was read of such a member.
func (t *raw) resume(b *body) {
	if t.lent {
		t.sum, t.n, t.err = b.sum, b.m.Size, b.err
	}
}

// onDisk walks a file that can be read at random, and hashes what it read: the sum is true also when the file changes meanwhile. What the
// walk left is read on for it. The sum of a file that is too large to be hashed is empty.
func (w *walker) onDisk(it item, f *os.File, size int64) (string, error) {
	it.file, it.size = f, size
	if endsInZip(f, size) {
		w.zip(it.inside(), f, size)
		return w.hash(f, size)
	}
	t := &raw{r: w.from(f, 0)}
	if w.hashable(size) {
		t.sum = sha256.New()
	}
	it.raw = t
	w.content(it, w.guard(t, false))
	switch {
	case w.abandoned():
		return "", errAbandoned
	case t.sum == nil:
		return w.hash(f, size)
	case t.err == io.EOF:
		return hex.EncodeToString(t.sum.Sum(nil)), nil
	}
	return w.readOn(t.sum, f, t.n)
}

// hash returns the hex SHA-256 of a file; "" for one that is too large to be hashed.
func (w *walker) hash(f *os.File, size int64) (string, error) {
	if !w.hashable(size) {
		w.report.note("is too large to be hashed", escape(path.Base(f.Name())))
		return "", nil
	}
	return w.readOn(sha256.New(), f, 0)
}

func (w *walker) hashable(size int64) bool { return size/hashFactor <= w.limits.TotalBytes }

func (w *walker) readOn(sum hash.Hash, f *os.File, at int64) (string, error) {
	if _, err := io.Copy(sum, w.from(f, at)); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// from reads a file without moving its own place in it: several may read, and again.
func (w *walker) from(f *os.File, at int64) io.Reader {
	return &source{w.ctx, io.NewSectionReader(f, at, math.MaxInt64-at), w.budget}
}
