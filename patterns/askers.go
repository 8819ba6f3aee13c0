package patterns

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// outside is what of a message, in a kind of file, decides for most matchers that they do not match it.
type outside struct {
	kind   *kind
	method string
	status int
	way    sip.Direction
}

// asker is an entry with those of its SIP matchers that may match.
type asker struct {
	entry    int
	matchers []*SIPMatcher
}

// These bound what is remembered: methods are words of the log, and what an answer names as one may be of any length.
const (
	maxOutside = 1024
	maxMethod  = 32
)

// askers are the entries that may match a message, in their order.
func (s *Set) askers(k *kind, msg *sip.Message) []asker {
	key := outside{k, msg.Method, msg.Status, msg.Direction}
	s.mu.Lock()
	known, ok := s.asked[key]
	s.mu.Unlock()
	if ok {
		return known
	}
	var out []asker
	for _, i := range s.sip {
		if !k.eligible[i] {
			continue
		}
		a := asker{entry: i}
		for j := range s.cat.Entries[i].Match {
			if m := s.cat.Entries[i].Match[j].SIP; m != nil && m.fitsOutside(msg) {
				a.matchers = append(a.matchers, m)
			}
		}
		if len(a.matchers) > 0 {
			out = append(out, a)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.asked) < maxOutside && len(key.method) <= maxMethod {
		key.method = strings.Clone(key.method) // a part of a line, which need not be kept for it
		s.asked[key] = out
	}
	return out
}

// matchSIP asks the entries about the record's message.
func (s *Set) matchSIP(out []Match, rec *logfile.Record, k *kind) []Match {
	req, told := request(rec.SIP), telling{Message: rec.SIP}
	for _, a := range s.askers(k, rec.SIP) {
		for _, m := range a.matchers {
			if found, ok := m.match(rec.SIP, req); ok {
				e := s.cat.Entries[a.entry]
				captures := told.captures(found)
				var signals []Signal
				if len(e.Emit) > 0 {
					signals = s.signals(e, told.parties(captures, len(found) > 0))
				}
				out = append(out, Match{e, captures, rec.SIPAt, rec.Lines[rec.SIPAt].Column, signals})
				break
			}
		}
	}
	return out
}
