// Package flowgraph draws workflows: steps are boxes, answers are arrows, verdicts are ovals. Given the trail of a diagnosis, the way it
// went stands out. It writes dot, mermaid and SVG, and decides nothing.
package flowgraph

import (
	"github.com/mitchellh/go-wordwrap"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

// Graph is what all drawings show. Nodes are numbered: an id a workflow's author chose is no safe name in any of the languages.
type Graph struct {
	nodes  []node
	edges  []edge
	number map[string]int
	split  bool // every step has verdicts of its own
	flows  map[string]*workflow.Flow
	steps  map[string]*workflow.Step
}

type node struct {
	label string
	end   bool // a verdict or another workflow
	on    bool // on the way of the diagnosis
}

type edge struct {
	from, to int
	label    string
	dashed   bool // leads to another workflow, or on to the next support level
	on       bool
}

// New is the graph of flows. Apart, every step has verdicts of its own: drawn by hand or by us, that is the clearer way; Graphviz and
// mermaid find one for each themselves.
func New(flows []*workflow.Flow, apart bool) *Graph {
	g := &Graph{number: map[string]int{}, split: apart, flows: map[string]*workflow.Flow{}, steps: map[string]*workflow.Step{}}
	for _, f := range flows {
		g.flows[f.ID] = f
		for _, st := range f.Steps {
			g.steps[st.ID] = st
			g.node(st.ID, st.ID+"\n"+wordwrap.WrapString(st.Question, 36), false)
		}
	}
	for _, f := range flows {
		for _, st := range f.Steps {
			g.answers(st)
		}
	}
	return g
}

func (g *Graph) answers(st *workflow.Step) {
	from := g.number[st.ID]
	if st.Record {
		g.edges = append(g.edges, edge{from: from, to: g.number[st.Next]})
		return
	}
	for _, a := range st.Answers {
		if to, ok := g.target(st, a); ok {
			g.edges = append(g.edges, edge{from: from, to: to, label: a.Label, dashed: a.Workflow != ""})
		}
		if a.Goto != "" {
			g.edges = append(g.edges, edge{from: from, to: g.number[a.Goto], label: a.Label, dashed: a.Escalate != ""})
		}
	}
}

// target is where an answer leads that does not go to a step of its own flow.
func (g *Graph) target(st *workflow.Step, a *workflow.Answer) (int, bool) {
	switch {
	case a.Close != "":
		return g.end(st, "close", a.Close), true
	case a.Escalate != "":
		return g.end(st, "escalate", a.Escalate), true
	case a.Workflow != "" && g.flows[a.Workflow] != nil:
		return g.number[g.flows[a.Workflow].Start], true
	case a.Workflow != "":
		return g.end(st, "workflow", a.Workflow), true
	}
	return 0, false
}

func (g *Graph) end(st *workflow.Step, action, id string) int {
	key := action + " " + id
	if g.split {
		key += " of " + st.ID
	}
	return g.node(key, action+"\n"+id, true)
}

func (g *Graph) node(key, label string, end bool) int {
	if n, ok := g.number[key]; ok {
		return n
	}
	g.number[key] = len(g.nodes)
	g.nodes = append(g.nodes, node{label: label, end: end})
	return len(g.nodes) - 1
}

// Highlight marks the way of a diagnosis: its steps, the answers between them and where it ended. It counts the steps it knows.
func (g *Graph) Highlight(trail []finding.Step) int {
	known := 0
	for i, s := range trail {
		st := g.steps[s.Step]
		if st == nil {
			continue
		}
		known++
		g.nodes[g.number[st.ID]].on = true
		next := -1
		if i+1 < len(trail) {
			if n, ok := g.number[trail[i+1].Step]; ok {
				next = n
			}
		}
		g.follow(st, s.Answer, next)
	}
	return known
}

// follow marks the edges an answer took: next is where the walk went on, -1 where it ended or left what is drawn.
func (g *Graph) follow(st *workflow.Step, answer string, next int) {
	if answer == "unknown" && st.Confirms {
		answer = st.Answers[0].Label
	}
	for i := range g.edges {
		e := &g.edges[i]
		if e.from != g.number[st.ID] || !st.Record && e.label != answer {
			continue
		}
		if e.to == next || next < 0 && g.nodes[e.to].end {
			e.on = true
			g.nodes[e.to].on = true
		}
	}
}
