package serverexport

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// counted is the line psql and mysql end a table with.
var counted = lazyre.New(`^\(?(\d+) rows?(?: in set\b.*)?\)?\s*$`)

// readSQL reads the text tables of psql ("a | b" over "---+---") and mysql (framed by "+---+").
func readSQL(r *bufio.Reader, b *builder) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	t := &sqlText{b: b}
	for line := 1; s.Scan(); line++ {
		if !t.line(line, strings.TrimRight(s.Text(), "\r")) {
			return nil
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("damaged: %w", err)
	}
	if t.open {
		return fmt.Errorf("truncated: the line that counts the rows is missing")
	}
	return nil
}

type sqlText struct {
	b      *builder
	last   string // the line before
	framed bool   // mysql's
	open   bool   // within a table
}

func (t *sqlText) line(n int, text string) bool {
	defer func() { t.last = text }()
	if m := counted().FindStringSubmatch(text); m != nil {
		t.count(m[1])
		return true
	}
	switch {
	case ruled(text):
		t.rule(n)
	case !t.open:
	case strings.TrimSpace(text) == "":
	case t.framed != strings.HasPrefix(text, "|"):
		t.b.odd++
	default:
		return t.b.row(n, t.cells(text))
	}
	return true
}

// rule is a drawn line: psql has one under the header, mysql three, of which the middle one stands under the header.
func (t *sqlText) rule(n int) {
	header := strings.TrimSpace(t.last)
	if t.open || header == "" || ruled(header) {
		return
	}
	t.framed = strings.HasPrefix(header, "|")
	t.open = t.b.header(n-1, t.cells(t.last))
}

func (t *sqlText) cells(text string) []string {
	if t.framed || strings.HasPrefix(text, "|") {
		text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "|"), "|")
	}
	return strings.Split(text, "|")
}

// count holds the rows seen against the number the program printed.
func (t *sqlText) count(number string) {
	if !t.open || t.b.current == nil {
		return
	}
	if n, err := strconv.Atoi(number); err != nil || n != len(t.b.current.Rows)+t.b.noise {
		t.b.broken("the table says that it has " + short(number, 20) + " rows; not all were read")
	}
	t.b.end()
	t.open = false
}
