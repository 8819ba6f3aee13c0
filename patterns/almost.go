package patterns

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// Almost is an entry that comes near a line, and why it does not match it, in words for who writes entries.
type Almost struct {
	Entry *Entry
	Why   string
}

// Almost names the entries that come near a line of a record without matching it: whose literal stands in the line, which are for another
// kind of log, or of whose conditions on a SIP message one does not hold (Near). Of a regexp it says how far it holds. It is for people
// who wonder why, and not fast.
func (s *Set) Almost(rec *logfile.Record, line int, dialect string, server bool) []Almost {
	eligible := s.eligibleFor(dialect, server)
	from, to := rec.SIPLines()
	var matched []*Entry
	for _, m := range s.Match(rec, dialect, server) {
		if m.LineIndex == line {
			matched = append(matched, m.Entry)
		}
	}
	if line < from || line >= to {
		return s.almostLine(rec.Lines[line].Text, eligible, matched, dialect)
	}
	var out []Almost
	for _, n := range s.nearMessage(rec.SIP, line, matched, eligible) {
		out = append(out, Almost{n.Entry, fmt.Sprintf("%s: it wants %s, this is %q", n.Condition, n.Wants, n.Has)})
	}
	return out
}

func (s *Set) almostLine(text string, eligible []bool, matched []*Entry, dialect string) []Almost {
	text = text[:stretchAt(text, 0).to] // of a long line a person can look at the beginning
	folded := lower(text)
	var out []Almost
	for _, t := range s.text {
		e := s.cat.Entries[t.entry]
		if !t.m.touches(folded) || slices.Contains(matched, e) || len(out) > 0 && out[len(out)-1].Entry == e {
			continue
		}
		switch at, _ := t.m.matchText(text); {
		case at >= 0 && !eligible[t.entry]:
			out = append(out, Almost{e, e.reserved(dialect)})
		case at < 0 && eligible[t.entry]:
			out = append(out, Almost{e, t.m.fault(text)})
		}
	}
	return out
}

// enough is how much of a matcher's text has to stand in a line for it to come near.
const enough = 10

// touches tells whether a text the matcher needs stands in the line, which is in lower case.
func (m *Matcher) touches(line string) bool {
	within := func(text string) bool { return strings.Contains(line, text) }
	if slices.ContainsFunc(m.required(), within) || m.Contains != "" && within(lower(m.Contains)) {
		return true
	}
	parsed, err := syntax.Parse(m.Regex, syntax.Perl)
	return err == nil && slices.ContainsFunc(runsOf(parsed), func(r run) bool { return len(r.text) >= enough && within(lower(r.text)) })
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
