//go:build linux

package folder

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/durable"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// Results are published in batches: the syncs of one share the disk's work.
const (
	batchSize  = 32
	batchBytes = 32 << 20
	writers    = 8
	gather     = 200 * time.Millisecond // waited for a batch to fill, while bundles are being read
)

func (q *Queue) send(p *parcel) {
	q.mu.Lock()
	q.out[p] = true
	q.mu.Unlock()
	q.parcels <- p
}

// publishAll takes results until Close; it stops early when ctx ends, since what the ledger has is published after the next start.
func (q *Queue) publishAll(ctx context.Context) {
	for p := range q.parcels {
		q.publish(ctx, q.batch(p))
	}
}

// batch collects what is ready, and what will be in a moment. A result that comes alone does not wait.
func (q *Queue) batch(first *parcel) []*parcel {
	batch, size := []*parcel{first}, len(first.work.Record)
	over := time.After(gather)
	for len(batch) < batchSize && size < batchBytes && (len(q.parcels) > 0 || q.reading()) {
		select {
		case p, ok := <-q.parcels:
			if !ok {
				return batch
			}
			batch, size = append(batch, p), size+len(p.work.Record)
		case <-over:
			return batch
		}
	}
	return batch
}

// reading says whether more results are to come soon.
func (q *Queue) reading() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.busy) > len(q.out)
}

// publish takes a batch through the steps of the package comment. Each is tried again until it succeeds: a full disk stops everything, and
// loses nothing.
func (q *Queue) publish(ctx context.Context, batch []*parcel) {
	defer q.ended(batch)
	steps := []func([]*parcel) error{
		q.keep,
		func(b []*parcel) error { return each(b, q.decide) },
		q.writeAll,
		q.store,
		func(b []*parcel) error { return each(b, q.amend) },
		q.enter,
	}
	for _, step := range steps {
		if !q.insist(ctx, func() error { return step(batch) }) {
			return
		}
	}
	q.clear(batch)
}

// insist runs a step until it succeeds, or the context ends: soon again at first, since a share may only have hiccuped.
func (q *Queue) insist(ctx context.Context, step func() error) bool {
	for rest := q.opt.Retry / 64; ; rest = min(2*rest, q.opt.Retry) {
		err := step()
		if err == nil {
			q.stall(nil)
			return true
		}
		q.stall(err)
		select {
		case <-ctx.Done():
			return false
		case <-time.After(rest):
		}
	}
}

// stall stops the taking of uploads while nothing can be written, and says so once.
func (q *Queue) stall(err error) {
	text := ""
	if err != nil {
		text = term.Clean(err.Error(), false)
	}
	q.mu.Lock()
	was := q.failed
	q.failed = text
	if text == "" && was != "" {
		q.more.Broadcast()
	}
	q.mu.Unlock()
	switch {
	case text != "" && was == "":
		q.opt.Log.Error("results can't be written: waiting, nothing is lost", "error", text)
		q.opt.Meter.Stalled(true)
	case text == "" && was != "":
		q.opt.Log.Info("results can be written again")
		q.opt.Meter.Stalled(false)
	}
}

// each does something for every parcel that is not another's, several at a time.
func each(batch []*parcel, do func(*parcel) error) error {
	var wg sync.WaitGroup
	errs := make([]error, len(batch))
	slots := make(chan struct{}, writers)
	for i, p := range batch {
		if p.lost {
			continue
		}
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			errs[i] = do(p)
			if errors.Is(errs[i], claim.ErrLost) {
				p.lost, errs[i] = true, nil
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err // the first is enough to say what is wrong
		}
	}
	return nil
}

// keep is step 1.
func (q *Queue) keep(batch []*parcel) error {
	var works []ledger.Work
	for _, p := range batch {
		if !p.kept {
			works = append(works, p.work)
		}
	}
	if len(works) == 0 {
		return nil
	}
	if err := q.opt.Ledger.Commit(works...); err != nil {
		return err
	}
	for _, p := range batch {
		p.kept = true
	}
	return nil
}

// decide is step 2. Where another's record is there already, it is the other's that counts from now on.
func (q *Queue) decide(p *parcel) error {
	won, err := q.opt.Board.Publish(p.claim, p.work.Record)
	if err != nil || won {
		return err
	}
	r, err := q.look(p.work.Key)
	if err != nil {
		return err
	}
	if r == nil {
		return fmt.Errorf("the record of %q was there and is gone", p.work.Key)
	}
	if r.Complete == "" && r.Owner != q.opt.Ledger.Owner() { // theirs, and ours to finish: our ledger has to know what
		w := r.work(p.it, 0)
		w.Record = r.encode()
		if err := q.opt.Ledger.Commit(w); err != nil {
			return err
		}
		p.work = w
	}
	p.record = r
	p.told = r.Complete != "" && r.Complete != q.opt.Ledger.Owner()
	return nil
}

// writeAll is step 3. The folder of results is synced once for all of them.
func (q *Queue) writeAll(batch []*parcel) error {
	if err := each(batch, q.write); err != nil {
		return err
	}
	return durable.SyncDir(q.opt.Out)
}

// write puts the results of one bundle in place. One of older rules is replaced.
func (q *Queue) write(p *parcel) error {
	r := p.record
	if r.Complete != "" {
		return nil
	}
	files, err := r.files()
	if err != nil {
		return err
	}
	for ext, text := range files {
		if err := q.opt.Board.Desk().Put(filepath.Join(q.opt.Out, r.Result+"."+ext), text); err != nil {
			return err
		}
	}
	if r.Outcome != Diagnosed {
		if err := q.reason(r); err != nil {
			return err
		}
	}
	if r.Replaces != "" {
		return q.link(base(r.Name, r.Replaces)+".replaced.json", linkNote{Upload: r.Name, Sum: r.Replaces, ReplacedBy: r.Result})
	}
	return nil
}

// linkNote leads from one upload to the result of another.
type linkNote struct {
	Schema     string `json:"schema"`
	Upload     string `json:"upload"`
	Sum        string `json:"sha256"`
	Result     string `json:"result,omitempty"`
	ReplacedBy string `json:"replaced_by,omitempty"`
}

func (q *Queue) link(name string, n linkNote) error {
	n.Schema = "pwtriage/link/v1"
	n.Upload = show(n.Upload)
	text, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("link: %w", err)
	}
	return q.opt.Board.Desk().Replace(filepath.Join(q.opt.Out, name), append(text, '\n'))
}

// store gives the findings to the recorder, all of a batch at once.
func (q *Queue) store(batch []*parcel) error {
	var ds []*finding.Diagnosis
	for _, p := range batch {
		if p.lost || p.record.Complete != "" || len(p.record.Diagnosis) == 0 || q.opt.Recorder == nil {
			continue
		}
		d := &finding.Diagnosis{}
		if err := json.Unmarshal(p.record.Diagnosis, d); err != nil {
			return fmt.Errorf("read result: %w", err)
		}
		ds = append(ds, d)
	}
	if len(ds) == 0 {
		return nil
	}
	_, err := q.opt.Recorder.Append(ds...)
	return err
}

// amend is step 4.
func (q *Queue) amend(p *parcel) error {
	if p.record.Complete != "" {
		return nil
	}
	short := p.record.short(q.opt.Ledger.Owner())
	cut := false
	if p.record.Owner == q.opt.Ledger.Owner() {
		var err error
		if cut, err = q.opt.Board.Cut(p.claim, len(p.work.Record), bytes.IndexByte(p.work.Record, '\n')+1); err != nil {
			return err
		}
	}
	if !cut { // another's, or not as we know it
		if err := q.opt.Board.Amend(p.claim, short.encode()); err != nil {
			return err
		}
	}
	p.record = short
	return nil
}

// enter is step 5.
func (q *Queue) enter(batch []*parcel) error {
	var pubs []ledger.Publication
	for _, p := range batch {
		if p.lost {
			continue
		}
		pub, err := q.publication(p)
		if err != nil {
			return err
		}
		pubs = append(pubs, pub)
	}
	return q.opt.Ledger.Publish(pubs...)
}

// publication makes the messages from the record as the ledger has it: on the share it is short by now. Those of a record that
// another watcher completed were the other's to send.
func (q *Queue) publication(p *parcel) (ledger.Publication, error) {
	pub := ledger.Publication{Work: p.work}
	if p.told {
		pub.Outcome = elsewhere
	} else if q.opt.Letters != nil {
		whole, err := decodeRecord(p.work.Record)
		if err != nil {
			return pub, err
		}
		pub.Letters = q.opt.Letters(whole)
	}
	if it := p.it; it != nil {
		pub.Upload = &ledger.Upload{Path: it.up.Path, Sig: it.up.Sig.String(), Sum: it.sum, Key: p.work.Key, Version: it.version, Place: it.place}
	}
	return pub, nil
}

// clear is step 6. What fails here is done again when the upload is seen again.
func (q *Queue) clear(batch []*parcel) {
	for _, p := range batch {
		if p.lost {
			continue
		}
		if err := q.opt.Board.Drop(p.claim); err != nil {
			q.complain(p.work.Path, err)
		}
		if !p.told {
			q.opt.Meter.Published(p.work.Outcome, p.work.Branch, p.work.Cause, p.work.Took)
			q.opt.Log.Info("published", "upload", show(p.work.Name), "result", p.record.Result, "outcome", p.work.Outcome, "branch", p.work.Branch,
				"cause", p.work.Cause, "reason", show(p.work.Reason), "took", p.work.Took.Round(time.Millisecond))
		}
	}
	q.tidy(batch)
}

// ended lets go of a batch, published or not.
func (q *Queue) ended(batch []*parcel) {
	for _, p := range batch {
		q.mu.Lock()
		delete(q.out, p)
		q.mu.Unlock()
		if p.it != nil {
			q.release(p.it, p.lost)
		}
	}
}
