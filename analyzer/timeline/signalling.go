package timeline

import (
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// message feeds a SIP message to the registrations or the calls.
func (b *builder) message(e *Event) {
	b.story.Traced = b.story.Traced || !e.SIP.Outlined
	b.story.Outlined = b.story.Outlined || e.SIP.Outlined
	method := e.SIP.About
	if e.SIP.IsRequest() {
		method = e.SIP.Method
	}
	switch method {
	case "REGISTER":
		b.register(e)
	case "INVITE", "ACK", "BYE", "CANCEL":
		b.invite(e, method)
	}
}

func (b *builder) register(e *Event) {
	id := e.SIP.CallID
	user := e.SIP.To
	if b.foreign(user) {
		b.dropped[id] = true
		return
	}
	if e.SIP.Outlined && b.aside(e, id) {
		return
	}
	if e.SIP.IsRequest() {
		b.registerRequest(e, id, user)
		return
	}
	b.registerResponse(e, id)
}

func (b *builder) registerRequest(e *Event, id, user string) {
	if e.SIP.Direction == sip.Received {
		return // a server's log, or another party's registration
	}
	cseq := e.SIP.Seq
	if e.SIP.Removes {
		b.dropped[id+" "+strconv.Itoa(cseq)] = true
		b.unregister(e)
		return
	}
	b.exiting = false
	a := b.resume(id, cseq)
	if a == nil {
		said := ""
		if b.open != nil && b.open.CallID != "" {
			said = b.open.Account
			b.open = nil // another Call-ID, or a new CSeq: another attempt
		}
		a = b.attempt(e)
		if e.SIP.Outlined && b.said && a.Account == "" {
			a.Account = said // the client named the account when it announced this attempt
		}
		b.freshness(a, id)
	}
	a.CallID, a.cseq = id, cseq
	a.Sent, a.Traced, a.Outlined = true, true, e.SIP.Outlined
	if user != "" || !a.Outlined {
		a.Account = user
	}
	a.Tries++
	a.Authorized = a.Authorized || e.SIP.Authorized
	b.target(a, e)
	b.touch(a, e)
}

// resume finds the attempt a request goes on with: a retransmission, or the answer to a challenge or a 423.
func (b *builder) resume(id string, cseq int) *Attempt {
	a := b.last
	if a == nil || a.CallID != id || a.Session != b.session || a.Outcome == OK {
		return nil
	}
	if cseq == a.cseq || !a.closed {
		return a
	}
	if a.Remote && (a.Status == 401 || a.Status == 407 || a.Status == 423) && cseq <= a.cseq+1 {
		a.Outcome, a.closed, b.open = Pending, false, a
		return a
	}
	return nil
}

// freshness: a registration under a new Call-ID while the account was registered is no refresh but begun anew.
func (b *builder) freshness(a *Attempt, id string) {
	for i := len(b.story.Attempts) - 1; i >= 0; i-- {
		p := b.story.Attempts[i]
		if p != a && p.Session == a.Session && p.CallID != "" {
			a.Fresh = a.Fresh || p.CallID != id
			return
		}
	}
}

// target notes where a request went.
func (b *builder) target(a *Attempt, e *Event) {
	if e.SIP.Transport != "" {
		a.Transport = e.SIP.Transport
	}
	if i := strings.LastIndexByte(e.SIP.Peer, ':'); i > 0 {
		a.Port = e.SIP.Peer[i+1:]
		if a.Host == "" {
			a.Host = strings.Trim(e.SIP.Peer[:i], "[]")
		}
	}
}

func (b *builder) registerResponse(e *Event, id string) {
	cseq := e.SIP.Seq
	if b.dropped[id] || b.dropped[id+" "+strconv.Itoa(cseq)] || e.SIP.Direction == sip.Sent || e.SIP.Status < 200 {
		return
	}
	a := b.answered(e, id)
	if a == nil {
		return
	}
	b.touch(a, e)
	if e.SIP.Direction == sip.Local {
		b.madeUp(a, e)
		return
	}
	b.product(e)
	a.Connected, a.Resolved, a.Traced = true, true, true
	a.Authorized = a.Authorized || e.SIP.AskedWith
	switch {
	case e.SIP.Status < 300:
		b.succeed(a, e)
	case b.challenge(a, e):
		a.Challenged = true
	default:
		a.Status, a.Remote, a.Reason = e.SIP.Status, true, e.SIP.Reason
		b.fail(a, e)
	}
}

// answered finds the attempt a response belongs to; a log that shows only responses begins one with it.
func (b *builder) answered(e *Event, id string) *Attempt {
	if b.open != nil && (b.open.CallID == id || b.open.CallID == "") {
		return b.open
	}
	if b.last != nil && b.last.CallID == id && b.last.Session == b.session {
		if b.last.closed {
			return nil // a repeat of an answer already told
		}
		return b.last
	}
	if b.exiting || b.removed {
		return nil
	}
	a := b.attempt(e)
	a.CallID = id
	a.Account = e.SIP.To
	return a
}

// challenge tells the normal 401 from a refusal: credentials that were sent and not stale were refused.
func (b *builder) challenge(a *Attempt, e *Event) bool {
	if e.SIP.Status != 401 && e.SIP.Status != 407 {
		return false
	}
	with := a.Authorized
	if e.SIP.Asked {
		with = e.SIP.AskedWith
	}
	return !with || e.SIP.Stale
}

// madeUp takes a response the client invented: its status says what the transport did, never what a server said.
func (b *builder) madeUp(a *Attempt, e *Event) {
	a.Status, a.Reason = e.SIP.Status, e.SIP.Reason
	if len(a.Faults) == 0 {
		a.Faults = append(a.Faults, Fault{Kind: inventedKind(e.SIP.Status), Mark: e.Mark})
	}
	b.fail(a, e)
}

// inventedKind is what a made-up status stands for: no answer in time, a name that does not resolve (404 of Twinkle, 502 of PJSIP), or any
// other failure of the transport.
func inventedKind(status int) string {
	switch status {
	case 408:
		return "timeout"
	case 404, 502:
		return "dns"
	}
	return "io"
}

// product notes what the registrar calls itself.
func (b *builder) product(e *Event) {
	for _, v := range e.SIP.products() {
		if v != "" && b.story.Server == "" {
			b.story.Server = v
		}
	}
}
