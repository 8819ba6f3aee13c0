package patterns

import (
	"slices"
	"sync"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// How matching works, and why so.
//
// A record is what a logger wrote in one call, of one physical line or more. An entry is tried on every line by itself,
// because that is what a person greps for and what a finding can point at: a match never spans lines, and an entry
// matches a line at most once, by the first of its matchers that fits. Which part of the line was prefix (time, level,
// sender) is decided by the parser; matchers see the text alone, so one entry serves every decoration of a dialect.
//
// A SIP message inside a record is no text. Its lines hold words from anywhere (a user agent may call itself "Connection
// refused"), and clients print them with different headers in different orders. So on the lines of a parsed message
// only the SIP matchers are asked, once, about the message; the lines around it in the same record are text. They also see what no line shows:
// which way it went, and the request a response answers.
//
// An entry is for dialects. It is tried when one of those of the file is listed: "logcat>pjsip" is PJSIP's wording in
// Android's frame, so entries for either fit. An entry without dialects fits every client, and a log of no known dialect, or one of which
// only the frame is known, is tried with every client's entries: an app may print its stack's words in a way of its own. What a server writes about
// its own business reads like a client's failure but is none, hence Entry.Server keeps the two apart altogether.
//
// Trying 300 regexps on each line would be slow, and nearly always in vain. For each matcher a set of literals is
// derived of which at least one stands in every line it matches (see required.go); all of them are looked for at once
// in one pass over the line (see sieve.go). Only matchers whose literal was seen are tried, and only then are their
// regexps compiled. The literals are compared without regard to case, which can only make more candidates. The filter
// is an optimisation and nothing else: without it the same matches come out, in the same order, and a test holds the
// two against each other.
//
// A line of more than a few KiB is matched in stretches (see stretch.go).
//
// A Set is safe for use by several goroutines.

// Set is a catalogue made ready for matching.
type Set struct {
	cat    *Catalogue
	text   []textMatcher // in the order of the entries
	sip    []int         // entries with SIP matchers
	words  []*word       // what they need, in order
	filter *Sieve
	always []int32 // text matchers no literal is known of

	long long

	mu    sync.Mutex
	kinds map[fileKind]*kind
	asked map[outside][]asker // who may match a message that looks so from outside

	pool sync.Pool // of *scratch
}

type textMatcher struct {
	entry int
	m     *Matcher
}

// scratch is what matching one record needs, kept between records.
type scratch struct {
	candidates []int32
	seen       []bool
	touches    []touch
	standing   []standing
}

// Match is one entry's match of one line. Its maps are not to be changed: those of several matches may be one.
type Match struct {
	Entry     *Entry
	Captures  map[string]string
	LineIndex int // into the record's lines
	Column    int // 1-based byte column in the original line
	Signals   []Signal
}

// Matcher makes the catalogue ready for matching. No regexp is compiled before it is needed.
func (c *Catalogue) Matcher() *Set {
	s := &Set{cat: c, kinds: map[fileKind]*kind{}, asked: map[outside][]asker{}}
	words := vocabulary{}
	for i, e := range c.Entries {
		for j := range e.Match {
			m := &e.Match[j]
			if m.SIP != nil {
				if n := len(s.sip); n == 0 || s.sip[n-1] != i {
					s.sip = append(s.sip, i)
				}
				continue
			}
			id := int32(len(s.text))
			s.text = append(s.text, textMatcher{i, m})
			literals := m.required()
			if literals == nil {
				s.always = append(s.always, id)
			}
			words.take(literals, logfile.Full, id)
		}
	}
	s.words = words.sorted()
	s.filter = newSieve(s.words, nil)
	s.pool.New = func() any { return &scratch{seen: make([]bool, len(s.text))} }
	return s
}

// Match returns the entries that match the record, by line and then by id. dialect is the file's ("logcat>pjsip"),
// server whether it is a server's log.
func (s *Set) Match(rec *logfile.Record, dialect string, server bool) []Match {
	k := s.kindOf(dialect, server)
	from, to := rec.SIPLines()
	sc := s.pool.Get().(*scratch)
	defer s.pool.Put(sc)
	filter := s.filterOf(k)
	var out []Match
	for i := range rec.Lines {
		switch {
		case i == from:
			out = s.matchSIP(out, rec, k)
		case (i < from || i >= to) && len(rec.Lines[i].Text) > maxStretch:
			out = s.matchLong(out, rec, i, k.eligible, sc)
		case i < from || i >= to:
			filter.line(rec.Lines[i].Text, sc)
			out = s.matchLine(out, rec, i, k.eligible, sc)
		}
	}
	return out
}

// matchLine tries the candidates the filter left, and forgets them.
func (s *Set) matchLine(out []Match, rec *logfile.Record, line int, eligible []bool, sc *scratch) []Match {
	sc.add(s.always)
	slices.Sort(sc.candidates)
	done := -1 // the entry that matched last: its other matchers come next in order and are spared
	for _, id := range sc.candidates {
		sc.seen[id] = false
		t := s.text[id]
		if t.entry == done || !eligible[t.entry] {
			continue
		}
		at, captures := t.m.matchText(rec.Lines[line].Text)
		if at < 0 {
			continue
		}
		done = t.entry
		out = append(out, s.matched(rec, line, done, at, captures))
	}
	sc.candidates = sc.candidates[:0]
	return out
}

// matched is an entry's match at a place of a line.
func (s *Set) matched(rec *logfile.Record, line, entry, at int, captures map[string]string) Match {
	e := s.cat.Entries[entry]
	return Match{e, captures, line, rec.Lines[line].Column + at, s.signals(e, captures)}
}

func (sc *scratch) add(ids []int32) {
	for _, id := range ids {
		if !sc.seen[id] {
			sc.seen[id] = true
			sc.candidates = append(sc.candidates, id)
		}
	}
}
