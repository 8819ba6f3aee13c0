// Package logfile turns the bytes of one log file into records: what a logger wrote in one call, with its place in the
// file (line, byte offset), time, level, source and text. The dialect is detected from content; a file of no known dialect
// is still read line by line, so nothing is dropped. Messages of SIP traces come out parsed.
//
// It reads as a stream in bounded memory, never with bufio.Scanner (which loses the rest of a file after one long
// line), and imports nothing of ours but parsers/sip. It knows nothing of patterns and verdicts.
package logfile

import (
	"time"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// Line is one physical line of a record, or a part of one: JSON and syslog put a message of many lines into one. Parts share
// number and offset and differ by column.
type Line struct {
	Number int    // 1-based, as in the original file
	Offset int64  // byte offset of the line's first byte in the original file
	Column int    // 1-based byte column in the original line where Text starts
	Text   string // valid UTF-8, without line end, dialect prefix and terminal colours
}

// Stamp is the time a record shows. A clock without a date or zone stays marked as such.
type Stamp struct {
	At      time.Time // wall clock in UTC's clothes; without a date the day is counted from 1 January of year 1, one more at each midnight
	Known   bool      // the record, or one before it, shows a time at all
	HasDate bool
	HasZone bool // At is a true instant
	NoYear  bool // month and day are shown but no year: HasDate is false and At counts years from 4, which has a 29 February
}

// Level is the severity a logger gave a record.
type Level string

// The levels, most severe first. NoLevel means that the dialect prints none.
const (
	Fatal   Level = "fatal"
	Error   Level = "error"
	Warning Level = "warning"
	Notice  Level = "info" // "Info" is the summary of a file
	Debug   Level = "debug"
	Trace   Level = "trace"
	NoLevel Level = ""
)

// Record is what a logger wrote in one call. Lines has at least one element; its first is the line with the prefix.
type Record struct {
	Lines   []Line
	Time    Stamp
	Level   Level
	Source  string       // sender, tag, domain or component, as printed
	Thread  string       // thread id or name; "" where not printed
	Dialect string       // what it was read as; differs from Info.Dialect where a file holds several
	SIP     *sip.Message // the SIP message the record carries, nil if none
	SIPAt   int          // index into Lines of the message's start line, when SIP is set
	Outline *sip.Message // the message the record names without showing it; several records may name the same one

	seams    []int // indexes of lines that go on the line before: a logger cut the message within it
	sipLines int   // how many lines the message takes, 0 where they were not counted
}

// SIPLines gives where in Lines the record's message stands. Without one it is behind the record's end.
func (r *Record) SIPLines() (from, to int) {
	if r.SIP == nil || r.SIPAt < 0 || r.SIPAt >= len(r.Lines) {
		return len(r.Lines), len(r.Lines)
	}
	if r.sipLines > 0 {
		return r.SIPAt, r.SIPAt + r.sipLines
	}
	var extent sip.Extent
	for to = r.SIPAt; to < len(r.Lines) && extent.Add(r.Lines[to].Text); to++ {
	}
	if to == r.SIPAt { // framed in a way only this package knows
		to = len(r.Lines)
	}
	return r.SIPAt, to
}

// Info says what a file turned out to be.
type Info struct {
	Dialect  string  // contract name, nested ones outermost first: "logcat>pjsip"; "plain" when none fits
	Sure     float64 // confidence of the detection, 0..1
	Encoding string  // "utf-8", "utf-16le", "utf-16be", "windows-1252"
	Lines    int
	Records  int
	First    Stamp
	Last     Stamp
	SIPSeen  bool // at least one SIP message was found: the log level shows signalling
	Detailed bool // the log level is one at which the client prints SIP messages, whether any was exchanged or not
	Server   bool // a server's own log (Asterisk, Kamailio, ...), not a client's
	Gaps     []Gap
	Notes    []string
}

// Gap is a place where a log has a hole or its clock is not to be trusted.
type Gap struct {
	Kind     GapKind
	Line     int // of the record behind it
	From, To Stamp
}

// GapKind says what a gap is.
type GapKind string

// The kinds of gaps.
const (
	Hole        GapKind = "hole"         // nothing for an hour or more
	ClockSet    GapKind = "clock-set"    // the clock began before it knew the date, and was set
	ClockBack   GapKind = "clock-back"   // the clock went back: set by hand, or summer time ended
	SecondClock GapKind = "second-clock" // lines of another clock stand between; records are timed by the first
	Lost        GapKind = "lost"         // the logger says that records were lost
)
