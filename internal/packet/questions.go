package packet

import (
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

// question is a step of the workflow with what is known of it.
type question struct {
	*workflow.Step
	step *finding.Step // of the path, nil when it did not get there
}

func (q question) answered() bool { return q.step != nil && q.step.Source != "unknown" }

// questions are the steps that are for the levels behind the phone: those of level 2 and above, and those of level 1 that an
// administrator answers, in the order of the workflows the path went through; and what of the path is open.
func (p *packet) questions() []question {
	if p.Flows == nil {
		return nil
	}
	var out []question
	for _, flow := range p.flows() {
		for _, st := range flow.Steps {
			q := question{Step: st}
			for i := range p.d.Trail {
				if p.d.Trail[i].Step == st.ID {
					q.step = &p.d.Trail[i]
				}
			}
			open := q.step != nil && q.step.Source == "unknown" && !st.Record && !st.Confirms
			if st.Level >= 2 || open || st.Who != "user" && st.Who != "agent" {
				out = append(out, q)
			}
		}
	}
	return out
}

// flows are those the path went through, the incident's first.
func (p *packet) flows() []*workflow.Flow {
	ids := []string{p.d.Incident.ID}
	for _, s := range p.d.Trail {
		if !slices.Contains(ids, s.Workflow) {
			ids = append(ids, s.Workflow)
		}
	}
	var out []*workflow.Flow
	for _, id := range ids {
		if f := p.Flows.Flow(id); f != nil {
			out = append(out, f)
		}
	}
	return out
}
