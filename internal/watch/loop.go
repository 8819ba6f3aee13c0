//go:build linux

// Package watch turns a queue of bundles into verdicts: it takes a bundle, has a worker read it, and hands the answer back. The queue is
// four verbs, so that a work queue of a fleet can stand where the folder stands. What a bundle does to a worker is told to the
// queue; nothing a bundle does stops the loop.
package watch

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// ErrDrained says that a queue is empty and will stay so.
var ErrDrained = errors.New("nothing is left to do")

// Job is one bundle to read.
type Job struct {
	Key   string // the content and the rules it is to be judged by
	Sum   string // SHA-256 of the content
	Rules string
	Name  string // what it is called in the result
	Path  string // where it lies
	Size  int64
}

// Queue is where bundles come from and verdicts go to. All its methods may be called at the same time.
type Queue interface {
	// Take waits for a bundle and gives the caller the right to work on it. It returns ErrDrained, or the context's error.
	Take(ctx context.Context) (*Job, error)
	// Renew keeps that right. An error says that it is lost: the work is to be dropped.
	Renew(job *Job) error
	// Finish hands an answer over and ends the right. It returns when the queue has taken it, which may be before it is published.
	Finish(job *Job, a *worker.Answer, took time.Duration)
	// Fail ends the right without an answer: a *worker.Death is the bundle's fault, anything else is not.
	Fail(job *Job, err error)
}

// Runner reads one bundle.
type Runner interface {
	Run(ctx context.Context, r worker.Request) (*worker.Answer, error)
}

// Loop takes bundles until it is told to stop.
type Loop struct {
	Queue   Queue
	Runner  Runner
	Workers int
	Beat    time.Duration // between two renewals
	Grace   time.Duration // for the work in hand after the end of the context
}

// Run works until the queue is drained, which is no error, or the context ends. Then it finishes what is in hand within the grace, and
// hands the rest back.
func (l *Loop) Run(ctx context.Context) {
	hard, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(l.Grace, cancel) })
	defer stop()
	free := make(chan struct{}, l.Workers)
	var wg sync.WaitGroup
	for range 2 * l.Workers { // one bundle stands ready for each worker, so that none waits for the queue's files and syncs
		wg.Go(func() {
			for {
				job, err := l.Queue.Take(ctx)
				if err != nil {
					return
				}
				l.one(ctx, hard, free, job)
			}
		})
	}
	wg.Wait()
}

// one has a bundle read when a worker is free, and keeps the right to it meanwhile. One that still waits at the end of soft is handed back.
func (l *Loop) one(soft, hard context.Context, free chan struct{}, job *Job) {
	ctx, cancel := context.WithCancelCause(hard)
	defer cancel(nil)
	defer l.keep(job, cancel)()
	select {
	case free <- struct{}{}:
	case <-soft.Done():
		l.Queue.Fail(job, context.Cause(soft))
		return
	case <-ctx.Done():
		l.Queue.Fail(job, context.Cause(ctx))
		return
	}
	began := time.Now()
	a, err := l.Runner.Run(ctx, worker.Request{Path: job.Path, Name: job.Name})
	took := time.Since(began)
	<-free
	switch {
	case err == nil:
		l.Queue.Finish(job, a, took)
	case ctx.Err() != nil:
		l.Queue.Fail(job, context.Cause(ctx))
	default:
		l.Queue.Fail(job, err)
	}
}

// keep renews the right to a bundle until the function it returns is called. When the right is lost the work is called off.
func (l *Loop) keep(job *Job, lost context.CancelCauseFunc) (end func()) {
	over := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(l.Beat)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
				if err := l.Queue.Renew(job); err != nil {
					lost(err)
					return
				}
			}
		}
	})
	return func() {
		close(over)
		wg.Wait()
	}
}
