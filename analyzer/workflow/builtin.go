package workflow

import "github.com/hashicorp/hcl/v2"

//go:generate go run ../internal/gen flows

// generated is set by flows_gen.go, so that the package also compiles without that file: the program that writes it imports this package.
var generated func() *Set

// Builtin gives the shipped flows. The code made of them is taken at its word: it was made of files that were checked.
func Builtin() (*Set, hcl.Diagnostics) {
	if generated == nil {
		return Shipped()
	}
	set := generated()
	set.steps = map[string]*Step{}
	for _, f := range set.Flows {
		for _, st := range f.Steps {
			set.steps[st.ID], st.Procedure = st, set.Procedure(st.Does)
		}
	}
	return set, nil
}
