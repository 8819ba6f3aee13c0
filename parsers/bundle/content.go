package bundle

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
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
	it.file = nil
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
	w.report.Members++
	m := &Member{Path: w.unique(it.path), Ordinal: w.report.Members, ModTime: it.member.mod}
	w.report.narrow(m.Path, m.Ordinal == 1)
	b := &body{w: w, r: r, m: m, count: !it.metered}
	err := w.visit(m, b)
	if errors.Is(err, ErrStop) {
		w.done = true
		return
	}
	if err != nil {
		w.report.skip(m.Path, err.Error())
	}
	w.drain(b)
	if b.err != nil && b.err != io.EOF {
		w.fail(m.Path, b.err, m.Size)
	}
}

// drain reads r to its end and returns the error there.
func (w *walker) drain(r io.Reader) error {
	if w.scrap == nil {
		w.scrap = make([]byte, 64<<10)
	}
	for {
		if _, err := r.Read(w.scrap); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// buffer and recycle keep the buffers of 100,000 small members from being allocated one by one.
func (w *walker) buffer(r io.Reader) *bufio.Reader {
	if n := len(w.spare); n > 0 {
		br := w.spare[n-1]
		w.spare = w.spare[:n-1]
		br.Reset(r)
		return br
	}
	br := bufio.NewReaderSize(nil, 32<<10) // given a bufio.Reader it would return that one, to be recycled twice
	br.Reset(r)
	return br
}

func (w *walker) recycle(br *bufio.Reader) {
	br.Reset(nil)
	w.spare = append(w.spare, br)
}

// skipJunk counts what is junk by its name.
func (w *walker) skipJunk(name string) bool {
	if !junkName(path.Clean(name)) {
		return false
	}
	w.junk++
	return true
}
