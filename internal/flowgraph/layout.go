package flowgraph

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mitchellh/go-wordwrap"
)

const (
	letter   = 7  // width
	line     = 16 // height
	apart    = 24 // between boxes of a layer
	layerGap = 22
	margin   = 20
)

// box is a node, an answer's words, or a place an arrow goes through.
type box struct {
	node     int // -1: words or a place
	lines    []string
	w, h     int
	x, y     int // middle and top
	up, down []*box
}

// layout has steps in even layers and the words of answers in odd ones, so that no arrow crosses a text: the layers of a drawing as
// Sugiyama makes them, each arrow cut into pieces that go from one layer to the next.
type layout struct {
	layers [][]*box
	boxes  []*box // by node
	ways   []way
	width  int
	height int
}

// way is an arrow with the boxes it goes through, both ends among them.
type way struct {
	edge edge
	via  []*box
}

func (g *Graph) layout() *layout {
	l := &layout{}
	ranks := g.ranks()
	l.layers = make([][]*box, 2*(slices.Max(append(ranks, 0))+1))
	for i, n := range g.nodes {
		l.boxes = append(l.boxes, l.add(2*ranks[i], i, strings.Split(n.label, "\n")))
	}
	for _, e := range g.edges {
		l.connect(e, 2*ranks[e.from], 2*ranks[e.to])
	}
	l.place()
	return l
}

// ranks are the longest ways from a start. A workflow has no loop, which its loader sees to.
func (g *Graph) ranks() []int {
	out := make([]int, len(g.nodes))
	for range g.nodes {
		for _, e := range g.edges {
			out[e.to] = max(out[e.to], min(out[e.from]+1, len(g.nodes)))
		}
	}
	return out
}

func (l *layout) add(layer, node int, lines []string) *box {
	b := &box{node: node, lines: lines, w: 2, h: 2}
	for _, text := range lines {
		b.w = max(b.w, letter*utf8.RuneCountInString(text)+24)
	}
	if len(lines) > 0 {
		b.h = line*len(lines) + 14
	}
	l.layers[layer] = append(l.layers[layer], b)
	return b
}

func (l *layout) connect(e edge, from, to int) {
	w := way{edge: e, via: []*box{l.boxes[e.from]}}
	for layer := from + 1; layer < to; layer++ {
		var words []string
		if layer == from+1 && e.label != "" {
			words = strings.Split(wordwrap.WrapString(e.label, 24), "\n")
		}
		w.via = append(w.via, l.add(layer, -1, words))
	}
	w.via = append(w.via, l.boxes[e.to])
	for i := 1; i < len(w.via); i++ {
		w.via[i-1].down = append(w.via[i-1].down, w.via[i])
		w.via[i].up = append(w.via[i].up, w.via[i-1])
	}
	l.ways = append(l.ways, w)
}

// place moves every box towards the middle of what it is connected with, downwards and upwards in turn, and gives each layer its height.
func (l *layout) place() {
	for _, layer := range l.layers {
		spread(layer, func(*box) int { return 0 })
	}
	const sweeps = 12
	for i := range sweeps {
		for n := range l.layers {
			if i%2 == 0 {
				spread(l.layers[n], func(b *box) int { return middle(b.up, b.x) })
			} else {
				spread(l.layers[len(l.layers)-1-n], func(b *box) int { return middle(b.down, b.x) })
			}
		}
	}
	least, most, y := 0, 0, margin
	for _, layer := range l.layers {
		h := 0
		for _, b := range layer {
			b.y, h = y, max(h, b.h)
			least, most = min(least, b.x-b.w/2), max(most, b.x+b.w/2)
		}
		if len(layer) > 0 {
			y += h + layerGap
		}
	}
	for _, layer := range l.layers {
		for _, b := range layer {
			b.x += margin - least
		}
	}
	l.width, l.height = most-least+2*margin, y-layerGap+margin
}

func middle(of []*box, otherwise int) int {
	if len(of) == 0 {
		return otherwise
	}
	sum := 0
	for _, b := range of {
		sum += b.x
	}
	return sum / len(of)
}

// spread orders a layer by where its boxes want to be and puts them there, as near as their widths allow.
func spread(layer []*box, want func(*box) int) {
	wanted := map[*box]int{}
	for _, b := range layer {
		wanted[b] = want(b)
	}
	slices.SortStableFunc(layer, func(a, b *box) int { return cmp.Compare(wanted[a], wanted[b]) })
	shift := 0
	for i, b := range layer {
		b.x = wanted[b]
		if i > 0 {
			before := layer[i-1]
			b.x = max(b.x, before.x+(before.w+b.w)/2+apart)
		}
		shift += b.x - wanted[b]
	}
	for _, b := range layer { // what was pushed to the right goes back by half, all alike
		b.x -= shift / len(layer)
	}
}
