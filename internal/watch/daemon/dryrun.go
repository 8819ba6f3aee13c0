//go:build linux

package daemon

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// DryRun says what a watcher would do with what lies in the inbox now. It writes nothing and takes nothing.
func DryRun(ctx context.Context, c Config, out io.Writer) error {
	c.defaults()
	began := time.Now()
	d := &dry{c: c, out: out}
	s := &inbox.Scanner{Root: c.Inbox, Settle: c.Settle, Broken: c.Broken, Now: func() time.Duration { return time.Since(began) }, Known: d.known,
		Skip: []string{filepath.Clean(c.Out), filepath.Clean(c.Quarantine), filepath.Clean(c.DoneDir)}}
	var err error
	if d.ledger, err = ledger.View(c.State, time.Now); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if d.ledger != nil {
		defer d.ledger.Close()
	}
	sweep, err := s.Scan(ctx)
	if err != nil {
		return err
	}
	if sweep.Waiting > 0 { // a second look, after the quiet time
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(c.Settle):
		}
		if sweep, err = s.Scan(ctx); err != nil {
			return err
		}
	}
	return d.tell(sweep)
}

type dry struct {
	c      Config
	out    io.Writer
	ledger *ledger.Ledger
}

func (d *dry) known(path string, sig inbox.Sig) bool {
	if d.ledger == nil {
		return false
	}
	u, err := d.ledger.Upload(path)
	return err == nil && u != nil && u.Sig == sig.String() && u.Place == ""
}

func (d *dry) tell(sweep *inbox.Sweep) error {
	for _, u := range sweep.Ready {
		sum, err := inbox.Hash(inbox.Within(d.c.Inbox, u.Path), u.Sig)
		if err != nil {
			fmt.Fprintf(d.out, "wait      %s\n", term.Clean(u.Path, false))
			continue
		}
		word := "diagnose "
		if done, err := filepath.Glob(filepath.Join(d.c.Out, ".pwtriage", "done", hex.EncodeToString(sum[:1]), hex.EncodeToString(sum[:])+".*.json")); err != nil {
			return err
		} else if len(done) > 0 {
			word = "link     " // unless the rules have changed since
		}
		fmt.Fprintf(d.out, "%s %s, then %s\n", word, term.Clean(u.Path, false), d.c.Done)
	}
	for _, o := range sweep.Odd {
		fmt.Fprintf(d.out, "ignore    %s: %s\n", term.Clean(o.Path, false), term.Clean(o.Reason, false))
	}
	_, err := fmt.Fprintf(d.out, "%d ready, %d not finished yet, %d done before, %d ignored\n", len(sweep.Ready), sweep.Waiting, sweep.Known, len(sweep.Odd))
	return err
}
