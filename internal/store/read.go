package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxLine bounds one line of a store: a result of a bundle at all its limits is far below.
const maxLine = 256 << 20

// raw is a line and where it stands.
type raw struct {
	pos  int64
	text []byte // with its line end
}

// place is where a line stands.
type place struct {
	pos int64
	len int // with its line end
}

// batch is one group as it stands in a file.
type batch struct {
	lines []Line
	at    []place // of lines
	end   *result // nil for an outcome
	told  *Outcome
	last  place
}

// groups reads the whole groups of a file from an offset on and returns where the last one ended. Lines that belong to no whole group
// are counted and told, not passed on.
func (s *Store) groups(name string, r io.Reader, from int64, visit func(*batch) error) (int64, error) {
	in := bufio.NewReaderSize(r, 1<<20)
	pos, good := from, from
	var pending []raw
	for number := 1; ; number++ {
		line, err := readLine(in)
		if err == io.EOF && len(line) == 0 {
			break
		}
		if err != nil && err != io.EOF {
			return good, fmt.Errorf("read %q: %w", name, err)
		}
		at := raw{pos, line}
		pos += int64(len(line))
		if !looksLast(line) {
			pending = append(pending, at)
			continue
		}
		b, err := s.batch(name, pending, at)
		pending, good = pending[:0], pos
		if err != nil {
			s.warnf("%s: byte %d: a damaged record was left out: %v", name, at.pos, err)
		}
		if b == nil {
			continue
		}
		if err := visit(b); err != nil {
			return good, err
		}
	}
	if pos > good {
		s.warnf("%s: %d bytes at the end are a record cut off while it was written; they are not read", name, pos-good)
	}
	return good, nil
}

var errLong = errors.New("a line is longer than any result")

func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		piece, err := in.ReadSlice('\n')
		if line = append(line, piece...); err != bufio.ErrBufferFull {
			return line, err
		}
		if len(line) > maxLine {
			return nil, errLong
		}
	}
}

// heads says whether a line has the result's head. The index takes the result's word for all its lines.
func (r *result) heads(h Head) bool {
	h.Type = r.Type
	return h == r.Head
}

// batch puts a group together. An error with a batch says that lines before it belong to no group.
func (s *Store) batch(name string, pending []raw, last raw) (*batch, error) {
	b := &batch{last: place{last.pos, len(last.text)}}
	var end result
	if err := json.Unmarshal(last.text, &end); err != nil {
		return nil, err
	}
	if end.Type == "outcome" {
		b.told = &Outcome{}
		if err := json.Unmarshal(last.text, b.told); err != nil {
			return nil, err
		}
	} else {
		b.end = &end
	}
	if moment(end.Stored) == 0 {
		return nil, fmt.Errorf("it does not say when it was stored: %q", end.Stored)
	}
	if end.Lines < 0 || end.Lines > len(pending) {
		return nil, fmt.Errorf("%d lines of %d", len(pending), end.Lines)
	}
	for _, at := range pending[len(pending)-end.Lines:] {
		var l Line
		if err := json.Unmarshal(at.text, &l); err != nil {
			return nil, err
		}
		if !end.heads(l.Head) {
			return nil, fmt.Errorf("a line of %q does not agree with its result %q", l.ResultID, end.ResultID)
		}
		b.lines, b.at = append(b.lines, l), append(b.at, place{at.pos, len(at.text)})
	}
	if n := len(pending) - end.Lines; n > 0 {
		return b, fmt.Errorf("%d lines of no result", n)
	}
	return b, nil
}

// linesFrom reads the lines of one result. The index saw the whole group; what is not of it ends it.
func linesFrom(r io.Reader, id string) []Line {
	in := bufio.NewReader(r)
	var lines []Line
	for {
		text, err := readLine(in)
		var l Line
		if err != nil || looksLast(text) || json.Unmarshal(text, &l) != nil || l.ResultID != id {
			return lines
		}
		lines = append(lines, l)
	}
}
