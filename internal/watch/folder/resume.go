//go:build linux

package folder

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"time"

	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// resume sends on what the ledger has done and the share has not: after a kill, or after a claim was lost.
func (q *Queue) resume() {
	works, err := q.opt.Ledger.Unpublished(batchSize)
	if err != nil {
		q.complain("", err)
		return
	}
	for _, w := range works {
		if q.underWay(w.Key) || len(q.parcels) >= batchSize {
			continue
		}
		r, err := decodeRecord(w.Record)
		if err != nil {
			q.complain(w.Path, err)
			continue
		}
		c, err := q.opt.Board.Take(w.Key)
		if err != nil {
			q.complain(w.Path, err)
		}
		if c != nil {
			q.send(&parcel{work: w, claim: c, record: r, kept: true})
		}
	}
}

func (q *Queue) underWay(key string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for p := range q.out {
		if p.work.Key == key {
			return true
		}
	}
	return q.busy[key] != nil
}

// renewAll keeps the claims of what is on its way out.
func (q *Queue) renewAll(ctx context.Context) {
	tick := time.NewTicker(q.opt.Expiry / 5)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		q.mu.Lock()
		var parcels []*parcel
		for p := range q.out {
			parcels = append(parcels, p)
		}
		q.mu.Unlock()
		for _, p := range parcels {
			_ = q.opt.Board.Renew(p.claim) // a lost claim shows when it is used
		}
	}
}

// probe finds out whether there is room again when nothing is on its way out to try it.
func (q *Queue) probe() {
	q.mu.Lock()
	idle := q.failed != "" && len(q.out) == 0 && q.opt.Now()-q.probed >= q.opt.Retry
	if idle {
		q.probed = q.opt.Now()
	}
	q.mu.Unlock()
	if !idle {
		return
	}
	err := q.opt.Ledger.Note("probe", strconv.FormatInt(int64(q.opt.Now()), 10))
	if err == nil {
		err = q.opt.Board.Desk().Replace(filepath.Join(q.opt.Out, ".pwtriage", "probe-"+q.opt.Ledger.Owner()), make([]byte, 4096))
	}
	q.stall(err)
}

// reopen takes up what somebody asked to have diagnosed again.
func (q *Queue) reopen() {
	err := q.askChanged()
	sums, aerr := q.opt.Ledger.Asked()
	if err = errors.Join(err, aerr); err != nil {
		q.complain("", err)
		return
	}
	for _, sum := range sums {
		if q.isAgain(sum) {
			continue
		}
		places, err := q.opt.Ledger.Where(sum)
		if err == nil {
			err = q.opt.Ledger.Reopen(sum)
		}
		if err != nil {
			q.complain("", err)
			continue
		}
		if !q.wanted(sum, places) {
			q.opt.Log.Warn("asked to diagnose again what lies nowhere any more", "sha256", sum)
			q.answered(sum)
		}
	}
}

// ChangedNote asks, in the ledger, for everything whose verdict is by other rules than today's.
const ChangedNote = "requeue-changed"

func (q *Queue) askChanged() error {
	note, err := q.opt.Ledger.Noted(ChangedNote)
	if err != nil || note == "" {
		return err
	}
	q.mu.Lock()
	rules := q.rules
	q.mu.Unlock()
	sums, err := q.opt.Ledger.Outdated(rules)
	if err != nil {
		return err
	}
	q.opt.Log.Info("diagnosing again what other rules judged", "bundles", len(sums), "rules", rules)
	if err := q.opt.Ledger.Ask(sums...); err != nil {
		return err
	}
	return q.opt.Ledger.Note(ChangedNote, "")
}

// wanted puts the upload into the line again, from where it lies now; one place is enough.
func (q *Queue) wanted(sum string, places []ledger.Upload) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, u := range places {
		if u.Place == "" { // the next scan finds it
			delete(q.known, q.print(u.Path, u.Sig))
			q.again[sum] = true
			return true
		}
		if f, info, err := inbox.Open(u.Place); err == nil {
			f.Close()
			q.again[sum] = true
			it := &item{up: inbox.Upload{Path: u.Path, Sig: inbox.SigOf(info), Seen: q.opt.Now(), Due: q.opt.Now()}, place: u.Place, version: u.Version}
			if old := q.items[u.Path]; old == nil {
				q.items[u.Path] = it
			}
			q.held = append(q.held, it)
			return true
		}
	}
	return false
}

func (q *Queue) isAgain(sum string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.again[sum]
}

func (q *Queue) answered(sum string) {
	if err := q.opt.Ledger.Answered(sum); err != nil {
		q.complain("", err) // it is asked once more, and found done
	}
	q.mu.Lock()
	delete(q.again, sum)
	q.mu.Unlock()
}
