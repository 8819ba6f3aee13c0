package patterns_test

import (
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/pwtriage/pwtriage/patterns"
)

// cut is a stretch of an HCL file that is taken out.
type cut struct {
	what     string
	from, to int
}

// TestEveryExampleIsNeeded takes every example, every near miss and every word an example has besides out of the text of its entry, one after
// the other. What is left must not load, or patterns lint must miss what is gone.
func TestEveryExampleIsNeeded(t *testing.T) {
	all := patterns.Builtin()
	var tried atomic.Int32
	t.Run("files", func(t *testing.T) {
		for name, src := range shipped(t) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				tried.Add(takeAway(t, all, name, src))
			})
		}
	})
	if n := tried.Load(); n < 1000 {
		t.Errorf("only %d things were taken out", n)
	}
}

// takeAway takes everything out of one file, and says how many things those were.
func takeAway(t *testing.T, all *patterns.Catalogue, name string, src []byte) int32 {
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	tried := int32(0)
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		if block.Type != "pattern" {
			continue
		}
		start, end := block.Range().Start.Byte, block.Body.EndRange.End.Byte
		before, _ := patterns.Load(map[string][]byte{name: src[start:end]})
		known := before.Check() // by itself it lacks the entries it refines
		for _, c := range cuts(block) {
			tried++
			left, diags := patterns.Load(map[string][]byte{name: slices.Concat(src[start:c.from], src[c.to:end])})
			if !diags.HasErrors() && !grown(known, left.Check()) && holds(all, left) {
				t.Errorf("%s: nothing is missed without %s", block.Labels[0], c.what)
			}
		}
	}
	return tried
}

// grown says whether an entry by itself has a problem it had not: then the whole catalogue need not be asked.
func grown(known, found []patterns.Problem) bool {
	return slices.ContainsFunc(found, func(p patterns.Problem) bool {
		return !slices.ContainsFunc(known, func(k patterns.Problem) bool { return k.Text == p.Text })
	})
}

// holds says whether an entry that was changed has no problem among the others.
func holds(all, one *patterns.Catalogue) bool {
	with := &patterns.Catalogue{Reasons: all.Reasons, Entries: slices.Clone(all.Entries)}
	i := slices.IndexFunc(with.Entries, func(e *patterns.Entry) bool { return e.ID == one.Entries[0].ID })
	with.Entries[i] = one.Entries[0]
	return len(one.CheckAmong(with)) == 0
}

func cuts(pattern *hclsyntax.Block) []cut {
	var out []cut
	n := 0
	for _, b := range pattern.Body.Blocks {
		if b.Type != "example" && b.Type != "near_miss" {
			continue
		}
		n++
		out = append(out, cut{fmt.Sprintf("%s (block %d)", b.Type, n), b.Range().Start.Byte, b.Body.EndRange.End.Byte})
		if also := b.Body.Attributes["also"]; also != nil {
			out = append(out, words(also.Expr)...)
		}
	}
	return out
}

// words cuts one word of a list at a time, with the comma before or behind it.
func words(also hclsyntax.Expression) []cut {
	var out []cut
	for _, item := range also.(*hclsyntax.ObjectConsExpr).Items {
		list := item.ValueExpr.(*hclsyntax.TupleConsExpr).Exprs
		for i, word := range list {
			c := cut{fmt.Sprintf("word %d of a list", i+1), word.Range().Start.Byte, word.Range().End.Byte}
			switch {
			case i > 0:
				c.from = list[i-1].Range().End.Byte
			case len(list) > 1:
				c.to = list[1].Range().Start.Byte
			}
			out = append(out, c)
		}
	}
	return out
}
