package patterns

import (
	"slices"
	"strings"
	"sync"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

type fileKind struct {
	dialect string
	server  bool
}

// kind is what of the catalogue is for a kind of file.
type kind struct {
	eligible []bool // by entry

	mu     sync.Mutex
	asking map[shape][]asker
}

// shape is what many messages of a log have in common, and by which most matchers are ruled out: a log has some dozens of shapes. Which
// matchers they leave is found once for each.
type shape struct {
	method    string
	status    int
	direction sip.Direction
}

// asker is an entry with those of its matchers that a message of a shape may fit.
type asker struct {
	entry    int
	matchers []*SIPMatcher
}

// Dialects nest, and a method is any word: neither's number has a bound of its own.
const (
	maxKinds  = 256
	maxShapes = 1024
	maxMethod = 32 // bytes
)

// kindOf says what is for a kind of file.
func (s *Set) kindOf(dialect string, server bool) *kind {
	key := fileKind{dialect, server}
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.kinds[key]
	if k == nil {
		k = &kind{eligible: s.eligible(dialect, server), asking: map[shape][]asker{}}
		if len(s.kinds) < maxKinds {
			s.kinds[key] = k
		}
	}
	return k
}

// eligibleFor says which entries are for a kind of file.
func (s *Set) eligibleFor(dialect string, server bool) []bool {
	return s.kindOf(dialect, server).eligible
}

func (s *Set) eligible(dialect string, server bool) []bool {
	out := make([]bool, len(s.cat.Entries))
	names := strings.Split(dialect, ">")
	unknown := !slices.ContainsFunc(names, func(n string) bool { return !known(n, frames) })
	for i, e := range s.cat.Entries {
		out[i] = e.Server == server && (len(e.Dialects) == 0 || unknown && !server || slices.ContainsFunc(names, func(n string) bool { return slices.Contains(e.Dialects, n) }))
	}
	return out
}

// askers are the entries for the kind of file that a message of this shape may fit, in the catalogue's order.
func (s *Set) askers(k *kind, msg *sip.Message) []asker {
	key := shape{msg.Method, msg.Status, msg.Direction}
	k.mu.Lock()
	defer k.mu.Unlock()
	out, known := k.asking[key]
	if known {
		return out
	}
	for _, i := range s.sip {
		if !k.eligible[i] {
			continue
		}
		if matchers := s.cat.Entries[i].shaped(msg); len(matchers) > 0 {
			out = append(out, asker{i, matchers})
		}
	}
	if len(k.asking) < maxShapes && len(key.method) <= maxMethod {
		key.method = strings.Clone(key.method) // a part of a line, which need not be kept for it
		k.asking[key] = out
	}
	return out
}

// shaped are the entry's matchers that a message of this shape may fit.
func (e *Entry) shaped(msg *sip.Message) []*SIPMatcher {
	var out []*SIPMatcher
	for i := range e.Match {
		if m := e.Match[i].SIP; m != nil && m.fitsShape(msg) {
			out = append(out, m)
		}
	}
	return out
}
