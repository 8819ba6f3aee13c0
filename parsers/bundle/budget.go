package bundle

import (
	"fmt"
	"sync/atomic"
	"time"
)

// Budget is what is left of the Limits of one bundle. Every layer of nested archives draws on the same one, so that depth and
// breadth cannot multiply. Steps that are walked at the same time have one each, by fork, and all of them draw on one account; what is a
// budget's own is kept beside it, to be given back when the step is walked again.
type Budget struct {
	limits   Limits
	start    time.Time
	all      *account
	bytes    int64 // own
	entries  int
	decoding time.Duration // time spent in our readers, less the time spent waiting for the source
	waiting  time.Duration
	nested   int // readers now inside each other; only the outermost measures

	need  int  // the most entries for which there had to be room, counted from where this budget began
	short bool // a limit of the whole bundle kept something out: how much is left depends on what else is walked at the time
}

// account is what a bundle has cost, with what is walked at the same time.
type account struct{ bytes, entries, buffered, decoding atomic.Int64 }

// NewBudget starts the clocks of a budget.
func NewBudget(l Limits) *Budget {
	return &Budget{limits: l.withDefaults(), start: time.Now(), all: &account{}}
}

// fork is the budget of one step.
func (b *Budget) fork() *Budget { return &Budget{limits: b.limits, start: b.start, all: b.all} }

// join makes what a step has cost the budget's own.
func (b *Budget) join(step *Budget) {
	b.need = max(b.need, b.entries+step.need)
	b.bytes += step.bytes
	b.entries += step.entries
	b.decoding += step.decoding
}

// undo gives back what a step has cost, for it is walked again.
func (b *Budget) undo() {
	b.all.bytes.Add(-b.bytes)
	b.all.entries.Add(-int64(b.entries))
	b.all.decoding.Add(-int64(b.decoding))
}

// LimitError says which budget ran out. Whole means that nothing more of the bundle is read.
type LimitError struct {
	Budget, Value string
	Whole         bool
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("limit reached: %s of %s", e.Budget, e.Value)
}

func (b *Budget) addBytes(n int) error {
	b.bytes += int64(n)
	if b.all.bytes.Add(int64(n)) > b.limits.TotalBytes {
		b.short = true
		return &LimitError{"total bytes", byteCount(b.limits.TotalBytes), true}
	}
	return nil
}

func (b *Budget) addEntry() error {
	if b.all.entries.Add(1) > int64(b.limits.Entries) {
		b.all.entries.Add(-1)
		b.short = true
		return b.entriesError()
	}
	b.entries++
	return b.checkTime()
}

func (b *Budget) entriesError() *LimitError {
	return &LimitError{"entries", fmt.Sprint(b.limits.Entries), true}
}

func (b *Budget) entriesLeft() int { return max(0, b.limits.Entries-int(b.all.entries.Load())) }

// room tells whether n more entries are within the limit, before any of them is looked at.
func (b *Budget) room(n uint64) bool {
	if n > uint64(b.entriesLeft()) {
		b.short = true
		return false
	}
	b.need = max(b.need, b.entries+int(n))
	return true
}

// checkTime holds the decoding time against the CPU limit: the process's own CPU clock would charge a bundle for its neighbours.
func (b *Budget) checkTime() error {
	switch {
	case time.Duration(b.all.decoding.Load()) > b.limits.CPU:
		return &LimitError{"decoding time", b.limits.CPU.String(), true}
	case time.Since(b.start) > b.limits.Wall:
		return &LimitError{"wall time", b.limits.Wall.String(), true}
	}
	return nil
}

// hold takes n bytes of the buffer budget; release gives them back.
func (b *Budget) hold(n int64) error {
	if b.all.buffered.Add(n) > b.limits.BufferBytes {
		b.all.buffered.Add(-n)
		b.short = true
		return &LimitError{Budget: "buffer bytes", Value: byteCount(b.limits.BufferBytes)}
	}
	return nil
}

func (b *Budget) release(n int64) { b.all.buffered.Add(-n) }

// timed runs read and charges its time to the bundle.
func (b *Budget) timed(read func() (int, error)) (int, error) {
	if b.nested > 0 {
		return read()
	}
	start, waited := time.Now(), b.waiting
	b.nested++
	defer func() {
		b.nested--
		spent := time.Since(start) - (b.waiting - waited)
		b.decoding += spent
		b.all.decoding.Add(int64(spent))
	}()
	return read()
}

func byteCount(n int64) string {
	for _, u := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= u.size && n%u.size == 0 {
			return fmt.Sprintf("%d %s", n/u.size, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
