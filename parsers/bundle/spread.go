package bundle

import (
	"sync"
	"sync/atomic"
)

// spread is a row of steps that are walked at the same time.
type spread struct {
	w      *walker // what takes them over
	crew   crew
	n      int
	step   func(*walker, int)
	over   atomic.Bool // nothing more is begun, and what was begun is of no use
	mu     sync.Mutex
	change *sync.Cond // a step was taken over, or somebody left
	next   int        // first that nobody has begun
	taken  int        // as many are taken over
	ready  map[int]*walker
	taking bool // somebody is at it
	again  bool // the rest is to be walked one by one
	hands  int  // besides the caller
	fault  any  // what a hand panicked with
}

// aheadOf is, for each place of the crew, how many steps may be ready before the first of them is: what they yield is held in memory.
const aheadOf = 16

// spread walks the steps 0 to n-1: as if one after the other.
func (w *walker) spread(n int, step func(*walker, int)) {
	first := 0
	if w.crew != nil && n > 0 {
		s := &spread{w: w, crew: w.crew, n: n, step: step, ready: map[int]*walker{}}
		s.change = sync.NewCond(&s.mu)
		s.run()
		first = s.taken
		if s.again {
			w.alone()
		}
	}
	for i := first; i < n && !w.stopped(); i++ {
		step(w, i)
	}
}

// alone makes the walk go on one by one. A step leaves that to what it is a step of, for it is of no use itself.
func (w *walker) alone() {
	if w.of == nil {
		w.crew = nil
		return
	}
	w.budget.short = true
	w.halted = errAbandoned
}

func (s *spread) run() {
	defer s.gather()
	s.work(false)
}

// gather waits until nobody is at work, also when the caller leaves by a panic, and passes a hand's panic on.
func (s *spread) gather() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.taken < s.n && s.next < s.n { // the caller would not have left
		s.over.Store(true)
	}
	for s.hands > 0 {
		s.wait()
	}
	for _, step := range s.ready {
		step.budget.undo()
	}
	if s.fault != nil {
		panic(s.fault)
	}
}

// wait gives the caller's place to another meanwhile.
func (s *spread) wait() {
	s.crew.leave()
	s.change.Wait()
	s.mu.Unlock()
	s.crew.join()
	s.mu.Lock()
}

func (s *spread) work(hand bool) {
	for {
		i, more := s.begin(hand)
		if !more {
			return
		}
		step := s.w.child()
		step.of = s
		s.step(step, i)
		s.finish(i, step)
	}
}

// begin gives out the next step and calls another hand for the one after it.
func (s *spread) begin(hand bool) (i int, more bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.over.Load() && s.next < s.n && s.next-s.taken >= aheadOf*cap(s.crew) {
		if hand {
			return 0, false // the place may be of use elsewhere
		}
		s.wait()
	}
	if s.over.Load() || s.next >= s.n {
		return 0, false
	}
	i = s.next
	s.next++
	if s.next < s.n && s.crew.tryJoin() {
		s.hands++
		go s.help()
	}
	return i, true
}

func (s *spread) help() {
	defer func() {
		fault := recover()
		s.crew.leave() // first: when the last hand is off, every place is free again
		s.mu.Lock()
		if s.hands--; fault != nil {
			s.fault = fault
			s.over.Store(true)
		}
		s.mu.Unlock()
		s.change.Broadcast()
	}()
	s.work(true)
}

// finish takes over what is ready, unless somebody else is at it, who then looks again.
func (s *spread) finish(i int, step *walker) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ready[i] = step
	if s.taking {
		return
	}
	s.taking = true
	for step = s.ready[s.taken]; step != nil && !s.over.Load(); step = s.ready[s.taken] {
		delete(s.ready, s.taken)
		s.mu.Unlock()
		good := s.take(s.taken, step)
		s.mu.Lock()
		if good {
			s.taken++
		}
		s.again = !good
		if !good || s.w.stopped() {
			s.over.Store(true)
		}
		s.change.Broadcast()
	}
	s.taking = false
}
