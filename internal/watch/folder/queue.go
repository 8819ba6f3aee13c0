//go:build linux

package folder

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch"
	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/durable"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// Queue is a watch.Queue on a folder. Run keeps it going.
type Queue struct {
	opt     Options
	scanner *inbox.Scanner
	trigger *inbox.Trigger
	reasons *durable.Desk // for reason files, in the quarantine
	parcels chan *parcel
	seed    maphash.Seed

	mu      sync.Mutex
	more    *sync.Cond
	items   map[string]*item
	line    line
	held    []*item          // until the next turn
	busy    map[string]*item // by key: one content is worked on once
	known   map[uint64]bool  // uploads that are finished with, and stay where they are
	again   map[string]bool  // contents asked for again
	out     map[*parcel]bool // on their way out
	said    map[string]bool
	large   int
	rules   string
	failed  string        // why the last attempt to write failed
	over    bool          // drained
	noted   time.Duration // by the scanner alone, as waiting is
	waiting int
	probed  time.Duration
}

// New makes the queue ready. The folders it writes to are made; the inbox must be there.
func New(opt Options, rules string) (*Queue, error) {
	if info, err := os.Stat(opt.Inbox); err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("watch %q: it is no folder", opt.Inbox)
	}
	q := &Queue{opt: opt, rules: rules, seed: maphash.MakeSeed(), parcels: make(chan *parcel, 2*batchSize),
		items: map[string]*item{}, busy: map[string]*item{}, known: map[uint64]bool{}, again: map[string]bool{}, out: map[*parcel]bool{}, said: map[string]bool{}}
	q.more = sync.NewCond(&q.mu)
	var err error
	if q.reasons, err = durable.NewDesk(filepath.Join(opt.Quarantine, ".tmp"), opt.Ledger.Owner()); err != nil {
		return nil, err
	}
	if opt.Done == Move || opt.Done == Copy {
		if err := os.MkdirAll(opt.DoneDir, 0o750); err != nil {
			return nil, fmt.Errorf("watch: %w", err)
		}
	}
	q.scanner = &inbox.Scanner{Root: opt.Inbox, Settle: opt.Settle, Broken: opt.Broken, Now: opt.Now, Known: q.isKnown,
		Skip: []string{filepath.Clean(opt.Out), filepath.Clean(opt.Quarantine), filepath.Clean(opt.DoneDir)}}
	q.trigger = inbox.NewTrigger(opt.Inbox, func(text string) { opt.Log.Info(text) })
	err = opt.Ledger.Known(func(path, sig string) { q.known[q.print(path, sig)] = opt.Done == Leave || opt.Done == Copy })
	return q, err
}

func (q *Queue) print(path, sig string) uint64 { return maphash.String(q.seed, path+"\x00"+sig) }

func (q *Queue) isKnown(path string, sig inbox.Sig) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.known[q.print(path, sig.String())]
}

// SetRules has what is taken from now on judged by these rules.
func (q *Queue) SetRules(rules string) {
	q.mu.Lock()
	q.rules = rules
	q.mu.Unlock()
}

// Trouble says why nothing can be written, "" when it can.
func (q *Queue) Trouble() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.failed
}

// Take waits for an upload that nobody else has.
func (q *Queue) Take(ctx context.Context) (*watch.Job, error) {
	stop := context.AfterFunc(ctx, func() {
		q.mu.Lock()
		q.more.Broadcast()
		q.mu.Unlock()
	})
	defer stop()
	for {
		it, rules, err := q.await(ctx)
		if err != nil {
			return nil, err
		}
		job, err := q.prepare(it, rules)
		switch {
		case err != nil:
			q.complain(it.up.Path, err)
			q.release(it, true)
		case job != nil:
			return job, nil
		}
	}
}

func (q *Queue) await(ctx context.Context) (*item, string, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		switch {
		case ctx.Err() != nil:
			return nil, "", ctx.Err()
		case q.over:
			return nil, "", watch.ErrDrained
		}
		if q.failed == "" {
			if it := q.next(); it != nil {
				return it, q.rules, nil
			}
		}
		q.more.Wait()
	}
}

// Renew keeps a claim.
func (q *Queue) Renew(job *watch.Job) error {
	it, held := q.claimed(job)
	if held == nil {
		return claim.ErrLost
	}
	err := q.opt.Board.Renew(held)
	if err != nil && !errors.Is(err, claim.ErrLost) {
		q.complain(it.up.Path, err) // the share may come back before others think us dead
		return nil
	}
	return err
}

// claimed gives the item of a job and its claim, which is gone as soon as the work on it ends.
func (q *Queue) claimed(job *watch.Job) (*item, *claim.Claim) {
	q.mu.Lock()
	defer q.mu.Unlock()
	it := q.busy[job.Key]
	if it == nil {
		return nil, nil
	}
	return it, it.claim
}

func (q *Queue) job(job *watch.Job) *item {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.busy[job.Key]
}

// Finish sends a result on its way, unless the upload changed or went while it was read, or the rules while it waited. Workers open an upload
// by its name, and may do so twice: what was put in its place meanwhile is nothing that may be published as its own.
func (q *Queue) Finish(job *watch.Job, a *worker.Answer, took time.Duration) {
	it := q.job(job)
	if a.Rules != job.Rules || a.Sum != "" && a.Sum != job.Sum || q.changed(it) {
		q.giveBack(it, true)
		return
	}
	r := q.record(it, a)
	w := r.work(it, took)
	w.Record = r.encode()
	q.send(&parcel{work: w, claim: it.claim, it: it, record: r})
}

// changed says whether the upload is not what it was when it was taken.
func (q *Queue) changed(it *item) bool {
	info, err := os.Lstat(it.path(q.opt.Inbox))
	return err != nil || it.place == "" && inbox.SigOf(info) != it.up.Sig
}

// Fail hands a bundle back, or puts it into the quarantine when it has killed its second worker.
func (q *Queue) Fail(job *watch.Job, err error) {
	it := q.job(job)
	var death *worker.Death
	if !errors.As(err, &death) {
		if !errors.Is(err, context.Canceled) {
			q.complain(it.up.Path, err)
		}
		q.giveBack(it, true)
		return
	}
	q.opt.Meter.Death()
	deaths, lerr := q.opt.Ledger.Died(ledger.Work{Key: it.key, Sum: it.sum, Name: it.name(), Path: it.up.Path, Size: it.up.Sig.Size}, death.Reason)
	q.opt.Log.Warn("a worker died of an upload", "upload", show(it.up.Path), "reason", death.Reason, "deaths", deaths)
	switch {
	case lerr != nil:
		q.stall(lerr)
		q.giveBack(it, true)
	case deaths < maxDeaths:
		q.giveBack(it, true)
		q.turn()
	default:
		q.quarantine(it, death.Reason)
	}
}

func (q *Queue) quarantine(it *item, reason string) {
	r := q.blank(it)
	r.Outcome, r.Reason = Quarantined, fmt.Sprintf("it killed %d workers: %s", maxDeaths, reason)
	w := r.work(it, 0)
	w.Record = r.encode()
	q.send(&parcel{work: w, claim: it.claim, it: it, record: r})
}

// giveBack lets go of a claimed item.
func (q *Queue) giveBack(it *item, again bool) {
	if err := q.opt.Board.Drop(it.claim); err != nil {
		q.complain(it.up.Path, err) // it expires
	}
	q.release(it, again)
}

// complain logs what is wrong with an upload, once.
func (q *Queue) complain(path string, err error) {
	q.once("upload", show(path), "error", term.Clean(err.Error(), false))
}

func (q *Queue) once(args ...any) {
	text := fmt.Sprint(args...)
	q.mu.Lock()
	said := q.said[text]
	if len(q.said) > 10_000 {
		clear(q.said)
	}
	q.said[text] = true
	q.mu.Unlock()
	if !said {
		q.opt.Log.Warn("can't go on with something of the inbox", args...)
	}
}

func show(path string) string { return term.Clean(path, false) }
