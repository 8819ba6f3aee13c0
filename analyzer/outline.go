package analyzer

import (
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// outlines are the messages a file names without showing them.
type outlines struct {
	tracker sip.Tracker
	seen    []*sip.Message // the last ones: several lines name one message
	line    int            // of the last hit that says no more than that there was one
	mark    timeline.Mark
}

// outlined tells of the message a record names, the first time it is named. Entries that match the line for no more than that count only
// where messages are not shown.
func (c *collector) outlined(rec *logfile.Record) {
	mark := timeline.NoMark
	if c.outline.line == rec.Lines[0].Number {
		mark = c.outline.mark
	}
	m := rec.Outline
	if m == nil || slices.Contains(c.outline.seen, m) {
		return
	}
	const enough = 16
	if c.outline.seen = append(c.outline.seen, m); len(c.outline.seen) > enough {
		c.outline.seen = slices.Delete(c.outline.seen, 0, 1)
	}
	c.outline.tracker.Observe(m)
	c.event(timeline.Event{Name: "sip", SIP: timeline.Tell(m), Time: rec.Time, Line: rec.Lines[0].Number, Mark: mark})
}

func isOutline(e *timeline.Event) bool { return e.SIP != nil && e.SIP.Outlined }

// attributed leaves out the messages that are only named when they may be another account's: they do not say whose they are.
func (c *caseFile) attributed(events timeline.Events) timeline.Events {
	users := c.namedUsers(events)
	if len(users) < 2 && (len(users) == 1 || !interleaved(events)) {
		return events
	}
	return without(events, isOutline)
}

// namedUsers are the accounts that logs and settings name.
func (c *caseFile) namedUsers(events timeline.Events) []string {
	users := accounts(events)
	for _, f := range c.in.files {
		if f.config == nil || c.theirs[f.bundle] {
			continue
		}
		for _, s := range f.config.Settings {
			if user := timeline.User(s.Value); s.Name == appconfig.Username && user != "" && !slices.Contains(users, user) {
				users = append(users, user)
			}
		}
	}
	return users
}

// interleaved tells that registration clients work side by side: one goes on after another began.
func interleaved(events timeline.Events) bool {
	begun, last := map[string]bool{}, ""
	for e := range events {
		if !isOutline(e) || !e.SIP.IsRequest() || e.SIP.Method != "REGISTER" {
			continue
		}
		if id := e.SIP.CallID; !begun[id] {
			begun[id], last = true, id
		} else if id != last {
			return true
		}
	}
	return false
}
