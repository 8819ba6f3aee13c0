package analyzer

import (
	"fmt"
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
}

// outlined tells of the message a record names, the first time it is named. Entries that match the line for no more than that count only
// where messages are not shown.
func (c *collector) outlined(rec *logfile.Record) {
	mark := timeline.NoMark
	for i := len(c.file.hits) - 1; i >= 0 && c.file.hits[i].line == rec.Lines[0].Number; i-- {
		if c.file.hits[i].outline {
			mark = timeline.Mark(i)
		}
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
	c.file.events = append(c.file.events, timeline.Event{Name: "sip", SIP: m, Time: rec.Time, Line: rec.Lines[0].Number, Mark: mark})
}

// settleOutlines forgets what a file only names when it shows messages as well: those say all of it, and more.
func (c *collector) settleOutlines() {
	if !c.sipSeen && !c.server {
		return
	}
	c.file.events = slices.DeleteFunc(c.file.events, isOutline)
	moved := make([]timeline.Mark, len(c.file.hits))
	kept := c.file.hits[:0]
	for i, h := range c.file.hits {
		moved[i] = timeline.Mark(len(kept))
		if !h.outline {
			kept = append(kept, h)
		}
	}
	if len(kept) == len(moved) {
		return
	}
	c.file.hits = kept
	for i := range c.file.events {
		if e := &c.file.events[i]; e.Mark != timeline.NoMark {
			e.Mark = moved[e.Mark]
		}
	}
}

// number gives what is made up in place of a Call-ID the number of the file, for it is the file's own.
func (f *input) number(n int) {
	numbered := map[*sip.Message]bool{}
	for _, e := range f.events {
		if !isOutline(e) || numbered[e.SIP] {
			continue
		}
		numbered[e.SIP] = true
		for i, h := range e.SIP.Headers {
			if h.Name == "Call-ID" {
				e.SIP.Headers[i].Value = fmt.Sprintf("%s@%d", h.Value, n)
			}
		}
	}
}

func isOutline(e timeline.Event) bool { return e.SIP != nil && e.SIP.Outline != nil }

// attributed leaves out the messages that are only named when they may be another account's: they do not say whose they are.
func (c *caseFile) attributed(events []timeline.Event) []timeline.Event {
	users := c.namedUsers(events)
	if len(users) < 2 && (len(users) == 1 || !interleaved(events)) {
		return events
	}
	return slices.DeleteFunc(slices.Clone(events), isOutline)
}

// namedUsers are the accounts that logs and settings name.
func (c *caseFile) namedUsers(events []timeline.Event) []string {
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
func interleaved(events []timeline.Event) bool {
	var begun []string
	for _, e := range events {
		if !isOutline(e) || !e.SIP.IsRequest() || e.SIP.Method != "REGISTER" {
			continue
		}
		id := e.SIP.CallID()
		if i := slices.Index(begun, id); i < 0 {
			begun = append(begun, id)
		} else if i < len(begun)-1 {
			return true
		}
	}
	return false
}
