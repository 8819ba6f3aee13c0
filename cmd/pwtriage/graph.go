package main

import (
	"fmt"
	"strings"

	"github.com/mitchellh/go-wordwrap"
	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

func newWorkflowGraph(io stdio) *cobra.Command {
	var dir, format string
	cmd := &cobra.Command{
		Use:   "graph [WORKFLOW]",
		Short: "Draw workflows as a graph",
		Long: "Prints a workflow, or all of them, as a graph: dot for Graphviz, mermaid for Markdown. Steps are boxes, verdicts are ovals;\n" +
			"a dashed arrow leads to another workflow, or on to the next support level.",
		Example:           "  pwtriage workflow graph cannot-call | dot -Tsvg > cannot-call.svg\n  pwtriage workflow graph --format mermaid connection-issues",
		Args:              takes(0, 1, "workflow"),
		ValidArgsFunction: completeWorkflow,
		RunE: func(cmd *cobra.Command, args []string) error {
			draw, known := map[string]func(stdio, *graph){"dot": drawDot, "mermaid": drawMermaid}[format]
			if !known {
				return usagef("there are dot, mermaid", "unknown format %q%s", format, suggestion(format, []string{"dot", "mermaid"}))
			}
			flows, err := chosenFlows(io, dir, args)
			if err == nil {
				draw(io, newGraph(flows))
			}
			return err
		},
	}
	addWorkflowsFlag(cmd, &dir)
	cmd.Flags().StringVar(&format, "format", "dot", "dot or mermaid")
	completeFlags(cmd, map[string]completer{"format": oneOf("dot", "mermaid")})
	return cmd
}

// graph is what both drawings show. Nodes are numbered: an id a workflow's author chose is no safe name in either language.
type graph struct {
	nodes  []node
	edges  []edge
	number map[string]int
}

type node struct {
	label string
	end   bool // a verdict or another workflow
}

type edge struct {
	from, to int
	label    string
	dashed   bool
}

func newGraph(flows []*workflow.Flow) *graph {
	g := &graph{number: map[string]int{}}
	for _, f := range flows {
		for _, st := range f.Steps {
			g.node(st.ID, st.ID+"\n"+wordwrap.WrapString(st.Question, 36), false)
		}
		for _, st := range f.Steps {
			g.answers(st)
		}
	}
	return g
}

func (g *graph) answers(st *workflow.Step) {
	from := g.number[st.ID]
	if st.Record {
		g.edges = append(g.edges, edge{from: from, to: g.number[st.Next]})
		return
	}
	for _, a := range st.Answers {
		for _, end := range []struct{ action, id string }{{"close", a.Close}, {"escalate", a.Escalate}, {"workflow", a.Workflow}} {
			if end.id != "" {
				g.edges = append(g.edges, edge{from, g.node(end.action+" "+end.id, end.action+"\n"+end.id, true), a.Label, end.action == "workflow"})
			}
		}
		if a.Goto != "" {
			g.edges = append(g.edges, edge{from, g.number[a.Goto], a.Label, a.Escalate != ""})
		}
	}
}

func (g *graph) node(key, label string, end bool) int {
	if n, ok := g.number[key]; ok {
		return n
	}
	g.number[key] = len(g.nodes)
	g.nodes = append(g.nodes, node{label, end})
	return len(g.nodes) - 1
}

func drawDot(io stdio, g *graph) {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace
	fmt.Fprintln(io.out, "digraph workflow {\n  node [fontname=\"sans-serif\"]")
	for i, n := range g.nodes {
		shape := "box"
		if n.end {
			shape = "oval"
		}
		fmt.Fprintf(io.out, "  n%d [shape=%s, label=\"%s\"]\n", i, shape, quote(n.label))
	}
	for _, e := range g.edges {
		style := "solid"
		if e.dashed {
			style = "dashed"
		}
		fmt.Fprintf(io.out, "  n%d -> n%d [style=%s, label=\"%s\"]\n", e.from, e.to, style, quote(e.label))
	}
	fmt.Fprintln(io.out, "}")
}

func drawMermaid(io stdio, g *graph) {
	quote := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\n", "<br>").Replace
	fmt.Fprintln(io.out, "flowchart TD")
	for i, n := range g.nodes {
		left, right := `["`, `"]`
		if n.end {
			left, right = `(["`, `"])`
		}
		fmt.Fprintf(io.out, "  n%d%s%s%s\n", i, left, quote(n.label), right)
	}
	for _, e := range g.edges {
		arrow := "-->"
		if e.dashed {
			arrow = "-.->"
		}
		if e.label != "" {
			arrow += `|"` + quote(e.label) + `"|`
		}
		fmt.Fprintf(io.out, "  n%d %s n%d\n", e.from, arrow, e.to)
	}
}
