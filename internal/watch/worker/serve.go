//go:build linux

package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Diagnose reads one bundle. What goes wrong inside a bundle is in its answer.
type Diagnose func(ctx context.Context, r Request) Answer

// Load makes the rules ready that setup names.
type Load func(setup json.RawMessage) (Ready, Diagnose, error)

// Serve is the worker's side: the rules first, then bundles until the parent closes the pipe. A parent that dies closes it as well, and
// then the worker stops in the middle of a bundle: gone is called.
func Serve(ctx context.Context, in io.Reader, out io.Writer, load Load, gone func()) error {
	var setup json.RawMessage
	if err := readFrame(in, &setup); err != nil {
		return fmt.Errorf("worker: read the rules' names: %w", err)
	}
	ready, diagnose, err := load(setup)
	if err != nil {
		return writeFrame(out, Ready{Error: err.Error()})
	}
	if err := writeFrame(out, ready); err != nil {
		return fmt.Errorf("worker: %w", err)
	}
	requests := make(chan Request)
	failed := make(chan error, 1)
	go func() {
		defer gone()
		defer close(requests)
		for {
			var r Request
			if err := readFrame(in, &r); err != nil {
				failed <- err
				return
			}
			requests <- r
		}
	}()
	for r := range requests {
		a := diagnose(ctx, r)
		a.Rules = ready.Rules
		if err := answer(out, a); err != nil {
			return fmt.Errorf("worker: %w", err)
		}
	}
	if err := <-failed; !errors.Is(err, io.EOF) {
		return fmt.Errorf("worker: %w", err)
	}
	return nil
}

// answer sends a result; one too big for a frame is told of instead.
func answer(out io.Writer, a Answer) error {
	size := len(a.Diagnosis)
	for _, r := range a.Renderings {
		size += len(r) * 4 / 3
	}
	if size > maxFrame/2 {
		a = Answer{Sum: a.Sum, Rules: a.Rules, Error: fmt.Sprintf("the result of %d bytes is too big", size)}
	}
	return writeFrame(out, a)
}
