package flowgraph

import (
	"fmt"
	"io"
	"strings"
)

// Dot writes the graph for Graphviz.
func (g *Graph) Dot(w io.Writer) {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace
	fmt.Fprintln(w, "digraph workflow {\n  node [fontname=\"sans-serif\"]")
	for i, n := range g.nodes {
		fmt.Fprintf(w, "  n%d [shape=%s, label=\"%s\"%s]\n", i, choose(n.end, "oval", "box"), quote(n.label), choose(n.on, `, style=filled, fillcolor="#d5e4f7"`, ""))
	}
	for _, e := range g.edges {
		fmt.Fprintf(w, "  n%d -> n%d [style=%s, label=\"%s\"%s]\n", e.from, e.to, choose(e.dashed, "dashed", "solid"), quote(e.label), choose(e.on, `, color="#1a5fb4", penwidth=3`, ""))
	}
	fmt.Fprintln(w, "}")
}

// Mermaid writes the graph for Markdown.
func (g *Graph) Mermaid(w io.Writer) {
	quote := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\n", "<br>").Replace
	fmt.Fprintln(w, "flowchart TD")
	for i, n := range g.nodes {
		fmt.Fprintf(w, "  n%d%s%s%s%s\n", i, choose(n.end, `(["`, `["`), quote(n.label), choose(n.end, `"])`, `"]`), choose(n.on, ":::on", ""))
	}
	var on []string
	for i, e := range g.edges {
		arrow := choose(e.dashed, "-.->", "-->")
		if e.label != "" {
			arrow += `|"` + quote(e.label) + `"|`
		}
		fmt.Fprintf(w, "  n%d %s n%d\n", e.from, arrow, e.to)
		if e.on {
			on = append(on, fmt.Sprint(i))
		}
	}
	if len(on) > 0 {
		fmt.Fprintf(w, "  classDef on fill:#d5e4f7,stroke:#1a5fb4,stroke-width:3px\n  linkStyle %s stroke:#1a5fb4,stroke-width:3px\n", strings.Join(on, ","))
	}
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
