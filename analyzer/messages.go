package analyzer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

const (
	maxMessages     = 200 // of a result: those that are evidence, and the last ones
	maxMessageLines = 120
)

// messageLines is how many lines of the file a record's message takes. Of a body only a session description counts: what people write
// each other is nobody's business here.
func messageLines(rec *logfile.Record) int {
	last := len(rec.Lines) - 1
	at := min(rec.SIPAt, last)
	if h := rec.SIP.Headers; len(rec.SIP.Media) == 0 && len(h) > 0 {
		last = min(at+h[len(h)-1].Line, last)
	}
	return min(rec.Lines[last].Number-rec.Lines[at].Number+1, maxMessageLines)
}

// messages lists the SIP messages in the order of the logs, and how many are left out.
func (c *caseFile) messages() ([]finding.Message, int) {
	cited := c.cited()
	all := 0
	var kept, last []int // by their number among the messages
	for e := range c.events {
		if e.SIP == nil {
			continue
		}
		if cited[c.ledger.id(e.Mark)] && len(kept) < maxMessages/2 {
			kept = append(kept, all)
		}
		all++
	}
	for n := all - 1; n >= 0 && len(kept)+len(last) < maxMessages; n-- {
		if !slices.Contains(kept, n) {
			last = append(last, n)
		}
	}
	kept = append(kept, last...)
	slices.Sort(kept)
	var out []finding.Message
	n := 0
	for e := range c.events {
		if e.SIP == nil {
			continue
		}
		if _, told := slices.BinarySearch(kept, n); told {
			out = append(out, c.message(e))
		}
		n++
	}
	return out, all - len(out)
}

// cited are the findings that cause and walk rest on.
func (c *caseFile) cited() map[string]bool {
	out := map[string]bool{}
	for _, id := range c.causes[0].Evidence {
		out[id] = true
	}
	for _, st := range c.walk.Trail {
		for _, id := range st.Evidence {
			out[id] = true
		}
	}
	return out
}

func (c *caseFile) message(e *timeline.Event) finding.Message {
	m := e.SIP
	out := finding.Message{File: e.File, Line: e.Line, Lines: e.Lines, Time: stamp(e.Time), Kind: messageKind(m.Method), Direction: messageDirection(m.Direction),
		Start: c.startLine(m), Method: shorten(m.Method, 40), Status: m.Status, CallID: c.masked(m.CallID), CSeq: m.Seq,
		From: c.masked(m.FromName), To: c.masked(m.ToName), Peer: c.masked(m.Peer)}
	if id := c.ledger.id(e.Mark); id != "" {
		out.Evidence = []string{id}
	}
	return out
}

func (c *caseFile) masked(text string) string { return shorten(c.secrets.Text(text), 120) }

func (c *caseFile) startLine(m *timeline.Message) string {
	if m.IsRequest() {
		return c.masked(m.Method + " " + m.URI)
	}
	return c.masked(strings.TrimSpace(strconv.Itoa(m.Status) + " " + m.Reason))
}

func messageDirection(d sip.Direction) string {
	switch d {
	case sip.Sent:
		return "sent"
	case sip.Received:
		return "received"
	case sip.Local:
		return "local"
	}
	return "unknown"
}

func messageKind(method string) string {
	switch method {
	case "REGISTER":
		return "registration"
	case "INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "INFO", "REFER":
		return "call"
	}
	return "other"
}
