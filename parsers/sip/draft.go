package sip

import "strings"

// maxHeaders bounds what one hostile message may cost.
const maxHeaders = 512

// Draft reads a message whose lines come one by one: an Extent that keeps what it saw, so that a log's lines need not be read again once
// their end is found. The zero value waits for a start line.
type Draft struct {
	extent  Extent
	start   string
	lines   int
	headers []Header // reused for the next message
	body    description
}

// Add tells whether line is the message's next one, and takes it if it is. One that is not changes nothing: the caller may know better and
// go on behind it.
func (d *Draft) Add(line string) bool {
	line = trimReturns(line)
	before := d.extent
	name, value, ok := d.extent.add(line)
	if !ok {
		d.extent = before
		return false
	}
	switch {
	case d.lines == 0:
		d.start = line
	case d.extent.HeaderEnd:
		d.body.line(line, d.lines)
	case name != "":
		d.header(name, value)
	default:
		d.unfold(line)
	}
	d.lines++
	return true
}

// Lines is how many lines were taken.
func (d *Draft) Lines() int { return d.lines }

// HeaderEnd tells that the header part ended.
func (d *Draft) HeaderEnd() bool { return d.extent.HeaderEnd }

// Done tells that no further line can belong to the message.
func (d *Draft) Done() bool { return d.extent.Done() }

func (d *Draft) header(name, value string) {
	if len(d.headers) < maxHeaders {
		d.headers = append(d.headers, Header{Name: Canonical(name), Value: value, Line: d.lines})
	}
}

// unfold adds a line that goes on the header above.
func (d *Draft) unfold(line string) {
	if k := len(d.headers) - 1; k >= 0 && len(d.headers[k].Value) < 1<<16 {
		d.headers[k].Value = strings.TrimSpace(d.headers[k].Value + " " + strings.TrimSpace(line))
	}
}

// Message gives the message the lines make and readies d for the next one. It is only asked when a line was taken.
func (d *Draft) Message() *Message {
	m := &Message{Headers: make([]Header, len(d.headers)), Truncated: !d.extent.HeaderEnd, Media: d.body.sections()}
	copy(m.Headers, d.headers)
	m.readStart(trimEnd(d.start))
	m.derive()
	d.Reset()
	return m
}

// Reset readies d for the next message.
func (d *Draft) Reset() {
	clear(d.headers) // the texts need not be kept
	*d = Draft{headers: d.headers[:0]}
}
