package workflow

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
)

// Procedure is what a person does at a step, under the name the vendor's workflows call it by. Several steps refer to one, so that its words
// stand in one place.
type Procedure struct {
	ID     string
	Title  string
	Source string // where the name comes from
	Ours   bool   // the vendor's text was not found: the words are ours
	Acts   []string
	Range  hcl.Range

	lent bool // shipped, and here for flows that may not need it
}

type procedureSchema struct {
	ID     string    `hcl:"id,label"`
	Title  string    `hcl:"title"`
	Source string    `hcl:"source"`
	Ours   bool      `hcl:"ours,optional"`
	Acts   []string  `hcl:"acts"`
	Range  hcl.Range `hcl:",def_range"`
}

// proceduresFile holds the shipped procedures, which flows of a folder may refer to as well.
const proceduresFile = "flows/procedures.hcl"

// Procedure finds a procedure by id, nil if there is none.
func (s *Set) Procedure(id string) *Procedure {
	if i := slices.IndexFunc(s.Procedures, func(p *Procedure) bool { return p.ID == id }); i >= 0 {
		return s.Procedures[i]
	}
	return nil
}

// HowTo is how to find a step's answer: what is special to it, then the acts of its procedure.
func (st *Step) HowTo() []string {
	var out []string
	if st.How != "" {
		out = append(out, st.How)
	}
	if p := st.Procedure; p != nil {
		for i, act := range p.Acts {
			out = append(out, fmt.Sprintf("%s, %d: %s", p.Title, i+1, act))
		}
	}
	return out
}

// checkProcedures joins steps with their procedures. One of the given files that no step refers to is a fault, as is one without acts.
func (s *Set) checkProcedures() hcl.Diagnostics {
	var diags hcl.Diagnostics
	used := map[string]bool{}
	for _, f := range s.Flows {
		for _, st := range f.Steps {
			if st.Does == "" {
				continue
			}
			used[st.Does] = true
			if st.Procedure = s.Procedure(st.Does); st.Procedure == nil {
				diags = append(diags, fault(st.Range, "unknown procedure", fmt.Sprintf("there is no procedure %q%s", st.Does, near(st.Does, s.procedureNames()))))
			}
		}
	}
	seen := map[string]bool{}
	for _, p := range s.Procedures {
		switch {
		case seen[p.ID]:
			diags = append(diags, fault(p.Range, "duplicate procedure", fmt.Sprintf("procedure %q exists already", p.ID)))
		case len(p.Acts) == 0:
			diags = append(diags, fault(p.Range, "empty procedure", fmt.Sprintf("procedure %q tells nothing to do", p.ID)))
		case !used[p.ID] && !p.lent:
			diags = append(diags, fault(p.Range, "unused procedure", fmt.Sprintf("no step refers to procedure %q", p.ID)))
		}
		seen[p.ID] = true
	}
	return diags
}

func (s *Set) procedureNames() []string {
	var out []string
	for _, p := range s.Procedures {
		out = append(out, p.ID)
	}
	return out
}

// lend adds the shipped procedures a folder of flows does not have itself.
func (s *Set) lend() hcl.Diagnostics {
	src, _ := shipped.ReadFile(proceduresFile)
	own := s.Procedures
	s.Procedures = nil
	diags := s.decode(proceduresFile, src)
	for _, p := range s.Procedures {
		p.lent = true
	}
	s.Procedures = slices.Concat(own, slices.DeleteFunc(s.Procedures, func(p *Procedure) bool {
		return slices.ContainsFunc(own, func(o *Procedure) bool { return o.ID == p.ID })
	}))
	return diags
}
