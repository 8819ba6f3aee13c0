package logfile

import (
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// outliner reads the messages that PJSIP's log names when the app keeps the messages themselves out of it: at level 5 each
// transaction says what it sends and each message that comes in is announced. A message may be named by several lines, which
// then give the same one.
type outliner struct {
	dialogs dialogs
	named   [8]named // the last messages that came in, for the lines that name them again
	next    int
	running map[string]*sip.Message // requests under way, by their transaction
	fresh   bool                    // the log shows the stack come up: what it begins is in the log from its beginning
}

// named is a message that came in with what the log calls it.
type named struct {
	words string
	msg   *sip.Message
}

// maxRunning bounds the transactions that are kept; a log that loses the end of so many is none to go by.
const maxRunning = 1024

// outlined are the methods a registration or a call is made of.
var outlined = map[string]bool{"REGISTER": true, "INVITE": true, "ACK": true, "BYE": true, "CANCEL": true}

// see sets rec.Outline when the record names a message.
func (o *outliner) see(rec *Record) {
	if rec.SIP != nil || len(rec.Lines) == 0 {
		return
	}
	text := rec.Lines[0].Text
	if len(text) > 600 {
		return
	}
	switch {
	case strings.Contains(text, " msg "):
		rec.Outline = o.message(rec, text)
	case strings.Contains(text, "State changed from Calling to Terminated, event="):
		rec.Outline = o.given(rec, text)
	case strings.HasSuffix(text, "\" registered") && strings.Contains(text, "Module \"mod-"):
		o.fresh = true
	}
}

// message reads the line of a message sent or received.
func (o *outliner) message(rec *Record, text string) *sip.Message {
	if _, words, ok := strings.Cut(text, "Processing incoming message: "); ok {
		return o.received(words, false)
	}
	rest, inState := cutState(text)
	if !inState {
		return nil // the layers above a transaction name a message before it has its number
	}
	if _, words, ok := strings.Cut(rest, "Incoming "); ok {
		return o.received(words, true)
	}
	if _, words, ok := strings.Cut(rest, "Sending "); ok {
		return o.sent(transaction(rec, text), words)
	}
	return nil
}

// cutState cuts " in state Calling" off the line of a transaction.
func cutState(text string) (string, bool) {
	i := strings.LastIndex(text, ") in state ")
	if i < 0 {
		return text, false
	}
	return text[:i+1], true
}

func (o *outliner) received(words string, again bool) *sip.Message {
	words = strings.TrimSpace(words)
	if again {
		for _, n := range o.named {
			if n.words == words {
				return n.msg
			}
		}
	}
	m, _ := readOutline(words)
	if m == nil {
		return nil
	}
	m.Direction = sip.Received
	o.dialogs.place(m, "")
	o.named[o.next%len(o.named)] = named{words, m}
	o.next++
	return m
}

func (o *outliner) sent(tsx, words string) *sip.Message {
	m, buffer := readOutline(words)
	if m == nil {
		return nil
	}
	m.Direction = sip.Sent
	began := o.dialogs.place(m, buffer)
	m.Outline.Begins = began && o.fresh
	if m.IsRequest() && tsx != "" {
		if len(o.running) >= maxRunning || o.running == nil {
			o.running = map[string]*sip.Message{}
		}
		o.running[tsx] = m
	}
	return m
}

// given is what PJSIP gives its app in place of an answer when a request gets none: 408 by its timer, 503 when it could not be sent.
func (o *outliner) given(rec *Record, text string) *sip.Message {
	tsx := transaction(rec, text)
	request := o.running[tsx]
	if request == nil {
		return nil
	}
	delete(o.running, tsx)
	status := 0
	switch {
	case strings.Contains(text, "event=TIMER"):
		status = 408
	case strings.Contains(text, "event=TRANSPORT_ERROR"):
		status = 503
	default:
		return nil
	}
	m := &sip.Message{Method: request.Method, Status: status, Direction: sip.Local, Outline: &sip.Outline{}, Headers: request.Headers[:1:1]}
	o.dialogs.place(m, "")
	return m
}

// transaction is the name of the transaction that speaks: the record's source, or a word of lines whose columns an app cut off.
func transaction(rec *Record, text string) string {
	if strings.HasPrefix(rec.Source, "tsx") {
		return rec.Source
	}
	for _, word := range strings.Fields(text) {
		if strings.HasPrefix(word, "tsx0x") {
			return word
		}
	}
	return ""
}

// readOutline reads "Request msg REGISTER/cseq=17 (tdta0x7f)" or "Response msg 401/REGISTER/cseq=17 (rdata0x7f)" with the name of
// the buffer the message is in.
func readOutline(words string) (m *sip.Message, buffer string) {
	kind, rest, ok := strings.Cut(words, " msg ")
	if !ok || kind != "Request" && kind != "Response" {
		return nil, ""
	}
	what, tail, ok := strings.Cut(rest, " (")
	buffer, _, closed := strings.Cut(tail, ")")
	if !ok || !closed {
		return nil, ""
	}
	m = &sip.Message{Outline: &sip.Outline{}}
	if kind == "Response" {
		status, after, _ := strings.Cut(what, "/")
		m.Status, _ = strconv.Atoi(status)
		if what = after; m.Status < 100 || m.Status > 699 {
			return nil, ""
		}
	}
	method, number, ok := strings.Cut(what, "/cseq=")
	if _, err := strconv.ParseUint(number, 10, 31); !ok || err != nil || !outlined[method] {
		return nil, ""
	}
	m.Method = method
	m.Headers = []sip.Header{{Name: "CSeq", Value: number + " " + method}}
	return m, buffer
}
