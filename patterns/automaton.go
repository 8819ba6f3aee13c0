package patterns

// keyword is a lower-case literal and the matcher that needs it.
type keyword struct {
	text string
	id   int32
}

// automaton finds all keywords in a line in one pass (Aho and Corasick, 1975). Bytes are folded to lower case and to
// the few classes the keywords tell apart, so that the table of 300 entries stays in the cache.
type automaton struct {
	class   [256]uint8
	classes int
	next    []int32   // state*classes + class -> state; states that end a keyword have endBit set
	ends    [][]int32 // by state: ids of the keywords that end there, also those of its suffixes
}

const (
	endBit    = 1 << 30
	noState   = -1
	rootState = 0
)

func newAutomaton(words []keyword) *automaton {
	a := &automaton{classes: 1} // class 0: bytes no keyword has
	for _, w := range words {
		for i := range len(w.text) {
			if b := w.text[i]; a.class[b] == 0 {
				a.class[b] = uint8(a.classes) // lower-case bytes only, so at most 230 classes
				a.classes++
			}
		}
	}
	for b := 'A'; b <= 'Z'; b++ {
		a.class[b] = a.class[b+'a'-'A']
	}
	a.grow()
	for _, w := range words {
		a.insert(w)
	}
	a.link()
	return a
}

func (a *automaton) grow() int32 {
	for range a.classes {
		a.next = append(a.next, noState)
	}
	a.ends = append(a.ends, nil)
	return int32(len(a.ends) - 1)
}

func (a *automaton) insert(w keyword) {
	state := int32(rootState)
	for i := range len(w.text) {
		slot := int(state)*a.classes + int(a.class[w.text[i]])
		if a.next[slot] == noState {
			made := a.grow() // before the assignment: it moves the table
			a.next[slot] = made
		}
		state = a.next[slot]
	}
	a.ends[state] = append(a.ends[state], w.id)
}

// link turns the tree into an automaton, breadth first: a missing step is that of the longest proper suffix.
func (a *automaton) link() {
	fail := make([]int32, len(a.ends))
	queue := []int32{rootState}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for c := range a.classes {
			slot := int(state)*a.classes + c
			fallback := int32(rootState)
			if state != rootState {
				fallback = a.next[int(fail[state])*a.classes+c]
			}
			child := a.next[slot]
			if child == noState {
				a.next[slot] = fallback
				continue
			}
			fail[child] = fallback
			a.ends[child] = append(a.ends[child], a.ends[fallback]...)
			queue = append(queue, child)
		}
	}
	for i, state := range a.next {
		if len(a.ends[state]) > 0 {
			a.next[i] = state | endBit
		}
	}
}

// scan adds the matchers whose keywords stand in the line.
func (a *automaton) scan(line string, sc *scratch) {
	state := 0
	for i := range len(line) {
		step := a.next[state*a.classes+int(a.class[line[i]])]
		state = int(step &^ endBit)
		if step&endBit != 0 {
			for _, id := range a.ends[state] {
				sc.add(id)
			}
		}
	}
}
