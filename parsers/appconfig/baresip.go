package appconfig

import (
	"errors"
	"strconv"
	"strings"
)

// aorKey is the name we give to the address a baresip account line begins with, which has none.
const aorKey = "aor"

// readAccounts reads baresip's accounts file: an account a line, `"Name" <sip:user@domain>;key=value;...`.
func readAccounts(text string) *reading {
	r := &reading{}
	account := 0
	for n, line := range lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if line[0] == '#' {
			r.comment(line)
			continue
		}
		aor, params, ok := accountLine(line)
		if !ok {
			r.fail(n, errors.New("no SIP address in angle brackets"))
			continue
		}
		path := []string{strconv.Itoa(account)}
		account++
		if !r.add(entry{path: path, key: aorKey, value: aor, line: n}) {
			return r
		}
		for _, param := range splitOutside(params, ';') {
			key, value, _ := strings.Cut(param, "=")
			key = strings.ToLower(strings.TrimSpace(key))
			if key != "" && !r.add(entry{path: path, key: key, value: unquote(strings.TrimSpace(value)), line: n}) {
				return r
			}
		}
	}
	return r
}

// accountLine finds the address and what follows it. Nothing but a display name may stand before: a header of a SIP message
// ("To: <sip:...>;tag=...") is no account.
func accountLine(line string) (aor, params string, ok bool) {
	name, rest, ok := strings.Cut(line, "<")
	if !ok || (!strings.HasPrefix(name, `"`) && strings.ContainsAny(name, ":=,;[]{}")) {
		return "", "", false
	}
	aor, params, ok = strings.Cut(rest, ">")
	_, _, scheme := cutScheme(aor)
	return aor, params, ok && scheme && (params == "" || strings.HasPrefix(strings.TrimSpace(params), ";"))
}

func splitOutside(s string, sep byte) []string {
	var out []string
	quoted, from := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// readBaresipConfig reads "key<blanks>value" lines.
func readBaresipConfig(text string) *reading {
	r := &reading{}
	for n, line := range lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if line[0] == '#' {
			r.comment(line)
			continue
		}
		key, value := line, ""
		if end := strings.IndexAny(line, " \t"); end >= 0 {
			key, value = line[:end], strings.TrimSpace(line[end:])
		}
		if !r.add(entry{key: key, value: cutComment(unquote(value)), line: n}) {
			return r
		}
	}
	return r
}
