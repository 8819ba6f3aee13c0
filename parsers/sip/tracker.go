package sip

import "strings"

// maxTracked bounds the requests a Tracker remembers; the oldest are forgotten first.
const maxTracked = 4096

// Tracker joins responses to the requests they answer. The zero value is ready.
type Tracker struct {
	requests map[trackKey]*Ask
	order    []trackKey // ring, oldest at next
	next     int
}

type trackKey struct {
	callID string
	seq    int
	method string
	dir    Direction
}

// Observe takes the next message of a log and sets m.Answers when it answers a request seen before.
func (t *Tracker) Observe(m *Message) {
	key := trackKey{callID: m.CallID(), dir: m.Direction}
	key.seq, key.method = m.CSeq()
	if key.callID == "" || key.method == "" {
		return
	}
	if m.IsRequest() {
		t.remember(key, m)
		return
	}
	m.Answers = t.find(key)
}

func (t *Tracker) remember(key trackKey, m *Message) {
	if t.requests == nil {
		t.requests = map[trackKey]*Ask{}
	}
	if _, known := t.requests[key]; !known {
		key.callID, key.method = strings.Clone(key.callID), strings.Clone(key.method) // parts of lines, which need not be kept for them
		if len(t.order) < maxTracked {
			t.order = append(t.order, key)
		} else {
			delete(t.requests, t.order[t.next])
			t.order[t.next] = key
			t.next = (t.next + 1) % maxTracked
		}
	}
	ask := m.Ask()
	t.requests[key] = &ask
}

// find looks the other way round first: both ends of a call may use the same number and method, and what came in answers
// what went out.
func (t *Tracker) find(key trackKey) *Ask {
	dirs := []Direction{Unstated, Sent, Received}
	switch key.dir {
	case Received, Local:
		dirs = []Direction{Sent, Unstated}
	case Sent:
		dirs = []Direction{Received, Unstated}
	}
	for _, key.dir = range dirs {
		if m := t.requests[key]; m != nil {
			return m
		}
	}
	return nil
}
