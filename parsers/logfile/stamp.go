package logfile

import "time"

const (
	// half is how far a clock without a date must go back before a midnight is believed: threads write a little out of order.
	half = 12 * time.Hour
	// near is how far the clock of another program's line may be from the file's to be taken for the same.
	near = 10 * time.Minute
	// firstYear stands for a year that is not shown: one with a 29 February.
	firstYear = 4
)

// stamper turns the clocks of a file's lines into stamps, in order.
type stamper struct {
	zone  *time.Location
	own   clockKind // of the file's dialect; kindNone where it has none or is not known
	last  Stamp
	days  int           // midnights seen by a clock without a date
	day   time.Time     // the day they lead to: the zero Time is 1 January of year 1
	clock time.Duration // last time of day without a date
	years int           // turns of the year seen by dates without one
	turn  time.Time     // last date without a year
	shift int64         // seconds from the wrapper's clock to the wrapped one; without a year more than a Duration holds
	pair  bool          // shift is known
	other Stamp         // the last stamp of another clock
}

// line gives the time of a line as the dialect read it; second tells that its own clock is not the file's.
func (s *stamper) line(p *parsed) (out Stamp, second bool) {
	switch {
	case !p.at.hasTime:
		return s.last, false
	case p.foreign:
		return s.foreign(p.at)
	case p.beside.hasTime:
		out = s.stamp(p.at)
		s.shift, s.pair = out.At.Unix()-p.beside.at().Unix(), true
		return out, false
	case p.borrowed && s.pair:
		out = s.last
		at := p.at.at()
		out.At = time.Unix(at.Unix()+s.shift, int64(at.Nanosecond())).UTC()
		s.last = out
		return out, false
	}
	return s.stamp(p.at), false
}

// foreign times a line of another program by the file's own clock unless both show the same.
func (s *stamper) foreign(k clock) (out Stamp, second bool) {
	if s.own == kindNone {
		return s.stamp(k), false
	}
	if k.kind() == s.own {
		keep := *s
		out = s.stamp(k)
		if d := out.At.Sub(keep.last.At); !keep.last.Known || d < near && d > -near {
			return out, false
		}
		*s = keep
	}
	s.other = Stamp{At: k.at(), Known: true, HasDate: k.hasDate && k.year > 0, NoYear: k.hasDate && k.year == 0}
	return s.last, s.last.Known
}

// stamp gives the time of a line that shows k.
func (s *stamper) stamp(k clock) Stamp {
	out := Stamp{Known: true, HasDate: k.hasDate && k.year > 0}
	if k.hasDate {
		out.At = k.at()
	}
	switch {
	case !k.hasDate:
		out.At = s.dateless(&k)
	case k.year == 0:
		out.NoYear = true
		out.At = s.yearless(out.At)
	case k.hasZone:
		out.HasZone = true
		out.At = out.At.Add(-time.Duration(k.offset) * time.Second)
	case s.zone != nil:
		out.HasZone = true
		out.At = s.zoned(out.At)
	}
	s.last = out
	return out
}

// zoned reads a wall clock in the zone asked for. An hour that comes twice when summer time ends is the second one once
// the first has passed.
func (s *stamper) zoned(wall time.Time) time.Time {
	if s.zone == nil {
		return wall
	}
	at := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), s.zone)
	first, second := at, at
	if t := at.Add(-time.Hour); t.Hour() == at.Hour() {
		first = t
	}
	if t := at.Add(time.Hour); t.Hour() == at.Hour() {
		second = t
	}
	if s.last.HasZone && first.Before(s.last.At.Add(-disorder)) {
		return second.UTC()
	}
	return first.UTC()
}

// dateless puts a time of day on the day the file has come to.
func (s *stamper) dateless(k *clock) time.Time {
	shown := time.Duration(k.hour)*time.Hour + time.Duration(k.minute)*time.Minute + time.Duration(k.sec)*time.Second + time.Duration(k.nano)
	tod := shown % (24 * time.Hour) // of "24:00:00" and a second put in too
	switch {
	case tod < s.clock-half:
		s.days++
		s.day = time.Time{}.AddDate(0, 0, s.days)
		s.clock = tod
	case tod > s.clock+half && s.days > 0: // a straggler of the day before
		return s.day.AddDate(0, 0, -1).Add(shown)
	default:
		s.clock = tod
	}
	return s.day.Add(shown)
}

// yearless counts the turns of the year; one that comes back to December wrote late.
func (s *stamper) yearless(at time.Time) time.Time {
	now := at.AddDate(s.years, 0, 0)
	switch {
	case s.turn.IsZero():
	case now.Before(s.turn.AddDate(0, -10, 0)):
		s.years++
		now = at.AddDate(s.years, 0, 0)
	case s.years > 0 && now.After(s.turn.AddDate(0, 10, 0)):
		return at.AddDate(s.years-1, 0, 0)
	}
	s.turn = now
	return now
}
