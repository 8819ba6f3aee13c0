package timeline

import (
	"maps"
	"slices"
	"time"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// Build reads events in the order given (the caller orders files) and tells the story. Account, if set, leaves out what
// belongs to other accounts.
func Build(events Events, account string) *Story {
	b := &builder{story: &Story{}, account: account, dropped: map[string]bool{}, calls: map[string]*Call{}, noted: map[noteKind]int{}}
	for e := range events {
		b.feed(e)
	}
	b.finish()
	return b.story
}

// builder is the state machine behind Build: at most one open attempt and one current call at a time, which is what a
// phone does.
type builder struct {
	story   *Story
	account string
	session int

	open       *Attempt // the attempt under way
	last       *Attempt // the last attempt, open or not
	registered bool
	lostBy     *Loss
	exiting    bool
	manual     *Moment       // a person asked for a registration that has not begun yet
	retry      bool          // the client itself announced a retry
	retryAt    logfile.Stamp // when it did; zero for none of length
	retrySpan  time.Duration // and in what time it will be
	said       bool          // the client announced a registration whose end is not known yet
	doubt      *Loss         // what may have been a refresh failed
	removed    bool          // a deliberate unregistration went before
	pre        []Fault
	call       *Call
	calls      map[string]*Call // by Call-ID
	dropped    map[string]bool  // Call-IDs of unregistrations and of other accounts
	noted      map[noteKind]int // their places among the story's notes
}

func (b *builder) feed(e *Event) {
	if e.SIP != nil {
		b.message(e)
		return
	}
	if b.foreign(e.Attrs["account"]) {
		return
	}
	if e.Name == End {
		b.silence(e)
		return
	}
	if handle, ok := registrationEvents[e.Name]; ok {
		handle(b, e)
		return
	}
	if handle, ok := callEvents[e.Name]; ok {
		handle(b, e)
		return
	}
	b.note(e)
}

// silence ends an attempt the log leaves open: after a good while without an answer it has failed, before that it is unknown.
func (b *builder) silence(e *Event) {
	const patience = 20 // seconds; SIP's own timers give up after 32 (RFC 3261 timer F)
	a := b.open
	if a != nil && a.Challenged && !a.Authorized { // the client had its answer and left the challenge at that
		b.unanswered(a, e)
		return
	}
	if a == nil || !e.Time.Known || !a.Start.Time.Known || e.Time.At.Sub(a.Start.Time.At).Seconds() < patience {
		return
	}
	a.Faults = append(a.Faults, Fault{Kind: "timeout", Mark: a.Start.Mark})
	b.fail(a, &Event{Time: e.Time, File: a.Last.File, Line: a.Last.Line, Mark: a.Last.Mark})
}

// unanswered ends an attempt whose challenge the client did not take up: it says that it has no credentials, or time enough went by.
func (b *builder) unanswered(a *Attempt, e *Event) {
	const enough = 5 // seconds; a client answers a challenge within the second
	said := slices.ContainsFunc(a.Faults, func(f Fault) bool { return f.Kind == "no-credentials" })
	late := !a.Outlined && e.Time.Known && a.Last.Time.Known && e.Time.At.Sub(a.Last.Time.At).Seconds() >= enough
	if !said && !late {
		return
	}
	a.Faults = append(a.Faults, Fault{Kind: "no-credentials", Mark: a.Last.Mark})
	b.fail(a, &Event{Time: e.Time, File: a.Last.File, Line: a.Last.Line, Mark: a.Last.Mark})
}

// note keeps an event that is neither registration nor call, with the call it fell into. Of a flood the first is kept, and how many came.
func (b *builder) note(e *Event) {
	kind := noteKind{e.Name, e.File, e.Mark, b.call != nil}
	if at, known := b.noted[kind]; known {
		b.story.Notes[at].Count++
		return
	}
	b.noted[kind] = len(b.story.Notes)
	kept := *e
	kept.Attrs = maps.Clone(e.Attrs)
	b.story.Notes = append(b.story.Notes, Note{Event: kept, Call: b.call, Count: 1})
}

// noteKind tells notes apart. What is no finding for there were too many is one.
type noteKind struct {
	name, file string
	mark       Mark
	call       bool
}

func (b *builder) foreign(account string) bool {
	return b.account != "" && account != "" && User(account) != b.account
}

func (b *builder) finish() {
	b.story.Sessions = b.session + 1
	b.story.Exited, b.story.Doubted = b.exiting, b.doubt != nil
	for _, a := range b.story.Attempts {
		a.settle()
	}
}

// newSession starts over: a client that came up again knows nothing of what it was.
func (b *builder) newSession() {
	if len(b.story.Attempts) > 0 || len(b.story.Calls) > 0 {
		b.session++
	}
	b.open, b.call, b.manual, b.pre = nil, nil, nil, nil
	b.registered, b.exiting, b.removed, b.retry, b.said, b.doubt = false, false, false, false, false, nil
}
