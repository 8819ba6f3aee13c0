package logfile

import (
	"bytes"
	"slices"
	"strings"
)

// How the lines of a message are read.
//
// Most of the lines that are not passed over (skim.go) are those of messages, a dozen to each. Where a logger puts nothing in front of
// them, they are taken out of the buffer together: one text for all of them, and none of what is done to a line that may be anything. A
// line is only taken when line by line it would have gone to the message too, as it stands; the first that would not ends the block.

// maxBlock bounds what is read for lines that may turn out to be no part of the message, maxBlockLine those of them that come in segments.
const (
	maxBlock     = 16 << 10
	maxBlockLine = overlap
)

// afterBlock is room for the lines that end a record behind its message.
const afterBlock = 3

// block takes the lines ahead that belong to the message the open record is in the middle of.
func (r *reader) block() {
	b, l := &r.build, r.lines
	if b.shy || b.half > 0 || b.key != "" || !r.dialect.bare() || l.open || l.enc != utf8Text || l.sep != '\n' {
		return
	}
	buf, _ := l.br.Peek(min(l.br.Buffered(), maxBlock))
	n, lines := messageFront(buf, b.draft.HeaderEnd())
	if lines == 0 || !plainText(buf[:n]) || bytes.IndexByte(buf[:n+1], 0) >= 0 {
		return
	}
	b.cur.Lines = slices.Grow(b.cur.Lines, lines+afterBlock)
	text, size, taken := string(buf[:n]), 0, 0
	for size < n {
		end := size + strings.IndexByte(text[size:], '\n')
		line := Line{Number: l.number + taken + 1, Offset: l.offset + int64(size), Column: 1, Text: strings.TrimRight(text[size:end], "\r")}
		if !r.goesOn(line.Text) {
			break
		}
		b.cur.Lines = append(b.cur.Lines, line)
		b.size += len(line.Text)
		size, taken = end+1, taken+1
	}
	b.follows()
	b.shy = taken < lines
	l.pass(size, taken)
	r.info.Lines += taken
	r.misses += taken
}

// messageFront measures the lines at the front of buf that may be a message's, by their first bytes: headers and, once those ended, the
// lines of a session description. One byte more than theirs is in buf.
func messageFront(buf []byte, body bool) (size, lines int) {
	for size < len(buf) {
		n := bytes.IndexByte(buf[size:], '\n')
		if n < 0 || n >= maxBlockLine || size+n+1 >= len(buf) {
			break
		}
		line := buf[size : size+n]
		switch {
		case len(line) == 0 || line[0] == '\r':
			if body {
				return size, lines
			}
			body = true
		case len(line) > 1 && line[1] == '=':
			body = true
		case body || !namesHeader(line):
			return size, lines
		}
		size, lines = size+n+1, lines+1
	}
	return size, lines
}

// namesHeader tells whether a line begins with a word and a colon.
func namesHeader(line []byte) bool {
	for i, c := range line {
		if letter := c|0x20 >= 'a' && c|0x20 <= 'z'; !letter && (i == 0 || c != '-') {
			return i > 0 && c == ':'
		}
	}
	return false
}

// goesOn tells whether a line goes to the message, and nothing else is to be done about it. The draft takes it then.
func (r *reader) goesOn(text string) bool {
	b := &r.build
	if b.closes != nil && b.closes(text) || len(b.cur.Lines)+1 >= maxRecordLines || b.size+len(text) >= maxRecordBytes {
		return false
	}
	if r.dialect.begins(text) || len(text) > minFolded && unfold(text, false) != nil {
		return false
	}
	return b.draws(text)
}

// bare tells whether lines of the dialect stand as they are, one record at most in each.
func (d *dialect) bare() bool { return len(d.outer) == 0 && (d.inner == nil || d.inner.glued == nil) }

// begins tells whether a line has a prefix of a dialect without wrappers, or another program's.
func (d *dialect) begins(line string) bool {
	g := d.inner
	if g == nil {
		g = &plain
	}
	_, ok := g.prefix(line)
	if !ok && g != &plain {
		_, _, ok = d.stranger(line)
	}
	return ok
}
