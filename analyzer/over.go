package analyzer

import (
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/patterns"
)

// over asks the entries over several hits about each of the client's logs. What they find stands where the last hit of it does, and what they
// emit is noted beside the story, which is made of what happened and not of how often.
func (c *caseFile) over() {
	client := c.knownClient()
	limit, limited := parseAt(c.opt.At)
	for _, f := range c.in.files {
		if f.Kind != "log" || !f.voip || c.theirs[f.bundle] {
			continue
		}
		log := &patterns.Log{Dialect: f.Dialect, Client: client, End: f.info.Last.At}
		hits := slices.DeleteFunc(slices.Clone(f.hits.each), func(h hit) bool { return f.shown && h.outline })
		for _, h := range hits {
			if limited && limit.before(h.time) {
				if log.End = h.time.At; len(log.Seen) > 0 {
					log.End = log.Seen[len(log.Seen)-1].At // what was not looked at is not absent
				}
				break
			}
			log.Seen = append(log.Seen, patterns.Seen{Entry: h.entry, At: h.time.At, Timed: h.time.Known})
		}
		for _, m := range c.in.set().Over(log) {
			found := hits[m.At]
			found.entry, found.captures, found.signals = m.Entry, m.Captures, m.Signals
			at := spot{found.line, found.time}
			c.noteOver(f, found, c.ledger.add(f, &group{hit: found, count: 1, last: at, samples: []spot{at}}))
		}
	}
}

func (c *caseFile) noteOver(f *input, h hit, mark timeline.Mark) {
	for _, s := range h.signals {
		e := timeline.Event{Name: s.Event, Attrs: s.Attrs, Time: h.time, File: f.Path, Line: h.line, Mark: mark}
		c.story.Notes = append(c.story.Notes, timeline.Note{Event: e})
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
