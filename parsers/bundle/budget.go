package bundle

import (
	"fmt"
	"time"
)

// Budget is what is left of the Limits of one bundle. Every layer of nested archives draws on the same one, so that depth and
// breadth cannot multiply. It is not for concurrent use.
type Budget struct {
	limits   Limits
	start    time.Time
	bytes    int64
	entries  int
	buffered int64
	decoding time.Duration // time spent in our readers, less the time spent waiting for the source
	waiting  time.Duration
	nested   int // readers now inside each other; only the outermost measures
}

// NewBudget starts the clocks of a budget.
func NewBudget(l Limits) *Budget {
	return &Budget{limits: l.withDefaults(), start: time.Now()}
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
	if b.bytes > b.limits.TotalBytes {
		return &LimitError{"total bytes", byteCount(b.limits.TotalBytes), true}
	}
	return nil
}

func (b *Budget) addEntry() error {
	if b.entries >= b.limits.Entries {
		return b.entriesError()
	}
	b.entries++
	return b.checkTime()
}

func (b *Budget) entriesError() *LimitError {
	return &LimitError{"entries", fmt.Sprint(b.limits.Entries), true}
}

func (b *Budget) entriesLeft() uint64 { return uint64(max(0, b.limits.Entries-b.entries)) }

// checkTime holds the decoding time against the CPU limit: the process's own CPU clock would charge a bundle for its neighbours.
func (b *Budget) checkTime() error {
	switch {
	case b.decoding > b.limits.CPU:
		return &LimitError{"decoding time", b.limits.CPU.String(), true}
	case time.Since(b.start) > b.limits.Wall:
		return &LimitError{"wall time", b.limits.Wall.String(), true}
	}
	return nil
}

// hold takes n bytes of the buffer budget; release gives them back.
func (b *Budget) hold(n int64) error {
	if b.buffered+n > b.limits.BufferBytes {
		return &LimitError{Budget: "buffer bytes", Value: byteCount(b.limits.BufferBytes)}
	}
	b.buffered += n
	return nil
}

func (b *Budget) release(n int64) { b.buffered -= n }

// timed runs read and charges its time to the bundle.
func (b *Budget) timed(read func() (int, error)) (int, error) {
	if b.nested > 0 {
		return read()
	}
	start, waited := time.Now(), b.waiting
	b.nested++
	defer func() {
		b.nested--
		b.decoding += time.Since(start) - (b.waiting - waited)
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
