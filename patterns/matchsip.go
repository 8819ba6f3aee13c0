package patterns

import (
	"slices"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// matchMessage returns the captures of the first SIP matcher that fits, nil for none.
func (e *Entry) matchMessage(msg *sip.Message) map[string]string {
	for i := range e.Match {
		if m := e.Match[i].SIP; m != nil && m.fitsOutside(msg) {
			if found, ok := m.match(msg, request(msg)); ok {
				return (&telling{Message: msg}).captures(found)
			}
		}
	}
	return nil
}

// match says whether a message that fits from outside does so altogether, and what the matcher's regexps capture of it; req is the request it
// is or answers.
func (m *SIPMatcher) match(msg *sip.Message, req *sip.Ask) ([]capture, bool) {
	if !m.fitsAuthorized(req) || !m.fitsExpires(msg, req) || !m.fitsDialog(req) {
		return nil, false
	}
	found, ok := m.phrase(nil, msg)
	if !ok {
		return nil, false
	}
	return m.headers(found, msg)
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
		removal = msg.Get("Contact") == "" || msg.Removes()
	}
	return removal == (m.Expires == "0")
}

func (m *SIPMatcher) phrase(found []capture, msg *sip.Message) ([]capture, bool) {
	if m.Reason == "" {
		return found, true
	}
	if msg.IsRequest() {
		return found, false
	}
	return captured(found, m.regexp(), msg.Reason)
}

func (m *SIPMatcher) headers(found []capture, msg *sip.Message) ([]capture, bool) {
	ok := true
	for i := range m.Header {
		if found, ok = m.Header[i].fits(found, msg); !ok {
			return found, false
		}
	}
	return found, true
}

func (h *HeaderMatcher) fits(found []capture, msg *sip.Message) ([]capture, bool) {
	h.naming.Do(func() { h.named = sip.Canonical(h.Name) })
	for _, v := range msg.Values(h.named) {
		if h.Regex == "" {
			return found, true
		}
		if found, ok := captured(found, h.regexp(), v); ok {
			return found, true
		}
	}
	return found, false
}
