package patterns

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// record makes an example what the parser would make of it. For an entry with SIP matchers whose example holds a message
// it is the last message; earlier ones are the traffic before it, so that a response finds the request it answers.
func (e *Entry) record(x Example) *logfile.Record {
	lines := strings.Split(x.Text, "\n")
	rec := &logfile.Record{SIP: e.lastMessage(lines)}
	for i, l := range lines {
		rec.Lines = append(rec.Lines, logfile.Line{Number: i + 1, Column: 1, Text: strings.TrimRight(l, "\r")})
	}
	return rec
}

// variant is an example as it is written (swap 0), or with other words in its place.
type variant struct {
	Example
	block, swap int
}

// variants are the examples, each with what it says of other words in its place.
func (e *Entry) variants() []variant {
	var out []variant
	for i, x := range e.Examples {
		out = append(out, variant{x, i, 0})
		n := 0
		for _, swap := range x.Also {
			for _, other := range swap.Others {
				n++
				swapped := Example{Text: strings.ReplaceAll(x.Text, swap.Word, other), Dialect: x.Dialect, Client: x.Client}
				out = append(out, variant{swapped, i, n})
			}
		}
	}
	return out
}

// dialect is the dialect an example is read as: its own, the first of the entry, or plain.
func (e *Entry) dialect(x Example) string {
	switch {
	case x.Dialect != "":
		return x.Dialect
	case len(e.Dialects) > 0:
		return e.Dialects[0]
	}
	return "plain"
}

// lastMessage reads the messages of an example one after the other. A line "rx:", "tx:" or "local:" before a message
// says which way it went; otherwise it is the way the entry wants for the last one, and the other way for a message
// before it.
func (e *Entry) lastMessage(lines []string) *sip.Message {
	wanted := e.sipDirection()
	if wanted == nil {
		return nil
	}
	var tracker sip.Tracker
	var last *sip.Message
	parts := messages(lines)
	for i, part := range parts {
		msg, _, ok := sip.Parse(part.lines)
		if !ok {
			continue
		}
		msg.Direction = part.direction
		if msg.Direction == sip.Unstated {
			msg.Direction = guess(msg, *wanted, i == len(parts)-1)
		}
		tracker.Observe(msg)
		last = msg
	}
	return last
}

// guess takes a client's own transaction where the entry does not care.
func guess(msg *sip.Message, wanted sip.Direction, last bool) sip.Direction {
	switch {
	case wanted != sip.Unstated && last:
		return wanted
	case wanted == sip.Sent, wanted == sip.Unstated && !msg.IsRequest():
		return sip.Received
	}
	return sip.Sent
}

// sipDirection is the first direction a SIP matcher of the entry asks for, nil when it has no SIP matcher.
func (e *Entry) sipDirection() *sip.Direction {
	var out *sip.Direction
	for i := range e.Match {
		if m := e.Match[i].SIP; m != nil {
			if len(m.Direction) > 0 {
				d := sip.Direction(m.Direction[0])
				return &d
			}
			out = new(sip.Direction)
		}
	}
	return out
}

type part struct {
	direction sip.Direction
	lines     []string
}

// messages cuts an example at start lines and at lines that name a direction.
func messages(lines []string) []part {
	var out []part
	marked := sip.Unstated
	for _, l := range lines {
		l = strings.TrimRight(l, "\r")
		switch d := sip.Direction(strings.TrimSuffix(l, ":")); {
		case strings.HasSuffix(l, ":") && (d == sip.Sent || d == sip.Received || d == sip.Local):
			marked = d
		case sip.StartLine(l):
			out = append(out, part{direction: marked, lines: []string{l}})
			marked = sip.Unstated
		case len(out) > 0:
			out[len(out)-1].lines = append(out[len(out)-1].lines, l)
		}
	}
	return out
}
