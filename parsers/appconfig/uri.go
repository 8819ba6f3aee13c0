package appconfig

import (
	"net/netip"
	"strconv"
	"strings"
)

// target is where a SIP address leads: what is not written is zero.
type target struct {
	user, password string
	host           string
	port           int
	transport      string
	key            string
	line           int
	rank           int // of several, the lowest is where the client connects to
}

// parseTarget reads a SIP URI, a name-addr (`"Name" <sip:...>`) or a bare host[:port][;transport=x]. False when there is no host.
func parseTarget(s string) (target, bool) {
	var t target
	s = strings.TrimSpace(s)
	if open := strings.IndexByte(s, '<'); open >= 0 {
		s = s[open+1:]
		s, _, _ = strings.Cut(s, ">")
	}
	s = strings.Trim(strings.TrimSpace(s), `"'`)
	scheme, rest, has := cutScheme(s)
	if has {
		s = rest
	}
	if strings.Contains(s, "://") {
		return t, false // a web page, or another service
	}
	s, params, _ := strings.Cut(s, ";")
	s, _, _ = strings.Cut(s, "?")
	if at := strings.LastIndexByte(s, '@'); at >= 0 {
		t.user, t.password, _ = strings.Cut(s[:at], ":")
		s = s[at+1:]
	}
	t.host, t.port = hostPort(strings.TrimRight(s, "/"))
	t.transport = uriTransport(scheme, params)
	return t, validHost(t.host)
}

func cutScheme(s string) (scheme, rest string, ok bool) {
	for _, scheme := range []string{"sips:", "sip:", "tls:", "tcp:", "udp:"} {
		if len(s) >= len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			return scheme, strings.TrimPrefix(s[len(scheme):], "//"), true
		}
	}
	return "", s, false
}

func uriTransport(scheme, params string) string {
	for param := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(param, "=")
		if strings.EqualFold(strings.TrimSpace(name), "transport") {
			if scheme == "sips:" && !strings.EqualFold(value, "udp") {
				return "tls"
			}
			return strings.ToLower(strings.TrimSpace(value))
		}
	}
	switch scheme {
	case "sips:", "tls:":
		return "tls"
	case "tcp:", "udp:":
		return strings.TrimSuffix(scheme, ":")
	}
	return ""
}

// hostPort splits host:port, [v6]:port, and leaves a bare IPv6 address whole.
func hostPort(s string) (string, int) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "[") {
		host, rest, _ := strings.Cut(s[1:], "]")
		return normalHost(host), portNumber(strings.TrimPrefix(rest, ":"))
	}
	if strings.Count(s, ":") == 1 {
		host, port, _ := strings.Cut(s, ":")
		return normalHost(host), portNumber(port)
	}
	return normalHost(s), 0
}

func portNumber(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > 65535 {
		return 0
	}
	return n
}

// normalHost makes two ways to write one host equal: case, the root dot, brackets, IPv4 within IPv6.
func normalHost(s string) string {
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), "[]"))
	if ip, err := netip.ParseAddr(s); err == nil {
		return ip.Unmap().String()
	}
	return strings.TrimSuffix(s, ".")
}

// validHost tells a host name or address from a sentence, a flag or a path.
func validHost(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	if _, err := netip.ParseAddr(s); err == nil {
		return true
	}
	for _, c := range s {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.', c == '-', c == '_', c > 127:
		default:
			return false
		}
	}
	return s[0] != '.' && s[0] != '-'
}

// NormalHost is a host name or address in the one way settings write it, "" when it is neither.
func NormalHost(s string) string {
	host := normalHost(s)
	if !validHost(host) {
		return ""
	}
	return host
}
