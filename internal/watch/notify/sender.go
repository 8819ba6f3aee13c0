//go:build linux

package notify

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// Sender delivers the outbox.
type Sender struct {
	Ledger  *ledger.Ledger
	Targets []Target
	Log     *slog.Logger
	Look    time.Duration // between two looks into the outbox

	down map[string]bool // targets whose last delivery failed
}

// maxTries is given up after: more than a week, an hour between the last ones.
const maxTries = 200

// Letters are the outbox entries of a letter: one for each target.
func (s *Sender) Letters(l Letter) ([]ledger.Letter, error) {
	body, err := l.Encode()
	if err != nil {
		return nil, err
	}
	var out []ledger.Letter
	for _, t := range s.Targets {
		out = append(out, ledger.Letter{Key: l.Head.Key, Target: t.Name(), Body: body})
	}
	return out, nil
}

// Run delivers until the context ends. What is left then waits for the next start.
func (s *Sender) Run(ctx context.Context) {
	for ctx.Err() == nil {
		if more := s.Deliver(ctx); more {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(s.Look):
		}
	}
}

const atOnce = 16

// Deliver tries the letters that are due, each once, and says whether there may be more of them.
func (s *Sender) Deliver(ctx context.Context) (more bool) {
	mail, err := s.Ledger.Mail(atOnce)
	if err != nil {
		s.Log.Error("can't read the outbox", "error", err)
		return false
	}
	for _, m := range mail {
		if ctx.Err() != nil {
			return false
		}
		s.one(ctx, m)
	}
	return len(mail) == atOnce
}

func (s *Sender) one(ctx context.Context, m ledger.Letter) {
	err := s.send(ctx, m)
	switch {
	case err == nil:
		s.worked(m.Target)
		err = s.Ledger.Sent(m.ID)
	case ctx.Err() != nil:
		return
	case m.Tries+1 >= maxTries:
		s.Log.Error("a message could not be delivered and is given up", "target", m.Target, "key", m.Key, "error", term.Clean(err.Error(), false))
		err = s.Ledger.Sent(m.ID)
	default:
		s.failed(m.Target, err)
		err = s.Ledger.Postpone(m.ID, backoff(m.Tries))
	}
	if err != nil {
		s.Log.Error("can't write the outbox", "error", err)
	}
}

// send finds the target. One that is not configured any more is waited for, as a mistyped flag would lose letters.
func (s *Sender) send(ctx context.Context, m ledger.Letter) error {
	var l Letter
	if err := json.Unmarshal(m.Body, &l); err != nil {
		return err
	}
	for _, t := range s.Targets {
		if t.Name() == m.Target {
			return t.Send(ctx, l)
		}
	}
	return errNobody
}

type constError string

func (e constError) Error() string { return string(e) }

const errNobody = constError("nobody is configured to get it any more")

// backoff is 5 s, 10 s, 20 s, ... up to an hour.
func backoff(tries int) time.Duration {
	return min(5*time.Second<<min(tries, 20), time.Hour)
}

// failed says once that a receiver can't be reached: there may be a thousand letters for it.
func (s *Sender) failed(target string, err error) {
	if s.down == nil {
		s.down = map[string]bool{}
	}
	if !s.down[target] {
		s.down[target] = true
		s.Log.Warn("messages can't be delivered; they wait in the outbox", "target", target, "error", term.Clean(err.Error(), false))
	}
}

func (s *Sender) worked(target string) {
	if s.down[target] {
		delete(s.down, target)
		s.Log.Info("messages can be delivered again", "target", target)
	}
}
