package sip

import (
	"strconv"
	"strings"
)

// URI is a SIP, SIPS or TEL URI. For tel, User is the number and Host is empty.
type URI struct {
	Scheme, User, Host string
	Port               int // 0 = not stated
	Params             map[string]string
}

// ParseURI reads a URI, bare or as a header carries it ("Name" <sip:...>;tag=...). What cannot be read stays empty.
// Params are those of the URI itself, names in small letters.
func ParseURI(s string) URI {
	s = strings.TrimSpace(s)
	if in, _, ok := angle(s); ok {
		s = in
	}
	var u URI
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok {
		return u
	}
	u.Scheme = strings.ToLower(strings.TrimSpace(scheme))
	rest, _, _ = strings.Cut(rest, "?")
	user, host, hasUser := cutLast(rest, "@")
	if !hasUser {
		user, host = "", rest
	}
	host, params, _ := strings.Cut(host, ";")
	u.Params = parameters(params)
	if u.Scheme == "tel" {
		u.User = host
		return u
	}
	u.User, _, _ = strings.Cut(user, ":") // a password in a URI is not kept
	u.Host, u.Port = hostPort(host)
	return u
}

// angle cuts what stands between < and >, passing a quoted display name, and what follows.
func angle(s string) (in, after string, ok bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == '<' && !quoted:
			in, after, _ = strings.Cut(s[i+1:], ">")
			return in, after, true
		}
	}
	return "", "", false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// hostPort reads "host", "host:port", "[v6]" and "[v6]:port"; the host comes back without brackets.
func hostPort(s string) (string, int) {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "["); ok {
		host, port, _ := strings.Cut(rest, "]")
		return host, portNumber(strings.TrimPrefix(port, ":"))
	}
	host, port, _ := strings.Cut(s, ":")
	return host, portNumber(port)
}

func portNumber(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 65535 {
		return 0
	}
	return n
}

// maxParameters bounds what is read of a value.
const maxParameters = 64

// parameters reads "a=1;b;c=x" with names in small letters, up to a comma; quoted text may hold both separators.
func parameters(s string) map[string]string {
	var out map[string]string
	for n := 0; s != "" && n < maxParameters; n++ {
		var name, value string
		if name, value, s = parameter(s); name == "" {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[name] = value
	}
	return out
}

// parameter reads the first of the parameters in s and gives what follows it; no name: it has none.
func parameter(s string) (name, value, rest string) {
	end := unquoted(s, ";,")
	name, value, _ = strings.Cut(s[:end], "=")
	if end < len(s) && s[end] == ';' {
		rest = s[end+1:]
	}
	return strings.ToLower(strings.TrimSpace(name)), strings.Trim(strings.TrimSpace(value), `"`), rest
}

// unquoted gives the index of the first byte of set outside quotes, len(s) if there is none.
func unquoted(s, set string) int {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(set, s[i]) >= 0:
			return i
		}
	}
	return len(s)
}

// fieldParams gives the parameters of a header value such as Contact or To: behind > or, without brackets, behind the URI.
func fieldParams(s string) map[string]string { return parameters(paramsOf(s)) }

// fieldParam gives one of them; of several of a name the last counts.
func fieldParam(s, name string) (value string, found bool) {
	s = paramsOf(s)
	for n := 0; s != "" && n < maxParameters; n++ {
		var this, v string
		if this, v, s = parameter(s); this == name {
			value, found = v, true
		}
	}
	return value, found
}

func paramsOf(s string) string {
	if _, after, ok := angle(s); ok {
		return strings.TrimLeft(after, "; \t")
	}
	_, params, _ := strings.Cut(s, ";")
	return params
}
