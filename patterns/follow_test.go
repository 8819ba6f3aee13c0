package patterns

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestFollowingIsLookingAtAll: who sees one hit after the other finds what is found where all of them are looked at, again and again.
func TestFollowingIsLookingAtAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		over := Over{Kind: rapid.SampledFrom(OverKinds).Draw(t, "kind"), Of: []string{"A", "B"}, After: []string{"A"},
			Least: rapid.IntRange(1, 4).Draw(t, "least"), Within: rapid.IntRange(0, 12).Draw(t, "within"), Every: rapid.IntRange(0, 4).Draw(t, "every")}
		switch over.Kind {
		case "absence":
			over.Of, over.Within = []string{"B", "C"}, over.Within+1
		case "sequence":
			over.Of = rapid.SampledFrom([][]string{{"A", "B"}, {"A", "A", "B"}, {"B", "A", "C"}, {"A", "A"}}).Draw(t, "of")
		}
		back := 0 // seconds a clock may be set back; where it is, who waits for a step is not told from who waited too long
		if over.Kind != "sequence" {
			back = rapid.IntRange(0, 3).Draw(t, "back")
		}
		now, hits := 100, []string{}
		for range rapid.IntRange(0, 40).Draw(t, "hits") {
			now += rapid.IntRange(-back, 7).Draw(t, "pause")
			at := strconv.Itoa(now)
			if back > 0 && rapid.IntRange(0, 9).Draw(t, "untimed") == 0 {
				at = "-"
			}
			hits = append(hits, at+" "+rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "id"))
		}
		l := log(now+rapid.IntRange(0, 20).Draw(t, "rest"), hits...)
		at, captures := found(&over, l)
		wantAt, want := over.find(l)
		if at != wantAt || at >= 0 && !maps.Equal(captures, want) {
			t.Fatalf("%+v over %v to %v: at %d %v, want %d %v", over, hits, l.End.Unix(), at, captures, wantAt, want)
		}
	})
}

// BenchmarkFollowBack: a clock that goes back with every hit, so that each of them waits.
func BenchmarkFollowBack(b *testing.B) {
	after, other := &Entry{ID: "A"}, &Entry{ID: "B"}
	over := Over{Kind: "absence", After: []string{"A"}, Of: []string{"B"}, Within: 32}
	for b.Loop() {
		f := over.follow()
		for i := range 80_000 {
			f.see(Seen{Entry: after, At: time.Unix(int64(-i), 0), Timed: true, nth: 2 * i})
			f.see(Seen{Entry: other, At: time.Unix(1<<20, 0), Timed: true, nth: 2*i + 1})
		}
	}
}

// BenchmarkFollowEven: losses at even pauses for a month, which all belong to one run.
func BenchmarkFollowEven(b *testing.B) {
	entry := &Entry{ID: "A"}
	for _, kind := range []string{"count", "sequence", "period"} {
		over := Over{Kind: kind, Of: []string{"A", "A", "B"}, Least: 4, Within: 3600, Every: 20}
		b.Run(kind, func(b *testing.B) {
			for b.Loop() {
				f := over.follow()
				for i := range 86_400 {
					f.see(Seen{Entry: entry, At: time.Unix(int64(i)*30, 0), Timed: true, nth: i})
				}
			}
		})
	}
}

// What follows looks at all of a log, as it is said in the words of an entry.

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

// of are the indexes of the hits named. Hits nearer than Every seconds are one.
func (o *Over) of(seen []Seen, names []string) []int {
	var out []int
	for i, h := range seen {
		if !h.Entry.is(names) {
			continue
		}
		if n := len(out); o.Every > 0 && n > 0 && h.Timed && h.At.Sub(seen[out[n-1]].At) < time.Duration(o.Every)*time.Second {
			continue
		}
		out = append(out, i)
	}
	return out
}

func (o *Over) within(a, b Seen) bool {
	return soon(a.moment(), b.moment(), time.Duration(o.Within)*time.Second)
}

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
			if seen[i].Entry.is(o.Of[step : step+1]) {
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
		came := slices.ContainsFunc(log.Seen[i+1:], func(h Seen) bool { return h.Entry.is(o.Of) && o.within(from, h) })
		if !came {
			return i, map[string]string{"seconds": strconv.Itoa(o.Within)}
		}
	}
	return -1, nil
}

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
	return at, map[string]string{"seconds": seconds(mean), "count": fmt.Sprint(best)}
}
