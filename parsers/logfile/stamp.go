package logfile

import "time"

// half is how far a clock without a date must go back before a midnight is believed: threads write a little out of order.
const half = 12 * time.Hour

// stamper turns the clocks of a file's lines into stamps, in order.
type stamper struct {
	zone  *time.Location
	last  Stamp
	days  int           // midnights seen by a clock without a date
	clock time.Duration // last time of day without a date
	years int           // turns of the year seen by dates without one
}

// stamp gives the time of a line that shows k.
func (s *stamper) stamp(k clock) Stamp {
	if !k.hasTime {
		return s.last
	}
	out := Stamp{At: k.at(), Known: true, HasDate: k.hasDate && k.year > 0}
	switch {
	case !k.hasDate:
		out.At = s.dateless(out.At)
	case k.year == 0:
		out.NoYear = true
		out.At = s.yearless(out.At)
	case k.hasZone:
		out.HasZone = true
		out.At = out.At.Add(-time.Duration(k.offset) * time.Second)
	case s.zone != nil:
		out.HasZone = true
		out.At = time.Date(k.year, time.Month(k.month), k.day, k.hour, k.minute, k.sec, k.nano, s.zone).UTC()
	}
	s.last = out
	return out
}

func (s *stamper) dateless(at time.Time) time.Time {
	tod := at.Sub(at.Truncate(24 * time.Hour))
	switch {
	case tod < s.clock-half:
		s.days++
		s.clock = tod
	case tod > s.clock+half && s.days > 0: // a straggler of the day before
		return at.AddDate(0, 0, s.days-1)
	default:
		s.clock = tod
	}
	return at.AddDate(0, 0, s.days)
}

func (s *stamper) yearless(at time.Time) time.Time {
	at = at.AddDate(s.years, 0, 0)
	if s.last.NoYear && at.Before(s.last.At.AddDate(0, -10, 0)) {
		s.years++
		at = at.AddDate(1, 0, 0)
	}
	return at
}
