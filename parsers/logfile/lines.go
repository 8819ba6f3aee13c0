package logfile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

const (
	headSize       = 64 << 10
	overlap        = 4 << 10
	defaultMaxLine = 1 << 20
)

// lineReader cuts a stream into lines. A line over max comes in segments that overlap, all with the line's number.
type lineReader struct {
	br     *bufio.Reader
	enc    encoding
	first  encoding // of the file's beginning
	sep    byte
	max    int
	buf    []byte
	spare  []byte // takes turns with buf: a segment that was handed out stays as it is until the next one
	offset int64  // of the next unread byte
	number int
	cut    int  // lines that came in segments
	mixed  bool // the encoding changed within the file
	// state of a line in segments
	open  bool
	skip  int
	start int64
}

func newLineReader(br *bufio.Reader, maxLine int) *lineReader {
	if maxLine <= 2*overlap {
		maxLine = defaultMaxLine
	}
	return &lineReader{br: br, max: maxLine &^ 3, sep: '\n'}
}

// linesOf reads the lines of a few bytes.
func linesOf(b []byte, enc encoding, sep byte) *lineReader {
	return &lineReader{br: bufio.NewReaderSize(bytes.NewReader(b), min(headSize, len(b)+16)), max: defaultMaxLine, enc: enc, sep: sep}
}

// head gives the first bytes and sets the encoding and the line end by them. The byte order mark is passed over.
func (r *lineReader) head() ([]byte, error) {
	head, err := r.br.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		if len(head) == 0 {
			return nil, err
		}
	}
	var bom int
	r.enc, bom = guessEncoding(head)
	r.first, head = r.enc, head[bom:]
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		r.sep = '\r'
	}
	head = bytes.Clone(head)
	_, _ = r.br.Discard(bom)
	r.offset = int64(bom)
	return head, nil
}

// next gives the next line or segment; io.EOF after the last.
func (r *lineReader) next() (raw, error) {
	if !r.open {
		r.turn()
		r.buf, r.skip, r.start = r.buf[:0], 0, r.offset
	}
	for {
		if len(r.buf) >= r.max {
			return r.segment(), nil
		}
		chunk, err := r.br.ReadSlice(r.sep)
		r.offset += int64(len(chunk))
		if len(r.buf) == 0 && r.enc == utf8Text && !r.open {
			n := len(chunk) - len(bytes.TrimLeft(chunk, "\x00"))
			r.skip, chunk = r.skip+n, chunk[n:]
		}
		r.buf = append(r.buf, chunk...)
		switch {
		case err == nil && r.complete():
			return r.line(), nil
		case err == nil || errors.Is(err, bufio.ErrBufferFull):
		case len(r.buf) > 0 || r.skip > 0 && !r.open:
			if !errors.Is(err, io.EOF) {
				return raw{}, err
			}
			return r.line(), nil
		default:
			return raw{}, err
		}
	}
}

// pass goes on behind n bytes, which are so many whole lines.
func (r *lineReader) pass(n, lines int) {
	_, _ = r.br.Discard(n)
	r.offset += int64(n)
	r.number += lines
}

// turn changes the encoding where another one begins at a line's start: files of a rotation were put together, or a shell that
// writes UTF-16 appended to one in UTF-8. A mark there is passed over; its bytes belong to the line.
func (r *lineReader) turn() {
	b, _ := r.br.Peek(8)
	if len(b) < 4 || r.sep != '\n' {
		return
	}
	if r.enc == utf8Text {
		if b[0] < 0xFE && (b[1] != 0 || b[0] == 0) && (b[0] != 0 || b[1] == 0) {
			return // the common case
		}
		if enc, _ := guessEncoding(b); enc != utf8Text {
			r.enc, r.mixed = enc, true
		}
		return
	}
	for _, c := range b[utf8Text.mark(b):] {
		if c == 0 || c >= 0x80 {
			return
		}
	}
	r.enc, r.mixed = utf8Text, true
}

// complete tells whether the separator byte just read is a line end: in UTF-16 it may be half of another character.
func (r *lineReader) complete() bool {
	pos := len(r.buf) - 1 + r.skip
	switch r.enc {
	case utf16LE:
		if pos&1 != 0 {
			return false
		}
		b, err := r.br.ReadByte()
		if err != nil {
			return true
		}
		r.offset++
		r.buf = append(r.buf, b)
		return b == 0
	case utf16BE:
		return pos&1 == 1 && len(r.buf) > 1 && r.buf[len(r.buf)-2] == 0
	}
	return true
}

// line hands out what is in buf as a line, or as the last segment of one.
func (r *lineReader) line() raw {
	if !r.open {
		r.number++
	}
	l := raw{bytes: r.trimEnd(r.buf), enc: r.enc, number: r.number, offset: r.start, skip: r.skip, cont: r.open}
	r.open = false
	return l
}

// segment hands out the first max bytes and keeps the rest, and the overlap, for the next one.
func (r *lineReader) segment() raw {
	n := r.boundary()
	l := raw{bytes: r.buf[:n:n], enc: r.enc, number: r.number, offset: r.start, skip: r.skip, cont: r.open}
	if !r.open {
		r.number++
		r.cut++
		l.number = r.number
	}
	r.open = true
	keep := n - overlap
	for r.enc == utf8Text && keep < n && r.buf[keep]&0xC0 == 0x80 {
		keep++
	}
	r.skip += keep
	r.buf, r.spare = append(r.spare[:0], r.buf[keep:]...), r.buf
	return l
}

// boundary keeps a cut off the middle of a character.
func (r *lineReader) boundary() int {
	n := r.max
	if r.enc != utf8Text {
		return n &^ 1
	}
	for i := 0; i < 3 && n < len(r.buf) && r.buf[n]&0xC0 == 0x80; i++ {
		n--
	}
	return n
}

func (r *lineReader) trimEnd(b []byte) []byte {
	if r.enc == utf8Text {
		b = bytes.TrimSuffix(b, []byte{r.sep})
		return bytes.TrimRight(b, "\r")
	}
	for len(b) >= 2 {
		if u := r.enc.unit(b[len(b)-2:]); u != '\n' && u != '\r' {
			break
		}
		b = b[:len(b)-2]
	}
	return b
}
