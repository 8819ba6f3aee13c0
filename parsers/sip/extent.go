package sip

import (
	"strconv"
	"strings"
)

// Extent finds where a message ends when its lines come one by one, in a log that frames it badly or not at all.
// The zero value waits for a start line.
type Extent struct {
	state  part
	sdp    bool // the body is a session description: its lines tell themselves apart
	length int  // Content-Length, -1 when the log lost it
	left   int  // body bytes still to come
	// HeaderEnd tells that the header part ended: by its blank line or by the first line of a body.
	HeaderEnd bool
}

type part int

const (
	waiting part = iota
	inHeaders
	inBody
	ended
)

// Add tells whether line is the message's next one. Once it said no, the message is over.
func (e *Extent) Add(line string) bool {
	_, _, ok := e.add(trimReturns(line))
	return ok
}

// add is Add for a line without carriage returns; of a header it gives name, as it stands, and value.
func (e *Extent) add(line string) (name, value string, ok bool) {
	switch e.state {
	case waiting:
		ok = StartLine(line)
		e.state, e.length = inHeaders, -1
	case inHeaders:
		name, value, ok = e.header(line)
	case inBody:
		ok = e.body(line)
	}
	if !ok {
		e.state = ended
	}
	return name, value, ok
}

// Done tells that no further line can belong to the message.
func (e *Extent) Done() bool {
	return e.state == ended || e.state == inBody && !e.sdp && e.left <= 0
}

func (e *Extent) header(line string) (name, value string, ok bool) {
	if line == "" || line[0] <= ' ' || line[0] >= 0x80 { // nearly every line begins with a letter
		if strings.TrimSpace(line) == "" {
			e.enterBody()
			return "", "", true
		}
		if line[0] == ' ' || line[0] == '\t' {
			return "", "", !StartLine(strings.TrimSpace(line))
		}
	}
	if strings.HasPrefix(line, "v=0") { // the blank line was lost
		e.sdp = true
		e.enterBody()
		return "", "", true
	}
	if name, value, ok = splitHeader(line); ok {
		e.note(name, value)
	}
	return name, value, ok
}

// note remembers what the header part says of the body.
func (e *Extent) note(name, value string) {
	if len(name) != 1 && len(name) != len("Content-Type") && len(name) != len("Content-Length") {
		return
	}
	switch Canonical(name) {
	case "Content-Length":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 {
			e.length = n
		}
	case "Content-Type":
		e.sdp = strings.Contains(strings.ToLower(value), "application/sdp")
	}
}

func (e *Extent) enterBody() {
	e.state, e.HeaderEnd, e.left = inBody, true, e.length
	if e.length == 0 {
		e.sdp = false
	}
}

func (e *Extent) body(line string) bool {
	if e.sdp {
		return isSDP(line)
	}
	if e.left <= 0 {
		if e.length < 0 && strings.HasPrefix(line, "v=0") {
			e.sdp = true
			return true
		}
		return false
	}
	// One byte for the line end: a body with bare LF must not lose its last line.
	e.left -= len(line) + 1
	return !StartLine(line) && !isEndMark(line)
}

// isSDP tells lines of a session description: one small letter and "=".
func isSDP(line string) bool {
	return len(line) >= 2 && line[1] == '=' && line[0] >= 'a' && line[0] <= 'z'
}

// isEndMark knows the lines loggers close a message with.
func isEndMark(line string) bool {
	switch strings.TrimSpace(line) {
	case "--end msg--", "---", "#", "<cut off>", "-----End-of-message-----", "]]>", "<------------->", "<------------>":
		return true
	}
	return false
}
