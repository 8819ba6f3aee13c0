package patterns

import (
	"maps"
	"slices"
	"strconv"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// matchMessage returns the captures of the first SIP matcher that fits, nil for none.
func (e *Entry) matchMessage(msg *sip.Message) map[string]string {
	for i := range e.Match {
		if m := e.Match[i].SIP; m != nil && m.fitsOutside(msg) {
			if captures := m.match(msg, request(msg)); captures != nil {
				return captures
			}
		}
	}
	return nil
}

// match returns the captures of a message that fits from outside, nil when it does not fit altogether; req is the request it is or answers.
// Method, status and reason are captures of every SIP match.
func (m *SIPMatcher) match(msg *sip.Message, req *sip.Ask) map[string]string {
	if !m.fitsAuthorized(req) || !m.fitsExpires(msg, req) || !m.fitsDialog(req) {
		return nil
	}
	captures := map[string]string{}
	put(captures, "method", msg.Method)
	if !msg.IsRequest() {
		put(captures, "status", strconv.Itoa(msg.Status))
		put(captures, "reason", msg.Reason)
	}
	if m.phrase(msg, captures) && m.headers(msg, captures) {
		return captures
	}
	return nil
}

func put(attrs map[string]string, name, value string) {
	if value != "" {
		attrs[name] = value
	}
}

// fitsOutside checks what is the same of all messages of a method, a status and a direction.
func (m *SIPMatcher) fitsOutside(msg *sip.Message) bool {
	return (len(m.Method) == 0 || slices.Contains(m.Method, msg.Method)) && (!m.Request || msg.IsRequest()) && m.fitsStatus(msg) && m.fitsDirection(msg)
}

func (m *SIPMatcher) fitsStatus(msg *sip.Message) bool {
	if len(m.Status) == 0 {
		return true
	}
	if msg.IsRequest() {
		return false
	}
	code := [3]byte{byte('0' + msg.Status/100%10), byte('0' + msg.Status/10%10), byte('0' + msg.Status%10)}
	return slices.ContainsFunc(m.Status, func(s string) bool {
		return len(s) == 3 && s[0] == code[0] && (s[1:] == "xx" || s[1] == code[1] && s[2] == code[2])
	})
}

// fitsDirection leaves out by default what a client made up for itself: nobody on the network said it.
func (m *SIPMatcher) fitsDirection(msg *sip.Message) bool {
	if len(m.Direction) == 0 {
		return msg.Direction != sip.Local
	}
	return slices.Contains(m.Direction, string(msg.Direction))
}

// request is the request a message is or answers, nil when the log does not show it.
func request(msg *sip.Message) *sip.Ask {
	if msg.IsRequest() {
		ask := msg.Ask()
		return &ask
	}
	return msg.Answers
}

func (m *SIPMatcher) fitsAuthorized(req *sip.Ask) bool {
	if m.Authorized == "" {
		return true
	}
	if req == nil {
		return false
	}
	return req.Authorized == (m.Authorized == "yes")
}

func (m *SIPMatcher) fitsDialog(req *sip.Ask) bool {
	if m.InDialog == "" {
		return true
	}
	if req == nil {
		return false
	}
	return req.InDialog == (m.InDialog == "yes")
}

// fitsExpires tells registering from unregistering. Where the log lost the request, a success speaks for itself (it
// lists what is still registered), and a failure counts as one of registering, which nearly all are.
func (m *SIPMatcher) fitsExpires(msg *sip.Message, req *sip.Ask) bool {
	if m.Expires == "" {
		return true
	}
	removal := false
	if req != nil {
		removal = req.Removes
	} else if msg.Status/100 == 2 {
		removal = msg.Get("Contact") == "" || removes(msg)
	}
	return removal == (m.Expires == "0")
}

func removes(msg *sip.Message) bool {
	seconds, ok := msg.Expires()
	return ok && seconds == 0
}

func (m *SIPMatcher) phrase(msg *sip.Message, captures map[string]string) bool {
	if m.Reason == "" {
		return true
	}
	if msg.IsRequest() {
		return false
	}
	re := m.regexp()
	loc := re.FindStringSubmatchIndex(msg.Reason)
	if loc == nil {
		return false
	}
	addCaptures(captures, re, msg.Reason, loc)
	return true
}

func (m *SIPMatcher) headers(msg *sip.Message, captures map[string]string) bool {
	for i := range m.Header {
		if !m.Header[i].fits(msg, captures) {
			return false
		}
	}
	return true
}

func (h *HeaderMatcher) fits(msg *sip.Message, captures map[string]string) bool {
	for _, v := range msg.All(h.Name) {
		if h.Regex == "" {
			return true
		}
		re := h.regexp()
		if loc := re.FindStringSubmatchIndex(v); loc != nil {
			addCaptures(captures, re, v, loc)
			return true
		}
	}
	return false
}

// withParties adds what the timeline needs to tell accounts and calls apart. It goes along with the signals only: a
// finding of the same fault in two calls is one finding.
func withParties(captures map[string]string, msg *sip.Message) map[string]string {
	parties := map[string]string{}
	put(parties, "call", msg.CallID())
	put(parties, "from", address(msg.From()))
	put(parties, "to", address(msg.To()))
	put(parties, "transport", msg.Transport)
	put(parties, "direction", string(msg.Direction))
	if msg.Method == "REGISTER" {
		put(parties, "account", parties["to"])
	}
	maps.Copy(parties, captures)
	return parties
}

// address is user@host, or the part of it there is.
func address(u sip.URI) string {
	if u.User == "" || u.Host == "" {
		return u.User + u.Host
	}
	return u.User + "@" + u.Host
}
