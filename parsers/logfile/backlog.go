package logfile

import "fmt"

const (
	maxBacklog      = 200_000
	maxBacklogBytes = 64 << 20
)

// backlog holds the records of a file that shows its newest at the top, to hand them out in the order they were written.
type backlog struct {
	stamps *stamper
	events []event
	size   int
	count  int
	parts  int // how often it was full: the order is only right within a part
}

// event is a record, or the pieces of one that was too big, with the line that tells its time.
type event struct {
	pieces []*Record
	when   parsed
}

// add takes the next record; rest tells that it goes on the one before.
func (b *backlog) add(rec *Record, when parsed, rest bool, emit func(*Record) error) error {
	for _, l := range rec.Lines {
		b.size += len(l.Text) + 64
	}
	if b.count++; rest && len(b.events) > 0 {
		last := &b.events[len(b.events)-1]
		last.pieces = append(last.pieces, rec)
	} else {
		b.events = append(b.events, event{pieces: []*Record{rec}, when: when})
	}
	if len(b.events) >= maxBacklog || b.size >= maxBacklogBytes {
		return b.empty(emit)
	}
	return nil
}

// empty hands out what there is, the last first.
func (b *backlog) empty(emit func(*Record) error) error {
	events := b.events
	b.events, b.size = nil, 0
	if len(events) > 0 {
		b.parts++
	}
	for i := len(events) - 1; i >= 0; i-- {
		at, _ := b.stamps.line(&events[i].when)
		for _, rec := range events[i].pieces {
			rec.Time = at
			if err := emit(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *backlog) note() string {
	if b.parts > 1 {
		return fmt.Sprintf("the newest record stands first; it was too big to turn as a whole and was turned in %d parts", b.parts)
	}
	return "the newest record stands first; records are taken in the order they were written"
}
