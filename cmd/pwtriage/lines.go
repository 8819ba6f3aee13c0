package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// eachLine gives fn the lines of a file as they stand, with the time and the terminal sequences a record leaves out, numbered as the
// diagnosis numbers them. Of a line longer than maxShown the rest is left out, which cut tells.
func eachLine(r *bufio.Reader, fn func(number int, text string, cut bool) error) error {
	head, _ := r.Peek(headSize)
	sep := byte('\n')
	text := decoded(r, head, &sep)
	for number := 1; ; number++ {
		line, cut, err := readLine(text, sep)
		if len(line) == 0 && err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if err := fn(number, readable(strings.TrimRight(string(line), "\r\n")), cut); err != nil {
			return err
		}
	}
}

// decoded is the file as UTF-8 where it is UTF-16. sep becomes a carriage return where no line feed stands.
func decoded(r *bufio.Reader, head []byte, sep *byte) *bufio.Reader {
	info, _ := logfile.Read(bytes.NewReader(head), "", logfile.Options{Dialect: "plain"}, func(*logfile.Record) error { return nil })
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		*sep = '\r'
	}
	endian := map[string]unicode.Endianness{"utf-16le": unicode.LittleEndian, "utf-16be": unicode.BigEndian}
	if order, wide := endian[info.Encoding]; wide {
		return bufio.NewReader(unicode.UTF16(order, unicode.UseBOM).NewDecoder().Reader(r))
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, _ = r.Discard(3)
	}
	return r
}

func readLine(r *bufio.Reader, sep byte) (line []byte, cut bool, err error) {
	for {
		chunk, err := r.ReadSlice(sep)
		if len(line)+len(chunk) > maxShown {
			cut, chunk = true, chunk[:maxShown-len(line)]
		}
		line = append(line, chunk...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, cut, err
		}
	}
}

// readable takes what is no UTF-8 for Windows-1252, as the diagnosis does.
func readable(line string) string {
	if utf8.ValidString(line) {
		return line
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(line[i])
		}
		b.WriteRune(r)
		i += n
	}
	return b.String()
}
