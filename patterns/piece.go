package patterns

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// piece is something an entry could do without and then would match less or say less: a matcher, a branch or a named group of a regexp, one
// of several statuses, a dialect. An example shows it when without it the entry says something else of the example.
type piece struct {
	name  string
	regex string // the regexp it is of, "" for none
	text  string // of the regexp

	match   int       // the matcher it is of
	instead []Matcher // that matcher without it; none: without the matcher
	dialect string    // it is a dialect
}

// pieces lists what examples have to show.
func (e *Entry) pieces() []piece {
	var out []piece
	for i := range e.Match {
		out = append(out, piece{name: fmt.Sprintf("match %d", i+1), match: i})
		out = append(out, e.Match[i].pieces(i)...)
	}
	for _, d := range e.Dialects {
		if !known(d, frames) { // a frame has no words of its own to show
			out = append(out, piece{name: fmt.Sprintf("dialect %q", d), dialect: d})
		}
	}
	return out
}

func (m *Matcher) pieces(i int) []piece {
	var out []piece
	add := func(what, regex, text string, change func(*Matcher)) {
		p := piece{name: fmt.Sprintf("%s of match %d", what, i+1), regex: regex, text: text, match: i, instead: []Matcher{{}}}
		m.copyTo(&p.instead[0])
		change(&p.instead[0])
		out = append(out, p)
	}
	inRegex := func(regex string, field func(*Matcher) *string) {
		for _, b := range branches(regex) {
			add(b.what, regex, b.text, func(c *Matcher) { *field(c) = b.without })
		}
	}
	if m.SIP == nil {
		inRegex(m.Regex, func(c *Matcher) *string { return &c.Regex })
		return out
	}
	list := func(what string, values []string, field func(*Matcher) *[]string) {
		for j, v := range values {
			if len(values) > 1 {
				add(what+" "+v, "", "", func(c *Matcher) { *field(c) = slices.Delete(slices.Clone(values), j, j+1) })
			}
		}
	}
	list("method", m.SIP.Method, func(c *Matcher) *[]string { return &c.SIP.Method })
	list("status", m.SIP.Status, func(c *Matcher) *[]string { return &c.SIP.Status })
	list("direction", m.SIP.Direction, func(c *Matcher) *[]string { return &c.SIP.Direction })
	inRegex(m.SIP.Reason, func(c *Matcher) *string { return &c.SIP.Reason })
	for j := range m.SIP.Header {
		inRegex(m.SIP.Header[j].Regex, func(c *Matcher) *string { return &c.SIP.Header[j].Regex })
	}
	return out
}

// copyTo copies what a file gives, and not what was compiled of it.
func (m *Matcher) copyTo(c *Matcher) {
	c.Contains, c.Prefix, c.Regex = m.Contains, m.Prefix, m.Regex
	if s := m.SIP; s != nil {
		c.SIP = &SIPMatcher{
			Method: s.Method, Request: s.Request, Status: s.Status, Reason: s.Reason, Direction: s.Direction,
			Authorized: s.Authorized, Expires: s.Expires, InDialog: s.InDialog, Header: make([]HeaderMatcher, len(s.Header)),
		}
		for i := range s.Header {
			c.SIP.Header[i].Name, c.SIP.Header[i].Regex = s.Header[i].Name, s.Header[i].Regex
		}
	}
}

// shownBy says whether an example shows the part. said is what the whole entry says of it.
func (p *piece) shownBy(e *Entry, x Example, rec *logfile.Record, said map[string]string) bool {
	if p.dialect != "" {
		return slices.Contains(strings.Split(e.dialect(x), ">"), p.dialect)
	}
	without := e.says(rec, p)
	return said != nil && (without == nil || !maps.Equal(said, without))
}

// says is what the entry captures of a record, without a part where one is given. nil is no match.
func (e *Entry) says(rec *logfile.Record, without *piece) map[string]string {
	for _, l := range rec.Lines {
		for i := range e.Match {
			one := e.Match[i : i+1]
			if without != nil && without.match == i {
				one = without.instead
			}
			if captures := saysOne(one, rec, l.Text); captures != nil {
				return captures
			}
		}
		if rec.SIP != nil {
			break // the message is asked once
		}
	}
	return nil
}

func saysOne(one []Matcher, rec *logfile.Record, line string) map[string]string {
	switch {
	case len(one) == 0:
		return nil
	case one[0].SIP != nil && rec.SIP != nil:
		return (&Entry{Match: one}).matchMessage(rec.SIP)
	case one[0].SIP != nil || rec.SIP != nil:
		return nil
	}
	if at, captures := one[0].matchText(line); at >= 0 {
		return captures
	}
	return nil
}
