package facts

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Check says whether an expression may be used as a condition: only literals, declared facts, parentheses, ==, !=, <, >,
// &&, ||, !. Anything else could swallow an unknown: `?:` and functions are refused. It also type-checks, by evaluating
// over a tree of unknowns.
func Check(expr hcl.Expression) hcl.Diagnostics {
	node, ok := expr.(hclsyntax.Node)
	if !ok {
		return refuse(expr.Range(), "a condition must be written in native syntax")
	}
	var diags hcl.Diagnostics
	_ = hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		if why := forbidden(n); why != "" {
			diags = append(diags, refuse(n.Range(), why)...)
		}
		return nil
	})
	for _, trav := range expr.Variables() {
		if path, ok := pathOf(trav); !ok || declared[path] == (declaration{}) {
			diags = append(diags, undeclared(trav, path)...)
		}
	}
	if diags = append(diags, truths(expr)...); diags.HasErrors() {
		return diags
	}
	v, evalDiags := expr.Value(&hcl.EvalContext{Variables: map[string]cty.Value{"fact": unknown()}})
	diags = append(diags, evalDiags...)
	if !evalDiags.HasErrors() && v.Type() != cty.Bool {
		diags = append(diags, refuse(expr.Range(), "a condition must be true or false, this is "+v.Type().FriendlyName())...)
	}
	return diags
}

func forbidden(n hclsyntax.Node) string {
	switch n.(type) {
	case *hclsyntax.ConditionalExpr:
		return "a conditional (?:) hides unknowns; use && and ||"
	case *hclsyntax.FunctionCallExpr:
		return "functions are not available in conditions"
	case *hclsyntax.ForExpr, *hclsyntax.SplatExpr, *hclsyntax.IndexExpr:
		return "only literals and facts are available in conditions"
	}
	return ""
}

// truths wants a truth on both sides of a logical operator. Evaluation does not: an unknown text passes for an unknown truth,
// and only a bundle that evidences it would show the mistake.
func truths(expr hcl.Expression) hcl.Diagnostics {
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return truths(e.Expression)
	case *hclsyntax.UnaryOpExpr:
		if e.Op == hclsyntax.OpLogicalNot {
			return truths(e.Val)
		}
	case *hclsyntax.BinaryOpExpr:
		if e.Op == hclsyntax.OpLogicalAnd || e.Op == hclsyntax.OpLogicalOr {
			return append(truths(e.LHS), truths(e.RHS)...)
		}
		return nil
	case *hclsyntax.ScopeTraversalExpr:
		if path, ok := pathOf(e.Traversal); ok && declared[path] != (declaration{}) && KindOf(path) != "bool" {
			return refuse(e.Range(), fmt.Sprintf("fact %q is a %s; compare it with one", path, KindOf(path)))
		}
	}
	return nil
}

func pathOf(trav hcl.Traversal) (string, bool) {
	if trav.RootName() != "fact" {
		return trav.RootName(), false
	}
	path := ""
	for _, step := range trav[1:] {
		attr, ok := step.(hcl.TraverseAttr)
		if !ok {
			return path, false
		}
		if path != "" {
			path += "."
		}
		path += attr.Name
	}
	return path, true
}

func undeclared(trav hcl.Traversal, path string) hcl.Diagnostics {
	detail := fmt.Sprintf("There is no fact %q.", path)
	if near := Suggest(path); near != "" {
		detail += fmt.Sprintf(" Did you mean %q?", near)
	}
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "unknown fact", Detail: detail, Subject: trav.SourceRange().Ptr()}}
}

func refuse(r hcl.Range, why string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "condition not allowed", Detail: why, Subject: &r}}
}

// Used lists the facts a condition speaks of, sorted.
func Used(expr hcl.Expression) []string {
	all := set{}
	for _, trav := range expr.Variables() {
		if path, ok := pathOf(trav); ok {
			all[path] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
