package bundle

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// ErrStop is what visit returns when it wants no more members.
var ErrStop = errors.New("stop")

// Walk opens the folder, file or archive at path ("-" is stdin) and calls visit for every regular member: folders and zips in
// the order of their paths, tars in stream order. The reader is good during the call only and always ends with io.EOF; a cut,
// damage or limit behind that end is told by the report. What visit leaves unread is read on to find such a cut. An error of
// visit other than ErrStop becomes a Skip of that member. Walk fails only when path cannot be opened or read at all.
func Walk(ctx context.Context, path string, stdin io.Reader, limits Limits, visit func(m *Member, r io.Reader) error) (*Report, error) {
	w := newWalker(ctx, limits, func(m *Member, r io.Reader) (func() error, error) { return nil, visit(m, r) })
	return w.run(path, stdin)
}

// Visit reads a member, maybe while others are read. keep is called in the order of the walk, never two at a time, when the member's Ordinal,
// Size and SHA256 are settled, and makes what was read part of the result; its error, too, becomes a Skip. A member may be visited a
// second time, and then only the second keep is called: nothing may come of a visit but by keep. keep may be nil.
type Visit func(m *Member, r io.Reader) (keep func() error, err error)

// WalkParallel is Walk with the files of folders and the members of zips visited several at a time, and large members read ahead of who
// visits them. Order, members, skips and notes are those of Walk, however many processors there are; with one it is Walk.
func WalkParallel(ctx context.Context, path string, stdin io.Reader, limits Limits, visit Visit) (*Report, error) {
	w := newWalker(ctx, limits, visit)
	w.sums = true
	if n := cmp.Or(limits.Workers, runtime.GOMAXPROCS(0)); n > 1 {
		w.crew = newCrew(n)
	}
	return w.run(path, stdin)
}

func newWalker(ctx context.Context, limits Limits, visit Visit) *walker {
	b := NewBudget(limits)
	return &walker{ctx: ctx, limits: b.limits, budget: b, report: &Report{}, visit: visit, seed: maphash.MakeSeed()}
}

func (w *walker) run(path string, stdin io.Reader) (*Report, error) {
	err := w.open(path, stdin)
	if err != nil {
		return nil, err
	}
	w.finish()
	return w.report, nil
}

func (w *walker) open(path string, stdin io.Reader) error {
	if path == "-" {
		if stdin == nil {
			return errors.New("read standard input: there is none")
		}
		w.report.Name = "stdin"
		w.stream(stdin)
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("open bundle: %w", err)
	}
	w.report.Name = escape(baseName(path))
	if info.IsDir() {
		return w.folder(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open bundle: %w", err)
	}
	defer f.Close()
	if !info.Mode().IsRegular() {
		w.stream(f)
		return nil
	}
	return w.single(f, info)
}

// baseName gives "." and ".." the name of the folder they stand for.
func baseName(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return filepath.Base(path)
}

// walker is one Walk, or one step of it that is walked at the same time as others.
type walker struct {
	ctx    context.Context
	limits Limits
	budget *Budget
	report *Report
	visit  Visit
	sums   bool  // members are hashed
	done   bool  // visit wants no more
	halted error // a limit or the context ended the walk
	junk   int
	seed   maphash.Seed
	seen   map[uint64]int // by hash of a path given out, its last number: the paths themselves could fill the memory

	crew  crew     // nil: nothing is walked at the same time
	of    *spread  // what it is a step of; nil for the Walk itself
	under *walker  // whose paths are given out already, as far as that is known
	plain bool     // nothing is read ahead
	again bool     // a limit was met while reading ahead, where it depends on luck what was read before it
	kept  []record // of a step: its members, not yet the Walk's
}

// item is something that may be an archive.
type item struct {
	path    string // as shown
	prefix  string // what the paths of members start with if it is an archive
	name    string // its own raw name
	depth   int    // archives around it
	member  memberInfo
	file    *os.File // set when content can be read at random
	size    int64
	metered bool // its bytes are charged where they are decoded
	raw     *raw // set when it is a file on the disk that is read from its start
}

// inside is the item seen from its members.
func (it item) inside() item { it.depth++; return it }

func (it item) child(path, raw string, info memberInfo, metered bool) item {
	return item{path: it.prefix + path, prefix: it.prefix + path + "!/", name: raw, depth: it.depth, member: info, metered: metered}
}

func (w *walker) stopped() bool { return w.done || w.halted != nil }

func (w *walker) checkStop() error {
	if w.halted != nil {
		return w.halted
	}
	if w.abandoned() {
		return errAbandoned
	}
	if err := w.ctx.Err(); err != nil {
		return err
	}
	return w.budget.checkTime()
}

// fail records why reading of path ended early; read is what was handed out before, below zero when nothing could be.
func (w *walker) fail(path string, err error, read int64) {
	var limit *LimitError
	switch {
	case w.halted != nil:
		return // told already, with the member at which it happened
	case errors.Is(err, errAbandoned):
		w.halted = err
	case errors.As(err, &limit):
		if limit.Whole {
			w.halted = err
		}
		w.skipFrom(path, limit.Error(), read)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		w.halted = err
		w.skipFrom(path, "stopped: "+err.Error(), read)
	case truncated(err):
		w.skipFrom(path, "truncated", read)
	case errors.Is(err, fs.ErrPermission):
		w.skipFrom(path, "permission denied", read)
	default:
		w.skipFrom(path, reason(err), read)
	}
	w.report.Incomplete = true
}

func (w *walker) skipFrom(path, reason string, read int64) {
	if read >= 0 {
		reason += fmt.Sprintf("; cut off after %d bytes", read)
	}
	if w.halted != nil {
		reason += "; nothing after this was read"
	}
	w.report.skip(path, reason)
}

// entry charges one archive entry or file; false ends the walk.
func (w *walker) entry(path string) bool {
	err := w.ctx.Err()
	if w.abandoned() {
		err = errAbandoned
	}
	if err == nil {
		err = w.budget.addEntry()
	}
	if err != nil {
		w.fail(path, err, -1)
	}
	return err == nil && !w.stopped()
}

// flag notes what is odd about a raw name.
func (w *walker) flag(raw, path string) {
	for _, f := range w.limits.nameFlags(raw) {
		w.report.note(f, path)
	}
}

// unique gives a second member of the same path a name of its own. It remembers the last number, for a tar can hold one name
// 100,000 times.
func (w *walker) unique(path string) string {
	base := maphash.String(w.seed, path)
	if w.given(base) == 0 {
		w.give(base, 1)
		return path
	}
	for {
		n := w.given(base) + 1
		w.give(base, n)
		name := fmt.Sprintf("%s#%d", path, n)
		if h := maphash.String(w.seed, name); w.given(h) == 0 {
			w.give(h, 1)
			return name
		}
	}
}

// given is the last number a path was given out with; zero: it was not.
func (w *walker) given(path uint64) int {
	for ; w != nil; w = w.under {
		if n := w.seen[path]; n > 0 {
			return n
		}
	}
	return 0
}

func (w *walker) give(path uint64, n int) {
	if w.seen == nil {
		w.seen = map[uint64]int{}
	}
	w.seen[path] = n
}

func (w *walker) finish() {
	if w.junk > 0 {
		w.report.note(fmt.Sprintf("%d files of macOS or Windows housekeeping (.DS_Store, __MACOSX, Thumbs.db) left out", w.junk), "")
	}
	w.report.finish()
}
