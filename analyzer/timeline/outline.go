package timeline

import (
	"strconv"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// aside leaves out the REGISTERs a log only names that may be something else than a registration: giving one up looks the same when
// the interval is not shown, and so does the rest of a registration client that another one has replaced. What is left out is
// neither a success nor a failure.
func (b *builder) aside(e *Event, id string) bool {
	cseq := e.SIP.Seq
	key := id + " " + strconv.Itoa(cseq)
	if b.dropped[key] {
		b.doubts(e, id)
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

// doubts notes that it is open if the account is still registered: what was left out failed, and may have been a refresh.
func (b *builder) doubts(e *Event, id string) {
	ours := b.last != nil && b.last.CallID == id && b.registered && !b.exiting && !b.removed
	m := e.SIP
	challenge := (m.Status == 401 || m.Status == 407) && !m.AskedWith
	switch {
	case !ours || m.IsRequest() || m.Status < 200 || challenge:
	case m.Status < 300:
		b.doubt = nil
	case b.doubt == nil:
		b.doubt = &Loss{Session: b.session, Account: b.last.Account, At: e.moment(), Marks: appendMark(nil, e.Mark)}
		if m.Direction == sip.Local {
			b.doubt.Kind = inventedKind(m.Status)
		}
	}
}

// dispel ends a doubt by a registration begun anew: what failed before it was the loss of the one before.
func (b *builder) dispel() {
	if b.doubt != nil && b.registered {
		b.doubt.Recovered = true
		b.story.Losses = append(b.story.Losses, b.doubt)
	}
	b.doubt = nil
}

// registers says whether a REGISTER whose interval is not shown is one to register: its client's first, the answer to a challenge or to
// a 423, a repeat, or one the app announced.
func (b *builder) registers(m *Message, id string, cseq int) bool {
	a := b.attemptOf(id)
	switch {
	case a == nil:
		return b.said || m.Begins
	case a != b.last:
		return b.said && b.last.CallID == ""
	case !a.closed:
		return true
	case a.Outcome == Failed && a.Remote && a.Status == 423:
		return true
	case a.Outcome == Failed && a.Remote && (a.Status == 401 || a.Status == 407):
		return m.Authorized && cseq == a.cseq+1
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
