package serverexport

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// comma is the sign that parts the columns of a CSV file, 0 when its first line is no known header.
func comma(body string) rune {
	line, rest, _ := strings.Cut(body, "\n")
	if strings.HasPrefix(line, "sep=") { // a line for spreadsheets
		line, _, _ = strings.Cut(rest, "\n")
	}
	if len(line) > 16<<10 {
		return 0
	}
	for _, sign := range []rune{',', ';', '\t', '|'} {
		if l, _ := match(parted(line, sign)); l != nil {
			return sign
		}
	}
	return 0
}

func parted(line string, sign rune) []string {
	cells, err := newCSV(strings.NewReader(line), sign).Read()
	if err != nil || len(cells) < 2 {
		return nil
	}
	return cells
}

func newCSV(r io.Reader, sign rune) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma, c.FieldsPerRecord, c.TrimLeadingSpace = sign, -1, sign != '\t'
	return c
}

func readDelimited(r *bufio.Reader, b *builder) error {
	skipped := 0
	if head, _ := r.Peek(4); string(head) == "sep=" {
		_, _ = r.ReadString('\n') // an error here comes again below
		skipped = 1
	}
	head, _ := r.Peek(16 << 10)
	sign := comma(strings.TrimLeft(string(head), " \t\r\n"))
	if sign == 0 {
		return nil
	}
	c := newCSV(r, sign)
	begun := false
	for {
		cells, err := c.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return damaged(err)
		}
		line, _ := c.FieldPos(0)
		if line += skipped; !begun {
			begun = true
			b.header(line, cells)
		} else if !b.row(line, cells) {
			return nil
		}
	}
}

// damaged is a reader's error without the words of the file: they may be a password.
func damaged(err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return fmt.Errorf("damaged from line %d on: %w", parse.StartLine, parse.Err)
	}
	return err
}
