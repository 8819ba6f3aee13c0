// Package digraph lays out a small directed graph in layers, from top to bottom, for drawings of workflows. Nodes on the way that was
// walked stand in the first column, so that the way is a straight line; everything else keeps to its right. Input are sizes and edges,
// output are places; what a node is and how it is drawn is the caller's business. The same graph gives the same places.
//
// Why not a library: those there are need Graphviz or a JavaScript engine, for graphs of some thirty nodes.
package digraph

import "slices"

// Node is a box. Main puts it into the first column of its layer.
type Node struct {
	Width, Height float64
	Main          bool
}

// Edge leads from a node to another, by index.
type Edge struct{ From, To int }

// Point is a place on the drawing.
type Point struct{ X, Y float64 }

// Layout is the drawing: the left upper corner of each node, and for each edge the points it passes, from the middle of the source's lower
// side to the middle of the target's upper side.
type Layout struct {
	Nodes         []Point
	Edges         [][]Point
	Width, Height float64
}

const (
	gapX     = 22.0
	gapY     = 54.0
	passing  = 10.0 // width of an edge that passes a layer
	sweeps   = 8
	maxNodes = 400
)

// cell is a node in its layer, or the place where an edge passes one.
type cell struct {
	node       int // -1: an edge passes
	width      float64
	main       bool
	x          float64
	up, down   []*cell
	layer, pos int
}

// Lay lays out. Edges that close a circle, and those of nodes that do not exist, are left without points; a graph of more than 400 nodes is
// left empty.
func Lay(nodes []Node, edges []Edge) Layout {
	out := Layout{Nodes: make([]Point, len(nodes)), Edges: make([][]Point, len(edges))}
	if len(nodes) > maxNodes {
		return out
	}
	layer, forward := layers(len(nodes), edges)
	g := grid{nodes: nodes}
	g.fill(layer)
	passed := g.connect(edges, forward)
	g.order()
	g.place()
	g.draw(&out, edges, passed)
	return out
}

// layers gives each node the length of the longest way to it; forward tells the edges that close no circle.
func layers(n int, edges []Edge) (layer []int, forward []bool) {
	next := make([][]int, n)
	forward = make([]bool, len(edges))
	for i, e := range edges {
		if e.From >= 0 && e.To >= 0 && e.From < n && e.To < n && e.From != e.To {
			next[e.From] = append(next[e.From], i)
		}
	}
	const fresh, open, closed = 0, 1, 2
	state, order := make([]int, n), []int{}
	var visit func(int)
	visit = func(v int) {
		state[v] = open
		for _, i := range next[v] {
			if to := edges[i].To; state[to] != open {
				forward[i] = true
				if state[to] == fresh {
					visit(to)
				}
			}
		}
		state[v] = closed
		order = append(order, v)
	}
	for v := range n {
		if state[v] == fresh {
			visit(v)
		}
	}
	layer = make([]int, n)
	for _, v := range slices.Backward(order) {
		for _, i := range next[v] {
			if forward[i] {
				layer[edges[i].To] = max(layer[edges[i].To], layer[v]+1)
			}
		}
	}
	return layer, forward
}
