package cause

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/pwtriage/pwtriage/analyzer/facts"
)

// Near is a cause that does not stand, or not as surely, for one term alone.
type Near struct {
	Cause      *Cause
	Confidence string   // it would have
	Term       string   // that does not hold, as it is written
	Truth      string   // no or unknown
	Figures    []string // the facts the term speaks of: "failure.status = 404"
}

// NearMisses lists causes that one term keeps from standing, or from standing as surely, each by the surest way there is. Two terms at
// least must hold: with fewer everything would be near. src is what the causes were loaded from.
func NearMisses(causes []*Cause, src []byte, tree cty.Value) []Near {
	stands := map[string]string{}
	for _, s := range Infer(causes, tree) {
		stands[s.Cause.ID] = s.Confidence
	}
	var out []Near
	for _, c := range causes {
		if n, ok := c.near(src, tree, stands[c.ID]); ok {
			out = append(out, n)
		}
	}
	return out
}

// Source is what the shipped causes are loaded from.
func Source() []byte { return source }

func (c *Cause) near(src []byte, tree cty.Value, stands string) (Near, bool) {
	for i, confidence := range Confidences {
		e := c.Conditions()[i]
		if confidence == stands {
			return Near{}, false
		}
		if e == nil {
			continue
		}
		for _, way := range operands(e, hclsyntax.OpLogicalOr) {
			terms := operands(way, hclsyntax.OpLogicalAnd)
			if term, truth, ok := lacking(terms, tree); ok && len(terms) > 2 {
				return Near{c, confidence, strings.Join(strings.Fields(string(term.Range().SliceBytes(src))), " "), truth.String(), figures(term, tree)}, true
			}
		}
	}
	return Near{}, false
}

// operands takes a chain of one logical operator apart.
func operands(e hcl.Expression, op *hclsyntax.Operation) []hcl.Expression {
	switch x := e.(type) {
	case *hclsyntax.ParenthesesExpr:
		return operands(x.Expression, op)
	case *hclsyntax.BinaryOpExpr:
		if x.Op == op {
			return append(operands(x.LHS, op), operands(x.RHS, op)...)
		}
	}
	return []hcl.Expression{e}
}

// lacking is the one term that does not hold.
func lacking(terms []hcl.Expression, tree cty.Value) (hcl.Expression, facts.Truth, bool) {
	var lacks hcl.Expression
	var truth facts.Truth
	for _, term := range terms {
		t, _, _ := facts.Decide(term, tree)
		if t == facts.Yes {
			continue
		}
		if lacks != nil {
			return nil, t, false
		}
		lacks, truth = term, t
	}
	return lacks, truth, lacks != nil
}

// figures are the facts of a term with their values.
func figures(term hcl.Expression, tree cty.Value) []string {
	var out []string
	ctx := &hcl.EvalContext{Variables: map[string]cty.Value{"fact": tree}}
	for _, variable := range term.Variables() {
		var path []string
		for _, step := range variable[1:] {
			if a, ok := step.(hcl.TraverseAttr); ok {
				path = append(path, a.Name)
			}
		}
		v, _ := variable.TraverseAbs(ctx)
		if text := fmt.Sprintf("%s = %s", strings.Join(path, "."), figure(v)); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

func figure(v cty.Value) string {
	v, _ = v.UnmarkDeep()
	if !v.IsKnown() || v.IsNull() {
		return "unknown"
	}
	text, err := convert.Convert(v, cty.String)
	if err != nil {
		return "unknown"
	}
	return text.AsString()
}
