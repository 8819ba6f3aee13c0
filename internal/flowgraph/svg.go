package flowgraph

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

const style = `text{font:13px sans-serif;text-anchor:middle;fill:#1b1b1b}.step,.end{fill:#fff;stroke:#555}.end{fill:#f2f2f2}` +
	`.arrow{fill:none;stroke:#777}.dashed{stroke-dasharray:6 4}.words{fill:#444;font-size:12px}` +
	`.on.step,.on.end{fill:#d5e4f7;stroke:#1a5fb4;stroke-width:3}.on.arrow{stroke:#1a5fb4;stroke-width:3}.on.words{fill:#1a5fb4;font-weight:bold}`

// SVG writes the graph as a picture that needs nothing else: no script, no font, no other file.
func (g *Graph) SVG(w io.Writer) {
	l := g.layout()
	fmt.Fprintf(w, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %[1]d %[2]d\" role=\"img\">\n<style>%s</style>\n", l.width, l.height, style)
	fmt.Fprintln(w, `<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>`)
	for _, way := range l.ways {
		way.draw(w)
	}
	for i, b := range l.boxes {
		b.draw(w, g.nodes[i])
	}
	fmt.Fprintln(w, "</svg>")
}

func (b *box) draw(w io.Writer, n node) {
	class, round := "step", 3
	if n.end {
		class, round = "end", b.h/2
	}
	fmt.Fprintf(w, "<rect class=\"%s%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>\n", class, choose(n.on, " on", ""), b.x-b.w/2, b.y, b.w, b.h, round)
	b.text(w, "")
}

func (b *box) text(w io.Writer, class string) {
	for i, text := range b.lines {
		fmt.Fprintf(w, "<text%s x=\"%d\" y=\"%d\">%s</text>\n", class, b.x, b.y+line*(i+1)+3, escape(text))
	}
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder gives no error
	return b.String()
}

// draw bends the arrow from layer to layer and writes the answer's words where it passes.
func (a way) draw(w io.Writer) {
	first := a.via[0]
	path := fmt.Sprintf("M%d %d", first.x, first.y+first.h)
	from := first.y + first.h
	x := first.x
	for _, b := range a.via[1:] {
		path += fmt.Sprintf("C%d %d %d %d %d %d", x, (from+b.y)/2, b.x, (from+b.y)/2, b.x, b.y)
		if b.node < 0 {
			if len(b.lines) > 0 {
				path += fmt.Sprintf("M%d %d", b.x, b.y+b.h)
			}
			from, x = b.y+b.h, b.x
			if len(b.lines) == 0 {
				path += fmt.Sprintf("V%d", from)
			}
		}
	}
	class := choose(a.edge.dashed, " dashed", "") + choose(a.edge.on, " on", "")
	fmt.Fprintf(w, "<path class=\"arrow%s\" d=\"%s\" marker-end=\"url(#head)\"/>\n", class, path)
	for _, b := range a.via[1 : len(a.via)-1] {
		b.text(w, fmt.Sprintf(" class=\"words%s\"", choose(a.edge.on, " on", "")))
	}
}
