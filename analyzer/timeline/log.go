package timeline

import (
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// How events are kept.
//
// A log of 1 GB has a quarter of a million SIP messages. Which of them matter is known at the end: which account is in question, which log
// came first. So all are kept, as few bytes as will do, and read over again by whoever asks: numbers as the distance from those of the event
// before, words, and what many messages have, by their place in a table of the last ones. An event takes some 25
// bytes, where a parsed message takes 3 KB.

// Log keeps the events of one log file in their order. The zero value is ready; Marks count as the caller likes, below NoMark excepted.
type Log struct {
	pages [][]byte
	put   writer
	size  int
}

// maxLog is the most a log keeps: three million messages.
const maxLog = 64 << 20

// page is how much is kept in a piece.
const page = 16 << 10

// Append keeps an event but for its File, which its log knows. false: the log is full.
func (l *Log) Append(e *Event) bool {
	if l.size >= maxLog {
		return false
	}
	w := &l.put
	w.out = w.out[:0]
	w.event(e)
	l.size += len(w.out)
	if k := len(l.pages) - 1; k >= 0 && len(l.pages[k])+len(w.out) <= page {
		l.pages[k] = append(l.pages[k], w.out...)
		return true
	}
	room := len(w.out)
	if len(l.pages) > 0 { // most logs of a bundle of thousands are short
		room = max(page, room)
	}
	l.pages = append(l.pages, append(make([]byte, 0, room), w.out...))
	return true
}

// Close says that nothing comes any more; what is kept stays.
func (l *Log) Close() { l.put = writer{} }

// Empty tells that nothing was kept.
func (l *Log) Empty() bool { return l.size == 0 }

// All gives the events again. Event, Attrs and SIP are overwritten by the next.
func (l *Log) All() Events {
	return func(yield func(*Event) bool) {
		r := reader{}
		for _, p := range l.pages {
			for r.in = p; len(r.in) > 0; {
				if r.event(); !yield(&r.e) {
					return
				}
			}
		}
	}
}

// What of an event is there.
const (
	hasSIP = 1 << iota
	hasAttrs
	known
	hasDate
	hasZone
	noYear
)

func (w *writer) event(e *Event) {
	flags := bits(e.SIP != nil, len(e.Attrs) > 0, e.Time.Known, e.Time.HasDate, e.Time.HasZone, e.Time.NoYear)
	w.out = append(w.out, byte(flags))
	w.word(e.Name)
	w.signed(e.Time.At.Unix() - w.second)
	w.second = e.Time.At.Unix()
	w.fraction(e.Time.At.Nanosecond())
	w.signed(int64(e.Line - w.line))
	w.line = e.Line
	w.number(uint64(e.Lines))
	w.number(uint64(e.Mark - NoMark))
	if e.SIP != nil {
		w.message(e.SIP)
	}
	if len(e.Attrs) > 0 {
		w.number(uint64(len(e.Attrs)))
		for name, value := range e.Attrs {
			w.word(name)
			w.word(value)
		}
	}
}

func (r *reader) event() {
	e := &r.e
	flags := int(r.in[0])
	r.in = r.in[1:]
	e.Name = r.word()
	r.second += r.signed()
	e.Time = logfile.Stamp{At: time.Unix(r.second, r.fraction()).UTC(),
		Known: flags&known != 0, HasDate: flags&hasDate != 0, HasZone: flags&hasZone != 0, NoYear: flags&noYear != 0}
	r.line += int(r.signed())
	e.Line, e.Lines, e.Mark = r.line, int(r.number()), Mark(r.number())+NoMark
	e.SIP = nil
	if flags&hasSIP != 0 {
		r.message(&r.m)
		e.SIP = &r.m
	}
	clear(e.Attrs)
	if flags&hasAttrs == 0 {
		return
	}
	if e.Attrs == nil {
		e.Attrs = map[string]string{}
	}
	for n := r.number(); n > 0; n-- {
		name := r.word()
		e.Attrs[name] = r.word()
	}
}

// words are the texts that many messages of a log have, in the order they are kept.
func (m *Message) words() [8]*string {
	return [8]*string{&m.Method, &m.Reason, (*string)(&m.Direction), &m.Transport, &m.Peer, &m.About, &m.Server, &m.UserAgent}
}

// own are the texts of a message that it shares with few or none.
func (m *Message) own() [7]*string {
	return [7]*string{&m.CallID, &m.URI, &m.From, &m.To, &m.FromName, &m.ToName, &m.Date}
}

// switches are what is true or not of a message, in the order they are kept.
func (m *Message) switches() [10]*bool {
	return [10]*bool{&m.InDialog, &m.Authorized, &m.Stale, &m.Removes, &m.Offered, &m.Secured, &m.Asked, &m.AskedWith, &m.Outlined, &m.Begins}
}

// message keeps what is a message's own, behind the number of its kind: all else of it.
func (w *writer) message(m *Message) {
	kind := *m
	kind.Seq = 0
	for _, text := range kind.own() {
		*text = ""
	}
	if n, known := w.kinds[kind]; known {
		w.number(n + firstKind)
	} else {
		w.number(newKind)
		w.kind(&kind)
	}
	w.number(uint64(m.Seq))
	for _, text := range m.own() {
		w.word(*text)
	}
}

func (w *writer) kind(m *Message) {
	flags := uint64(0)
	for i, on := range m.switches() {
		if *on {
			flags |= 1 << i
		}
	}
	w.number(flags)
	w.number(uint64(m.Status))
	for _, text := range m.words() {
		w.word(*text)
		*text = strings.Clone(*text) // a part of a line that need not be kept for it
	}
	if w.kinds == nil || len(w.kinds) == maxKinds {
		w.kinds = map[Message]uint64{}
	}
	w.kinds[*m] = uint64(len(w.kinds))
}

func (r *reader) message(m *Message) {
	if n := r.number(); n >= firstKind {
		*m = r.kinds[n-firstKind]
	} else {
		r.kind(m)
	}
	m.Seq = int(r.number())
	for _, text := range m.own() {
		*text = r.word()
	}
}

func (r *reader) kind(m *Message) {
	*m = Message{}
	flags := r.number()
	for i, on := range m.switches() {
		*on = flags&(1<<i) != 0
	}
	m.Status = int(r.number())
	for _, text := range m.words() {
		*text = r.word()
	}
	if len(r.kinds) == maxKinds {
		r.kinds = r.kinds[:0]
	}
	r.kinds = append(r.kinds, *m)
}

func bits(on ...bool) int {
	out := 0
	for i, b := range on {
		if b {
			out |= 1 << i
		}
	}
	return out
}
