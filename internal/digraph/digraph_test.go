package digraph

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestLayoutsAreSound holds every drawing to what a reader takes for granted: boxes do not overlap, an edge goes down, and the way
// walked stands in one column with nothing in it.
func TestLayoutsAreSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 25).Draw(rt, "nodes")
		nodes := make([]Node, n)
		way := rapid.IntRange(0, n-1).Draw(rt, "way")
		for i := range nodes {
			nodes[i] = Node{Width: float64(rapid.IntRange(40, 220).Draw(rt, "w")), Height: float64(rapid.IntRange(20, 90).Draw(rt, "h")), Main: i <= way}
		}
		var edges []Edge
		for i := range way {
			edges = append(edges, Edge{i, i + 1})
		}
		for range rapid.IntRange(0, 40).Draw(rt, "edges") {
			edges = append(edges, Edge{rapid.IntRange(-1, n).Draw(rt, "from"), rapid.IntRange(-1, n).Draw(rt, "to")})
		}
		got := Lay(nodes, edges)
		if again := Lay(nodes, edges); !reflect.DeepEqual(got, again) {
			rt.Fatal("two layouts of one graph differ")
		}
		for i := range nodes {
			for j := range i {
				if overlap(nodes[i], nodes[j], got.Nodes[i], got.Nodes[j]) {
					rt.Fatalf("nodes %d and %d overlap: %v %v", j, i, got.Nodes[j], got.Nodes[i])
				}
			}
			if p := got.Nodes[i]; p.X < 0 || p.X+nodes[i].Width > got.Width+0.01 || p.Y+nodes[i].Height > got.Height+0.01 {
				rt.Fatalf("node %d at %v leaves the drawing of %v x %v", i, p, got.Width, got.Height)
			}
		}
		for i, points := range got.Edges {
			for j := 1; j < len(points); j++ {
				if points[j].Y < points[j-1].Y {
					rt.Fatalf("edge %v goes up: %v", edges[i], points)
				}
			}
		}
	})
}

func overlap(a, b Node, p, q Point) bool {
	return p.X < q.X+b.Width && q.X < p.X+a.Width && p.Y < q.Y+b.Height && q.Y < p.Y+a.Height
}

func TestEveryEdgeButThoseOfCirclesIsDrawn(t *testing.T) {
	nodes := []Node{{Width: 10, Height: 10, Main: true}, {Width: 10, Height: 10, Main: true}, {Width: 10, Height: 10}}
	got := Lay(nodes, []Edge{{0, 1}, {1, 2}, {2, 0}, {0, 2}, {0, 7}, {1, 1}})
	want := []bool{true, true, false, true, false, false}
	for i, drawn := range want {
		if (len(got.Edges[i]) > 0) != drawn {
			t.Errorf("edge %d: points %v, want drawn %v", i, got.Edges[i], drawn)
		}
	}
	if len(got.Edges[3]) != 4 {
		t.Errorf("an edge over a layer passes it at two points, got %v", got.Edges[3])
	}
	if x := got.Nodes[0].X; x != got.Nodes[1].X {
		t.Errorf("the way bends: %v", got.Nodes)
	}
}
