package serverexport

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// readHTML reads the tables of a saved page. A page shows what fits on it, so no such table is whole.
func readHTML(r *bufio.Reader, b *builder) error {
	z := html.NewTokenizer(r)
	z.SetMaxBuf(maxLine)
	p := &htmlPage{b: b, line: 1}
	for {
		kind := z.Next()
		at := p.line
		p.line += bytes.Count(z.Raw(), []byte{'\n'})
		switch kind {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return errors.New("damaged: a tag or text of more than 1 MiB")
			}
			return nil
		case html.TextToken:
			p.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			p.open(string(name), at)
		case html.EndTagToken:
			name, _ := z.TagName()
			if !p.close(string(name)) {
				return nil
			}
		}
	}
}

type htmlPage struct {
	b     *builder
	line  int
	depth int // of tables
	begun bool
	inRow bool
	row   int // line it began in
	cells []string
	cell  *strings.Builder
}

func (p *htmlPage) open(tag string, line int) {
	switch tag {
	case "table":
		p.depth++
		p.begun = false
	case "tr":
		p.finish()
		p.inRow, p.row = p.depth == 1, line
	case "td", "th":
		p.endCell()
		if p.inRow && len(p.cells) < maxColumns {
			p.cell = &strings.Builder{}
		}
	case "br":
		p.text(" ")
	}
}

func (p *htmlPage) close(tag string) bool {
	switch tag {
	case "td", "th":
		p.endCell()
	case "tr":
		return p.finish()
	case "table":
		more := p.finish()
		if p.depth--; p.depth <= 0 {
			p.depth = 0
			p.b.end()
		}
		return more
	}
	return true
}

func (p *htmlPage) text(s string) {
	if p.cell != nil && p.cell.Len() < maxCell {
		p.cell.WriteString(short(s, maxCell))
	}
}

func (p *htmlPage) endCell() {
	if p.cell != nil {
		p.cells = append(p.cells, strings.Join(strings.Fields(p.cell.String()), " "))
		p.cell = nil
	}
}

// finish hands a row over; the first of a table is its header.
func (p *htmlPage) finish() bool {
	p.endCell()
	cells := p.cells
	p.cells, p.inRow = nil, false
	switch {
	case len(cells) == 0:
		return true
	case !p.begun:
		p.begun = true
		p.b.header(p.row, cells)
		return true
	}
	return p.b.row(p.row, cells)
}
