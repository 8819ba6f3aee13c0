//go:build linux

package folder

import (
	"container/heap"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"sync"
	"time"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
)

// Run scans, has the loop work and publishes, until the queue is drained or the context ends; then what is in hand is finished within the
// loop's grace. Alive is called at every turn of the scanner.
func (q *Queue) Run(ctx context.Context, loop *watch.Loop, alive func()) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	hard, kill := context.WithCancel(context.WithoutCancel(ctx))
	defer kill()
	var scanning, renewing, publishing sync.WaitGroup
	publishing.Go(func() { q.publishAll(hard) })
	renewing.Go(func() { q.renewAll(hard) })
	scanning.Go(func() { q.scanAll(ctx, alive) })
	go q.trigger.Run()
	defer q.trigger.Close()

	signalled := context.AfterFunc(ctx, func() { time.AfterFunc(loop.Grace, kill) })
	loop.Run(ctx)
	signalled() // a queue that is drained is given all the time it needs
	cancel()
	scanning.Wait()
	close(q.parcels)
	publishing.Wait()
	kill()
	renewing.Wait()
	q.mu.Lock()
	left := len(q.items)
	q.mu.Unlock()
	q.noted = 0 // a last word, whenever the one before was
	q.note(q.waiting, left, 0)
}

// Wake asks for a scan now.
func (q *Queue) Wake() { q.trigger.Wake() }

const (
	turnFor = time.Second            // between two looks at what others hold
	restFor = 100 * time.Millisecond // at least, between two scans
)

func (q *Queue) scanAll(ctx context.Context, alive func()) {
	next := q.opt.Now()
	for ctx.Err() == nil {
		alive()
		if q.opt.Now() >= next {
			next = q.opt.Now() + q.scan(ctx)
		}
		rest := time.NewTimer(min(max(next-q.opt.Now(), 0), turnFor, q.opt.Interval))
		select {
		case <-ctx.Done():
		case <-rest.C:
		case <-q.trigger.C:
			next = q.opt.Now()
			select {
			case <-ctx.Done():
			case <-time.After(restFor):
			}
		}
		rest.Stop()
		q.probe()
		q.turn()
	}
}

// turn lets the held items into the line again.
func (q *Queue) turn() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, it := range q.held {
		if !it.dead {
			heap.Push(&q.line, it)
		}
	}
	q.held = nil
	q.more.Broadcast()
}

// scan looks at the inbox once and returns when to look again.
func (q *Queue) scan(ctx context.Context) time.Duration {
	q.resume()
	q.reopen()
	began := q.opt.Now()
	sweep, err := q.scanner.Scan(ctx)
	if err != nil {
		if ctx.Err() == nil {
			q.unseen(err)
		}
		return min(q.opt.Interval, 5*time.Second)
	}
	q.seen(sweep)
	if q.trigger.Follow(q.opt.Inbox, sweep.Folders) {
		return restFor // what came before a folder was watched
	}
	wait := q.opt.Interval
	if sweep.Again > 0 {
		wait = min(wait, sweep.Again)
	}
	return max(wait, restFor, 4*(q.opt.Now()-began)) // a big folder is not scanned all the time
}

// unseen tells once that the inbox is not there.
func (q *Queue) unseen(err error) {
	q.opt.Meter.Scanned(false)
	q.trigger.Forget()
	if errors.Is(err, fs.ErrNotExist) {
		q.once("inbox", q.opt.Inbox, "error", "the folder is not there; waiting for it")
		return
	}
	q.once("inbox", q.opt.Inbox, "error", term.Clean(err.Error(), false))
}

func (q *Queue) seen(sweep *inbox.Sweep) {
	for _, o := range sweep.Odd {
		q.once("upload", show(o.Path), "error", term.Clean(o.Reason, false))
	}
	q.mu.Lock()
	q.merge(sweep)
	oldest := time.Duration(0)
	for _, it := range q.items {
		oldest = max(oldest, q.opt.Now()-it.up.Seen)
	}
	ready, waiting := len(q.items), sweep.Waiting
	q.waiting = waiting
	if q.opt.Once && ready == 0 && len(q.out) == 0 && sweep.Settling == 0 {
		q.over = true
	}
	q.more.Broadcast()
	q.mu.Unlock()
	q.opt.Meter.Scanned(true)
	q.opt.Meter.Depth(waiting, ready, oldest)
	q.note(waiting, ready, oldest)
}

// merge takes in what a scan saw: what is gone or has changed is not wanted any more, what is new stands in line.
func (q *Queue) merge(sweep *inbox.Sweep) {
	there := make(map[string]bool, len(sweep.Ready))
	for _, up := range sweep.Ready {
		there[up.Path] = true
		old := q.items[up.Path]
		switch {
		case old != nil && old.up.Sig == up.Sig, q.known[q.print(up.Path, up.Sig.String())]:
			continue
		case old != nil && old.taken:
			continue // it sees for itself that it has changed
		case old != nil:
			old.dead = true
		}
		it := &item{up: up, version: 1}
		q.items[up.Path] = it
		heap.Push(&q.line, it)
	}
	for path, it := range q.items {
		if !it.taken && it.place == "" && !there[path] {
			it.dead = true
			delete(q.items, path)
		}
	}
}

// Status is what a watcher says of itself in its ledger.
type Status struct {
	Inbox         string    `json:"inbox"`
	Out           string    `json:"out"`
	Rules         string    `json:"rules"`
	Waiting       int       `json:"waiting"` // uploads not finished yet
	Ready         int       `json:"ready"`   // finished, and without a verdict
	OldestSeconds int64     `json:"oldest_seconds"`
	Stalled       string    `json:"stalled,omitempty"`
	At            time.Time `json:"at"`
}

// StatusNote is its name there.
const StatusNote = "status"

const noteEvery = 5 * time.Second

// note writes the status down, now and then: it costs a sync.
func (q *Queue) note(waiting, ready int, oldest time.Duration) {
	if q.noted != 0 && q.opt.Now()-q.noted < noteEvery {
		return
	}
	q.noted = max(q.opt.Now(), 1)
	q.mu.Lock()
	s := Status{q.opt.Inbox, q.opt.Out, q.rules, waiting, ready, int64(oldest.Seconds()), q.failed, time.Now().UTC()}
	q.mu.Unlock()
	text, err := json.Marshal(s)
	if err == nil {
		err = q.opt.Ledger.Note(StatusNote, string(text))
	}
	if err != nil {
		q.opt.Log.Warn("can't note the status", "error", err)
	}
}
