package bundle

import (
	"errors"
	"maps"
)

// take makes a step part of the walk; false when the rest must be walked one by one.
func (s *spread) take(i int, step *walker) bool {
	if step.usable(s.w) && (step.again || step.meets(s.w)) {
		step.budget.undo()
		step = s.w.child()
		step.of, step.under, step.plain = s, s.w, true
		s.step(step, i)
	}
	if !step.usable(s.w) {
		step.budget.undo()
		return false
	}
	s.w.take(step)
	return true
}

func (w *walker) child() *walker {
	return &walker{
		ctx: w.ctx, limits: w.limits, budget: w.budget.fork(), report: &Report{}, visit: w.visit, sums: w.sums,
		seed: w.seed, crew: w.crew, plain: w.plain,
	}
}

// usable: no limit of the bundle kept anything out, nor would have, with all that was walked before it.
func (w *walker) usable(in *walker) bool {
	b := w.budget
	return !b.short && !errors.Is(w.halted, errAbandoned) && (in.of != nil || in.budget.entries+b.need <= b.limits.Entries)
}

// meets tells whether a path was given out before.
func (w *walker) meets(in *walker) bool {
	for path := range w.seen {
		if in.given(path) > 0 {
			return true
		}
	}
	return false
}

// abandoned: the step, or one it is in, is not wanted any more.
func (w *walker) abandoned() bool {
	for s := w.of; s != nil; s = s.w.of {
		if s.over.Load() {
			return true
		}
	}
	return false
}

// record is a member of a step, with how many skips had been told before it was kept.
type record struct {
	member *Member
	keep   func() error
	skips  int
}

// take makes a step's report the walker's own.
func (w *walker) take(step *walker) {
	told := 0
	for _, k := range step.kept {
		w.report.Skipped = append(w.report.Skipped, step.report.Skipped[told:k.skips]...)
		told = k.skips
		if w.of == nil {
			w.report.admit(k.member)
		}
		w.keep(k.member, k.keep)
	}
	w.report.Skipped = append(w.report.Skipped, step.report.Skipped[told:]...)
	w.report.join(step.report)
	w.report.Incomplete = w.report.Incomplete || step.report.Incomplete
	w.junk += step.junk
	w.done, w.halted = step.done, step.halted
	if w.seen == nil {
		w.seen = map[uint64]int{}
	}
	maps.Copy(w.seen, step.seen)
	w.budget.join(step.budget)
}

// keep makes what was read of a member part of the result, or remembers it until the step is taken over.
func (w *walker) keep(m *Member, keep func() error) {
	if w.of != nil {
		w.kept = append(w.kept, record{m, keep, len(w.report.Skipped)})
		return
	}
	if keep == nil {
		return
	}
	if err := keep(); err != nil {
		w.report.skip(m.Path, err.Error())
	}
}
