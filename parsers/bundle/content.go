package bundle

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"path"
	"sync"
	"time"
)

// memberInfo is what the container knows of a member.
type memberInfo struct{ mod time.Time }

// content hands out one item, or, when it is an archive, what it holds.
func (w *walker) content(it item, r io.Reader) {
	br := w.buffer(r)
	defer w.recycle(br)
	w.dispatch(it, br)
}

func (w *walker) dispatch(it item, br *bufio.Reader) {
	head, _ := br.Peek(headSize) // an error comes again when the content is read
	k := detect(head)
	if k == plain && emptyTar(it.name, head) {
		k = kTar
	}
	switch {
	case k == plain:
		w.leaf(it, br, head)
	case !k.supported():
		w.report.skip(it.path, "unsupported archive format "+string(k))
	case it.depth >= w.limits.Depth:
		w.fail(it.path, &LimitError{Budget: "nesting depth", Value: fmt.Sprint(w.limits.Depth)}, -1)
	case k == kZip:
		w.zipStream(it.inside(), br)
	case k == kSeven:
		w.sevenStream(it.inside(), br)
	case k == kTar:
		w.tar(it.inside(), br)
	default:
		w.compressed(it.inside(), k, br)
	}
}

// compressed opens a compressed file. With a tar in it the two are one archive; else it is one member, named without the suffix.
func (w *walker) compressed(it item, k kind, r *bufio.Reader) {
	dec, err := k.decoder(r)
	if err != nil {
		w.fail(it.path, err, -1)
		return
	}
	defer dec.Close()
	stray := func() { w.report.note(fmt.Sprintf("holds bytes after the end of the %s data, not read", k), it.path) }
	it.metered = true
	it.file, it.raw = nil, nil
	inner := w.buffer(w.guard(&tailReader{r: dec, kind: k, tell: stray}, true))
	defer w.recycle(inner)
	it.name = withoutSuffix(it.name, k)
	head, _ := inner.Peek(headSize)
	if isTar(head) || emptyTar(it.name, head) {
		w.tar(it, inner)
		return
	}
	bare := withoutSuffix(it.path, k)
	if it.prefix != "" {
		it.prefix = bare + "!/"
	}
	it.path = bare
	w.dispatch(it, inner)
}

// leaf hands out a member that is no archive.
func (w *walker) leaf(it item, r *bufio.Reader, head []byte) {
	if junkContent(it.name, head) {
		w.junk++
		return
	}
	if k := namedKind(it.name); k != plain {
		w.report.note(fmt.Sprintf("is no %s archive; read as a plain file", k), it.path)
	}
	m := &Member{Path: w.unique(it.path), ModTime: it.member.mod}
	if w.of == nil {
		w.report.admit(m)
	}
	b := &body{w: w, r: r, m: m, count: !it.metered, sum: w.hashOf(it)}
	if it.raw != nil {
		defer it.raw.resume(b)
	}
	keep, err := w.visited(m, b)
	if errors.Is(err, ErrStop) {
		w.done = true
		w.keep(m, nil)
		return
	}
	if err != nil {
		w.report.skip(m.Path, err.Error())
	}
	w.drain(b)
	var limit *LimitError
	w.again = w.again || b.ahead && errors.As(b.err, &limit)
	if w.sums {
		m.SHA256 = hex.EncodeToString(b.sum.Sum(nil))
	}
	w.keep(m, keep)
	if b.err != nil && b.err != io.EOF {
		w.fail(m.Path, b.err, m.Size)
	}
}

// hashOf is the hash of a member, if one is wanted. That of a file on the disk goes on as the file's own.
func (w *walker) hashOf(it item) hash.Hash {
	switch {
	case it.raw != nil && it.raw.sum != nil:
		return it.raw.lend()
	case w.sums:
		return sha256.New()
	}
	return nil
}

// visited lets visit read. What it reads of a large member is read ahead of it where a place is free.
func (w *walker) visited(m *Member, b *body) (keep func() error, err error) {
	if w.of == nil || w.plain {
		return w.visit(m, b)
	}
	a := &ahead{from: b, crew: w.crew, begin: aheadFrom}
	defer func() {
		a.close()
		b.ahead = a.started()
	}()
	return w.visit(m, a)
}

// drain reads r to its end and returns the error there.
func (w *walker) drain(r io.Reader) error {
	scrap := scraps.Get().(*[]byte)
	defer scraps.Put(scrap)
	for {
		if _, err := r.Read(*scrap); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// The buffers of 100,000 small members are not allocated one by one.
var (
	scraps  = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}
	buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 32<<10) }}
)

// buffer gives a reader of its own: bufio given a bufio.Reader would return that one, to be recycled twice.
func (w *walker) buffer(r io.Reader) *bufio.Reader {
	br := buffers.Get().(*bufio.Reader)
	br.Reset(r)
	return br
}

func (w *walker) recycle(br *bufio.Reader) {
	br.Reset(nil)
	buffers.Put(br)
}

// skipJunk counts what is junk by its name.
func (w *walker) skipJunk(name string) bool {
	if !junkName(path.Clean(name)) {
		return false
	}
	w.junk++
	return true
}
