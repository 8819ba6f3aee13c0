//go:build linux

package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"sync"
	"time"
)

// Pool keeps started workers. As many run at a time as there are calls of Run.
type Pool struct {
	Command  func() *exec.Cmd // a worker, not started
	Deadline time.Duration    // for one bundle
	Renew    int              // bundles after which a worker is replaced

	mu    sync.Mutex
	idle  []*process
	setup json.RawMessage
	nth   int // of the setup
	gone  bool
}

// startWithin is the time a worker has to load the rules.
const startWithin = 60 * time.Second

// ErrStart says that a worker could not be started: the machine's fault or the rules', no bundle's.
var ErrStart = errors.New("no worker can be started")

// Use has new workers load these rules, if they can: else the pool stays as it was. It is how rules are checked.
func (p *Pool) Use(ctx context.Context, setup json.RawMessage) (Ready, error) {
	w, err := start(ctx, p.Command(), setup, startWithin)
	if err != nil {
		return Ready{}, fmt.Errorf("%w: %w", ErrStart, err)
	}
	if w.ready.Error != "" {
		w.stop()
		return Ready{}, errors.New(w.ready.Error)
	}
	ready := w.ready
	p.mu.Lock()
	old := p.idle
	p.nth++
	w.setup, p.setup, p.idle = p.nth, setup, []*process{w}
	p.mu.Unlock()
	for _, o := range old {
		o.stop()
	}
	return ready, nil
}

// Run has a bundle read. A *Death is the bundle's doing, until the opposite is shown; ErrStart and a context's error are not.
func (p *Pool) Run(ctx context.Context, r Request) (*Answer, error) {
	for {
		w, err := p.worker(ctx)
		if err != nil {
			return nil, err
		}
		a, err := w.ask(ctx, r, p.Deadline)
		if err != nil {
			return nil, err // and the worker is buried
		}
		if a.Denied && w.count > 1 { // its folder may be another one by now, which only a new worker may read
			w.stop()
			continue
		}
		p.put(w)
		return a, nil
	}
}

func (p *Pool) worker(ctx context.Context) (*process, error) {
	p.mu.Lock()
	setup, nth := p.setup, p.nth
	if n := len(p.idle); n > 0 {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return w, nil
	}
	p.mu.Unlock()
	w, err := start(ctx, p.Command(), setup, startWithin)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStart, err)
	}
	if w.ready.Error != "" {
		w.stop()
		return nil, fmt.Errorf("%w: %s", ErrStart, w.ready.Error)
	}
	w.setup = nth
	return w, nil
}

// put takes a worker back, unless it has read enough bundles or knows old rules.
func (p *Pool) put(w *process) {
	p.mu.Lock()
	keep := !p.gone && w.setup == p.nth && w.count < p.Renew
	if keep {
		p.idle = append(p.idle, w)
	}
	p.mu.Unlock()
	if !keep {
		w.stop()
	}
}

// Close ends the idle workers; those at work end when they are put back.
func (p *Pool) Close() {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.gone = nil, true
	p.mu.Unlock()
	for _, w := range idle {
		w.stop()
	}
}
