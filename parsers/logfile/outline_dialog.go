package logfile

import (
	"strconv"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// dialogs puts outlines together that belong to one registration client or one call. The log names no Call-ID, but numbers: a
// client counts its CSeq on from a number drawn at random, so that the next number goes on with what had the last.
type dialogs struct {
	open  []*dialog // oldest first
	count int
}

// dialog is one registration client or one call.
type dialog struct {
	id     string
	method string // it began with
	sent   int    // last number this side used, 0 = none
	came   int    // last number of the other side
	buffer string // holds the last request sent
	asked  bool   // that request was answered by a challenge
	up     bool   // a call that was taken
	over   bool   // a call that was refused or ended

	authorized bool // the last request sent carries credentials
}

// maxDialogs bounds what is kept of a log; the oldest is forgotten first.
const maxDialogs = 64

// place gives m the Call-ID of what it belongs to and tells whether that begins with it.
func (d *dialogs) place(m *sip.Message, buffer string) (began bool) {
	cseq, _ := m.CSeq()
	way := m.Direction
	if !m.IsRequest() {
		way = opposite(way)
	}
	l := d.find(m, way, cseq)
	if l == nil {
		began = true
		l = d.begin(m.Method)
	}
	if m.IsRequest() {
		l.request(m, way, cseq, buffer)
	} else {
		l.response(m, way, cseq)
	}
	m.Headers = append(m.Headers, sip.Header{Name: "Call-ID", Value: l.id})
	return began
}

func opposite(way sip.Direction) sip.Direction {
	if way == sip.Sent {
		return sip.Received
	}
	return sip.Sent
}

// find looks for what a message of that way and number goes on with, newest first.
func (d *dialogs) find(m *sip.Message, way sip.Direction, cseq int) *dialog {
	for i := len(d.open) - 1; i >= 0; i-- {
		if l := d.open[i]; (l.method == "REGISTER") == (m.Method == "REGISTER") && l.goesOn(m, way, cseq) {
			return l
		}
	}
	if m.Method != "BYE" {
		return nil
	}
	return d.standing() // the number of the other side's first request within a call is its own
}

// standing is the only call that is not over.
func (d *dialogs) standing() *dialog {
	var only *dialog
	for _, l := range d.open {
		if l.method != "INVITE" || l.over {
			continue
		}
		if only != nil {
			return nil
		}
		only = l
	}
	return only
}

func (l *dialog) goesOn(m *sip.Message, way sip.Direction, cseq int) bool {
	last := l.sent
	if way == sip.Received {
		last = l.came
	}
	switch {
	case last == 0 || m.IsRequest() && m.Method == "INVITE" && l.over:
		return false
	case !m.IsRequest() || m.Method == "ACK" || m.Method == "CANCEL":
		return cseq == last || cseq == last-1
	}
	return cseq == last || cseq == last+1
}

func (d *dialogs) begin(method string) *dialog {
	d.count++
	l := &dialog{id: "outline-" + strconv.Itoa(d.count), method: method}
	if len(d.open) >= maxDialogs {
		d.open = append(d.open[:0], d.open[1:]...)
	}
	d.open = append(d.open, l)
	return l
}

// request notes a request. One that goes out from the same buffer under the next number after a challenge carries credentials: that is
// how PJSIP takes a challenge up (pjsip_auth_clt_reinit_req).
func (l *dialog) request(m *sip.Message, way sip.Direction, cseq int, buffer string) {
	switch {
	case m.Method == "ACK" || m.Method == "CANCEL":
		return
	case way == sip.Received:
		l.came = cseq
	default:
		l.authorized = buffer == l.buffer && (l.asked && cseq == l.sent+1 || l.authorized && cseq == l.sent)
		m.Outline.Authorized = l.authorized
		l.sent, l.buffer, l.asked = cseq, buffer, false
	}
	l.over = l.over || m.Method == "BYE"
}

func (l *dialog) response(m *sip.Message, way sip.Direction, cseq int) {
	challenged := m.Status == 401 || m.Status == 407
	switch {
	case way == sip.Sent && l.sent == 0:
		l.sent = cseq
	case way == sip.Received && l.came == 0:
		l.came = cseq
	}
	l.asked = l.asked || challenged && way == sip.Sent && cseq == l.sent
	if m.Method == "INVITE" && m.Status >= 200 && !challenged {
		l.up = l.up || m.Status < 300
		l.over = l.over || !l.up
	}
}
