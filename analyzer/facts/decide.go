package facts

import (
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Decide evaluates a condition over the tree. The evidence is that of the operands that decided, not of all that were
// looked at: hcl keeps both sides' marks for `false || true`, so logical operators are taken apart and their operands evaluated
// singly. A condition that cannot be evaluated is Unknown, with the diagnostics.
func Decide(expr hcl.Expression, tree cty.Value) (Truth, []string, hcl.Diagnostics) {
	ctx := &hcl.EvalContext{Variables: map[string]cty.Value{"fact": tree}}
	t, ev, diags := decide(expr, ctx)
	return t, sorted(ev), diags
}

type set map[string]bool

func decide(expr hcl.Expression, ctx *hcl.EvalContext) (Truth, set, hcl.Diagnostics) {
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return decide(e.Expression, ctx)
	case *hclsyntax.UnaryOpExpr:
		if e.Op == hclsyntax.OpLogicalNot {
			t, ev, diags := decide(e.Val, ctx)
			return not(t), ev, diags
		}
	case *hclsyntax.BinaryOpExpr:
		switch e.Op {
		case hclsyntax.OpLogicalAnd:
			return both(e, ctx, Yes, No)
		case hclsyntax.OpLogicalOr:
			return both(e, ctx, No, Yes)
		}
	}
	return single(expr, ctx)
}

// both evaluates a logical operator: `weak` is the value all operands must have, `strong` the one that decides alone.
func both(e *hclsyntax.BinaryOpExpr, ctx *hcl.EvalContext, weak, strong Truth) (Truth, set, hcl.Diagnostics) {
	lt, lev, ldiags := decide(e.LHS, ctx)
	rt, rev, rdiags := decide(e.RHS, ctx)
	diags := append(ldiags, rdiags...)
	switch {
	case lt == strong && rt == strong:
		return strong, union(lev, rev), diags
	case lt == strong:
		return strong, lev, diags
	case rt == strong:
		return strong, rev, diags
	case lt == weak && rt == weak:
		return weak, union(lev, rev), diags
	}
	return Unknown, nil, diags
}

func single(expr hcl.Expression, ctx *hcl.EvalContext) (Truth, set, hcl.Diagnostics) {
	v, diags := expr.Value(ctx)
	if diags.HasErrors() {
		return Unknown, nil, diags
	}
	v, marks := v.Unmark()
	ev := set{}
	for m := range marks {
		if id, ok := m.(Evidence); ok {
			ev[string(id)] = true
		}
	}
	if !v.IsKnown() || v.IsNull() || v.Type() != cty.Bool {
		return Unknown, nil, diags
	}
	return Of(v.True()), ev, diags
}

func not(t Truth) Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

func union(a, b set) set {
	out := set{}
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}

func sorted(s set) []string {
	out := make([]string, 0, len(s))
	for k := range s {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool { return less(out[i], out[j]) })
	return out
}

// less orders finding ids by number: F2 before F10.
func less(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// Merge unites two lists of evidence, in order.
func Merge(a, b []string) []string {
	all := set{}
	for _, id := range append(append([]string{}, a...), b...) {
		all[id] = true
	}
	return sorted(all)
}
