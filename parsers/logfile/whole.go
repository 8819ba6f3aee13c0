package logfile

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// Lines gives fn the lines of a file as they stand, with the prefixes and terminal sequences a record leaves out, decoded and numbered as
// Read does. Of a line longer than max bytes (0 = 1 MiB) only the beginning comes, which cut tells. fn's first error ends it.
func Lines(r io.Reader, max int, fn func(number int, text string, cut bool) error) error {
	lines := newLineReader(bufio.NewReaderSize(r, headSize), max)
	if _, err := lines.head(); err != nil {
		return err
	}
	l, err := lines.next()
	for err == nil {
		number, text, cut := l.number, l.whole(), false
		for l, err = lines.next(); err == nil && l.cont; l, err = lines.next() {
			cut = true
		}
		if max > 0 && len(text) > max {
			text, cut = strings.ToValidUTF8(text[:max], ""), true
		}
		if err := fn(number, text, cut); err != nil {
			return err
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// whole is the line as UTF-8, its terminal sequences kept.
func (l *raw) whole() string {
	if len(l.bytes) > 1 {
		l.bytes = l.bytes[l.enc.mark(l.bytes):]
	}
	out := make([]byte, 0, len(l.bytes))
	for at := 0; at < len(l.bytes); {
		r, n := l.enc.next(l.bytes[at:])
		out = utf8.AppendRune(out, r)
		at += n
	}
	return string(out)
}
