package timeline

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// Message is what is asked of a SIP message once its record has gone by: of 3 KB of text 50 bytes.
type Message struct {
	Method, URI string // of a response the method its CSeq names
	Status      int    // 0: a request
	Reason      string
	Direction   sip.Direction
	Transport   string
	Peer        string // "host:port" of the other end

	CallID string
	Seq    int
	About  string // the method CSeq names

	From, To         string // users, as User gives them
	FromName, ToName string // users of the URIs, else their hosts
	Server           string // product names
	UserAgent        string
	Date             string

	InDialog   bool // its To has a tag
	Authorized bool // it carries credentials
	Stale      bool // it carries a challenge for which only the nonce was too old
	Removes    bool // it takes registrations back: an interval of 0, or Contact "*"
	Offered    bool // it carries a session description with media
	Secured    bool // that wants SRTP
	Asked      bool // a response: the request is known
	AskedWith  bool // that had credentials
	Outlined   bool // it is named and not shown
	Begins     bool // such a REGISTER is known to be its client's first
}

// Tell gives what is asked of a message.
func Tell(m *sip.Message) *Message {
	out := &Message{Method: m.Method, URI: m.URI, Status: m.Status, Reason: m.Reason, Direction: m.Direction, Transport: m.Transport, Peer: m.Peer,
		CallID: m.CallID(), Server: m.Get("Server"), UserAgent: m.Get("User-Agent"), Date: m.Get("Date")}
	out.Seq, out.About = m.CSeq()
	from, to := m.Get("From"), m.Get("To")
	out.From, out.To = User(from), User(to)
	out.FromName, out.ToName = partyName(from), partyName(to)
	ask := m.Ask()
	out.InDialog, out.Authorized, out.Stale = ask.InDialog, ask.Authorized, m.Stale()
	out.Removes = ask.Removes || strings.TrimSpace(m.Get("Contact")) == "*"
	out.Offered, out.Secured = len(m.Media) > 0, secure(m.Media)
	if m.Answers != nil {
		out.Asked, out.AskedWith = true, m.Answers.Authorized
	}
	if m.Outline != nil {
		out.Outlined, out.Begins = true, m.Outline.Begins
	}
	return out
}

// IsRequest tells requests from responses.
func (m *Message) IsRequest() bool { return m.Status == 0 }

// products are what the sender calls itself.
func (m *Message) products() [2]string { return [2]string{m.Server, m.UserAgent} }

func partyName(value string) string {
	u := sip.ParseURI(value)
	if u.User != "" {
		return u.User
	}
	return u.Host
}

// secure tells an offer that wants SRTP: a secure profile or keys in it (RFC 4568, RFC 5763, RFC 6189).
func secure(media []sip.Media) bool {
	for _, m := range media {
		if strings.Contains(m.Transport, "SAVP") || len(m.Crypto) > 0 || m.DTLS {
			return true
		}
	}
	return false
}
