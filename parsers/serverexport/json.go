package serverexport

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// lineCounter tells in which line a byte stands; offsets are asked in order.
type lineCounter struct {
	r       io.Reader
	pending []byte // read and not yet counted
	base    int64  // offset of its first byte
	lines   int
}

func (c *lineCounter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.pending = append(c.pending, p[:n]...)
	return n, err
}

func (c *lineCounter) at(offset int64) int {
	n := max(0, min(int(offset-c.base), len(c.pending)))
	c.lines += bytes.Count(c.pending[:n], []byte{'\n'})
	c.pending = c.pending[n:]
	c.base += int64(n)
	return c.lines + 1
}

// readJSON reads an array of flat objects, or one object after another. Values that are objects or lists themselves are left out.
func readJSON(r *bufio.Reader, b *builder) error {
	counter := &lineCounter{r: r}
	j := &jsonRows{dec: json.NewDecoder(counter), lines: counter, b: b}
	j.dec.UseNumber()
	err := j.all()
	switch {
	case errors.Is(err, io.EOF) && !j.inside:
		return nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("truncated")
	case err != nil:
		return fmt.Errorf("damaged after line %d", j.line)
	}
	return nil
}

// jsonList: a lone object is a client's settings rather than a list; two, one a line, or an array are a list.
func jsonList(body string) bool {
	if body[0] == '[' {
		return true
	}
	first, rest, _ := strings.Cut(body, "\n")
	return json.Valid([]byte(first)) && strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{")
}

type jsonRows struct {
	dec    *json.Decoder
	lines  *lineCounter
	b      *builder
	inside bool // of the array
	line   int
	keys   string
	full   bool
}

func (j *jsonRows) all() error {
	for !j.full {
		tok, err := j.dec.Token()
		if err != nil {
			return err
		}
		switch tok {
		case json.Delim('['):
			j.inside = true
		case json.Delim(']'):
			j.inside = false
		case json.Delim('{'):
			if err := j.object(); err != nil {
				return err
			}
		default:
			j.b.odd++
		}
	}
	return nil
}

func (j *jsonRows) object() error {
	j.line = j.lines.at(j.dec.InputOffset() - 1)
	var header, cells []string
	for j.dec.More() {
		key, err := j.dec.Token()
		if err != nil {
			return err
		}
		cell, err := j.scalar()
		if err != nil {
			return err
		}
		if name, ok := key.(string); ok && len(header) < maxColumns {
			header, cells = append(header, name), append(cells, cell)
		}
	}
	if _, err := j.dec.Token(); err != nil {
		return err
	}
	j.row(header, cells)
	return nil
}

func (j *jsonRows) row(header, cells []string) {
	if keys := strings.Join(header, "\x00"); keys != j.keys || j.b.current == nil {
		j.keys = keys
		if j.b.current == nil {
			j.b.header(j.line, header)
		} else {
			j.b.remap(header)
		}
	}
	j.full = !j.b.row(j.line, cells)
}

// scalar is the value of a key as text; a nested one is read over.
func (j *jsonRows) scalar() (string, error) {
	tok, err := j.dec.Token()
	if err != nil {
		return "", err
	}
	switch v := tok.(type) {
	case string:
		return short(v, maxCell), nil
	case json.Number:
		return short(v.String(), maxCell), nil
	case bool:
		return fmt.Sprint(v), nil
	case json.Delim:
		return "", j.over()
	}
	return "", nil
}

func (j *jsonRows) over() error {
	for depth := 1; depth > 0; {
		tok, err := j.dec.Token()
		if err != nil {
			return err
		}
		switch tok {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return nil
}
