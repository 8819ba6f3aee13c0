package appconfig

import (
	"errors"
	"strings"
)

var errNoValue = errors.New("neither a section nor a key with a value")

// readINI reads sections with "key = value" (or "key: value") lines. A value keeps what follows a blank and "#" or ";" unless
// inline is set: in most of these formats that belongs to the value, and passwords have such characters.
func readINI(text string, inline bool) *reading {
	r := &reading{}
	var path []string
	for n, line := range lines(text) {
		line = strings.TrimSpace(strings.ReplaceAll(line, "\x00", ""))
		switch {
		case line == "":
		case isComment(line):
			r.comment(line)
		case line[0] == '[':
			name, _, closed := strings.Cut(line[1:], "]")
			if !closed {
				r.fail(n, errors.New("section without a closing bracket"))
			}
			path = []string{strings.Trim(strings.TrimSpace(name), `"`)}
		default:
			key, value, ok := keyValue(line)
			if !ok {
				r.fail(n, errNoValue)
				continue
			}
			if inline {
				value = cutComment(value)
			}
			if !r.add(entry{path: path, key: key, value: unquote(value), line: n}) {
				return r
			}
		}
	}
	return r
}

func isComment(line string) bool {
	return line[0] == '#' || line[0] == ';' || line[0] == '!' || strings.HasPrefix(line, "//")
}

// keyValue cuts at the first "=", else at the first ":".
func keyValue(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, "=")
	if colon := strings.IndexByte(key, ':'); colon >= 0 && (!ok || strings.ContainsAny(key[colon:], " \t")) {
		key, value, ok = strings.Cut(line, ":")
	}
	key = strings.Trim(strings.TrimSpace(key), `"`)
	return key, strings.TrimSpace(value), ok && key != ""
}

func cutComment(value string) string {
	if strings.HasPrefix(value, `"`) {
		return value
	}
	for _, mark := range []string{" #", " ;", " //", "\t#", "\t;", "\t//"} {
		value, _, _ = strings.Cut(value, mark)
	}
	return strings.TrimSpace(value)
}

func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
