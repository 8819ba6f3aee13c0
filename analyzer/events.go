package analyzer

import (
	"strconv"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
)

// eventsOf gives the events of logs, one log after the other, with the names of the files and the marks of the ledger.
func eventsOf(logs []*input) timeline.Events {
	return func(yield func(*timeline.Event) bool) {
		for _, f := range logs {
			for e := range f.log.All() {
				if isOutline(e) {
					if f.shown {
						continue
					}
					if e.SIP.CallID != "" {
						e.SIP.CallID += "@" + strconv.Itoa(f.number)
					}
				}
				e.File = f.Path
				if e.Mark != timeline.NoMark {
					e.Mark = f.marks[e.Mark]
				}
				if !yield(e) {
					return
				}
			}
		}
	}
}

// without leaves events out.
func without(events timeline.Events, out func(*timeline.Event) bool) timeline.Events {
	return func(yield func(*timeline.Event) bool) {
		for e := range events {
			if !out(e) && !yield(e) {
				return
			}
		}
	}
}

// until leaves out what came after the time asked for.
func (c *caseFile) until(events timeline.Events) timeline.Events {
	limit, ok := parseAt(c.opt.At)
	if !ok {
		return events
	}
	return without(events, func(e *timeline.Event) bool { return limit.before(e.Time) })
}

// some tells that one of the events is of a kind.
func some(events timeline.Events, is func(*timeline.Event) bool) bool {
	for e := range events {
		if is(e) {
			return true
		}
	}
	return false
}
