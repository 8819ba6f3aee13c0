package sip

import (
	"strconv"
	"strings"
)

// maxHeaders bounds what one hostile message may cost.
const maxHeaders = 512

// usualHeaders is how many most messages have at most.
const usualHeaders = 16

// Parse reads one message from its lines, which carry no line ends. It bears messages that were cut off, lost their blank
// line, fold headers or use compact names. n is how many of the lines belong to the message. ok is false when lines[0] is
// no start line.
func Parse(lines []string) (m *Message, n int, ok bool) {
	if len(lines) == 0 || !StartLine(lines[0]) {
		return nil, 0, false
	}
	m = &Message{Headers: make([]Header, 0, min(len(lines), usualHeaders))}
	m.readStart(strings.TrimRight(lines[0], " \t\r"))
	var e Extent
	body := 0
	for n < len(lines) && e.Add(lines[n]) {
		if n > 0 && !e.HeaderEnd {
			m.readHeader(strings.TrimRight(lines[n], "\r"), n)
		}
		if e.HeaderEnd && body == 0 {
			body = n
		}
		n++
	}
	m.Truncated = !e.HeaderEnd
	if body > 0 {
		m.Media = readMedia(lines[body:n], body)
	}
	m.derive()
	return m, n, true
}

func (m *Message) readStart(line string) {
	if status, reason, ok := statusLine(line); ok {
		m.Status, m.Reason = status, reason
		return
	}
	m.Method, m.URI, _ = requestLine(line)
}

func (m *Message) readHeader(line string, at int) {
	if line != "" && (line[0] == ' ' || line[0] == '\t') {
		if k := len(m.Headers) - 1; k >= 0 && len(m.Headers[k].Value) < 1<<16 {
			m.Headers[k].Value = strings.TrimSpace(m.Headers[k].Value + " " + strings.TrimSpace(line))
		}
		return
	}
	name, value, ok := splitHeader(line)
	if ok && len(m.Headers) < maxHeaders {
		m.Headers = append(m.Headers, Header{Name: canonical(name), Value: value, Line: at})
	}
}

// derive sets what follows from the headers.
func (m *Message) derive() {
	m.key.callID = m.Get("Call-ID")
	m.key.seq, m.key.method = m.readCSeq()
	m.keyRead = true
	if m.Status != 0 {
		m.Method = m.key.method
	}
	via := m.Get("Via")
	if rest, ok := cutFold(via, version+"/"); ok {
		m.Transport = strings.ToLower(firstField(rest))
	}
}

func firstField(s string) string {
	if i := strings.IndexAny(s, " \t;,"); i >= 0 {
		return s[:i]
	}
	return s
}

// cutFold is strings.CutPrefix without regard to case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CallID gives the Call-ID, "" when the log lost it.
func (m *Message) CallID() string {
	if m.keyRead {
		return m.key.callID
	}
	return m.Get("Call-ID")
}

// CSeq gives the sequence number and method of the CSeq header, 0 and "" when the log lost it.
func (m *Message) CSeq() (n int, method string) {
	if m.keyRead {
		return m.key.seq, m.key.method
	}
	return m.readCSeq()
}

func (m *Message) readCSeq() (n int, method string) {
	f := strings.Fields(m.Get("CSeq"))
	if len(f) == 0 {
		return 0, ""
	}
	n, err := strconv.Atoi(f[0])
	if err != nil || n < 0 {
		return 0, ""
	}
	if len(f) > 1 {
		method = f[1]
	}
	return n, method
}
