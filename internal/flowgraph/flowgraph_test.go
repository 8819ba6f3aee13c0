package flowgraph

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

func shipped(t *testing.T) *workflow.Set {
	t.Helper()
	set, diags := workflow.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return set
}

func TestNoBoxLiesOnAnother(t *testing.T) {
	set := shipped(t)
	for _, flows := range append([][]*workflow.Flow{set.Flows}, single(set)...) {
		l := New(flows, true).layout()
		for n, layer := range l.layers {
			for i, b := range layer {
				if b.x-b.w/2 < 0 || b.x+b.w/2 > l.width || b.y+b.h > l.height {
					t.Errorf("%s: a box of layer %d lies outside of the picture", flows[0].ID, n)
				}
				for _, c := range layer[i+1:] {
					if b.x+b.w/2 > c.x-c.w/2 {
						t.Errorf("%s, layer %d: %q lies on %q", flows[0].ID, n, b.lines, c.lines)
					}
				}
			}
		}
		for _, w := range l.ways {
			for i := 1; i < len(w.via); i++ {
				if w.via[i].y <= w.via[i-1].y {
					t.Errorf("%s: an arrow goes up", flows[0].ID)
				}
			}
		}
	}
}

func single(set *workflow.Set) [][]*workflow.Flow {
	var out [][]*workflow.Flow
	for _, f := range set.Flows {
		out = append(out, []*workflow.Flow{f})
	}
	return out
}

// TestEveryDrawingHasEveryStepAndAnswer reads the SVG back as XML.
func TestEveryDrawingHasEveryStepAndAnswer(t *testing.T) {
	for _, f := range shipped(t).Flows {
		var svg, dot, mermaid strings.Builder
		g := New([]*workflow.Flow{f}, true)
		g.SVG(&svg)
		g.Dot(&dot)
		g.Mermaid(&mermaid)
		words := texts(t, svg.String())
		for _, st := range f.Steps {
			if !slices.Contains(words, st.ID) || !strings.Contains(dot.String(), `"`+st.ID+`\n`) || !strings.Contains(mermaid.String(), `["`+st.ID+`<br>`) {
				t.Errorf("%s: step %s is not drawn", f.ID, st.ID)
			}
			for _, a := range st.Answers {
				if first := strings.Fields(a.Label)[0]; !st.Record && !strings.Contains(strings.Join(words, " "), first) {
					t.Errorf("%s: answer %q of %s is not drawn", f.ID, a.Label, st.ID)
				}
			}
		}
	}
}

func texts(t *testing.T, svg string) []string {
	var out []string
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := tok.(xml.CharData); ok {
			out = append(out, string(c))
		}
	}
}

func TestTheWayStandsOut(t *testing.T) {
	set := shipped(t)
	trail := func(steps ...string) (out []finding.Step) {
		for _, s := range steps {
			step, answer, _ := strings.Cut(s, ": ")
			out = append(out, finding.Step{Step: step, Answer: answer})
		}
		return out
	}
	for name, c := range map[string]struct {
		trail []finding.Step
		want  string
	}{
		"confirmed":   {trail("CI-1: not connected", "CI-2: no", "CI-3: unknown", "CI-4: wrong", "CI-5: unknown"), "CI-1>CI-2 CI-2>CI-3 CI-3>CI-4 CI-4>CI-5 CI-5>close/configuration-fixed"},
		"escalated":   {trail("CI-7: no"), "CI-7>escalate/level-2-server"},
		"went on":     {trail("CI-7: no", "CI-8: no"), "CI-7>CI-8 CI-8>escalate/level-2-server"},
		"held":        {trail("CI-2: no", "CI-3: unknown", "CI-4: unknown"), "CI-2>CI-3 CI-3>CI-4"},
		"of others":   {trail("X-1: no"), ""},
		"into others": {trail("UCC-0: yes", "XM-1: nobody answered"), "UCC-0>workflow/explicit-message"},
	} {
		flow := "connection-issues"
		if name == "into others" {
			flow = "cannot-call"
		}
		g := New([]*workflow.Flow{set.Flow(flow)}, true)
		known := g.Highlight(c.trail)
		var got []string
		for _, e := range g.edges {
			if e.on {
				got = append(got, g.name(e.from)+">"+g.name(e.to))
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want || (known == 0) != (c.want == "") {
			t.Errorf("%s: %s (%d known), want %s", name, s, known, c.want)
		}
	}
	var svg strings.Builder
	g := New(set.Flows, true)
	g.Highlight(trail("CI-7: no", "CI-8: no"))
	g.SVG(&svg)
	if n := len(regexp.MustCompile(`class="(step|end) on"`).FindAllString(svg.String(), -1)); n != 3 {
		t.Errorf("%d boxes stand out, want two steps and a verdict", n)
	}
}

// name is a node's id, or action and branch of a verdict.
func (g *Graph) name(n int) string {
	first, rest, _ := strings.Cut(g.nodes[n].label, "\n")
	if g.nodes[n].end {
		return first + "/" + rest
	}
	return first
}
