package patterns

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// Near is an entry that nearly matches, and the condition it fails by.
type Near struct {
	Entry *Entry
	Why   string
}

// Near names the entries that come near a line of a record without matching it: whose literal stands in the line, which are for another
// kind of log, or of whose conditions on a SIP message one does not hold. It is for people who wonder why, and not fast.
func (s *Set) Near(rec *logfile.Record, line int, dialect string, server bool) []Near {
	eligible := s.eligibleFor(dialect, server)
	from, to := messageLines(rec)
	matched := map[*Entry]bool{}
	for _, m := range s.Match(rec, dialect, server) {
		if m.LineIndex == line {
			matched[m.Entry] = true
		}
	}
	if line >= from && line < to {
		return s.nearMessage(rec.SIP, eligible, matched)
	}
	return s.nearLine(rec.Lines[line].Text, eligible, matched, dialect)
}

func (s *Set) nearLine(text string, eligible []bool, matched map[*Entry]bool, dialect string) []Near {
	sc := &scratch{seen: make([]bool, len(s.text))}
	s.filter.scan(text, sc)
	slices.Sort(sc.candidates)
	var out []Near
	for _, id := range sc.candidates {
		t := s.text[id]
		e := s.cat.Entries[t.entry]
		if matched[e] || len(out) > 0 && out[len(out)-1].Entry == e {
			continue
		}
		switch at, _ := t.m.matchText(text); {
		case at >= 0 && !eligible[t.entry]:
			out = append(out, Near{e, e.reserved(dialect)})
		case at < 0 && eligible[t.entry]:
			out = append(out, Near{e, t.m.fault(text)})
		}
	}
	return out
}

// reserved says for what logs an entry is that is not tried on this one.
func (e *Entry) reserved(dialect string) string {
	if e.Server {
		return "it is for servers' logs"
	}
	if len(e.Dialects) == 0 {
		return "it is for clients' logs"
	}
	return fmt.Sprintf("it is for %s, and this log is %s", strings.Join(e.Dialects, ", "), dialect)
}

// fault is the first condition of a matcher the line does not fulfil.
func (m *Matcher) fault(line string) string {
	if m.Prefix != "" && !strings.HasPrefix(line, m.Prefix) {
		return fmt.Sprintf("the line does not begin with %q", m.Prefix)
	}
	if m.Contains != "" && !strings.Contains(line, m.Contains) {
		return fmt.Sprintf("%q does not stand in the line so", m.Contains)
	}
	held, failed := split(m.Regex, line)
	if held == "" {
		return fmt.Sprintf("the regexp fails at %q", failed)
	}
	return fmt.Sprintf("the regexp holds up to %q and fails at %q", held, failed)
}

// split finds how far a regexp that is a sequence holds: the longest beginning that matches, and the part it fails at.
func split(regex, line string) (held, failed string) {
	parsed, err := syntax.Parse(regex, syntax.Perl)
	if err != nil || parsed.Op != syntax.OpConcat {
		return "", regex
	}
	parts := make([]string, len(parsed.Sub))
	for i, sub := range parsed.Sub {
		parts[i] = sub.String()
	}
	for n := len(parts) - 1; n > 0; n-- {
		if held = strings.Join(parts[:n], ""); compile(held).MatchString(line) {
			return held, parts[n]
		}
	}
	return "", parts[0]
}

func (s *Set) nearMessage(msg *sip.Message, eligible []bool, matched map[*Entry]bool) []Near {
	var out []Near
	for _, i := range s.sip {
		e := s.cat.Entries[i]
		if matched[e] || !eligible[i] {
			continue
		}
		for j := range e.Match {
			if m := e.Match[j].SIP; m != nil {
				if faults := m.faults(msg); len(faults) == 1 {
					out = append(out, Near{e, faults[0]})
					break
				}
			}
		}
	}
	return out
}

// faults are the conditions a message does not fulfil. An entry for another method, or for an answer where this is a request, is not near.
func (m *SIPMatcher) faults(msg *sip.Message) []string {
	var out []string
	want := func(holds bool, format string, args ...any) {
		if !holds {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	if len(m.Method) > 0 && !slices.Contains(m.Method, msg.Method) || msg.IsRequest() && len(m.Status) > 0 {
		return []string{"another method", "an answer and no request"}
	}
	ignored := map[string]string{}
	want(!m.Request || msg.IsRequest(), "it wants a request")
	want(m.fitsStatus(msg), "it wants the status %s, this is %d", strings.Join(m.Status, ", "), msg.Status)
	want(m.fitsDirection(msg), "it wants the direction %s, this is %q", strings.Join(m.directions(), ", "), msg.Direction)
	want(m.fitsAuthorized(msg), "it wants credentials: %s", m.Authorized)
	want(m.fitsExpires(msg), "it wants expires: %s", m.Expires)
	want(m.fitsDialog(msg), "it wants a request inside a dialog: %s", m.InDialog)
	want(m.phrase(msg, ignored), "its reason %q does not match %q", m.Reason, msg.Reason)
	for i := range m.Header {
		h := &m.Header[i]
		want(h.fits(msg, ignored), "it wants the header %s to match %q", h.Name, h.Regex)
	}
	return out
}

func (m *SIPMatcher) directions() []string {
	if len(m.Direction) == 0 {
		return []string{"tx", "rx"}
	}
	return m.Direction
}
