package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
)

// errPoints is for an index that is damaged in a way the database does not notice. Every line is looked at, so it never yields a wrong one.
var errPoints = errors.New("the index points at what was not looked for; pwtriage store rebuild makes it again")

// window is how many hits are read and decoded at once, by all processors; they are visited in order.
const window = 2048

// lines visits the hits' lines that match.
func (h *Hits) lines(visit func(Shown) error) error {
	got := make([]*Line, window)
	for at := h.at; len(at) > 0; {
		n := min(window, len(at))
		if err := h.decode(at[:n], got[:n]); err != nil {
			return err
		}
		at = at[n:]
		for _, l := range got[:n] {
			if l == nil {
				continue
			}
			if err := visit(Shown{Line: l, Found: true}); err != nil {
				return err
			}
		}
	}
	return nil
}

// decode reads and decodes hits; a line that does not match is nil.
func (h *Hits) decode(at []hit, into []*Line) error {
	workers := min(runtime.GOMAXPROCS(0), 1+len(at)/64)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		from, to := len(at)*w/workers, len(at)*(w+1)/workers
		wg.Go(func() { errs[w] = h.some(at[from:to], into[from:to]) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (h *Hits) some(at []hit, into []*Line) error {
	r := reach{hits: h}
	for i := range at {
		text, err := r.text(at, i)
		if err != nil {
			return fmt.Errorf("read store: %w", err)
		}
		l := &Line{}
		if err := json.Unmarshal(text, l); err != nil {
			return fmt.Errorf("%w: %w", errPoints, err)
		}
		into[i] = l
		switch {
		case h.search.Match(l):
		case h.exact:
			return fmt.Errorf("%w: at byte %d", errPoints, at[i].pos)
		default:
			into[i] = nil
		}
	}
	return nil
}

// reach reads lines that stand near each other in one go.
type reach struct {
	hits  *Hits
	file  int64
	from  int64
	block []byte
}

const maxReach = 256 << 10

func (r *reach) text(at []hit, i int) ([]byte, error) {
	h := at[i]
	if h.file != r.file || h.pos < r.from || h.pos+int64(h.len) > r.from+int64(len(r.block)) {
		if err := r.read(at[i:]); err != nil {
			return nil, err
		}
	}
	return r.block[h.pos-r.from:][:h.len], nil
}

// read takes in the hits that follow as long as at least a third of what is read is wanted.
func (r *reach) read(at []hit) error {
	end, wanted := at[0].pos+int64(at[0].len), int64(at[0].len)
	for _, h := range at[1:] {
		to := h.pos + int64(h.len)
		wanted += int64(h.len)
		if h.file != at[0].file || to-at[0].pos > maxReach || to-at[0].pos > 3*wanted || h.pos < at[0].pos {
			break
		}
		end = to
	}
	r.file, r.from = at[0].file, at[0].pos
	r.block = make([]byte, end-r.from)
	return readFull(r.hits.files[r.file], r.block, r.from)
}

func readFull(f *os.File, b []byte, at int64) error {
	_, err := f.ReadAt(b, at)
	return err
}
