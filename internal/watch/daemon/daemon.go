//go:build linux

package daemon

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"

	"github.com/pwtriage/pwtriage/internal/watch"
	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/folder"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
	"github.com/pwtriage/pwtriage/internal/watch/meter"
	"github.com/pwtriage/pwtriage/internal/watch/notify"
	"github.com/pwtriage/pwtriage/internal/watch/rules"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// BadRules are rules that a worker refused: a mistake in a file that the user wrote.
type BadRules struct{ Text string }

func (e *BadRules) Error() string { return e.Text }

// watcher is a running one.
type watcher struct {
	Config
	ledger *ledger.Ledger
	board  *claim.Board
	pool   *worker.Pool
	queue  *folder.Queue
	meter  *meter.Meter
	sender *notify.Sender
	copy   *rules.Copy
	rules  string
}

// Run watches until the context ends, or the inbox is drained with Once. Each value of reload has the rules read again.
func Run(ctx context.Context, c Config, reload <-chan os.Signal) error {
	c.defaults()
	if at := inbox.Remote(c.State); at != "" && at != "an overlay" {
		c.Log.Warn("the state folder lies on a share: it belongs on a disk of this machine", "state", c.State, "share", at)
	}
	held, err := lock(c.State)
	if err != nil {
		return err
	}
	defer held.Close()
	w := &watcher{Config: c, meter: meter.New(c.Version, c.Clock, max(5*time.Minute, 10*c.Interval))}
	defer w.close()
	if err := w.open(ctx); err != nil {
		return err
	}
	return w.run(ctx, reload)
}

func (w *watcher) open(ctx context.Context) (err error) {
	w.pool = &worker.Pool{Command: w.Command, Deadline: w.Deadline, Renew: w.Renew}
	if err := w.load(ctx); err != nil {
		return err
	}
	w.copy.Sweep()
	if w.ledger, err = ledger.Open(w.State, w.Clock, func(text string) { w.Log.Error(text) }); err != nil {
		return err
	}
	if w.board, err = claim.Open(filepath.Join(w.Out, ".pwtriage"), w.ledger.Owner(), w.Expiry, w.Now); err != nil {
		return err
	}
	w.sender = &notify.Sender{Ledger: w.ledger, Targets: w.Targets, Log: w.Log, Look: time.Second}
	letters := w.letters
	if len(w.Targets) == 0 {
		letters = nil
	}
	w.queue, err = folder.New(folder.Options{Inbox: w.Inbox, Out: w.Out, Quarantine: w.Quarantine, DoneDir: w.DoneDir, Done: w.Done,
		Settle: w.Settle, Broken: w.Broken, Interval: w.Interval, Expiry: w.Expiry, Retry: w.Retry, Workers: w.Workers, Once: w.Once,
		Board: w.board, Ledger: w.ledger, Recorder: w.Recorder, Letters: letters, Meter: w.meter, Log: w.Log, Now: w.Now}, w.rules)
	return err
}

func (w *watcher) close() {
	if w.pool != nil {
		w.pool.Close()
	}
	if w.board != nil {
		if err := w.board.Close(); err != nil {
			w.Log.Warn("something is left on the share", "error", err)
		}
	}
	if w.ledger != nil {
		w.ledger.Close()
	}
}

func (w *watcher) run(ctx context.Context, reload <-chan os.Signal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var beside sync.WaitGroup
	defer beside.Wait()
	defer cancel()
	if err := w.listen(ctx, &beside); err != nil {
		return err
	}
	beside.Go(func() { w.sender.Run(ctx) })
	beside.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-reload:
				w.reload(ctx)
			}
		}
	})
	w.Log.Info("watching", "inbox", w.Inbox, "out", w.Out, "owner", w.ledger.Owner(), "rules", w.rules, "workers", w.Workers)
	w.tell(daemon.SdNotifyReady)
	stopping := context.AfterFunc(ctx, func() {
		w.Log.Info("stopping", "grace", w.Grace)
		w.tell(daemon.SdNotifyStopping)
	})
	loop := &watch.Loop{Queue: w.queue, Runner: w.pool, Workers: w.Workers, Beat: w.Expiry / 5, Grace: w.Grace}
	w.queue.Run(ctx, loop, func() { w.tell(daemon.SdNotifyWatchdog) })
	stopping()
	if w.Once {
		w.sender.Deliver(ctx)
	}
	return nil
}

// tell speaks to systemd, if it has started us. The watchdog is fed from the scanner, not from a timer: a hung scanner is noticed.
func (w *watcher) tell(state string) {
	if _, err := daemon.SdNotify(false, state); err != nil {
		w.Log.Warn("can't tell systemd", "error", err)
	}
}

func (w *watcher) listen(ctx context.Context, beside *sync.WaitGroup) error {
	if w.Listen == "" {
		return nil
	}
	l, err := net.Listen("tcp", w.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	srv := &http.Server{Handler: w.meter.Handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second,
		MaxHeaderBytes: 16 << 10}
	context.AfterFunc(ctx, func() { srv.Close() })
	beside.Go(func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			w.Log.Error("the listener ended", "error", err)
		}
	})
	w.Log.Info("listening", "address", l.Addr().String())
	return nil
}

// letters are the messages of a published record.
func (w *watcher) letters(r *folder.Record) []ledger.Letter {
	result, out := r.Diagnosis, *r
	if w.Alias != nil {
		out = r.Known(w.Alias(r.Name))
	}
	if len(result) == 0 {
		result = out.Refusal()
	}
	letters, err := w.sender.Letters(notify.Letter{Result: result, Head: notify.Head{Key: r.Key, Upload: out.Name, Sum: r.Sum, Outcome: r.Outcome,
		Action: r.Action, Branch: r.Branch, Cause: r.Cause, Reason: r.Reason, Result: out.Result, Version: r.Version}})
	if err != nil {
		w.Log.Error("can't make a message", "key", r.Key, "error", err)
	}
	return letters
}

// load copies the rules, tries them on a worker, and takes them if they are good.
func (w *watcher) load(ctx context.Context) error {
	c, err := rules.Take(w.State, w.Rules)
	if err != nil {
		return &BadRules{err.Error()}
	}
	ready, err := w.pool.Use(ctx, w.Setup(c))
	if err != nil {
		c.Remove()
		if errors.Is(err, worker.ErrStart) || ctx.Err() != nil {
			return err
		}
		return &BadRules{c.Original(err.Error())}
	}
	if w.copy != nil {
		w.copy.Remove()
	}
	w.copy, w.rules = c, ready.Rules
	return nil
}

// reload answers SIGHUP: good rules hold from the next bundle on, broken ones change nothing.
func (w *watcher) reload(ctx context.Context) {
	w.tell(daemon.SdNotifyReloading)
	defer w.tell(daemon.SdNotifyReady)
	old := w.rules
	if err := w.load(ctx); err != nil {
		w.meter.Reloaded(false)
		w.Log.Error("the new rules are broken: the old ones stay", "error", err)
		return
	}
	w.meter.Reloaded(true)
	w.queue.SetRules(w.rules)
	w.queue.Wake()
	w.Log.Info("rules read again", "rules", w.rules, "before", old)
}

// Status reads the state of a watcher that runs or ran.
func Status(dir string) (*State, error) {
	l, err := ledger.View(dir, time.Now)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	s := &State{Dir: dir, Running: Running(dir)}
	text, err := l.Noted(folder.StatusNote)
	if err != nil {
		return nil, err
	}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &s.Status); err != nil {
			return nil, fmt.Errorf("read status: %w", err)
		}
	}
	s.Counts, s.Outbox, err = l.Counts()
	return s, err
}

// State is what Status reads.
type State struct {
	Dir     string         `json:"state"`
	Running bool           `json:"running"`
	Status  folder.Status  `json:"status"`
	Counts  []ledger.Count `json:"counts"`
	Outbox  int64          `json:"outbox"`
}
