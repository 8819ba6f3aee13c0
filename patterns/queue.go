package patterns

import "time"

// queue is first in, first out. Its zero value is empty.
type queue[T any] struct {
	in   []T
	gone int // at the front of in
}

func (q *queue[T]) len() int { return len(q.in) - q.gone }

func (q *queue[T]) front() *T { return &q.in[q.gone] }

func (q *queue[T]) back() *T { return &q.in[len(q.in)-1] }

func (q *queue[T]) push(v T) {
	if q.gone > 32 && q.gone > len(q.in)/2 { // what is gone is no more than what is there
		q.in, q.gone = append(q.in[:0], q.in[q.gone:]...), 0
	}
	q.in = append(q.in, v)
}

func (q *queue[T]) pop() { q.gone++ }

// extremes knows the largest of the numbers that are in a window which moves on.
type extremes struct {
	falling queue[numbered] // those that none after them exceeds
}

type numbered struct {
	value time.Duration
	nth   int
}

func (e *extremes) add(value time.Duration, nth int) {
	q := &e.falling
	for q.len() > 0 && q.back().value <= value {
		q.in = q.in[:len(q.in)-1]
	}
	q.push(numbered{value, nth})
}

// leave takes out what came before nth.
func (e *extremes) leave(nth int) {
	for e.falling.len() > 0 && e.falling.front().nth < nth {
		e.falling.pop()
	}
}

func (e *extremes) most() time.Duration { return e.falling.front().value }
