package bundle

import "errors"

// How members are walked at the same time, and why so.
//
// The files of a folder and the members of a zip are steps: each could be walked without the others, but for what they share: the limits of
// the bundle, the paths given out, and the order of everything that is told. So each step gets a walker of its own, with an empty report
// and a budget that draws on the bundle's account, and what it yields is taken over in the order of the steps, when all before it was.
// Then it is known whether it is what one walker alone would have found there:
//
//   - A step that met a limit of the bundle may have met it because of steps after it. From the first such step on all is given back and
//     walked again one by one.
//   - A step that gave out a path an earlier one had given out is walked once more, with those paths in sight.
//   - A step that ended the walk, because visit, the context or the clock said so, ends it here too: what was walked behind it is forgotten.
//
// A step that holds steps, such as a zip in a folder, takes them over in the same way and is then taken over itself.

// crew is as many places as members may be read at one time; who works holds one.
type crew chan struct{}

// newCrew gives the caller the first place.
func newCrew(n int) crew {
	c := make(crew, n)
	c <- struct{}{}
	return c
}

func (c crew) leave() { <-c }

func (c crew) join() { c <- struct{}{} }

// tryJoin takes a place if there is one.
func (c crew) tryJoin() bool {
	select {
	case c <- struct{}{}:
		return true
	default:
		return false
	}
}

// errAbandoned ends a step that is not wanted any more. Nobody is told: the step is forgotten or walked again.
var errAbandoned = errors.New("walked in vain")
