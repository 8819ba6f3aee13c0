package patterns

import (
	"slices"
	"strings"
	"sync/atomic"
)

type fileKind struct {
	dialect string
	server  bool
}

// kind is what of the catalogue is for a kind of file.
type kind struct {
	eligible []bool // by entry
	// filter is the sieve made last for a file of this kind: it has fewer words than that of all entries, and knows which are rare there. nil:
	// none was made, and that of all entries serves.
	filter atomic.Pointer[Sieve]
}

const maxKinds = 256 // dialects nest, so their number has no bound of its own

func (s *Set) kindOf(dialect string, server bool) *kind {
	key := fileKind{dialect, server}
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.kinds[key]
	if k == nil {
		k = &kind{eligible: s.eligible(dialect, server)}
		if len(s.kinds) < maxKinds {
			key.dialect = strings.Clone(dialect)
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

// filterOf is what sieves the lines of a kind of file.
func (s *Set) filterOf(k *kind) *Sieve {
	if f := k.filter.Load(); f != nil {
		return f
	}
	return s.filter
}
