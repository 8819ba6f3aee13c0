package analyzer

import (
	"strings"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// message is an event of a built exchange at a time of 23 November 2026, 13:40 and some milliseconds.
func message(t *testing.T, way sip.Direction, start, cseq string, ms int, more ...string) timeline.Event {
	t.Helper()
	lines := append([]string{start, "Call-ID: built-1", "CSeq: " + cseq}, more...)
	m, _, ok := sip.Parse(append(lines, ""))
	if !ok {
		t.Fatalf("no message: %q", start)
	}
	m.Direction = way
	at := time.Date(2026, 11, 23, 13, 40, 0, ms*1e6, time.UTC)
	return timeline.Event{Name: "sip", SIP: timeline.Tell(m), File: "server/full", Time: logfile.Stamp{At: at, Known: true, HasDate: true}}
}

func these(events ...timeline.Event) timeline.Events {
	return func(yield func(*timeline.Event) bool) {
		for i := range events {
			if !yield(&events[i]) {
				return
			}
		}
	}
}

const (
	register = "REGISTER sip:pbx.example.test SIP/2.0"
	accepted = "SIP/2.0 200 OK"
)

// TestClocks: the server's clock is five seconds ahead and the way takes 40 ms there and 60 ms back.
func TestClocks(t *testing.T) {
	c := &caseFile{in: &intake{},
		events: these(message(t, sip.Sent, register, "1 REGISTER", 0), message(t, sip.Received, accepted, "1 REGISTER", 100)),
		served: these(message(t, sip.Received, register, "1 REGISTER", 5040), message(t, sip.Sent, accepted, "1 REGISTER", 5040))}
	notes := strings.Join(c.clocks(), "\n")
	if want := "clocks: that of server/full runs 4.990 s (± 0.050 s) ahead of the client's, by 2 messages"; !strings.HasPrefix(notes, want) {
		t.Errorf("got %q, want %q", notes, want)
	}
}

func TestClocksByDate(t *testing.T) {
	c := &caseFile{in: &intake{}, served: these(), events: these(message(t, sip.Received, accepted, "1 REGISTER", 250, "Date: Mon, 23 Nov 2026 13:39:50 GMT"))}
	notes := strings.Join(c.clocks(), "\n")
	if want := "clocks: the server's runs 9.750 s (± 0.500 s) behind the client's, by the Date of 1 of its messages"; !strings.HasPrefix(notes, want) {
		t.Errorf("got %q, want %q", notes, want)
	}
}

// TestClocksUnknown: what bounds the offset on one side only, or belongs to another exchange, gives no estimate.
func TestClocksUnknown(t *testing.T) {
	sent := message(t, sip.Sent, register, "1 REGISTER", 0)
	for name, served := range map[string]timeline.Event{
		"one way":          message(t, sip.Received, register, "1 REGISTER", 5040),
		"another exchange": message(t, sip.Received, register, "2 REGISTER", 5040),
	} {
		c := &caseFile{in: &intake{}, events: these(sent), served: these(served)}
		if notes := c.clocks(); len(notes) > 0 {
			t.Errorf("%s: %q", name, notes)
		}
	}
}

// TestApart: a clock without a year or date tells half a day at most, over midnight too.
func TestApart(t *testing.T) {
	stamp := func(day, hour int, date bool) logfile.Stamp {
		return logfile.Stamp{At: time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC), Known: true, HasDate: date}
	}
	for _, c := range []struct {
		a, b logfile.Stamp
		want time.Duration
	}{
		{stamp(24, 1, true), stamp(23, 23, true), 2 * time.Hour},
		{stamp(24, 1, false), stamp(23, 23, true), 2 * time.Hour},
		{stamp(1, 23, false), stamp(23, 1, true), -2 * time.Hour},
		{stamp(25, 1, true), stamp(23, 1, true), 48 * time.Hour},
	} {
		if got := apart(c.a, c.b); got != c.want {
			t.Errorf("%v and %v are %v apart, want %v", c.a.At, c.b.At, got, c.want)
		}
	}
}
