package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// htmlTimeline shows connection and calls over all files: strips to see it at a glance, and a list to read.
type htmlTimeline struct {
	Scaled      bool // the strips are to scale; else the steps stand in their order
	From, To    string
	Lanes       []htmlLane
	Moments     []htmlMoment
	Left        int // moments there is no room for
	Reconnected int
}

type htmlLane struct {
	Name  string
	Bands []htmlBand
}

// htmlBand is a stretch of a lane, in thousandths of its width.
type htmlBand struct {
	X, W  int
	Class string
}

type htmlMoment struct {
	Time, Kind, Subject, From, To string
	Class                         string // ok, bad, gap, none
	Word                          string // what it was: registered, lost, recovered, ...
	Proof                         []htmlProof
}

const (
	maxMoments = 400
	laneWidth  = 1000
	tick       = 6
)

// clockKind tells times that can be compared: with zone, with date, of the day.
func clockKind(s string) (float64, int) {
	for kind, layout := range []string{time.RFC3339Nano, datedTime, "15:04:05.999999999"} {
		if at, err := time.Parse(layout, s); err == nil {
			return float64(at.Unix()) + float64(at.Nanosecond())/1e9, kind + 1
		}
	}
	return 0, 0
}

// scale maps times of one kind to a lane.
type scale struct {
	kind     int
	from, to float64
	order    int // without times: how many places there are
}

func (s scale) at(when string, nth int) (int, bool) {
	if s.kind == 0 {
		return (nth + 1) * laneWidth / (s.order + 1), true
	}
	sec, kind := clockKind(when)
	if kind != s.kind {
		return 0, false
	}
	return s.place(sec), true
}

func (s scale) place(sec float64) int {
	if s.to <= s.from {
		return laneWidth / 2
	}
	return min(max(int((sec-s.from)/(s.to-s.from)*(laneWidth-tick)), 0), laneWidth-tick)
}

// scaleOf takes the times of the changes, and of the logs that have the same kind of clock. One change without a time, or two kinds of
// clock, and there is no scale: guessed distances would be read as measured ones.
func scaleOf(d *finding.Diagnosis) (scale, string, string) {
	s := scale{order: len(d.Timeline)}
	kind, from, to := 0, "", ""
	widen := func(when string) {
		sec, k := clockKind(when)
		if k != kind || k == 0 {
			return
		}
		if from == "" || sec < s.from {
			s.from, from = sec, when
		}
		if to == "" || sec > s.to {
			s.to, to = sec, when
		}
	}
	for i, c := range d.Timeline {
		_, k := clockKind(c.Time)
		if k == 0 || i > 0 && k != kind {
			return scale{order: len(d.Timeline)}, "", ""
		}
		kind = k
	}
	for _, c := range d.Timeline {
		widen(c.Time)
	}
	for _, f := range d.Bundle.Files {
		if f.Kind == "log" {
			widen(f.First)
			widen(f.Last)
		}
	}
	s.kind = kind
	return s, from, to
}

func (p *htmlPage) timeline() htmlTimeline {
	var t htmlTimeline
	s, from, to := scaleOf(p.D)
	t.Scaled, t.From, t.To = s.kind > 0, from, to
	t.Lanes = p.lanes(s)
	for _, c := range p.D.Timeline {
		m := htmlMoment{Time: c.Time, Kind: c.Kind, Subject: c.Subject, From: c.From, To: c.To, Class: stateClass(c.To), Word: c.To, Proof: p.links(c.Evidence)}
		if c.Kind == "registration" && c.To == "registered" && (c.From == "failed" || c.From == "lost") {
			m.Word = "recovered"
			t.Reconnected++
		}
		t.Moments = append(t.Moments, m)
	}
	for _, g := range p.D.Bundle.Gaps {
		t.insert(htmlMoment{Time: g.From, Kind: "log", Subject: fmt.Sprintf("%s:%d", g.File, g.Line), From: g.From, To: g.To, Class: "gap", Word: g.Kind})
	}
	if len(t.Moments) > maxMoments { // the end is where the incident is
		t.Left = len(t.Moments) - maxMoments
		t.Moments = t.Moments[t.Left:]
	}
	return t
}

// insert puts a gap before what came after it; one whose clock cannot be compared stands at the end.
func (t *htmlTimeline) insert(m htmlMoment) {
	sec, kind := clockKind(m.Time)
	for i, o := range t.Moments {
		if at, k := clockKind(o.Time); kind > 0 && k == kind && at > sec {
			t.Moments = slices.Insert(t.Moments, i, m)
			return
		}
	}
	t.Moments = append(t.Moments, m)
}

// stateClass colours a state. What is neither good nor bad stays grey.
func stateClass(state string) string {
	switch {
	case state == "registered" || state == "established":
		return "ok"
	case state == "lost" || state == "failed" || state == "media lost" || strings.HasPrefix(state, "failed "):
		return "bad"
	}
	return "none"
}

func (p *htmlPage) lanes(s scale) []htmlLane {
	connection, calls := htmlLane{Name: "Connection"}, htmlLane{Name: "Calls"}
	for i, c := range p.D.Timeline {
		x, ok := s.at(c.Time, i)
		if !ok || i >= 4*maxMoments {
			continue
		}
		if c.Kind == "call" {
			calls.Bands = append(calls.Bands, htmlBand{x, tick, "tick " + stateClass(c.To)})
			continue
		}
		if n := len(connection.Bands); n > 1 { // the state lasts until here
			last := &connection.Bands[n-2]
			last.W = max(x-last.X, 1)
		}
		connection.Bands = append(connection.Bands, htmlBand{x, laneWidth - x, "state " + stateClass(c.To)}, htmlBand{x, tick, "tick " + stateClass(c.To)})
	}
	var out []htmlLane
	for _, l := range []htmlLane{connection, calls} {
		if len(l.Bands) > 0 {
			out = append(out, l)
		}
	}
	if s.kind > 0 {
		out = append(out, p.fileLanes(s)...)
	}
	return out
}

// fileLanes show when each log was written, and its holes.
func (p *htmlPage) fileLanes(s scale) []htmlLane {
	const most = 12
	var out []htmlLane
	for _, f := range p.D.Bundle.Files {
		from, a := s.at(f.First, 0)
		to, b := s.at(f.Last, 0)
		if f.Kind != "log" || !a || !b || to < from || len(out) == most {
			continue
		}
		lane := htmlLane{Name: f.Path, Bands: []htmlBand{{from, max(to-from, tick), "state file"}}}
		for _, g := range p.D.Bundle.Gaps {
			x, c := s.at(g.From, 0)
			y, d := s.at(g.To, 0)
			if g.File == f.Path && c && d {
				lane.Bands = append(lane.Bands, htmlBand{min(x, y), max(x-y, y-x, tick), "hole"})
			}
		}
		out = append(out, lane)
	}
	return out
}
