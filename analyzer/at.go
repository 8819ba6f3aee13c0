package analyzer

import (
	"time"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// moment is a time given by a person: with a date, or only of the day.
type moment struct {
	at    time.Time
	dated bool
}

var layouts = []struct {
	layout string
	dated  bool
}{
	{time.RFC3339, true}, {"2006-01-02T15:04:05", true}, {"2006-01-02 15:04:05", true}, {"2006-01-02T15:04", true},
	{"2006-01-02 15:04", true}, {"15:04:05", false}, {"15:04", false},
}

// parseAt reads --at; ok is false for an empty or unreadable one.
func parseAt(text string) (moment, bool) {
	for _, l := range layouts {
		if at, err := time.Parse(l.layout, text); err == nil {
			return moment{at: at, dated: l.dated}, true
		}
	}
	return moment{}, false
}

// ValidAt says whether --at can be read.
func ValidAt(text string) bool {
	_, ok := parseAt(text)
	return ok
}

// grace is how long after the moment given things still belong to it: people round.
const grace = 2 * time.Minute

// before says whether a record came after the moment. A clock without a date is compared by the time of day.
func (m moment) before(s logfile.Stamp) bool {
	if !s.Known {
		return false
	}
	if m.dated && s.HasDate {
		return s.At.After(m.at.Add(grace))
	}
	return ofDay(s.At) > ofDay(m.at)+grace
}

func ofDay(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}
