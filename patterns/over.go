package patterns

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/go-version"
)

// Over is what no single line says: how often, in which order, how regularly, or that something did not come. It is asked of the hits of
// other entries in one log, named by their ids or by the events they emit, and of what is known of the client. What the log does not
// cover is not judged: without times nothing is within a window, and what may still have come after the log's end is not absent.
type Over struct {
	Kind   string            // count | sequence | absence | period
	Of     []string          // what is counted, follows in this order, is missing, comes regularly
	After  []string          // absence: what it should have followed
	Least  int               // count, period: how many make it one
	Within int               // seconds; 0: the whole log
	Every  int               // seconds; hits nearer than that are one
	Where  map[string]string // platform, version and settings of the client: "ios|android", ">= 2.1, < 3", "tcp"
}

// OverKinds are what an entry over several hits can ask.
var OverKinds = []string{"count", "sequence", "absence", "period"}

// Seen is one hit of an entry in a log.
type Seen struct {
	Entry    *Entry
	Captures map[string]string // for who asks; what is asked over several hits does not depend on them
	At       time.Time
	Timed    bool
}

// Log is what entries over several hits look at.
type Log struct {
	Dialect string
	Server  bool
	Seen    []Seen // in the order of the log
	End     time.Time
	Client  map[string]string // platform, version, and settings by name; what is not known is not there
}

// OverMatch is an entry's match: what is at index At completed it.
type OverMatch struct {
	Entry    *Entry
	Captures map[string]string
	Signals  []Signal
	At       int
}

// Over gives the entries that hold over the log, by id, each once.
func (s *Set) Over(log *Log) []OverMatch {
	eligible := s.eligibleFor(log.Dialect, log.Server)
	var out []OverMatch
	for i, e := range s.cat.Entries {
		if e.Over == nil || !eligible[i] || !e.Over.where(log.Client) {
			continue
		}
		if at, captures := e.Over.find(log); at >= 0 {
			out = append(out, OverMatch{e, captures, s.signals(e, captures), at})
		}
	}
	return out
}

// where says whether the client is known to be one of those the entry is for.
func (o *Over) where(client map[string]string) bool {
	for name, want := range o.Where {
		got, known := client[name]
		switch {
		case !known || got == "":
			return false
		case name == "version":
			if !versionIs(got, want) {
				return false
			}
		case !slices.ContainsFunc(strings.Split(want, "|"), func(w string) bool { return same(name, strings.TrimSpace(w), got) }):
			return false
		}
	}
	return true
}

// same compares without case; a platform is told with its release behind it: "Linux-6.1/x86_64".
func same(name, want, got string) bool {
	if name == "platform" && len(got) > len(want) && strings.IndexByte("-/ ", got[len(want)]) >= 0 {
		got = got[:len(want)]
	}
	return strings.EqualFold(want, got)
}

func versionIs(got, want string) bool {
	v, err := version.NewVersion(got)
	if err != nil {
		return false
	}
	c, err := version.NewConstraint(want)
	return err == nil && c.Check(v)
}

// Counted are the entries whose hits entries over several hits ask for.
func (c *Catalogue) Counted() map[*Entry]bool {
	var names []string
	for _, e := range c.Entries {
		if e.Over != nil {
			names = append(append(names, e.Over.Of...), e.Over.After...)
		}
	}
	out := map[*Entry]bool{}
	for _, e := range c.Entries {
		if (Seen{Entry: e}).is(names) {
			out[e] = true
		}
	}
	return out
}

func (o *Over) find(log *Log) (int, map[string]string) {
	switch o.Kind {
	case "count":
		return o.count(log.Seen)
	case "sequence":
		return o.sequence(log.Seen)
	case "absence":
		return o.absence(log)
	}
	return o.period(log.Seen)
}

// is says whether a hit is one of those named.
func (h Seen) is(names []string) bool {
	return slices.Contains(names, h.Entry.ID) || slices.ContainsFunc(h.Entry.Emit, func(e Emit) bool { return slices.Contains(names, e.Event) })
}

// of are the indexes of the hits named. Hits nearer than Every seconds are one: a client says the same in several lines.
func (o *Over) of(seen []Seen, names []string) []int {
	var out []int
	for i, h := range seen {
		if !h.is(names) {
			continue
		}
		if n := len(out); o.Every > 0 && n > 0 && h.Timed && h.At.Sub(seen[out[n-1]].At) < time.Duration(o.Every)*time.Second {
			continue
		}
		out = append(out, i)
	}
	return out
}

// within says whether b comes after a in time.
func (o *Over) within(a, b Seen) bool {
	return o.Within == 0 || a.Timed && b.Timed && b.At.Sub(a.At) <= time.Duration(o.Within)*time.Second
}

// count takes the window that holds the most.
func (o *Over) count(seen []Seen) (int, map[string]string) {
	hits := o.of(seen, o.Of)
	best, at, first := 0, -1, 0
	for i := range hits {
		for first < i && !o.within(seen[hits[first]], seen[hits[i]]) {
			first++
		}
		if n := i - first + 1; n >= o.Least && n > best {
			best, at = n, hits[i]
		}
	}
	return at, map[string]string{"count": strconv.Itoa(best)}
}

func (o *Over) sequence(seen []Seen) (int, map[string]string) {
	for _, start := range o.of(seen, o.Of[:1]) {
		at, step := start, 1
		for i := start + 1; i < len(seen) && step < len(o.Of) && o.within(seen[start], seen[i]); i++ {
			if seen[i].is(o.Of[step : step+1]) {
				at, step = i, step+1
			}
		}
		if step == len(o.Of) {
			return at, map[string]string{"seconds": seconds(seen[at].At.Sub(seen[start].At))}
		}
	}
	return -1, nil
}

func (o *Over) absence(log *Log) (int, map[string]string) {
	for _, i := range o.of(log.Seen, o.After) {
		from := log.Seen[i]
		if !from.Timed || log.End.Sub(from.At) < time.Duration(o.Within)*time.Second {
			continue
		}
		came := slices.ContainsFunc(log.Seen[i+1:], func(h Seen) bool { return h.is(o.Of) && o.within(from, h) })
		if !came {
			return i, map[string]string{"seconds": strconv.Itoa(o.Within)}
		}
	}
	return -1, nil
}

// tolerance is how much the longest pause of a period may exceed the shortest.
const tolerance = 1.15

// period takes the longest run of pauses that are alike.
func (o *Over) period(seen []Seen) (int, map[string]string) {
	hits := slices.DeleteFunc(o.of(seen, o.Of), func(i int) bool { return !seen[i].Timed })
	best, at, mean := 0, -1, time.Duration(0)
	for first := range hits {
		var pauses []time.Duration
		for i := first + 1; i < len(hits); i++ {
			pauses = append(pauses, seen[hits[i]].At.Sub(seen[hits[i-1]].At))
			if float64(slices.Max(pauses)) > tolerance*float64(slices.Min(pauses)) {
				break
			}
			if n := len(pauses) + 1; n >= o.Least && n > best {
				best, at, mean = n, hits[i], seen[hits[i]].At.Sub(seen[hits[first]].At)/time.Duration(len(pauses))
			}
		}
	}
	return at, map[string]string{"seconds": seconds(mean), "count": strconv.Itoa(best)}
}

func seconds(d time.Duration) string { return strconv.Itoa(int(d.Round(time.Second) / time.Second)) }

// String says in words what is asked.
func (o *Over) String() string {
	var b strings.Builder
	names := strings.Join(o.Of, ", ")
	switch o.Kind {
	case "count":
		b.WriteString(strconv.Itoa(o.Least) + " or more of " + names)
	case "sequence":
		b.WriteString(strings.Join(o.Of, ", then "))
	case "absence":
		b.WriteString("after " + strings.Join(o.After, ", ") + " none of " + names)
	case "period":
		b.WriteString(names + " at even pauses, " + strconv.Itoa(o.Least) + " times or more")
	}
	if o.Within > 0 {
		b.WriteString(" within " + strconv.Itoa(o.Within) + " s")
	}
	for _, name := range sortedKeys(o.Where) {
		b.WriteString("; " + name + " is " + o.Where[name])
	}
	return b.String()
}

func sortedKeys(m map[string]string) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
