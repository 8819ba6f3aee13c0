package patterns

import (
	"slices"
	"time"
)

// Seen is one hit of an entry in a log.
type Seen struct {
	Entry    *Entry
	Captures map[string]string // for who asks; what is asked over several hits does not depend on them
	At       time.Time
	Timed    bool
	Hit      any // the caller's own, given back in OverMatch

	nth int
}

// Log is what entries over several hits look at.
type Log struct {
	Dialect string
	Server  bool
	Seen    []Seen // in the order of the log; only Over reads it
	End     time.Time
	Client  map[string]string // platform, version, and settings by name; what is not known is not there
}

// OverMatch is an entry's match. Hit is that of what completed it, At its place among all that was seen.
type OverMatch struct {
	Entry    *Entry
	Captures map[string]string
	Signals  []Signal
	At       int
	Hit      any
}

// Follower follows the hits of a log for the entries over several hits. It keeps what is within their windows, not the hits.
type Follower struct {
	set  *Set
	seen int
	each []followed
}

type followed struct {
	entry *Entry
	stepper
}

// stepper is one entry's follower. found gives what completed it in a log that goes as far as end; no Entry in it: nothing did.
type stepper interface {
	see(h Seen)
	found(end time.Time) (Seen, map[string]string)
}

// Follow begins a log.
func (s *Set) Follow() *Follower {
	f := &Follower{set: s}
	for _, e := range s.cat.Entries {
		if e.Over != nil {
			f.each = append(f.each, followed{e, e.Over.follow()})
		}
	}
	return f
}

func (o *Over) follow() stepper {
	of := burst{names: o.Of, every: time.Duration(o.Every) * time.Second}
	within := time.Duration(o.Within) * time.Second
	switch o.Kind {
	case "count":
		return &counting{of: of, within: within, least: o.Least}
	case "sequence":
		of.names = o.Of[:1]
		return &following{first: of, rest: o.Of[1:], within: within, under: make([][]moment, len(o.Of)-1)}
	case "absence":
		of.names = o.After
		return &missing{after: of, of: o.Of, within: within}
	}
	return &regular{of: of, least: o.Least}
}

// See takes the next hit.
func (f *Follower) See(h Seen) {
	h.nth = f.seen
	f.seen++
	for _, e := range f.each {
		e.see(h)
	}
}

// Found gives, by id, what the entries find in a log that goes as far as end. Whether they are for such a log is for Holds to say.
func (f *Follower) Found(end time.Time) []OverMatch {
	var out []OverMatch
	for _, e := range f.each {
		if h, captures := e.found(end); h.Entry != nil {
			out = append(out, OverMatch{Entry: e.entry, Captures: captures, Signals: f.set.signals(e.entry, captures), At: h.nth, Hit: h.Hit})
		}
	}
	return out
}

// Holds says whether an entry over several hits is for logs and clients like this.
func (s *Set) Holds(e *Entry, log *Log) bool {
	return s.eligibleFor(log.Dialect, log.Server)[slices.Index(s.cat.Entries, e)] && e.Over.where(log.Client)
}

// Over gives the entries that hold over a log, by id, each once.
func (s *Set) Over(log *Log) []OverMatch {
	f := s.Follow()
	for _, h := range log.Seen {
		f.See(h)
	}
	return slices.DeleteFunc(f.Found(log.End), func(m OverMatch) bool { return !s.Holds(m.Entry, log) })
}

// is says whether hits of an entry are of those named: by its id or by an event it emits.
func (e *Entry) is(names []string) bool {
	return slices.Contains(names, e.ID) || slices.ContainsFunc(e.Emit, func(m Emit) bool { return slices.Contains(names, m.Event) })
}
