package patterns

import (
	"slices"
	"strconv"
	"time"
)

// burst takes the hits named. Hits nearer than every to the last one taken are one with it: a client says the same in several lines.
type burst struct {
	names []string
	every time.Duration
	last  Seen
}

func (b *burst) takes(h Seen) bool {
	if !h.Entry.is(b.names) || b.every > 0 && b.last.Entry != nil && h.Timed && h.At.Sub(b.last.At) < b.every {
		return false
	}
	b.last = h
	return true
}

// moment is when a hit was seen.
type moment struct {
	at    time.Time
	timed bool
}

func (h *Seen) moment() moment { return moment{h.At, h.Timed} }

// maxWindow bounds what is kept of what is within a window: who counts further than that counts so far.
const maxWindow = 100_000

// soon says whether b comes within a time after a; 0: always.
func soon(a, b moment, within time.Duration) bool {
	return within == 0 || a.timed && b.timed && b.at.Sub(a.at) <= within
}

// counting takes the window that holds the most.
type counting struct {
	of     burst
	within time.Duration
	least  int
	window queue[moment] // not kept when all of the log is the window
	most   int
	at     Seen
}

func (c *counting) see(h Seen) {
	if !c.of.takes(h) {
		return
	}
	n := c.most + 1
	if c.within > 0 {
		c.window.push(h.moment())
		for n := c.window.len(); n > 1 && (n > maxWindow || !soon(*c.window.front(), h.moment(), c.within)); n-- {
			c.window.pop()
		}
		n = c.window.len()
	}
	if n > c.most {
		c.most, c.at = n, h
	}
}

func (c *counting) found(time.Time) (Seen, map[string]string) {
	if c.most < c.least {
		return Seen{}, nil
	}
	return c.at, map[string]string{"count": strconv.Itoa(c.most)}
}

// following takes the first hits that follow each other in order. Whoever began earlier is never behind one who began later, so those who
// wait for the same step are together, and a step moves all of them.
type following struct {
	first  burst
	rest   []string
	within time.Duration
	under  [][]moment // who waits for each of the rest, in the order they began
	start  moment
	at     Seen
}

func (f *following) see(h Seen) {
	if f.at.Entry != nil {
		return
	}
	for i := len(f.rest) - 1; i >= 0; i-- {
		if h.Entry.is(f.rest[i : i+1]) {
			f.step(i, h)
		}
	}
	if !f.first.takes(h) || f.within == 0 && slices.ContainsFunc(f.under, func(u []moment) bool { return len(u) > 0 }) {
		return // without a window the first who began is the first to end
	}
	for i, u := range f.under { // who is too late already
		for len(u) > 0 && !soon(u[0], h.moment(), f.within) {
			u = u[1:]
		}
		f.under[i] = u
	}
	if len(f.under[0]) >= maxStarts {
		f.under[0] = thinned(f.under[0])
	}
	f.under[0] = append(f.under[0], h.moment())
}

// maxStarts is how many who began are kept: of more, every other one.
const maxStarts = 4096

func thinned(starts []moment) []moment {
	out := make([]moment, 0, maxStarts)
	for i := 0; i < len(starts); i += 2 {
		out = append(out, starts[i])
	}
	return out
}

func (f *following) step(i int, h Seen) {
	on := slices.DeleteFunc(f.under[i], func(start moment) bool { return !soon(start, h.moment(), f.within) })
	f.under[i] = nil
	switch {
	case len(on) == 0:
	case i == len(f.rest)-1:
		f.start, f.at = on[0], h
	default:
		f.under[i+1] = append(f.under[i+1], on...)
	}
}

func (f *following) found(time.Time) (Seen, map[string]string) {
	return f.at, map[string]string{"seconds": seconds(f.at.At.Sub(f.start.at))}
}

// missing takes the first hit that nothing named came after in time. A hit that is no earlier than one which still waits need not be kept:
// whatever comes for the one comes for the other.
type missing struct {
	after  burst
	of     []string
	within time.Duration
	wait   []Seen // each earlier in time than the one before it: in a log whose clock is in order, one
}

// maxWaiting is how many wait at most: a log whose clock goes back that often is none to go by.
const maxWaiting = 64

func (m *missing) see(h Seen) {
	if h.Entry.is(m.of) {
		for len(m.wait) > 0 && soon(m.wait[0].moment(), h.moment(), m.within) { // the latest come first
			m.wait = m.wait[1:]
		}
	}
	if !m.after.takes(h) || !h.Timed {
		return
	}
	if n := len(m.wait); n == 0 || n < maxWaiting && h.At.Before(m.wait[n-1].At) {
		m.wait = append(m.wait, h)
	}
}

func (m *missing) found(end time.Time) (Seen, map[string]string) {
	for _, w := range m.wait {
		if end.Sub(w.At) >= m.within {
			return w, map[string]string{"seconds": strconv.Itoa(int(m.within / time.Second))}
		}
	}
	return Seen{}, nil
}

// tolerance is how much the longest pause of a period may exceed the shortest.
const tolerance = 1.15

// regular takes the longest run of pauses that are alike.
type regular struct {
	of    burst
	least int
	run   queue[time.Time] // the hits of the run that ends with the last one
	long  extremes         // of its pauses
	short extremes
	nth   int // of the last pause
	most  int
	mean  time.Duration
	at    Seen
}

func (r *regular) see(h Seen) {
	if !r.of.takes(h) || !h.Timed {
		return
	}
	if r.run.len() > 0 {
		pause := h.At.Sub(*r.run.back())
		r.nth++
		r.long.add(pause, r.nth)
		r.short.add(-pause, r.nth)
	}
	r.run.push(h.At)
	for r.run.len() > 1 && (r.run.len() > maxWindow || float64(r.long.most()) > tolerance*float64(-r.short.most())) {
		r.run.pop()
		first := r.nth - r.run.len() + 2 // of the pauses between those left
		r.long.leave(first)
		r.short.leave(first)
	}
	if n := r.run.len(); n > 1 && n >= r.least && n > r.most {
		r.most, r.at, r.mean = n, h, h.At.Sub(*r.run.front())/time.Duration(n-1)
	}
}

func (r *regular) found(time.Time) (Seen, map[string]string) {
	return r.at, map[string]string{"seconds": seconds(r.mean), "count": strconv.Itoa(r.most)}
}

func seconds(d time.Duration) string { return strconv.Itoa(int(d.Round(time.Second) / time.Second)) }
