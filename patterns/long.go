package patterns

import (
	"cmp"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// longMatcher is a matcher's way with the stretches of a long text (see stretch.go).
type longMatcher struct {
	*Matcher
	once                sync.Once
	first, middle, last *regexp.Regexp // for where the stretch is; nil: it could match there never
	led                 *regexp.Regexp // behind one character, for a place where a match may begin; nil: anywhere
	places              int            // so many are worth a try each: with more the regexp is tried on the stretch
}

// fewTries is how many tries that may each go on to the end of the stretch are less than one that looks for where to begin.
const fewTries = 8

// touch is where in a stretch a literal begins that a matcher needs, -1 where it needs none.
type touch struct {
	id int32
	at int
}

// long is what a Set has for long texts. Its filter is made for texts like the first one; the other one is made for any.
type long struct {
	once     sync.Once
	matchers []longMatcher // by text matcher
	filter   *Sieve
}

func (s *Set) longFor(text string) *long {
	l := &s.long
	l.once.Do(func() {
		l.matchers = make([]longMatcher, len(s.text))
		words := vocabulary{}
		for i, t := range s.text {
			l.matchers[i].Matcher = t.m
			words.take(t.m.required(), logfile.Full, int32(i))
		}
		l.filter = newSieve(words.sorted(), []byte(text[:min(len(text), sampled)]))
	})
	return l
}

// sampled is how much of a text shows what stands in texts like it.
const sampled = 64 << 10

// matchLong is matchLine for a text that is longer than a stretch.
func (s *Set) matchLong(out []Match, rec *logfile.Record, line int, eligible []bool, sc *scratch) []Match {
	l, long := &rec.Lines[line], s.longFor(rec.Lines[line].Text)
	found := map[int]Match{}
	for p := stretchAt(l.Text, 0); ; p = stretchAt(l.Text, p.own) {
		s.touches(long.filter, l.Text[p.from:p.to], sc)
		for rest := sc.touches; len(rest) > 0; {
			n, id := 1, rest[0].id
			for n < len(rest) && rest[n].id == id {
				n++
			}
			entry := s.text[id].entry
			if _, done := found[entry]; !done && eligible[entry] {
				if at, captures := long.matchers[id].match(l.Text, p, rest[:n]); at >= 0 {
					found[entry] = s.matched(rec, line, entry, at, captures)
				}
			}
			rest = rest[n:]
		}
		if p.own == len(l.Text) {
			break
		}
	}
	entries := make([]int, 0, len(found))
	for entry := range found {
		entries = append(entries, entry)
	}
	slices.Sort(entries)
	for _, entry := range entries {
		out = append(out, found[entry])
	}
	return out
}

// touches notes who needs a literal that stands in a stretch, in the order of the matchers and then of the places.
func (s *Set) touches(filter *Sieve, text string, sc *scratch) {
	sc.touches = sc.touches[:0]
	for _, l := range filter.stand(text, sc) {
		for _, id := range l.ids {
			sc.touches = append(sc.touches, touch{id, l.at})
		}
	}
	for _, id := range s.always {
		sc.touches = append(sc.touches, touch{id, -1})
	}
	slices.SortFunc(sc.touches, func(a, b touch) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.at, b.at)) })
}

// match is matchText for a stretch; where is counted from the beginning of the text.
func (l *longMatcher) match(text string, p stretch, touches []touch) (int, map[string]string) {
	part := text[p.from:p.to]
	at := l.literally(part)
	if at < 0 || l.Prefix != "" && p.from > 0 {
		return -1, nil
	}
	if l.Regex == "" {
		if at += p.from; at < p.own {
			return at, map[string]string{}
		}
		return -1, nil
	}
	l.once.Do(l.compile)
	re := l.middle
	switch {
	case p.from == 0:
		re = l.first
	case p.to == len(text):
		re = l.last
	}
	if re == nil {
		return -1, nil
	}
	if l.led != nil && touches[0].at > 0 && len(touches) <= l.places {
		return l.tries(part, p, touches)
	}
	loc := re.FindStringSubmatchIndex(part)
	if loc == nil || p.from+loc[0] >= p.own {
		return -1, nil
	}
	return p.from + loc[0], clonedCaptures(re, part, loc)
}

// tries looks for a match at the places where one may begin: the first that is found is the one a search finds.
func (l *longMatcher) tries(part string, p stretch, touches []touch) (int, map[string]string) {
	for _, t := range touches {
		if p.from+t.at >= p.own {
			break
		}
		_, width := utf8.DecodeLastRuneInString(part[:t.at])
		behind := part[t.at-width:]
		if loc := l.led.FindStringSubmatchIndex(behind); loc != nil {
			return p.from + t.at, clonedCaptures(l.led, behind, loc)
		}
	}
	return -1, nil
}

// clonedCaptures do not hold on to the text, which may be a megabyte.
func clonedCaptures(re *regexp.Regexp, text string, loc []int) map[string]string {
	captures := map[string]string{}
	for name, value := range groups(re, text, loc) {
		captures[name] = strings.Clone(value)
	}
	return captures
}

// compile makes the regexps. Without anchors one is as good as another, and when each match begins with a literal that is needed anyway,
// the places of those are the only ones to try.
func (l *longMatcher) compile() {
	parsed, err := syntax.Parse(l.Regex, syntax.Perl)
	if err != nil {
		return
	}
	l.first, l.middle, l.last = l.regexp(), l.regexp(), l.regexp()
	begins, ends := anchored(parsed, atBegin), anchored(parsed, atEnd)
	if begins || ends {
		l.middle = inner(l.Regex, false, false)
	}
	if begins {
		l.last = inner(l.Regex, false, true)
	}
	if ends {
		l.first = inner(l.Regex, true, false)
	}
	if !begins && !ends && l.leads(parsed) {
		l.led, l.places = compile("^(?s:.)(?:"+l.Regex+")"), fewTries
		if brief(parsed) {
			l.places = maxStretch
		}
	}
}

// brief tells whether a try is over soon: nothing but digits is repeated without bound.
func brief(re *syntax.Regexp) bool {
	if re.Op == syntax.OpStar || re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Max < 0 {
		class := re.Sub[0]
		return class.Op == syntax.OpCharClass && slices.Equal(class.Rune, []rune{'0', '9'})
	}
	return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !brief(sub) })
}

// anchored tells whether a regexp has an anchor.
func anchored(re *syntax.Regexp, anchor func(*syntax.Regexp) bool) bool {
	return anchor(re) || slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return anchored(sub, anchor) })
}

// leads tells whether each match begins with one of the literals that are required.
func (l *longMatcher) leads(re *syntax.Regexp) bool {
	w := words{}
	begins := w.of(re).begins()
	return len(begins) > 0 && !w.folded && sameTexts(begins, l.required())
}

func sameTexts(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}
