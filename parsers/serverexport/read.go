package serverexport

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Detect says what the first table of a file lists, given the file's first bytes; "" when it is no export.
func Detect(head []byte) Kind {
	format := formatOf(head)
	if format == "" {
		return ""
	}
	tables, _ := read(bytes.NewReader(head), format)
	if len(tables) == 0 {
		return ""
	}
	return tables[0].Kind
}

// Read reads the tables of an export. An error means that reading ended early; what came before is given all the same.
func Read(r io.Reader) ([]*Table, error) {
	buf := bufio.NewReaderSize(r, 64<<10)
	head, _ := buf.Peek(64 << 10)
	format := formatOf(head)
	if format == "" {
		return nil, fmt.Errorf("no table of the server's found")
	}
	return read(buf, format)
}

// readers give headers and rows to a builder; an error is damage, told with the line.
var readers = map[string]func(*bufio.Reader, *builder) error{
	"csv": readDelimited, "json": readJSON, "sql": readSQL, "html": readHTML,
}

func read(r io.Reader, format string) ([]*Table, error) {
	limit := &limited{r: r, left: maxBytes}
	b := &builder{format: format}
	err := readers[format](bufio.NewReaderSize(decoded(limit), 64<<10), b)
	if err == nil && limit.cut {
		err = fmt.Errorf("export of more than %d bytes: the rest is not read", maxBytes)
	}
	if err != nil {
		b.broken(err.Error())
	}
	b.end()
	if b.foreign > 0 && len(b.tables) > 0 {
		b.tables[0].Notes = append(b.tables[0].Notes, fmt.Sprintf("%d tables of other columns in this file are not used", b.foreign))
	}
	return b.tables, err
}

// decoded takes off a byte order mark and turns UTF-16, which spreadsheets write, into UTF-8.
func decoded(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// limited ends a stream at a size and tells that it did.
type limited struct {
	r    io.Reader
	left int
	cut  bool
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left == 0 {
		var one [1]byte
		n, err := l.r.Read(one[:])
		l.cut = l.cut || n > 0
		if n > 0 {
			err = io.EOF
		}
		return 0, err
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// formatOf looks at the first line, which no log and no configuration of a client has in this way.
func formatOf(head []byte) string {
	text, _ := io.ReadAll(decoded(bytes.NewReader(head)))
	body := strings.TrimLeft(string(text), " \t\r\n")
	first, rest, _ := strings.Cut(body, "\n")
	second, _, _ := strings.Cut(rest, "\n")
	low := strings.ToLower(body[:min(len(body), 100)])
	switch {
	case body == "" || strings.IndexByte(first, 0) >= 0:
		return ""
	case body[0] == '{', body[0] == '[' && strings.HasPrefix(strings.TrimLeft(body[1:], " \t\r\n"), "{"):
		if jsonList(body) {
			return "json"
		}
		return ""
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"), strings.HasPrefix(low, "<table"), strings.HasPrefix(low, "<div"):
		return "html"
	case ruled(first) && strings.HasPrefix(second, "|"), strings.Contains(first, " | ") && ruled(second):
		return "sql"
	}
	if comma(body) != 0 {
		return "csv"
	}
	return ""
}

// ruled tells the line psql and mysql draw under a header.
func ruled(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= 3 && strings.Trim(line, "-+") == "" && strings.Contains(line, "+")
}
