package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mitchellh/go-wordwrap"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/digraph"
)

// htmlStep is a step of the walk with its proof.
type htmlStep struct {
	N int
	finding.Step
	Proof []htmlProof // not shown at an earlier step
	Again []htmlProof
}

func (p *htmlPage) steps() {
	shown := map[string]bool{}
	for i, s := range p.D.Trail {
		step := htmlStep{N: i + 1, Step: s}
		for _, l := range p.links(s.Evidence) {
			if shown[l.ID] {
				step.Again = append(step.Again, l)
				continue
			}
			shown[l.ID] = true
			step.Proof = append(step.Proof, l)
		}
		p.Steps = append(p.Steps, step)
	}
}

// htmlGraph is the drawing of the workflows that were walked.
type htmlGraph struct {
	Width, Height int
	Nodes         []htmlNode
	Edges         []htmlEdge
	Whole         bool // all steps, not only those walked
}

type htmlNode struct {
	X, Y, W, H int
	Step       int // number of the walked step, 0 for others
	Class      string
	Head       string
	Lines      []string
}

type htmlEdge struct {
	Path   string
	Walked bool
	Answer string
	Label  string
	X, Y   int
}

const (
	nodeText   = 30 // characters of a line in a box
	nodeWidth  = 232
	nodeLine   = 17
	sideWidth  = 212
	sideText   = 25
	graphInset = 8
)

// sketch is the graph before it has places.
type sketch struct {
	nodes   []htmlNode
	edges   []sketchEdge
	index   map[string]int
	final   sketchEdge // to the verdict, which stands for itself: others lead to the same branch as well
	verdict string
}

type sketchEdge struct {
	from, to int
	label    string
	walked   bool
}

// graph draws every step of the workflows walked where they are those of the result, else the steps walked alone: another version's
// questions would tell a wrong story.
func (p *htmlPage) graph() {
	if len(p.D.Trail) == 0 {
		return
	}
	s := &sketch{index: map[string]int{}}
	for i, step := range p.D.Trail {
		n := s.node("step "+step.Step, htmlNode{Step: i + 1, Class: "walked", Head: step.Step, Lines: wrap(step.Question, nodeText, 4), W: nodeWidth})
		if i > 0 && n == i {
			s.edges = append(s.edges, sketchEdge{i - 1, i, p.D.Trail[i-1].Answer, true})
		}
	}
	v := p.D.Verdict
	if v.Ask == nil {
		end := s.node("verdict", htmlNode{Class: "end " + p.Tone, Head: strings.ToUpper(v.Action), Lines: wrap(v.Branch, nodeText, 2), W: nodeWidth})
		s.final = sketchEdge{s.last(p.D.Trail), end, p.ending(), true}
		s.verdict = v.Action + " " + v.Branch
		s.edges = append(s.edges, s.final)
	}
	flows := p.opt.Flows
	whole := flows != nil && flows.Hash == p.D.Tool.Workflows.Hash
	if whole {
		s.rest(flows, p.D.Trail)
	}
	p.Graph = s.lay()
	p.Graph.Whole = whole
}

// ending is the answer on the last way. Where only the close of a fix was not confirmed yet, none has been given.
func (p *htmlPage) ending() string {
	if a := p.D.Trail[len(p.D.Trail)-1].Answer; a != "unknown" {
		return a
	}
	return "to be confirmed"
}

func (s *sketch) last(trail []finding.Step) int { return s.index["step "+trail[len(trail)-1].Step] }

func (s *sketch) node(key string, n htmlNode) int {
	if at, ok := s.index[key]; ok {
		return at
	}
	n.H = nodeLine*(len(n.Lines)+1) + 14
	s.index[key] = len(s.nodes)
	s.nodes = append(s.nodes, n)
	return len(s.nodes) - 1
}

// rest adds what was not walked of the workflows the walk went through.
func (s *sketch) rest(flows *workflow.Set, trail []finding.Step) {
	var walked []*workflow.Flow
	for _, t := range trail {
		f := flows.Flow(t.Workflow)
		if f == nil || slices.Contains(walked, f) {
			continue
		}
		walked = append(walked, f)
		for _, st := range f.Steps {
			s.step(st)
		}
		s.index["workflow "+f.ID] = s.index["step "+f.Start]
	}
	for _, f := range walked {
		for _, st := range f.Steps {
			s.answers(st)
		}
	}
}

func (s *sketch) step(st *workflow.Step) int {
	return s.node("step "+st.ID, htmlNode{Class: "aside", Head: st.ID, Lines: wrap(st.Question, sideText, 3), W: sideWidth})
}

func (s *sketch) answers(st *workflow.Step) {
	from := s.step(st)
	if st.Record {
		s.edge(from, s.index["step "+st.Next], "")
	}
	for _, a := range st.Answers {
		switch {
		case st.Record:
		case s.final.from == from && s.verdict == a.Where(): // drawn as the way that was taken
		case a.Close != "":
			s.edge(from, s.end("close", a.Close), a.Label)
		case a.Workflow != "":
			s.edge(from, s.node("workflow "+a.Workflow, htmlNode{Class: "end", Head: "workflow", Lines: wrap(a.Workflow, sideText, 2), W: sideWidth}), a.Label)
		case a.Escalate != "":
			s.edge(from, s.end("escalate", a.Escalate), a.Label)
		}
		if next, ok := s.index["step "+a.Goto]; ok && a.Goto != "" {
			s.edge(from, next, a.Label)
		}
	}
}

func (s *sketch) end(action, branch string) int {
	return s.node(action+" "+branch, htmlNode{Class: "end", Head: action, Lines: wrap(branch, sideText, 2), W: sideWidth})
}

// edge adds a way not walked, unless the one walked joins the same nodes.
func (s *sketch) edge(from, to int, label string) {
	for i, e := range s.edges {
		if e.from == from && e.to == to {
			if !e.walked && label != "" && !strings.Contains(e.label, label) {
				s.edges[i].label = strings.Trim(e.label+" / "+label, " /")
			}
			return
		}
	}
	s.edges = append(s.edges, sketchEdge{from, to, label, false})
}

// lay gives the sketch its places.
func (s *sketch) lay() *htmlGraph {
	var nodes []digraph.Node
	var edges []digraph.Edge
	for _, n := range s.nodes {
		main := n.W == nodeWidth
		nodes = append(nodes, digraph.Node{Width: float64(n.W), Height: float64(n.H), Main: main})
	}
	for _, e := range s.edges {
		edges = append(edges, digraph.Edge{From: e.from, To: e.to})
	}
	at := digraph.Lay(nodes, edges)
	g := &htmlGraph{Width: int(at.Width) + 2*graphInset, Height: int(at.Height) + 2*graphInset, Nodes: s.nodes}
	for i := range g.Nodes {
		g.Nodes[i].X, g.Nodes[i].Y = int(at.Nodes[i].X)+graphInset, int(at.Nodes[i].Y)+graphInset
	}
	for _, walked := range []bool{false, true} { // the way on top
		for i, e := range s.edges {
			if e.walked == walked && len(at.Edges[i]) > 1 {
				g.Edges = append(g.Edges, drawEdge(e, at.Edges[i], nodes[e.to].Main))
			}
		}
	}
	return g
}

func drawEdge(e sketchEdge, points []digraph.Point, toMain bool) htmlEdge {
	var b strings.Builder
	for i, p := range points {
		x, y := int(p.X)+graphInset, int(p.Y)+graphInset
		if i == 0 {
			fmt.Fprintf(&b, "M%d %d", x, y)
			continue
		}
		mid := (int(points[i-1].Y) + int(p.Y)) / 2
		fmt.Fprintf(&b, "C%d %d %d %d %d %d", int(points[i-1].X)+graphInset, mid+graphInset, x, mid+graphInset, x, y)
	}
	end := points[len(points)-1]
	out := htmlEdge{Path: b.String(), Walked: e.walked, Answer: e.label, X: int(end.X) + graphInset, Y: int(end.Y) + graphInset - 12}
	if e.walked || len(points) == 2 && !toMain { // where ways meet, labels would lie on each other
		out.Label = clip(e.label, 30)
	}
	if e.walked {
		out.X, out.Y = int(points[0].X)+graphInset+10, int(points[1].Y)+graphInset-33
	}
	return out
}

// wrap breaks a text into at most so many lines.
func wrap(s string, width, most int) []string {
	lines := strings.Split(wordwrap.WrapString(strings.Join(strings.Fields(say(s)), " "), uint(width)), "\n")
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = clipRunes(lines[most-1], width-1) + "…"
	}
	for i := range lines {
		if len([]rune(lines[i])) > width+4 {
			lines[i] = clipRunes(lines[i], width) + "…"
		}
	}
	return lines
}

func clipRunes(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
