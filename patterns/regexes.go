package patterns

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// Regexes returns RE2 regexps that together match the same lines as the entry's text matchers. A matcher no single
// regexp equals (a contains its regexp does not imply) and SIP matchers have none.
func (e *Entry) Regexes() []string {
	var out []string
	for i := range e.Match {
		if s := e.Match[i].equivalent(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (m *Matcher) equivalent() string {
	prefix, contains := regexp.QuoteMeta(m.Prefix), regexp.QuoteMeta(m.Contains)
	switch {
	case m.SIP != nil:
		return ""
	case m.Regex != "":
		if m.implied() {
			return m.Regex
		}
		return ""
	case m.Prefix == "":
		return contains
	case strings.Contains(m.Prefix, m.Contains):
		return "^" + prefix
	}
	// The literal may start inside the prefix.
	alternatives := []string{".*" + contains}
	for n := 1; n < len(m.Contains); n++ {
		if strings.HasSuffix(m.Prefix, m.Contains[:n]) {
			alternatives = append(alternatives, regexp.QuoteMeta(m.Contains[n:]))
		}
	}
	if len(alternatives) == 1 {
		return "^" + prefix + alternatives[0]
	}
	return "^" + prefix + "(?:" + strings.Join(alternatives, "|") + ")"
}

// implied tells whether the regexp alone decides: its matches hold the literal and start with the prefix anyway.
func (m *Matcher) implied() bool {
	parsed, err := syntax.Parse(m.Regex, syntax.Perl)
	if err != nil {
		return false
	}
	runs := runsOf(parsed)
	found := m.Contains == ""
	for _, run := range runs {
		found = found || strings.Contains(run.text, m.Contains)
	}
	return found && (m.Prefix == "" || len(runs) > 0 && runs[0].anchored && strings.HasPrefix(runs[0].text, m.Prefix))
}

// run is a text every match of a regexp holds.
type run struct {
	text     string
	anchored bool // at the start of the line
}

// runsOf returns the literal runs of a sequence, case kept, in order.
func runsOf(re *syntax.Regexp) []run {
	subs := []*syntax.Regexp{re}
	if re.Op == syntax.OpConcat {
		subs = re.Sub
	}
	var out []run
	anchor, joined := false, false
	for _, sub := range subs {
		switch {
		case sub.Op == syntax.OpBeginText:
			anchor, joined = true, false
			continue
		case sub.Op == syntax.OpLiteral && sub.Flags&syntax.FoldCase == 0:
			if joined {
				out[len(out)-1].text += string(sub.Rune)
			} else {
				out = append(out, run{string(sub.Rune), anchor})
			}
			joined = true
		case sub.Op == syntax.OpCapture || sub.Op == syntax.OpPlus:
			for _, r := range runsOf(sub.Sub[0]) {
				out = append(out, run{text: r.text})
			}
			joined = false
		default:
			joined = false
		}
		anchor = false
	}
	return out
}
