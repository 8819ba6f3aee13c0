package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Forget says what to forget. Each given part must hold; none given forgets nothing.
type Forget struct {
	Before time.Time // stored before
	Ticket string
	Bundle string // hash or how it begins, at least eight digits
}

// Forgotten is what was removed.
type Forgotten struct{ Results, Findings, Outcomes, Damaged int }

func (w Forget) empty() bool { return w.Before.IsZero() && w.Ticket == "" && w.Bundle == "" }

func (w Forget) wants(h *Head) bool {
	return (w.Before.IsZero() || moment(h.Stored) < w.Before.Unix()) && (w.Ticket == "" || strings.EqualFold(h.Ticket, w.Ticket)) &&
		(w.Bundle == "" || strings.HasPrefix(h.SHA256, strings.ToLower(w.Bundle)))
}

// names says whether a damaged part of a day file speaks of what is to be forgotten. It cannot be read, so any trace is enough; its
// age is its file's.
func (w Forget) names(text []byte, file string) bool {
	if w.Ticket == "" && w.Bundle == "" {
		return file < dayFile(w.Before)
	}
	text = bytes.ToLower(text)
	return w.Ticket != "" && bytes.Contains(text, []byte(strings.ToLower(w.Ticket))) || w.Bundle != "" && bytes.Contains(text, []byte(strings.ToLower(w.Bundle)))
}

// ErrNothingNamed says that a Forget names nothing.
var ErrNothingNamed = errors.New("nothing is named that should be forgotten")

// Prune removes results, with their findings and outcomes, from the text and from the index. Each day file is written anew beside
// itself and renamed: a crash leaves the old or the new one, whole.
func (s *Store) Prune(w Forget) (Forgotten, error) {
	var gone Forgotten
	if w.empty() {
		return gone, ErrNothingNamed
	}
	unlock, err := s.lock(true)
	if err != nil {
		return gone, err
	}
	defer unlock()
	days, err := s.days()
	if err != nil {
		return gone, err
	}
	if err := s.sweep(); err != nil {
		return gone, err
	}
	s.dropIndex() // first: what is forgotten must not stay there if the text is done and the rest is not
	for _, d := range days {
		if err := s.pruneDay(d, w, &gone); err != nil {
			return gone, err
		}
	}
	if err := s.syncDir(); err != nil {
		return gone, err
	}
	s.freshened().close()
	return gone, nil
}

// sweep removes what a prune left behind that did not come to its end: whole copies of days, with what should be forgotten now.
func (s *Store) sweep() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return fmt.Errorf("prune: %w", err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".prune-") {
			continue
		}
		if err := os.Remove(s.path(e.Name())); err != nil {
			return fmt.Errorf("prune: %w", err)
		}
	}
	return nil
}

func (s *Store) pruneDay(name string, w Forget, gone *Forgotten) error {
	in, err := os.Open(s.path(name))
	if err != nil {
		return fmt.Errorf("prune: %w", err)
	}
	defer in.Close()
	cut, err := s.cuts(name, in, w, gone)
	if err != nil || len(cut) == 0 {
		return err
	}
	out, err := os.CreateTemp(s.dir, ".prune-*")
	if err != nil {
		return fmt.Errorf("prune: %w", err)
	}
	defer os.Remove(out.Name())
	defer out.Close()
	size, err := copyBut(out, in, cut)
	if err == nil {
		err = out.Sync()
	}
	if err == nil && size == 0 {
		err = os.Remove(s.path(name))
	} else if err == nil {
		err = os.Rename(out.Name(), s.path(name))
	}
	if err != nil {
		return fmt.Errorf("prune %q: %w", name, err)
	}
	return nil
}

// span is a part of a file.
type span struct{ from, to int64 }

// cuts are the parts of a day file to leave out.
func (s *Store) cuts(name string, in *os.File, w Forget, gone *Forgotten) ([]span, error) {
	var cut []span
	known := int64(0) // up to here the file is in whole groups or judged
	quiet := &Store{dir: s.dir, now: s.now, warn: func(string) {}}
	_, err := quiet.groups(name, in, 0, func(b *batch) error {
		start := b.last.pos
		if len(b.at) > 0 {
			start = b.at[0].pos
		}
		if start > known {
			cut = append(cut, damaged(in, span{known, start}, w, gone)...)
		}
		known = b.last.pos + int64(b.last.len)
		head := b.head()
		if !w.wants(head) {
			return nil
		}
		cut = append(cut, span{start, known})
		gone.Findings += len(b.lines)
		if b.told != nil {
			gone.Outcomes++
		} else {
			gone.Results++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	end, err := in.Seek(0, io.SeekEnd)
	if err == nil && end > known {
		cut = append(cut, damaged(in, span{known, end}, w, gone)...)
	}
	return cut, err
}

func (b *batch) head() *Head {
	if b.told != nil {
		return &b.told.Head
	}
	return &b.end.Head
}

func damaged(in *os.File, at span, w Forget, gone *Forgotten) []span {
	if !w.names(readAt(in, at.from, int(at.to-at.from)), filepath.Base(in.Name())) {
		return nil
	}
	gone.Damaged++
	return []span{at}
}

func copyBut(out io.Writer, in io.ReaderAt, cut []span) (int64, error) {
	var total, from int64
	for _, c := range append(cut, span{1 << 62, 1 << 62}) {
		n, err := io.Copy(out, io.NewSectionReader(in, from, c.from-from))
		if total += n; err != nil {
			return total, err
		}
		from = c.to
	}
	return total, nil
}
