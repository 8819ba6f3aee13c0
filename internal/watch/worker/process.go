//go:build linux

package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/pwtriage/pwtriage/internal/term"
)

// process is a started worker.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   io.ReadCloser
	words *lastWords
	ready Ready
	setup int // which rules it has
	count int // bundles it was given
}

// start starts a worker and waits for its first word.
func start(ctx context.Context, cmd *exec.Cmd, setup json.RawMessage, within time.Duration) (*process, error) {
	p := &process{cmd: cmd, words: &lastWords{}}
	var err error
	if p.in, err = cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	if p.out, err = cmd.StdoutPipe(); err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	cmd.Stderr = p.words
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for the watcher: it lets workers finish
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	err = p.during(ctx, within, func() error {
		if err := writeFrame(p.in, setup); err != nil {
			return err
		}
		return readFrame(p.out, &p.ready)
	})
	if err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	return p, nil
}

// during runs an exchange; if it fails, takes too long or is not wanted any more, the worker is killed, and the error says which.
func (p *process) during(ctx context.Context, within time.Duration, exchange func() error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, within, errDeadline)
	defer cancel()
	over := make(chan struct{})
	killed := make(chan struct{})
	go func() {
		defer close(killed)
		select {
		case <-over:
		case <-ctx.Done():
			p.cmd.Process.Kill()
		}
	}()
	err := exchange()
	close(over)
	<-killed
	if err == nil {
		return nil
	}
	p.cmd.Process.Kill()
	reason := p.bury()
	switch {
	case errors.Is(context.Cause(ctx), errDeadline):
		return &Death{fmt.Sprintf("it took longer than %v", within)}
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return &Death{reason}
}

var errDeadline = errors.New("deadline")

// Death is the end of a worker in the middle of a bundle.
type Death struct{ Reason string }

func (d *Death) Error() string { return "the worker died: " + d.Reason }

// ask gives the worker a bundle.
func (p *process) ask(ctx context.Context, r Request, within time.Duration) (*Answer, error) {
	p.count++
	a := &Answer{}
	err := p.during(ctx, within, func() error {
		if err := writeFrame(p.in, r); err != nil {
			return err
		}
		return readFrame(p.out, a)
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// stop ends a worker that has no bundle.
func (p *process) stop() {
	p.in.Close()
	p.cmd.Process.Kill()
	p.bury()
}

// bury waits for the dead and says what it died of.
func (p *process) bury() string {
	p.out.Close()
	err := p.cmd.Wait()
	reason := "it ended early"
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		reason = exit.ProcessState.String()
	}
	if said := p.words.fatal(); said != "" {
		reason += ": " + said
	}
	return reason
}

// lastWords keeps the beginning of what a worker writes to standard error: the runtime says first what killed it.
type lastWords struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (w *lastWords) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if room := 4096 - w.buf.Len(); room > 0 {
		w.buf.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// fatal is the runtime's reason, without the rest: a panic's text may quote a bundle.
func (w *lastWords) fatal() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	for line := range strings.Lines(w.buf.String()) {
		for _, known := range []string{"fatal error: ", "runtime: goroutine stack exceeds", "runtime: out of memory", "pwtriage: "} {
			if strings.HasPrefix(line, known) {
				return term.Clean(strings.TrimSpace(line), false)
			}
		}
		if strings.HasPrefix(line, "panic: ") {
			return "panic"
		}
	}
	return ""
}
