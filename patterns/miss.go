package patterns

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// Miss is an entry that nearly matches, and the condition it fails by.
type Miss struct {
	Entry *Entry
	Why   string
}

// Misses names the entries that come near a line of a record without matching it: whose literal stands in the line, which are for another
// kind of log, or of whose conditions on a SIP message one does not hold. It is for people who wonder why, and not fast.
func (s *Set) Misses(rec *logfile.Record, line int, dialect string, server bool) []Miss {
	eligible := s.eligibleFor(dialect, server)
	from, to := messageLines(rec)
	matched := map[*Entry]bool{}
	for _, m := range s.Match(rec, dialect, server) {
		if m.LineIndex == line {
			matched[m.Entry] = true
		}
	}
	if line >= from && line < to {
		return s.messageMisses(rec.SIP, eligible, matched)
	}
	return s.lineMisses(rec.Lines[line].Text, eligible, matched, dialect)
}

func (s *Set) lineMisses(text string, eligible []bool, matched map[*Entry]bool, dialect string) []Miss {
	sc := &scratch{seen: make([]bool, len(s.text))}
	s.filter.scan(text, sc)
	slices.Sort(sc.candidates)
	var out []Miss
	for _, id := range sc.candidates {
		t := s.text[id]
		e := s.cat.Entries[t.entry]
		if matched[e] || len(out) > 0 && out[len(out)-1].Entry == e {
			continue
		}
		switch at, _ := t.m.matchText(text); {
		case at >= 0 && !eligible[t.entry]:
			out = append(out, Miss{e, e.reserved(dialect)})
		case at < 0 && eligible[t.entry]:
			out = append(out, Miss{e, t.m.fault(text)})
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

func (s *Set) messageMisses(msg *sip.Message, eligible []bool, matched map[*Entry]bool) []Miss {
	var out []Miss
	for _, i := range s.sip {
		e := s.cat.Entries[i]
		if matched[e] || !eligible[i] {
			continue
		}
		for j := range e.Match {
			if m := e.Match[j].SIP; m != nil {
				// An entry for another method, or for a request where this is an answer, has nothing to do with the message.
				if c, ok := single(m.conditions(msg)); ok && c.name != "method" && c.name != "request" {
					out = append(out, Miss{e, fmt.Sprintf("it wants the %s %s, this is %s", c.name, c.wants, c.has)})
					break
				}
			}
		}
	}
	return out
}
