// Package facts holds what a bundle evidences as a tree of cty values, and decides conditions over it. A fact nothing evidences is an
// unknown value, never null and never a default; a fact something evidences is marked with the findings that do. hcl's own &&, ||, !
// and == then give Kleene's three-valued logic and carry the proof along.
//
// It knows neither logs nor workflows: the tree's declaration is in declare.go, building it from a story is in gather.go.
package facts

// Truth is one of three values; the zero value is Unknown, so that nothing is true or false by omission.
type Truth int8

// The three truth values.
const (
	Unknown Truth = iota
	No
	Yes
)

func (t Truth) String() string {
	return [...]string{"unknown", "no", "yes"}[t]
}

// Of turns a bool known for sure into a Truth.
func Of(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Any is Yes when one is, No when all are, else Unknown.
func Any(ts ...Truth) Truth {
	all := No
	for _, t := range ts {
		switch t {
		case Yes:
			return Yes
		case Unknown:
			all = Unknown
		}
	}
	return all
}
