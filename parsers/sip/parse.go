package sip

import (
	"strconv"
	"strings"
	"unicode"
)

// usualHeaders is how many most messages have at most.
const usualHeaders = 16

// Parse reads one message from its lines, which carry no line ends. It bears messages that were cut off, lost their blank
// line, fold headers or use compact names. n is how many of the lines belong to the message. ok is false when lines[0] is
// no start line.
func Parse(lines []string) (m *Message, n int, ok bool) {
	d := Draft{headers: make([]Header, 0, min(len(lines), usualHeaders))}
	for d.Lines() < len(lines) && d.Add(lines[d.Lines()]) {
	}
	if n = d.Lines(); n == 0 {
		return nil, 0, false
	}
	return d.Message(), n, true
}

func (m *Message) readStart(line string) {
	if status, reason, ok := statusLine(line); ok {
		m.Status, m.Reason = status, reason
		return
	}
	m.Method, m.URI, _ = requestLine(line)
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
		m.Transport = lowerTransport(firstField(rest))
	}
}

// lowerTransport is strings.ToLower, which would make a text anew for each message.
func lowerTransport(s string) string {
	switch s {
	case "TLS":
		return "tls"
	case "TCP":
		return "tcp"
	case "UDP":
		return "udp"
	}
	return strings.ToLower(s)
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
	number, rest := cutField(m.Get("CSeq"))
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return 0, ""
	}
	method, _ = cutField(rest)
	return n, method
}

// cutField gives the first word, "" if there is none, and what follows it.
func cutField(s string) (word, rest string) {
	s = strings.TrimSpace(s)
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}
