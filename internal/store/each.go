package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Shown is a line as a search shows it: found, or beside one that was.
type Shown struct {
	*Line
	Found bool
	Gap   bool // lines of the same result are left out before this one
}

// Each visits the findings in the order they were stored, with so many findings before and after in their result.
func (h *Hits) Each(around int, visit func(Shown) error) error {
	err := h.each(around, visit)
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
}

func (h *Hits) each(around int, visit func(Shown) error) error {
	if around == 0 {
		return h.lines(visit)
	}
	for i := range h.at {
		if i > 0 && h.at[i].result == h.at[i-1].result {
			continue
		}
		lines, err := h.neighbours(h.at[i])
		if err != nil {
			return err
		}
		if err := Around(h.search, lines, around, visit); err != nil {
			return err
		}
	}
	return nil
}

// Each visits the findings that match, in the order they were stored.
func (s *Store) Each(ctx context.Context, q *Search, around int, visit func(Shown) error) error {
	hits, err := s.Search(ctx, q)
	if err != nil {
		return err
	}
	defer hits.Close()
	return hits.Each(around, func(l Shown) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return visit(l)
	})
}

// neighbours are all lines of a hit's result.
func (h *Hits) neighbours(at hit) ([]Line, error) {
	f := h.files[at.file]
	start := at.pos
	var first Line
	if err := json.Unmarshal(readAt(f, at.pos, at.len), &first); err != nil {
		return nil, fmt.Errorf("read store: %w", err)
	}
	for start > 0 {
		before, err := lineBefore(f, start)
		if err != nil {
			return nil, err
		}
		var l Line
		if text := readAt(f, before, int(start-before)); commits(text) || json.Unmarshal(text, &l) != nil || l.ResultID != first.ResultID {
			break
		}
		start = before
	}
	return linesFrom(io.NewSectionReader(f, start, 1<<62), first.ResultID), nil
}

func readAt(f io.ReaderAt, pos int64, n int) []byte {
	b := make([]byte, n)
	if _, err := f.ReadAt(b, pos); err != nil {
		return nil
	}
	return b
}

// Around visits those of one result's lines that match, with so many before and after.
func Around(q *Search, lines []Line, around int, visit func(Shown) error) error {
	found := make([]bool, len(lines))
	until := make([]bool, len(lines))
	for i := range lines {
		if found[i] = q.Match(&lines[i]); !found[i] {
			continue
		}
		for j := max(0, i-around); j <= min(len(lines)-1, i+around); j++ {
			until[j] = true
		}
	}
	before := -1
	for i := range lines {
		if !until[i] {
			continue
		}
		if err := visit(Shown{Line: &lines[i], Found: found[i], Gap: around > 0 && before >= 0 && before != i-1}); err != nil {
			return err
		}
		before = i
	}
	return nil
}
