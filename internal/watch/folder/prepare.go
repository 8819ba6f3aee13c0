//go:build linux

package folder

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"os"

	"github.com/pwtriage/pwtriage/internal/watch"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// prepare makes a job of an item, or deals with it: it is gone, it was done before, or somebody else has it. No job and no error
// means dealt with.
func (q *Queue) prepare(it *item, rules string) (*watch.Job, error) {
	if gone, err := q.hash(it); gone || err != nil {
		if gone {
			q.release(it, false)
		}
		return nil, err
	}
	key := it.sum + "." + rules
	if !q.reserve(it, key) {
		q.release(it, true)
		return nil, nil
	}
	again := q.isAgain(it.sum)
	if !again {
		if done, err := q.before(it); done || err != nil {
			return nil, err
		}
	}
	if done, err := q.published(it, again); done || err != nil {
		return nil, err
	}
	return q.claim(it, rules, again)
}

// hash finds out what the upload is; gone says that it is not there any more, or not as it was seen.
func (q *Queue) hash(it *item) (gone bool, err error) {
	path := it.path(q.opt.Inbox)
	if it.sum != "" {
		return q.changed(it), nil
	}
	if it.place != "" {
		info, err := os.Lstat(path)
		if err != nil {
			return true, nil
		}
		it.up.Sig = inbox.SigOf(info)
	}
	sum, err := inbox.Hash(path, it.up.Sig)
	switch {
	case errors.Is(err, inbox.ErrChanged), errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, err
	}
	it.sum = hex.EncodeToString(sum[:])
	return false, nil
}

// reserve keeps a second upload of the same content waiting until the first is done.
func (q *Queue) reserve(it *item, key string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.busy[key] != nil {
		return false
	}
	for p := range q.out {
		if p.work.Key == key {
			return false
		}
	}
	it.key = key
	q.busy[key] = it
	return true
}

// before looks at what this watcher knows of the path: the same content was touched or is to be moved away yet, another is a new
// version if the old one still lay there.
func (q *Queue) before(it *item) (done bool, err error) {
	prior, err := q.opt.Ledger.Upload(it.up.Path)
	if err != nil || prior == nil {
		return false, err
	}
	if prior.Sum != it.sum {
		if prior.Place == "" {
			it.version, it.replaces = prior.Version+1, prior.Sum
		}
		return false, nil
	}
	w, err := q.opt.Ledger.Work(prior.Key)
	if err != nil || w == nil || w.State != ledger.Published {
		return false, err
	}
	it.version = prior.Version
	return true, q.settle(it, prior.Key, w.Outcome, "")
}

// published looks for a verdict on the same content by the same rules, here and on the share. On the share one by older rules counts as
// well if it is on this very upload: then only our memory is new.
func (q *Queue) published(it *item, again bool) (done bool, err error) {
	r, err := q.look(it.key)
	if err != nil {
		return false, err
	}
	if r != nil && again && r.Outcome == Quarantined && r.Complete != "" {
		return false, nil
	}
	if r == nil && !again {
		r, err = q.older(it)
	}
	if r == nil || err != nil || r.Complete == "" {
		return false, err
	}
	if err := q.elsewhere(it, r); err != nil {
		return false, err
	}
	link := ""
	if r.Seen != seen(it) && !again {
		link = r.Result
	}
	return true, q.settle(it, r.Key, r.Outcome, link)
}

func (q *Queue) look(key string) (*Record, error) {
	data, err := q.opt.Board.Record(key)
	if data == nil || err != nil {
		return nil, err
	}
	return decodeRecord(data)
}

func (q *Queue) older(it *item) (*Record, error) {
	keys, err := q.opt.Board.Keys(it.sum)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if r, err := q.look(key); err != nil || r != nil && r.Complete != "" && r.Seen == seen(it) {
			return r, err
		}
	}
	return nil, nil
}

// elsewhere notes a verdict that another watcher published, unless the ledger has it.
func (q *Queue) elsewhere(it *item, r *Record) error {
	w, err := q.opt.Ledger.Work(r.Key)
	if err != nil || w != nil && w.State == ledger.Published {
		return err
	}
	if w != nil && w.State == ledger.Done && r.Complete == q.opt.Ledger.Owner() {
		return errors.New("its publication is not noted yet") // resume does
	}
	theirs := r.work(it, 0)
	theirs.Outcome = elsewhere
	return q.opt.Ledger.Publish(ledger.Publication{Work: theirs})
}

// claim takes the item for this watcher and makes a job of it; a result that is there already is sent on its way instead.
func (q *Queue) claim(it *item, rules string, again bool) (*watch.Job, error) {
	c, err := q.opt.Board.Take(it.key)
	if err != nil {
		return nil, err
	}
	if c == nil { // somebody else works on it
		q.release(it, true)
		return nil, nil
	}
	it.claim = c
	job, err := q.begin(it, rules, again)
	if err != nil {
		q.giveBack(it, true)
		q.stall(err)
		return nil, nil
	}
	return job, nil
}

func (q *Queue) begin(it *item, rules string, again bool) (*watch.Job, error) {
	r, err := q.look(it.key)
	switch {
	case err != nil:
		return nil, err
	case r != nil && again && r.Outcome == Quarantined && r.Complete != "":
		if err := q.opt.Board.Forget(it.claim); err != nil {
			return nil, err
		}
	case r != nil && r.Complete != "": // between our look and our claim
		q.giveBack(it, true)
		return nil, nil
	case r != nil: // published by one who died before the results were written out
		w := r.work(it, 0)
		w.Record = r.encode()
		q.send(&parcel{work: w, claim: it.claim, it: it, record: r})
		return nil, nil
	}
	w, err := q.opt.Ledger.Work(it.key)
	if err != nil {
		return nil, err
	}
	if w != nil && w.State == ledger.Began && w.Deaths >= maxDeaths {
		q.quarantine(it, w.Reason)
		return nil, nil
	}
	if w != nil && w.State == ledger.Done { // resume takes it
		q.giveBack(it, true)
		return nil, nil
	}
	return &watch.Job{Key: it.key, Sum: it.sum, Rules: rules, Name: it.name(), Path: it.path(q.opt.Inbox), Size: it.up.Sig.Size}, nil
}
