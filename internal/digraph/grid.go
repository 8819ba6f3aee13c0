package digraph

import (
	"cmp"
	"slices"
)

// grid holds the cells by layer.
type grid struct {
	nodes []Node
	rows  [][]*cell
	cells []*cell // by node
}

func (g *grid) fill(layer []int) {
	for i, n := range g.nodes {
		c := &cell{node: i, width: n.Width, main: n.Main}
		g.cells = append(g.cells, c)
		g.add(c, layer[i])
	}
}

func (g *grid) add(c *cell, layer int) {
	for len(g.rows) <= layer {
		g.rows = append(g.rows, nil)
	}
	c.layer = layer
	g.rows[layer] = append(g.rows[layer], c)
}

// connect links the cells of each edge, with a cell in every layer it passes.
func (g *grid) connect(edges []Edge, forward []bool) [][]*cell {
	out := make([][]*cell, len(edges))
	taken := map[int]bool{} // layers whose first column is not free
	for _, c := range g.cells {
		taken[c.layer] = taken[c.layer] || c.main
	}
	for i, e := range edges {
		if !forward[i] {
			continue
		}
		way := []*cell{g.cells[e.From]}
		for l := g.cells[e.From].layer + 1; l < g.cells[e.To].layer; l++ {
			c := &cell{node: -1, width: passing, main: g.nodes[e.From].Main && g.nodes[e.To].Main && !taken[l]}
			taken[l] = taken[l] || c.main
			g.add(c, l)
			way = append(way, c)
		}
		way = append(way, g.cells[e.To])
		for j := 1; j < len(way); j++ {
			way[j-1].down, way[j].up = append(way[j-1].down, way[j]), append(way[j].up, way[j-1])
		}
		out[i] = way
	}
	return out
}

// order sorts the layers so that few edges cross: by the mean place of the neighbours, now above, now below.
func (g *grid) order() {
	for range sweeps {
		for i := range g.rows {
			g.sort(i, func(c *cell) []*cell { return c.up })
		}
		for i := range slices.Backward(g.rows) {
			g.sort(i, func(c *cell) []*cell { return c.down })
		}
	}
	for i := range g.rows {
		g.sort(i, func(c *cell) []*cell { return c.up })
	}
}

func (g *grid) sort(row int, neighbours func(*cell) []*cell) {
	weight := map[*cell]float64{}
	for i, c := range g.rows[row] {
		c.pos = i
		weight[c] = float64(i)
		if list := neighbours(c); len(list) > 0 {
			sum := 0
			for _, n := range list {
				sum += n.pos
			}
			weight[c] = float64(sum) / float64(len(list))
		}
		if c.main {
			weight[c] = -1
		}
	}
	slices.SortStableFunc(g.rows[row], func(a, b *cell) int { return cmp.Compare(weight[a], weight[b]) })
	for i, c := range g.rows[row] {
		c.pos = i
	}
}

func (c *cell) middle() float64 { return c.x + c.width/2 }

// place gives the cells their x: under the leftmost of their neighbours, or as near to that as those to the left allow, so that the drawing stays
// narrow.
func (g *grid) place() {
	for _, row := range g.rows {
		g.pack(row, func(*cell) []*cell { return nil })
	}
	for range 3 {
		for _, row := range g.rows {
			g.pack(row, func(c *cell) []*cell { return c.up })
		}
		for _, row := range slices.Backward(g.rows) {
			g.pack(row, func(c *cell) []*cell { return c.down })
		}
	}
	for _, row := range g.rows {
		g.pack(row, func(c *cell) []*cell { return c.up })
	}
}

// pack places a layer from left to right. The first column is kept free of others, so that the way stays visible.
func (g *grid) pack(row []*cell, neighbours func(*cell) []*cell) {
	right := 0.0
	if len(row) > 0 && !row[0].main {
		right = g.column() + gapX
	}
	for _, c := range row {
		want := right
		if list := neighbours(c); len(list) > 0 && !c.main {
			want = list[0].middle()
			for _, n := range list {
				want = min(want, n.middle())
			}
			want -= c.width / 2
		}
		if c.x = max(right, want); c.main {
			c.x = (g.column() - c.width) / 2
		}
		right = c.x + c.width + gapX
	}
}

// column is the width of the first column.
func (g *grid) column() float64 {
	widest := 0.0
	for _, n := range g.nodes {
		if n.Main {
			widest = max(widest, n.Width)
		}
	}
	return widest
}

func (g *grid) draw(out *Layout, edges []Edge, ways [][]*cell) {
	top, height := make([]float64, len(g.rows)), make([]float64, len(g.rows))
	y := 0.0
	for i, row := range g.rows {
		for _, c := range row {
			if c.node >= 0 {
				height[i] = max(height[i], g.nodes[c.node].Height)
			}
			out.Width = max(out.Width, c.x+c.width)
		}
		top[i] = y
		y += height[i] + gapY
	}
	out.Height = max(0, y-gapY)
	for i, c := range g.cells {
		out.Nodes[i] = Point{c.x, top[c.layer]}
	}
	for i, way := range ways {
		for j, c := range way {
			x := c.x + c.width/2
			switch {
			case j == 0:
				out.Edges[i] = append(out.Edges[i], Point{x, top[c.layer] + g.nodes[c.node].Height})
			case c.node >= 0:
				out.Edges[i] = append(out.Edges[i], Point{x, top[c.layer]})
			default:
				out.Edges[i] = append(out.Edges[i], Point{x, top[c.layer]}, Point{x, top[c.layer] + height[c.layer]})
			}
		}
	}
}
