package sip

import (
	"strconv"
	"strings"
)

// From gives the URI of the From header.
func (m *Message) From() URI { return ParseURI(m.Get("From")) }

// To gives the URI of the To header.
func (m *Message) To() URI { return ParseURI(m.Get("To")) }

// ToTag gives the tag of the To header: a request that has one stands within a dialog.
func (m *Message) ToTag() string {
	tag, _ := fieldParam(m.Get("To"), "tag")
	return tag
}

// FromTag gives the tag of the From header.
func (m *Message) FromTag() string {
	tag, _ := fieldParam(m.Get("From"), "tag")
	return tag
}

// Expires gives the registration interval: of the first Contact, else of the Expires header.
func (m *Message) Expires() (seconds int, ok bool) {
	if s, found := fieldParam(m.Get("Contact"), "expires"); found {
		if n, ok := seconds10(s); ok {
			return n, true
		}
	}
	return seconds10(m.Get("Expires"))
}

// MinExpires gives what a 423 asks for.
func (m *Message) MinExpires() (seconds int, ok bool) { return seconds10(m.Get("Min-Expires")) }

// RetryAfter gives when the server wants to be asked again.
func (m *Message) RetryAfter() (seconds int, ok bool) {
	return seconds10(firstField(strings.ReplaceAll(m.Get("Retry-After"), "(", " ")))
}

func seconds10(s string) (int, bool) {
	if s == "" {
		return 0, false // of most messages, and an error takes memory
	}
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 32)
	return int(n), err == nil
}

// HasCredentials tells whether the request answers a challenge.
func (m *Message) HasCredentials() bool {
	return m.Outline != nil && m.Outline.Authorized || m.Get("Authorization") != "" || m.Get("Proxy-Authorization") != ""
}

// Challenged tells whether the message carries a challenge.
func (m *Message) Challenged() bool {
	return m.Get("WWW-Authenticate") != "" || m.Get("Proxy-Authenticate") != ""
}

// Stale tells whether a challenge says that only the nonce was too old, not the password wrong.
func (m *Message) Stale() bool {
	for _, name := range []string{"WWW-Authenticate", "Proxy-Authenticate"} {
		for _, v := range m.All(name) {
			if strings.EqualFold(AuthParam(v, "stale"), "true") {
				return true
			}
		}
	}
	return false
}

// AuthParam gives one parameter of a challenge or of credentials (Digest realm="x", nonce="y"), unquoted.
func AuthParam(value, name string) string {
	_, rest, _ := strings.Cut(strings.TrimSpace(value), " ")
	for rest != "" {
		key, tail, ok := strings.Cut(rest, "=")
		if !ok {
			return ""
		}
		val, after := authValue(strings.TrimLeft(tail, " \t"))
		if strings.EqualFold(strings.Trim(key, " \t,"), name) {
			return val
		}
		rest = after
	}
	return ""
}

// authValue reads a quoted string or a token and gives what follows it.
func authValue(s string) (val, after string) {
	if !strings.HasPrefix(s, `"`) {
		val, after, _ = strings.Cut(s, ",")
		return strings.TrimSpace(val), after
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return s[1:i], s[i+1:]
		}
	}
	return s[1:], ""
}

// Received gives the address the server saw the request come from: received and rport of the top Via.
func (m *Message) Received() (host string, port int) {
	p := fieldParams(m.Get("Via"))
	return strings.Trim(p["received"], "[]"), portNumber(p["rport"])
}
