package analyzer

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// maxShared bounds the messages of server logs that are held against the client's.
const maxShared = 20_000

// clocks says how far the server's clock runs ahead of the client's, as far as events both logs show tell. Nothing is moved by it: a
// reader who lays two logs side by side is told, and times stay as logged.
//
// A message is logged on one side before it is sent and on the other after it came, so the server's time less the client's is the
// offset plus the way for what the client sent, and the offset less the way for what it received: the least of the first and the
// greatest of the second bound the offset. A Date header (RFC 3261 20.17) is the server's time without its fraction.
func (c *caseFile) clocks() []string {
	type seen struct {
		time logfile.Stamp
		file string
	}
	served := map[string]seen{}
	for e := range c.served {
		if key := messageKey(e.SIP); key != "" && e.Time.Known {
			if _, known := served[key]; !known && len(served) < maxShared {
				served[key] = seen{e.Time, e.File}
			}
		}
	}
	var shared, dated bounds
	where := ""
	for e := range c.events {
		if e.SIP == nil || !e.Time.Known || e.SIP.Direction == sip.Local {
			continue
		}
		if len(served) > 0 {
			key := messageKey(e.SIP)
			if s, ok := served[key]; ok {
				shared.add(apart(s.time, e.Time), e.SIP.Direction)
				where = s.file
				delete(served, key) // a repeat would be held against the first
			}
		}
		if e.SIP.Date == "" || e.SIP.Direction != sip.Received || !e.Time.HasDate {
			continue
		}
		if at, err := http.ParseTime(e.SIP.Date); err == nil {
			dated.add(at.Add(time.Second).Sub(e.Time.At), sip.Sent)
			dated.add(at.Sub(e.Time.At), sip.Received)
		}
	}
	var out []string
	if shared.known() {
		out = append(out, fmt.Sprintf("clocks: that of %s runs %s the client's, by %d messages both logs show; times are as logged", where, shared.words(), shared.count))
	}
	if dated.known() {
		out = append(out, fmt.Sprintf("clocks: the server's runs %s the client's, by the Date of %d of its messages, which is GMT%s; times are as logged",
			dated.words(), dated.count/2, c.zoneless()))
	}
	return out
}

// zoneless warns that a client's clock without a zone holds its zone's distance from GMT too.
func (c *caseFile) zoneless() string {
	for _, f := range c.in.files {
		if f.Kind == "log" && f.voip && !f.info.First.HasZone {
			return ", while the client's log names no zone"
		}
	}
	return ""
}

// messageKey names a message the same way in both logs; "" for one that can't be told from others.
func messageKey(m *timeline.Message) string {
	if m == nil || m.CallID == "" || m.About == "" {
		return ""
	}
	return m.CallID + "\x00" + strconv.Itoa(m.Seq) + " " + m.About + "\x00" + strconv.Itoa(m.Status)
}

// apart is a's time less b's. Where a clock shows no date or no year, half a day is the most it can tell.
func apart(a, b logfile.Stamp) time.Duration {
	d := a.At.Sub(b.At)
	if a.HasDate && b.HasDate {
		return d
	}
	day := 24 * time.Hour
	if d = (ofDay(a.At) + fraction(a.At) - ofDay(b.At) - fraction(b.At)) % day; d > day/2 {
		d -= day
	} else if d <= -day/2 {
		d += day
	}
	return d
}

func fraction(t time.Time) time.Duration { return time.Duration(t.Nanosecond()) }

// bounds are the greatest value an offset is at least and the least it is at most.
type bounds struct {
	low, high       time.Duration
	hasLow, hasHigh bool
	count           int
}

func (b *bounds) add(d time.Duration, way sip.Direction) {
	switch {
	case way == sip.Sent && (!b.hasHigh || d < b.high):
		b.high, b.hasHigh = d, true
	case way == sip.Received && (!b.hasLow || d > b.low):
		b.low, b.hasLow = d, true
	}
	b.count++
}

// known wants both bounds: one alone says nothing of how long the way was.
func (b *bounds) known() bool { return b.hasLow && b.hasHigh }

// words give the middle and how far it may be off: half the distance of the bounds, which clocks of whole seconds or one that was set
// meanwhile can also turn around, and never less than a millisecond.
func (b *bounds) words() string {
	middle := (b.low + b.high) / 2
	off := max((b.high-b.low)/2, (b.low-b.high)/2, time.Millisecond)
	way := "ahead of"
	if middle < 0 {
		way = "behind"
	}
	return fmt.Sprintf("%.3f s (± %.3f s) %s", math.Abs(middle.Seconds()), off.Seconds(), way)
}
