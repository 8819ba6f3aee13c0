package sip

import "strings"

// compact maps the one-letter names of RFC 3261 section 7.3.3 and its extensions to the long ones.
var compact = map[string]string{
	"a": "Accept-Contact", "b": "Referred-By", "c": "Content-Type", "d": "Request-Disposition", "e": "Content-Encoding",
	"f": "From", "i": "Call-ID", "j": "Reject-Contact", "k": "Supported", "l": "Content-Length", "m": "Contact",
	"n": "Identity-Info", "o": "Event", "r": "Refer-To", "s": "Subject", "t": "To", "u": "Allow-Events", "v": "Via",
	"x": "Session-Expires", "y": "Identity",
}

// odd lists the names whose canonical spelling is not "Capital-After-Dash".
var odd = map[string]string{
	"call-id": "Call-ID", "cseq": "CSeq", "www-authenticate": "WWW-Authenticate", "mime-version": "MIME-Version",
	"rack": "RAck", "rseq": "RSeq", "sip-etag": "SIP-ETag", "sip-if-match": "SIP-If-Match",
}

// usual are the names in their one spelling that most lines have, by their length: a line is compared with the few that are as long,
// which takes less time than to hash it.
var usual = func() (out [longestUsual + 1][]string) {
	for name := range lower {
		out[len(name)] = append(out[len(name)], spelled(name))
	}
	return out
}()

// longestUsual is the length of "Proxy-Authorization".
const longestUsual = 19

// usualName gives a name that stands in its one spelling already, "" for any other. It is not a part of the line, which need not be kept
// for it.
func usualName(name string) string {
	if len(name) > longestUsual {
		return ""
	}
	for _, known := range usual[len(name)] {
		if known == name {
			return known
		}
	}
	return ""
}

// Canonical gives a header name its one spelling.
func Canonical(name string) string {
	if known := usualName(name); known != "" {
		return known
	}
	return spelled(name)
}

func spelled(name string) string {
	low := strings.ToLower(name)
	if long, ok := compact[low]; ok {
		return long
	}
	if name, ok := odd[low]; ok {
		return name
	}
	b := []byte(low)
	for i := range b {
		if (i == 0 || b[i-1] == '-') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// lower lists names that some stacks write in small letters. Other small-letter words before a colon are not taken for
// headers: loggers print "ua: text" right after a message.
var lower = map[string]bool{
	"via": true, "from": true, "to": true, "call-id": true, "cseq": true, "contact": true, "max-forwards": true,
	"content-length": true, "content-type": true, "expires": true, "user-agent": true, "server": true, "allow": true,
	"supported": true, "require": true, "route": true, "record-route": true, "authorization": true, "date": true,
	"proxy-authorization": true, "www-authenticate": true, "proxy-authenticate": true, "warning": true, "reason": true,
	"retry-after": true, "min-expires": true, "event": true, "accept": true, "subject": true, "organization": true,
}

// splitHeader cuts "Name: value", the name as it stands. ok is false for a line that is no header.
func splitHeader(line string) (name, value string, ok bool) {
	i := strings.IndexByte(line, ':')
	if i <= 0 || i > 64 {
		return "", "", false
	}
	name = line[:i]
	if name[i-1] <= ' ' {
		name = strings.TrimRight(name, " \t")
	}
	if known := usualName(name); known != "" {
		name = known
	} else if !isHeaderName(name) {
		return "", "", false
	}
	return name, strings.TrimSpace(line[i+1:]), true
}

func isHeaderName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '-' && c != '_' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	switch {
	case s == "":
		return false
	case len(s) == 1:
		return compact[strings.ToLower(s)] != ""
	case s[0] >= 'A' && s[0] <= 'Z':
		return true
	}
	return lower[s] || strings.HasPrefix(s, "x-") || strings.HasPrefix(s, "p-")
}

// Get gives the value of the first header of that name (any case, compact or long), "" if there is none.
func (m *Message) Get(name string) string {
	name = Canonical(name)
	for i := range m.Headers {
		if m.Headers[i].Name == name {
			return m.Headers[i].Value
		}
	}
	return ""
}

// All gives the values of every header of that name, in order.
func (m *Message) All(name string) []string { return m.Values(Canonical(name)) }

// Values is All for a name spelled as Canonical does.
func (m *Message) Values(name string) []string {
	var out []string
	for i := range m.Headers {
		if m.Headers[i].Name == name {
			out = append(out, m.Headers[i].Value)
		}
	}
	return out
}
