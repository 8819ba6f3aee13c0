package timeline

import (
	"strconv"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// callEvents are the neutral events about calls; where SIP is traced they only add to what the messages say.
var callEvents = map[string]func(*builder, *Event){
	"call-out":         func(b *builder, e *Event) { b.told(e, false) },
	"call-in":          func(b *builder, e *Event) { b.told(e, true) },
	"call-ringing":     func(b *builder, e *Event) { b.during(e, func(c *Call) { c.Ringing, c.Progress = true, true }) },
	"call-established": func(b *builder, e *Event) { b.during(e, func(c *Call) { c.established(e) }) },
	"call-hangup":      func(b *builder, e *Event) { b.during(e, func(c *Call) { c.HungUp = true }) },
	"call-cancelled":   func(b *builder, e *Event) { b.during(e, func(c *Call) { c.Cancelled = !c.Established }) },
	"call-dnd": func(b *builder, e *Event) {
		b.during(e, func(c *Call) { c.DND = true; c.Marks = appendMark(c.Marks, e.Mark) })
	},
	"call-ended":  (*builder).callEnded,
	"call-failed": (*builder).callEnded,
	"media-flow":  func(b *builder, e *Event) { b.media(e, func(c *Call) { c.Flow, c.Silent = true, 0 }) },
	"media-none": func(b *builder, e *Event) {
		b.media(e, func(c *Call) {
			c.Silent++
			c.Empty = c.Empty || e.Attrs["packets"] == "0" // a closing statistic, not a moment's
		})
	},
	"media-lost": func(b *builder, e *Event) {
		b.media(e, func(c *Call) { c.MediaLost = true; c.Marks = appendMark(c.Marks, e.Mark) })
	},
	"media-secured": func(b *builder, e *Event) {
		b.media(e, func(c *Call) { c.Keying = append(c.Keying, e.Attrs["keying"]) })
	},
	"media-security-mismatch": func(b *builder, e *Event) {
		b.during(e, func(c *Call) { c.Kind = "media-security"; c.Marks = appendMark(c.Marks, e.Mark) })
		b.note(e)
	},
}

// told begins a call from the client's words; a message of the same call, before or after, joins it.
func (b *builder) told(e *Event, incoming bool) {
	if c := b.call; c != nil && !c.Ended && c.Incoming == incoming && e.Line-c.Last.Line < 200 && !c.Established {
		c.name(e)
		return
	}
	b.begun(e, incoming).name(e)
}

func (b *builder) begun(e *Event, incoming bool) *Call {
	c := &Call{Session: b.session, Incoming: incoming, Start: e.moment(), Last: e.moment()}
	if b.last != nil {
		c.Account = b.last.Account
		c.AfterReg = b.last.Outcome == OK && b.last.Fresh && e.Time.Known && e.Time.At.Sub(b.last.Last.Time.At).Seconds() < 3
	}
	b.call = c
	b.story.Calls = append(b.story.Calls, c)
	return c
}

func (c *Call) name(e *Event) {
	for _, key := range []string{"to", "from"} {
		if v := e.Attrs[key]; v != "" && c.Peer == "" && c.Incoming == (key == "from") {
			c.Peer = User(v)
		}
	}
}

// during adds an event to the call under way; after its end only what explains the end.
func (b *builder) during(e *Event, set func(*Call)) {
	if b.call == nil {
		return
	}
	set(b.call)
	b.call.Last = e.moment()
}

// media events count only while a call stands: a statistic after the end is about it as well.
func (b *builder) media(e *Event, set func(*Call)) {
	if b.call == nil {
		b.note(e)
		return
	}
	set(b.call)
	b.call.MediaMarks = appendMark(b.call.MediaMarks, e.Mark)
}

func (c *Call) established(e *Event) {
	c.Established, c.Progress = true, true
	c.Marks = appendMark(c.Marks, e.Mark)
}

// callEnded takes the end of a call from the client's words. The wire has the last say about its status.
func (b *builder) callEnded(e *Event) {
	c := b.call
	if c == nil {
		if e.Attrs["status"] == "" && e.Attrs["kind"] == "" {
			return
		}
		c = b.begun(e, false)
	}
	c.Ended, c.Last = true, e.moment()
	if c.Reason == "" {
		c.Reason = e.Attrs["reason"]
	}
	if c.Kind == "" {
		c.Kind = e.Attrs["kind"]
	}
	status, _ := strconv.Atoi(e.Attrs["status"])
	if c.Status == 0 && status >= 300 && status < 700 && !c.Established {
		c.Status = status
		c.Remote = e.Attrs["kind"] == "" && (stated(status, e.Attrs["reason"]) || status == 408 && c.Ringing)
		c.Cancelled = c.Cancelled || status == 487
	}
	if status >= 300 && status == c.Status { // also the words beside the wire's answer
		c.Marks = appendMark(c.Marks, e.Mark)
	}
}

// invite feeds a message of a call.
func (b *builder) invite(e *Event, method string) {
	id := e.SIP.CallID
	if b.dropped[id] {
		return
	}
	if e.SIP.IsRequest() {
		b.callRequest(e, id, method)
		return
	}
	if c := b.callOf(id); c != nil && method == "INVITE" {
		c.Last = e.moment()
		c.response(b, e)
	}
}

// callOf is the call of a Call-ID; a message that lost its own can only be the current call's.
func (b *builder) callOf(id string) *Call {
	if id == "" && b.call != nil && b.call.CallID == "" {
		return b.call
	}
	return b.calls[id]
}

func (b *builder) callRequest(e *Event, id, method string) {
	c := b.callOf(id)
	sent := e.SIP.Direction == sip.Sent
	switch method {
	case "INVITE":
		if c == nil {
			c = b.adopt(e, id)
		}
		if c != nil && !e.SIP.InDialog {
			c.offer(e, sent)
		}
	case "BYE":
		if c != nil {
			c.Ended, c.HungUp = true, c.HungUp || sent
			c.Marks = appendMark(c.Marks, e.Mark)
		}
	case "CANCEL":
		if c != nil && !c.Established {
			c.Cancelled = true
			c.Marks = appendMark(c.Marks, e.Mark)
		}
	}
	if c != nil {
		c.Last = e.moment()
	}
}

// adopt begins the call of an INVITE, or takes the one the client's words have just begun.
func (b *builder) adopt(e *Event, id string) *Call {
	incoming := e.SIP.Direction == sip.Received
	local := e.SIP.From
	if incoming {
		local = e.SIP.To
	}
	if b.foreign(local) {
		b.dropped[id] = true
		return nil
	}
	c := b.call
	if c == nil || c.CallID != "" || c.Ended || c.Incoming != incoming {
		c = b.begun(e, incoming)
	}
	c.CallID, c.Outlined = id, e.SIP.Outlined
	b.calls[id] = c
	if c.Account == "" {
		c.Account = local
	}
	peer := e.SIP.To
	if incoming {
		peer = e.SIP.From
	}
	if peer != "" || !c.Outlined {
		c.Peer = peer
	}
	return c
}

// offer notes what an INVITE offers.
func (c *Call) offer(e *Event, sent bool) {
	c.inviteSeen = true
	c.Authorized = c.Authorized || e.SIP.Authorized
	c.Secure, c.Offered = e.SIP.Secured, e.SIP.Offered
	if !sent {
		c.Marks = appendMark(c.Marks, e.Mark)
	}
}

func (c *Call) response(b *builder, e *Event) {
	m := e.SIP
	switch {
	case m.Status < 200:
		c.Progress = c.Progress || m.Direction == sip.Received
		if m.Status == 180 || m.Status == 183 {
			c.Ringing = true
		}
	case m.Status < 300:
		if c.Established {
			return
		}
		c.established(e)
		c.AnswerPlain = c.Secure && !c.Incoming && m.Offered && !m.Secured
	case (m.Status == 401 || m.Status == 407) && !(m.AskedWith && !m.Stale):
		c.Progress = true
	case !c.Established && c.Status == 0:
		c.refused(b, e)
	}
}

// refused takes the final answer to an INVITE: the other side's, this side's own, or one the client made up.
func (c *Call) refused(b *builder, e *Event) {
	m := e.SIP
	c.Status, c.Reason, c.Ended = m.Status, m.Reason, true
	c.Refused = c.Incoming && m.Direction == sip.Sent && m.Status != 487 // that answers the caller's CANCEL
	c.Remote = !c.Refused && m.Direction != sip.Local
	c.Cancelled = c.Cancelled || m.Status == 487
	c.ByPeer = c.Remote && b.otherProduct(m)
	c.Marks = appendMark(c.Marks, e.Mark)
}

// otherProduct says whether a response names a product other than the registrar: the peer's phone answered.
func (b *builder) otherProduct(m *Message) bool {
	for _, v := range m.products() {
		if v != "" {
			return b.story.Server != "" && v != b.story.Server
		}
	}
	return false
}
