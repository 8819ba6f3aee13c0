package bundle

import (
	"context"
	"fmt"
	"hash"
	"io"
	"time"
)

// guard stands behind every layer that decodes: it charges time and, where asked, bytes, keeps its first error for good, and
// turns a decoder's panic into an error.
type guard struct {
	w     *walker
	r     io.Reader
	count bool
	err   error
}

func (w *walker) guard(r io.Reader, count bool) *guard { return &guard{w: w, r: r, count: count} }

func (g *guard) Read(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	if g.err = g.w.checkStop(); g.err != nil {
		return 0, g.err
	}
	n, err := g.w.budget.timed(func() (int, error) { return safeRead(g.r, p) })
	if g.count && n > 0 {
		if limit := g.w.budget.addBytes(n); limit != nil {
			err = limit
		}
	}
	g.err = err
	return n, err
}

func safeRead(r io.Reader, p []byte) (n int, err error) {
	defer func() {
		if e := recover(); e != nil {
			n, err = 0, fmt.Errorf("decoder failed: %v", e)
		}
	}()
	return r.Read(p)
}

// source is the outermost stream. Waiting for it is not the bundle's fault, so the time is kept apart.
type source struct {
	ctx    context.Context
	r      io.Reader
	budget *Budget
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	start := time.Now()
	n, err := s.r.Read(p)
	s.budget.waiting += time.Since(start)
	return n, err
}

// body is what visit reads. It shows every end as io.EOF and keeps the cause, so that a parser needs no words for damage.
type body struct {
	w     *walker
	r     io.Reader
	m     *Member
	count bool
	sum   hash.Hash // nil: nobody asks
	ahead bool      // some of it was read ahead
	err   error
}

func (b *body) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, nil
	}
	left := b.w.budget.limits.MemberBytes - b.m.Size
	if left == 0 {
		return b.atLimit()
	}
	n, err := b.r.Read(p[:min(int64(len(p)), left)])
	b.m.Size += int64(n)
	if b.sum != nil {
		b.sum.Write(p[:n])
	}
	if b.count {
		if limit := b.w.budget.addBytes(n); limit != nil {
			err = limit
		}
	}
	if b.err = err; err != nil && n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// atLimit tells a member that is exactly as large as the limit from one that goes on.
func (b *body) atLimit() (int, error) {
	var one [1]byte
	n, err := io.ReadFull(b.r, one[:])
	if b.err = err; n > 0 {
		b.err = &LimitError{Budget: "member bytes", Value: byteCount(b.w.budget.limits.MemberBytes)}
	}
	return 0, io.EOF
}

// memory holds a zip that came as a stream, in pieces: growing one slice would need twice the room.
type memory struct {
	chunks [][]byte
	size   int64
}

const chunkSize = 1 << 20

// load reads r to its end. Also with an error the part read so far is usable.
func (m *memory) load(r io.Reader, b *Budget) error {
	for {
		if m.size == int64(len(m.chunks))*chunkSize {
			if err := b.hold(chunkSize); err != nil {
				return err
			}
			m.chunks = append(m.chunks, make([]byte, chunkSize))
		}
		last := m.chunks[len(m.chunks)-1]
		n, err := r.Read(last[m.size%chunkSize:])
		m.size += int64(n)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (m *memory) free(b *Budget) {
	b.release(int64(len(m.chunks)) * chunkSize)
	m.chunks = nil
}

// ReadAt implements io.ReaderAt.
func (m *memory) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	for n < len(p) {
		if off < 0 || off >= m.size {
			return n, io.EOF
		}
		chunk := m.chunks[off/chunkSize]
		if end := m.size - off/chunkSize*chunkSize; end < chunkSize {
			chunk = chunk[:end]
		}
		c := copy(p[n:], chunk[off%chunkSize:])
		n += c
		off += int64(c)
	}
	return n, nil
}
