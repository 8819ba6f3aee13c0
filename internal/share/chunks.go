package share

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"github.com/pwtriage/pwtriage/internal/redact"
)

const (
	chunkSize = 256 << 10
	slack     = 64 << 10 // how far a chunk goes on to end where nothing is cut apart
	maxLine   = 1 << 20  // a longer line is withheld
)

// chunks reads a text in parts that end with a line, and not within a header, a key or a dump.
type chunks struct {
	raw      io.Reader // as it is in the bundle
	encoding string    // when it is none that can be left as it is
	in       *bufio.Reader
	withheld int
	buf      bytes.Buffer
}

func newChunks(raw *bufio.Reader, head []byte) *chunks {
	c := &chunks{raw: raw, in: raw}
	if enc := wide(head); enc != nil {
		c.encoding = "utf-16"
		c.in = bufio.NewReaderSize(enc.NewDecoder().Reader(raw), headSize)
	}
	return c
}

// wide is the encoding of UTF-16, by its mark or by the zero bytes of Latin letters; nil for any other text.
func wide(head []byte) encoding.Encoding {
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return little
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return big
	}
	var zero [2]int
	n := min(len(head), 4096) &^ 1
	for i := range n {
		if head[i] == 0 {
			zero[i&1]++
		}
	}
	half := n / 2
	switch {
	case n < 8:
		return nil
	case zero[1]*10 > half*7 && zero[0]*20 < half:
		return little
	case zero[0]*10 > half*7 && zero[1]*20 < half:
		return big
	}
	return nil
}

// each gives the parts to fn, in order.
func (c *chunks) each(fn func(chunk string) error) error {
	for {
		line, err := c.line()
		if c.buf.Len() >= chunkSize && (ends(line) || c.buf.Len() >= chunkSize+slack) {
			if err := c.flush(fn); err != nil {
				return err
			}
		}
		c.buf.Write(line)
		if err != nil {
			if ferr := c.flush(fn); ferr != nil {
				return ferr
			}
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

func (c *chunks) flush(fn func(string) error) error {
	if c.buf.Len() == 0 {
		return nil
	}
	text := c.buf.String()
	c.buf.Reset()
	return fn(text)
}

// ends: a part may end before this line, which is no folded header and no base64.
func ends(next []byte) bool {
	if len(next) == 0 {
		return true
	}
	first := next[0]
	return first != ' ' && first != '\t' && bytes.ContainsAny(next, " :=<[")
}

// line reads a line with its end. One that is too long is withheld: a part of it could not be judged.
func (c *chunks) line() ([]byte, error) {
	line, err := c.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return line, err
	}
	long := bytes.Clone(line)
	size := len(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		line, err = c.in.ReadSlice('\n')
		size += len(line)
		if len(long) <= maxLine {
			long = append(long, line...)
		}
	}
	if size <= maxLine {
		return long, err
	}
	c.withheld++
	end := ""
	if strings.HasSuffix(string(line), "\n") {
		end = "\n"
	}
	return []byte(redact.Withheld(fmt.Sprintf("line of %d bytes", size)) + end), err
}
