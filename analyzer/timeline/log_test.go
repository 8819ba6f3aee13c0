package timeline

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// kept gives events as they come out of a log that kept them.
func kept(t testing.TB, events []Event) Events {
	t.Helper()
	var log Log
	for i := range events {
		if !log.Append(&events[i]) {
			t.Fatal("the log is full")
		}
	}
	return func(yield func(*Event) bool) {
		for e := range log.All() {
			e.File = "log"
			if !yield(e) {
				return
			}
		}
	}
}

// TestLogGivesWhatItTook: more words than the table holds, long ones, times before 1970, lines that go back, events of all kinds.
func TestLogGivesWhatItTook(t *testing.T) {
	var events []Event
	for i := range 3 * maxWords {
		e := Event{Name: "register-failed", File: "log", Line: i ^ 5, Mark: Mark(i%7) + NoMark,
			Time: logfile.Stamp{At: time.Date(1, 1, 1+i%3, 10, 0, i%60, i*1000, time.UTC), Known: i%2 == 0, HasDate: i%3 == 0, HasZone: i%5 == 0, NoYear: i%11 == 0}}
		switch i % 3 {
		case 0:
			e.Attrs = map[string]string{"reason": fmt.Sprint("reason ", i), "status": "403", "long": strings.Repeat("x", i%600)}
		case 1:
			e.Name, e.Lines = "sip", i%40
			e.SIP = &Message{Method: "INVITE", Status: i % 700, Seq: i, CallID: fmt.Sprint(i), Direction: sip.Sent, Reason: "Busy Here", Removes: i%2 == 0, Begins: true}
		}
		events = append(events, e)
	}
	i := 0
	for got := range kept(t, events) {
		e := *got
		if e.Attrs = maps.Clone(e.Attrs); len(e.Attrs) == 0 {
			e.Attrs = nil
		}
		if d := cmp.Diff(events[i], e); d != "" {
			t.Fatalf("event %d: %s", i, d)
		}
		i++
	}
	if i != len(events) {
		t.Errorf("%d of %d came out", i, len(events))
	}
}

// TestLogHasABound: what does not go in is told.
func TestLogHasABound(t *testing.T) {
	var log Log
	e := Event{Name: strings.Repeat("x", 1<<20)}
	n := 0
	for log.Append(&e) {
		n++
	}
	if n < 60 || n > 64 {
		t.Errorf("%d MiB went in", n)
	}
}

func BenchmarkLog(b *testing.B) {
	var log Log
	for i := range 1000 {
		e := Event{Name: "sip", Line: 20 * i, SIP: &Message{Method: "REGISTER", URI: "sip:pbx.example.test", Seq: i, CallID: fmt.Sprint("id-", i/4), From: "1001", To: "1001", Authorized: true}}
		log.Append(&e)
	}
	b.Run("append", func(b *testing.B) {
		b.ReportAllocs()
		var log Log
		e := Event{Name: "sip", SIP: &Message{Method: "REGISTER", URI: "sip:pbx.example.test", CallID: "id", From: "1001", To: "1001"}}
		for b.Loop() {
			if !log.Append(&e) {
				log = Log{}
			}
		}
	})
	b.Run("read 1000", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for range log.All() {
			}
		}
	})
}
