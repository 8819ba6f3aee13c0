//go:build linux

// Package daemon puts a watcher together: the ledger and the claims, the pool of workers with their rules, the queue of the folder, what is
// shown and who is told. It owns the watcher's life: start, reload, shutdown. What a bundle means is known to the workers only.
package daemon

import (
	"encoding/json"
	"log/slog"
	"os/exec"
	"time"

	"github.com/pwtriage/pwtriage/internal/watch/folder"
	"github.com/pwtriage/pwtriage/internal/watch/notify"
	"github.com/pwtriage/pwtriage/internal/watch/rules"
)

// Config is what a watcher is told.
type Config struct {
	Version    string
	Inbox, Out string
	State      string // a folder on a disk of this machine
	Quarantine string
	Done       string
	DoneDir    string

	Settle, Broken, Interval, Expiry, Retry time.Duration

	Workers  int
	Deadline time.Duration // for one bundle
	Renew    int           // bundles for one worker
	Grace    time.Duration
	Once     bool

	Rules    rules.Sources
	Setup    func(c *rules.Copy) json.RawMessage // what a worker is to load
	Command  func() *exec.Cmd                    // a worker, not started
	Recorder folder.Recorder                     // the store of findings, nil for none
	Alias    func(name string) string            // an upload's name as it may travel
	Targets  []notify.Target
	Listen   string
	Log      *slog.Logger
	Now      func() time.Duration // monotonic; nil: since the start
	Clock    func() time.Time     // the time of day; nil: the machine's
}

// defaults fill in what was left at zero.
func (c *Config) defaults() {
	for _, d := range []struct {
		at   *time.Duration
		then time.Duration
	}{
		{&c.Settle, 5 * time.Second}, {&c.Broken, 10 * time.Minute}, {&c.Interval, 10 * time.Second}, {&c.Expiry, 15 * time.Second},
		{&c.Retry, 5 * time.Second}, {&c.Deadline, 5 * time.Minute}, {&c.Grace, 20 * time.Second},
	} {
		if *d.at == 0 {
			*d.at = d.then
		}
	}
	if c.Renew == 0 {
		c.Renew = 500
	}
	if c.Now == nil {
		began := time.Now()
		c.Now = func() time.Duration { return time.Since(began) } // no clock that is set moves it
	}
	if c.Clock == nil {
		c.Clock = time.Now
	}
}
