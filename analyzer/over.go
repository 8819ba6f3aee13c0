package analyzer

import (
	"time"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/patterns"
)

// course is what entries over several hits see of one log, up to the time asked for.
type course struct {
	follow *patterns.Follower // nil: nothing yet
	last   time.Time          // as far as it went
	cut    bool               // what comes is later than asked for
}

// courses are a log's. What only names messages counts where none are shown, which is known at the end.
type courses struct {
	limit      *moment
	all, shown course
}

// see takes a hit of an entry that others count. It is kept only as long as it may be what completes one of them.
func (c *courses) see(set *patterns.Set, h hit) {
	c.all.see(set, &h, c.limit)
	if !h.outline {
		c.shown.see(set, &h, c.limit)
	}
}

func (c *course) see(set *patterns.Set, h *hit, limit *moment) {
	if c.cut {
		return
	}
	if c.cut = limit != nil && limit.before(h.time); c.cut {
		if c.follow == nil {
			c.last = h.time.At
		}
		return
	}
	if c.follow == nil {
		c.follow = set.Follow()
	}
	c.last = h.time.At
	c.follow.See(patterns.Seen{Entry: h.entry, At: h.time.At, Timed: h.time.Known, Hit: h})
}

// found ends the log: what the entries find in it, each with the hit that completed it.
func (c *courses) found(shown bool, end time.Time) []hit {
	one := &c.all
	if shown {
		one = &c.shown
	}
	if one.follow == nil {
		return nil
	}
	if one.cut {
		end = one.last // what was not looked at is not absent
	}
	var out []hit
	for _, m := range one.follow.Found(end) {
		at := m.Hit.(*hit).kept()
		at.entry, at.captures, at.signals = m.Entry, m.Captures, m.Signals
		out = append(out, at)
	}
	return out
}

// over asks about each of the client's logs which entries over several hits are for it. What they emit is noted beside the story, which is
// made of what happened and not of how often.
func (c *caseFile) over() {
	client := c.knownClient()
	for _, f := range c.in.files {
		if f.Kind != "log" || !f.voip || c.theirs[f.bundle] {
			continue
		}
		log := &patterns.Log{Dialect: f.Dialect, Client: client}
		for _, h := range f.over {
			if !c.in.set().Holds(h.entry, log) {
				continue
			}
			at := spot{h.line, h.time}
			c.noteOver(f, h, c.ledger.add(f, &group{hit: h, count: 1, last: at, samples: []spot{at}}))
		}
	}
}

func (c *caseFile) noteOver(f *input, h hit, mark timeline.Mark) {
	for _, s := range h.signals {
		e := timeline.Event{Name: s.Event, Attrs: s.Attrs, Time: h.time, File: f.Path, Line: h.line, Mark: mark}
		c.story.Notes = append(c.story.Notes, timeline.Note{Event: e, Count: 1})
	}
}

// knownClient is what the bundle tells of the client: platform, version and settings, by name.
func (c *caseFile) knownClient() map[string]string {
	out := map[string]string{}
	for _, s := range c.merged() {
		if s.Value != "" {
			out[s.Name] = s.Value
		}
	}
	if about := c.client(); about != nil {
		out["platform"], out["version"] = about.Platform, about.Version
	}
	return out
}
