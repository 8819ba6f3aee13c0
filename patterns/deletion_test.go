package patterns

import (
	"slices"
	"testing"
)

// TestEveryExampleIsNeeded takes away one example after the other. The catalogue's check must miss each, unless it shows what another
// example of the same entry shows as well: a second wording of what one matcher reads.
func TestEveryExampleIsNeeded(t *testing.T) {
	c := Builtin()
	set, ordinary := c.Matcher(), c.ordinary()
	missed, second := 0, 0
	for _, e := range c.Entries {
		all := e.Examples
		for i := range all {
			e.Examples = slices.Concat(all[:i], all[i+1:])
			k := &checker{set: set, e: e, ordinary: ordinary}
			k.complete()
			k.shown()
			switch {
			case len(k.problems) > 0:
				missed++
			case !e.showsElse(all[i], all):
				t.Errorf("%s: without example %d nothing is missed", e.ID, i+1)
			default:
				second++
			}
		}
		e.Examples = all
	}
	if missed < 500 {
		t.Errorf("only %d examples are missed when they are gone, %d are second wordings", missed, second)
	}
}

// showsElse says whether every matcher an example shows is shown by another.
func (e *Entry) showsElse(x Example, all []Example) bool {
	others := slices.DeleteFunc(slices.Clone(all), func(o Example) bool { return o.Text == x.Text })
	for i := range e.Match {
		one := &Entry{Match: e.Match[i : i+1], Examples: []Example{x}}
		rest := &Entry{Match: e.Match[i : i+1], Examples: others}
		if one.shows(0) && !rest.shows(0) {
			return false
		}
	}
	return len(e.Match) > 0
}

func TestEveryNearMissIsNeeded(t *testing.T) {
	c := Builtin()
	set := c.Matcher()
	for _, e := range c.Entries {
		if len(e.NearMisses) != 1 {
			continue
		}
		all := e.NearMisses
		e.NearMisses = nil
		k := &checker{set: set, e: e}
		k.complete()
		if len(k.problems) == 0 {
			t.Errorf("%s: without its near miss nothing is missed", e.ID)
		}
		e.NearMisses = all
	}
}
