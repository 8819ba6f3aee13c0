package logfile

import (
	"fmt"
	"strings"
	"time"
)

const (
	maxGaps   = 100 // kept of one file; more are counted
	silence   = time.Hour
	disorder  = time.Minute // threads and buffers write out of order; a clock that is set back goes further
	unsetYear = 2005        // devices without a battery clock start at 1970, 1980 or 2000
)

// gapFinder watches the times of the records as they go out.
type gapFinder struct {
	last    Stamp
	gaps    []Gap
	more    int
	doubled bool // a second clock was told of
}

// see takes the next record.
func (g *gapFinder) see(rec *Record) {
	line := rec.Lines[0].Number
	if tellsLoss(rec.Lines[0].Text) {
		g.add(Gap{Kind: Lost, Line: line, From: g.last, To: rec.Time})
	}
	if !rec.Time.Known {
		return
	}
	if g.last.Known && g.last.HasDate == rec.Time.HasDate && g.last.NoYear == rec.Time.NoYear {
		if kind := between(g.last.At, rec.Time.At); kind != "" {
			g.add(Gap{Kind: kind, Line: line, From: g.last, To: rec.Time})
		}
	}
	g.last = rec.Time
}

func between(from, to time.Time) GapKind {
	d := to.Sub(from)
	if d < silence {
		if d < -disorder {
			return ClockBack
		}
		return ""
	}
	hidden := from.Year() == firstYear && from.YearDay() == 1 && from.Hour() == 0 // 1970, its year not shown
	if hidden && d > 24*time.Hour || from.Year() > 1900 && from.Year() < unsetYear && to.Year() >= unsetYear {
		return ClockSet
	}
	return Hole
}

// second notes, once, that a line shows another clock than the file's.
func (g *gapFinder) second(line int, own, other Stamp) {
	if !g.doubled {
		g.doubled = true
		g.add(Gap{Kind: SecondClock, Line: line, From: own, To: other})
	}
}

func (g *gapFinder) add(gap Gap) {
	if len(g.gaps) >= maxGaps {
		g.more++
		return
	}
	g.gaps = append(g.gaps, gap)
}

// note tells of the gaps that were not kept.
func (g *gapFinder) note() []string {
	if g.more == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%d further gaps are not listed", g.more)}
}

// losses are what loggers say when they dropped records.
var losses = []string{"Successive logs are lost.", "<logging error: msg too long>", "[disconnected]", "LOG MESSAGES LOST", "messages lost due to rate-limiting"}

// tellsLoss knows the lines by which loggers confess that records are missing. Line lengths are asked first: nearly every
// line of a log comes here.
func tellsLoss(text string) bool {
	if len(text) == 0 || len(text) > 300 {
		return false
	}
	switch text[0] {
	case 'u': // Android: "uid=10071(com.example) Thread-7 expire 12 lines"
		return strings.HasPrefix(text, "uid=") && strings.Contains(text, " expire ") && strings.HasSuffix(text, " lines") ||
			strings.HasPrefix(text, "uid=") && strings.Contains(text, " expire ") && strings.HasSuffix(text, " line")
	case 'i': // rsyslog: "imuxsock lost 42 messages from pid 7 due to rate-limiting"
		return strings.HasPrefix(text, "imuxsock lost ") || strings.HasPrefix(text, "imjournal: ") && strings.Contains(text, " lost ")
	case 'S': // journald: "Suppressed 12 messages from sip.service"
		return strings.HasPrefix(text, "Suppressed ") && strings.Contains(text, " messages from ") || text == losses[0]
	case '<', '[', '=', '*':
		for _, l := range losses[1:] {
			if strings.Contains(text, l) {
				return true
			}
		}
	}
	return false
}
