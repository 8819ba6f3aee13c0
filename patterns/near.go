package patterns

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// Near is an entry that a line or a message failed by one condition alone: what wanted little to be found, and how little.
type Near struct {
	Entry     *Entry
	LineIndex int
	Condition string // status, direction, ..., or for a line: contains, prefix, regex, dialect
	Wants     string
	Has       string
}

// condition is one thing a matcher asks for; usual: it is asked for though nobody wrote it.
type condition struct {
	name       string
	holds      bool
	wants, has string
	usual      bool
}

// Near lists the entries that the record failed by one condition alone, in the order of the catalogue. Of a message's entry two
// conditions at least must hold: with fewer everything would be near. Where an entry tells what a message is, others that want
// another status, method or reason are none: they differ from it, they did not nearly match. It is asked about the lines wanted alone: no
// filter makes it fast.
func (s *Set) Near(rec *logfile.Record, dialect string, server bool, wanted func(line int) bool) []Near {
	matched := map[int][]*Entry{} // by line
	for _, m := range s.Match(rec, dialect, server) {
		matched[m.LineIndex] = append(matched[m.LineIndex], m.Entry)
	}
	eligible := s.eligibleFor(dialect, server)
	from, to := rec.SIPLines()
	var out []Near
	for i := range rec.Lines {
		switch {
		case !wanted(i):
		case i == from:
			out = append(out, s.nearMessage(rec.SIP, i, matched[i], eligible)...)
		case (i < from || i >= to) && len(matched[i]) == 0:
			out = append(out, s.nearLine(rec.Lines[i].Text, i, server, eligible)...)
		}
	}
	return out
}

// tells are the conditions that say what a message is.
var tells = map[string]bool{"method": true, "status": true, "reason": true}

func (s *Set) nearMessage(msg *sip.Message, line int, matched []*Entry, eligible []bool) []Near {
	var out []Near
	for _, i := range s.sip {
		e := s.cat.Entries[i]
		if !eligible[i] || slices.Contains(matched, e) {
			continue
		}
		for j := range e.Match {
			m := e.Match[j].SIP
			if m == nil {
				continue
			}
			conditions := m.conditions(msg)
			c, ok := single(conditions)
			if ok && written(conditions) > 2 && !(len(matched) > 0 && tells[c.name]) && c.name != "request" {
				out = append(out, Near{e, line, c.name, c.wants, c.has})
				break
			}
		}
	}
	return out
}

// nearLine: all but one of the words hold, or all of them and the line is of a dialect the entry is not for. A line that is matched in
// stretches holds the words of so many entries that near says nothing.
func (s *Set) nearLine(text string, line int, server bool, eligible []bool) []Near {
	var out []Near
	if len(text) > maxStretch {
		return nil
	}
	last := -1
	for _, t := range s.text {
		e := s.cat.Entries[t.entry]
		if t.entry == last || e.Server != server {
			continue
		}
		conditions := t.m.conditions(text)
		c, ok := single(conditions)
		switch {
		case !eligible[t.entry]:
			at, _ := t.m.matchText(text)
			if at < 0 || t.m.Regex == "" && len(t.m.Contains)+len(t.m.Prefix) < 8 {
				continue
			}
			c = condition{name: "dialect", wants: strings.Join(e.Dialects, " or "), has: "another"}
		case !ok || len(conditions) < 2:
			continue
		}
		last = t.entry
		out = append(out, Near{e, line, c.name, c.wants, c.has})
	}
	return out
}

func written(all []condition) int {
	n := 0
	for _, c := range all {
		if !c.usual {
			n++
		}
	}
	return n
}

// single is the one condition that does not hold.
func single(all []condition) (condition, bool) {
	var failed []condition
	for _, c := range all {
		if !c.holds {
			failed = append(failed, c)
		}
	}
	if len(failed) != 1 {
		return condition{}, false
	}
	return failed[0], true
}

func (m *Matcher) conditions(text string) []condition {
	var out []condition
	if m.Prefix != "" {
		out = append(out, condition{"prefix", strings.HasPrefix(text, m.Prefix), m.Prefix, text, false})
	}
	if m.Contains != "" {
		out = append(out, condition{"contains", strings.Contains(text, m.Contains), m.Contains, text, false})
	}
	if m.Regex != "" {
		out = append(out, condition{"regex", m.regexp().MatchString(text), m.Regex, text, false})
	}
	return out
}

// conditions are those of a message's matcher that are given.
func (m *SIPMatcher) conditions(msg *sip.Message) []condition {
	var out []condition
	add := func(given bool, name string, holds bool, wants, has string) {
		if given {
			out = append(out, condition{name, holds, wants, cmp.Or(has, "none"), false})
		}
	}
	status, req := "", request(msg)
	if !msg.IsRequest() {
		status = strconv.Itoa(msg.Status)
	}
	add(len(m.Method) > 0, "method", slices.Contains(m.Method, msg.Method), strings.Join(m.Method, " or "), msg.Method)
	add(m.Request, "request", msg.IsRequest(), "a request", "a response")
	add(len(m.Status) > 0, "status", m.fitsStatus(msg), strings.Join(m.Status, " or "), status)
	add(true, "direction", m.fitsDirection(msg), cmp.Or(strings.Join(m.Direction, " or "), "tx or rx"), string(msg.Direction))
	out[len(out)-1].usual = len(m.Direction) == 0
	add(m.Authorized != "", "authorized", m.fitsAuthorized(req), m.Authorized, yesNo(msg, func(r *sip.Ask) bool { return r.Authorized }))
	add(m.InDialog != "", "in_dialog", m.fitsDialog(req), m.InDialog, yesNo(msg, func(r *sip.Ask) bool { return r.InDialog }))
	add(m.Expires != "", "expires", m.fitsExpires(msg, req), m.Expires, yesNo(msg, func(r *sip.Ask) bool { return !r.Removes }))
	_, says := m.phrase(nil, msg)
	add(m.Reason != "", "reason", says, m.Reason, msg.Reason)
	for i := range m.Header {
		h := &m.Header[i]
		_, fits := h.fits(nil, msg)
		add(true, "header "+h.Name, fits, cmp.Or(h.Regex, "any value"), strings.Join(msg.All(h.Name), ", "))
	}
	return out
}

// yesNo is what the request a message is or answers says, "not known" where the log does not show it.
func yesNo(msg *sip.Message, is func(*sip.Ask) bool) string {
	req := request(msg)
	switch {
	case req == nil:
		return "not known: the log does not show the request"
	case is(req):
		return "yes"
	}
	return "no"
}
