package logfile

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
)

// jsonLines is what structured loggers write: an object a line, with the text under one of the usual names.
var jsonLines = grammar{name: "json", outer: true, block: true, weight: 0.9, prefix: jsonPrefix}

// object is a line of JSON as far as any dialect asks.
type object struct {
	// containers and structured loggers
	Log, Stream               string
	Message, Msg, Text        string
	Time, Timestamp, TS       json.RawMessage
	At                        json.RawMessage `json:"@timestamp"`
	Level, Severity, Lvl      string
	Logger, Component, Thread string
	// Apple's unified log
	EventMessage                    *string
	ProcessImagePath, MessageType   string
	ProcessID, ThreadID             json.Number
	Subsystem, Category, EventClass string
	// Asterisk
	Identifiers struct {
		LWP    json.Number
		CallID string
	}
	LogMsg *struct {
		Location struct{ Filename string }
		Level    string
		Message  string
	}
}

// readObject reads a line of JSON. A value of another kind than expected leaves its field empty.
func readObject(line string) (*object, bool) {
	if len(line) < 8 || line[0] != '{' || line[len(line)-1] != '}' {
		return nil, false
	}
	var o object
	if err := json.Unmarshal([]byte(line), &o); err != nil {
		if _, odd := err.(*json.UnmarshalTypeError); !odd {
			return nil, false
		}
	}
	return &o, true
}

// said gives a head for the text found under key.
func said(line, key, text string) head {
	at := max(0, strings.Index(line, `"`+key+`"`))
	if i := strings.IndexByte(line[at:], ':'); i >= 0 {
		at += i + 1
	}
	for at < len(line)-1 && (line[at] == ' ' || line[at] == '"') {
		at++
	}
	text = strings.TrimRight(text, "\r\n")
	if strings.IndexByte(text, 0x1b) >= 0 { // JSON hid the colours from the reader of lines
		l := raw{bytes: []byte(text)}
		l.decode()
		text = l.text
	}
	return head{text: at, body: text, decoded: true, key: "json"}
}

func jsonPrefix(line string) (head, bool) {
	o, ok := readObject(line)
	if !ok || o.Stream != "" && o.Log != "" { // a container's
		return head{}, false
	}
	for _, f := range []struct{ key, text string }{{"message", o.Message}, {"msg", o.Msg}, {"text", o.Text}, {"log", o.Log}} {
		if f.text == "" {
			continue
		}
		h := said(line, f.key, f.text)
		h.at, h.level = o.clock(), levels[strings.ToLower(first(o.Level, o.Severity, o.Lvl))]
		h.source, h.thread = first(o.Logger, o.Component), o.Thread
		return h, h.at.hasTime || h.level != NoLevel
	}
	return head{}, false
}

// first gives the first word that is not empty.
func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// clock reads the time under any of its names.
func (o *object) clock() clock {
	for _, raw := range []json.RawMessage{o.Time, o.Timestamp, o.TS, o.At} {
		s := strings.Trim(string(raw), `"`)
		if k, n := readClock(s); n > 0 {
			return k
		}
		if k, ok := epochClock(s); ok {
			return k
		}
	}
	return clock{}
}

// epochClock reads seconds, milli-, micro- or nanoseconds since 1970; the size tells which.
func epochClock(s string) (clock, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n < 100_000_000 {
		return clock{}, false
	}
	per := int64(1) // of the number's units in a second
	for per < int64(time.Second) && n/per > math.MaxUint32 {
		per *= 1000
	}
	at := time.Unix(n/per, n%per*(int64(time.Second)/per)).UTC()
	if per == 1 && fraction != "" && len(fraction) <= 9 {
		if f, err := strconv.ParseInt(fraction+strings.Repeat("0", 9-len(fraction)), 10, 64); err == nil {
			at = at.Add(time.Duration(f))
		}
	}
	return clockAt(at), at.Year() <= 9999
}

// clockAt gives the clock that shows the instant at.
func clockAt(at time.Time) clock {
	return clock{year: at.Year(), month: int(at.Month()), day: at.Day(), hour: at.Hour(), minute: at.Minute(), sec: at.Second(),
		nano: at.Nanosecond(), frac: 9, fracSep: '.', hasDate: true, hasTime: true, hasZone: true}
}
