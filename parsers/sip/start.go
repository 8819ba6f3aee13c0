package sip

import "strings"

// StartLine tells whether line opens a SIP message: "METHOD sip:... SIP/2.0" or "SIP/2.0 nnn ...".
func StartLine(line string) bool {
	if line == "" || line[0] < 'A' || line[0] > 'Z' {
		return false
	}
	line = trimEnd(line)
	if strings.HasPrefix(line, version) {
		_, _, ok := statusLine(line)
		return ok
	}
	_, _, ok := requestLine(line)
	return ok
}

const version = "SIP/2.0"

// requestLine splits "METHOD uri SIP/2.0". The scheme is asked for: a sentence in capitals is no request.
func requestLine(line string) (method, uri string, ok bool) {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || !isMethod(method) || !strings.HasSuffix(rest, " "+version) {
		return "", "", false
	}
	uri = strings.TrimSuffix(rest, " "+version)
	if strings.ContainsAny(uri, " \t") || !hasScheme(uri) {
		return "", "", false
	}
	return method, uri, true
}

func isMethod(s string) bool {
	if s == "" || len(s) > 32 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func hasScheme(uri string) bool {
	scheme, rest, ok := strings.Cut(uri, ":")
	if !ok || rest == "" {
		return false
	}
	switch strings.ToLower(scheme) {
	case "sip", "sips", "tel", "urn", "im", "pres":
		return true
	}
	return false
}

// statusLine splits "SIP/2.0 nnn Reason".
func statusLine(line string) (status int, reason string, ok bool) {
	rest, ok := strings.CutPrefix(line, version+" ")
	if !ok || len(rest) < 3 || rest[0] < '1' || rest[0] > '6' {
		return 0, "", false
	}
	for i := range 3 {
		if rest[i] < '0' || rest[i] > '9' {
			return 0, "", false
		}
		status = status*10 + int(rest[i]-'0')
	}
	if len(rest) > 3 && rest[3] != ' ' && rest[3] != '\t' {
		return 0, "", false
	}
	return status, strings.TrimSpace(rest[3:]), true
}

// trimEnd takes blanks and carriage returns off the end. Nearly always there are none, which strings.TrimRight finds out at a cost.
func trimEnd(s string) string {
	n := len(s)
	for n > 0 && (s[n-1] == ' ' || s[n-1] == '\t' || s[n-1] == '\r') {
		n--
	}
	return s[:n]
}

// trimReturns takes the carriage returns off the end.
func trimReturns(s string) string {
	n := len(s)
	for n > 0 && s[n-1] == '\r' {
		n--
	}
	return s[:n]
}
