package timeline

import (
	"strconv"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// aside leaves out the REGISTERs a log only names that may be something else than a registration: giving one up looks the same when
// the interval is not shown, and so does the rest of a registration client that another one has replaced. What is left out is
// neither a success nor a failure.
func (b *builder) aside(e *Event, id string) bool {
	cseq, _ := e.SIP.CSeq()
	key := id + " " + strconv.Itoa(cseq)
	if b.dropped[key] {
		return true
	}
	if !e.SIP.IsRequest() {
		return b.last == nil || b.last.CallID != id || b.last.Session != b.session
	}
	if e.SIP.Direction == sip.Received || !b.exiting && b.registers(e.SIP, id, cseq) {
		return false
	}
	b.dropped[key] = true
	return true
}

// registers says whether a REGISTER whose interval is not shown is one to register: its client's first, the answer to a challenge or to
// a 423, a repeat, or one the app announced.
func (b *builder) registers(m *sip.Message, id string, cseq int) bool {
	a := b.attemptOf(id)
	switch {
	case a == nil:
		return b.said || m.Outline.Begins
	case a != b.last:
		return b.said && b.last.CallID == ""
	case !a.closed:
		return true
	case a.Outcome == Failed && a.Remote && a.Status == 423:
		return true
	case a.Outcome == Failed && a.Remote && (a.Status == 401 || a.Status == 407):
		return m.HasCredentials() && cseq == a.cseq+1
	}
	return b.said
}

// attemptOf is the last attempt of a registration client in this run.
func (b *builder) attemptOf(id string) *Attempt {
	for i := len(b.story.Attempts) - 1; i >= 0; i-- {
		if a := b.story.Attempts[i]; a.CallID == id && a.Session == b.session {
			return a
		}
	}
	return nil
}
