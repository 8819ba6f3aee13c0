package appconfig

import (
	"strconv"
	"strings"
)

// readProperties reads Java properties: "=", ":" or a blank ends the key, a backslash escapes and joins lines. "${...}" is not
// expanded: growth by expansion is an attack, and no setting of ours needs it.
func readProperties(text string) *reading {
	r := &reading{}
	var joined strings.Builder
	first := 0
	for n, line := range lines(text) {
		line = strings.TrimLeft(line, " \t\f")
		if joined.Len() == 0 {
			first = n
			if line != "" && (line[0] == '#' || line[0] == '!') {
				r.comment(line)
				continue
			}
		}
		if cont, ok := continued(line); ok {
			joined.WriteString(cont)
			continue
		}
		joined.WriteString(line)
		whole := joined.String()
		joined.Reset()
		if strings.TrimSpace(whole) == "" {
			continue
		}
		key, value := cutProperty(whole)
		if !r.add(entry{key: unescape(key), value: strings.TrimSpace(unescape(value)), line: first}) {
			return r
		}
	}
	if key, value := cutProperty(joined.String()); key != "" {
		r.add(entry{key: unescape(key), value: strings.TrimSpace(unescape(value)), line: first})
	}
	return r
}

// continued tells a line that an odd number of backslashes joins to the next.
func continued(line string) (string, bool) {
	bare := strings.TrimRight(line, `\`)
	if (len(line)-len(bare))%2 == 0 {
		return line, false
	}
	return line[:len(line)-1], true
}

func cutProperty(line string) (key, value string) {
	end := len(line)
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		if strings.IndexByte("=: \t\f", line[i]) >= 0 {
			end = i
			break
		}
	}
	rest := strings.TrimLeft(line[end:], " \t\f")
	if rest != "" && (rest[0] == '=' || rest[0] == ':') {
		rest = rest[1:]
	}
	return line[:end], strings.TrimLeft(rest, " \t\f")
}

func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			out.WriteByte('\n')
		case 't':
			out.WriteByte('\t')
		case 'r':
			out.WriteByte('\r')
		case 'u':
			if i+4 < len(s) {
				if c, err := strconv.ParseUint(s[i+1:i+5], 16, 16); err == nil {
					out.WriteRune(rune(c))
					i += 4
					continue
				}
			}
			out.WriteByte('u')
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String()
}
