package patterns

import (
	"math/big"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// reader collects the diagnostics of one load while values are read off the syntax tree. Values are read, not
// evaluated: the tree is walked and anything but a literal refused, so there is nothing a file could make run.
type reader struct {
	files map[string][]byte
	diags hcl.Diagnostics
}

func (r *reader) fault(at hcl.Range, summary, detail string) {
	r.diags = append(r.diags, fault(at, summary, detail))
}

// text reads a string; "" and false when it is none.
func (r *reader) text(e hcl.Expression) (string, bool) {
	if word := hcl.ExprAsKeyword(e); word != "" && word != "true" && word != "false" && word != "null" {
		r.fault(e.Range(), "value is not a literal", `A string stands in quotes: "`+word+`".`)
		return "", false
	}
	if v, ok := scalar(e); ok && v.Type() == cty.String {
		return v.AsString(), true
	}
	r.fault(e.Range(), "not a string", "A string in quotes or a heredoc is wanted here.")
	return "", false
}

func (r *reader) boolean(e hcl.Expression) bool {
	if v, ok := scalar(e); ok && v.Type() == cty.Bool {
		return v.True()
	}
	r.fault(e.Range(), "not true or false", "Write true or false, without quotes.")
	return false
}

func (r *reader) integer(e hcl.Expression) (int, bool) {
	if v, ok := scalar(e); ok && v.Type() == cty.Number {
		if n, exact := v.AsBigFloat().Int64(); exact == big.Exact {
			return int(n), true
		}
	}
	r.fault(e.Range(), "not a whole number", "A whole number without quotes is wanted here.")
	return 0, false
}

func (r *reader) texts(e hcl.Expression) []string {
	var out []string
	for _, item := range r.items(e) {
		if s, ok := r.text(item); ok {
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) integers(e hcl.Expression) []int {
	var out []int
	for _, item := range r.items(e) {
		if n, ok := r.integer(item); ok {
			out = append(out, n)
		}
	}
	return out
}

func (r *reader) items(e hcl.Expression) []hclsyntax.Expression {
	if list, ok := e.(*hclsyntax.TupleConsExpr); ok {
		return list.Exprs
	}
	r.fault(e.Range(), "not a list", "Write a list, also of one: [ ... ].")
	return nil
}

// swaps reads { "word" = ["other", "third"] }.
func (r *reader) swaps(e hcl.Expression) []Swap {
	object, ok := e.(*hclsyntax.ObjectConsExpr)
	if !ok {
		r.fault(e.Range(), "not an object", `Write { "word" = ["other"] }.`)
		return nil
	}
	var out []Swap
	for _, item := range object.Items {
		word, isKey := keyText(item.KeyExpr)
		if !isKey || word == "" {
			r.fault(item.KeyExpr.Range(), "not a word", "A word of the text in quotes is wanted here.")
			continue
		}
		out = append(out, Swap{word, r.texts(item.ValueExpr)})
	}
	return out
}

// object reads { name = "text" }.
func (r *reader) object(e hcl.Expression) map[string]string {
	object, ok := e.(*hclsyntax.ObjectConsExpr)
	if !ok {
		r.fault(e.Range(), "not an object", `Write { name = "value" }.`)
		return nil
	}
	var out map[string]string
	for _, item := range object.Items {
		key, isKey := keyText(item.KeyExpr)
		if !isKey {
			r.fault(item.KeyExpr.Range(), "not a name", "A plain name is wanted here.")
			continue
		}
		if value, isText := r.text(item.ValueExpr); isText {
			if out == nil {
				out = map[string]string{}
			}
			out[key] = value
		}
	}
	return out
}

func keyText(e hcl.Expression) (string, bool) {
	if word := hcl.ExprAsKeyword(e); word != "" {
		return word, true
	}
	if key, ok := e.(*hclsyntax.ObjectConsKeyExpr); ok {
		e = key.Wrapped
	}
	v, ok := scalar(e)
	if !ok || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}

// scalar is the value of a literal: a string in any notation, a number with or without its sign, a truth value.
func scalar(e hcl.Expression) (cty.Value, bool) {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.Val, !e.Val.IsNull()
	case *hclsyntax.UnaryOpExpr:
		v, ok := scalar(e.Val)
		if !ok || e.Op != hclsyntax.OpNegate || v.Type() != cty.Number {
			return cty.NilVal, false
		}
		return v.Negate(), true
	case *hclsyntax.TemplateExpr:
		whole := ""
		for _, part := range e.Parts {
			v, ok := scalar(part)
			if !ok || v.Type() != cty.String {
				return cty.NilVal, false
			}
			whole += v.AsString()
		}
		return cty.StringVal(whole), true
	}
	return cty.NilVal, false
}
