package patterns

import (
	"fmt"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
)

var overSchema = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{
	{Name: "kind", Required: true}, {Name: "of", Required: true}, {Name: "after"}, {Name: "least"}, {Name: "within"}, {Name: "every"}, {Name: "where"},
}}

func (r *reader) over(block *hcl.Block) *Over {
	o := &Over{}
	for name, attr := range r.content(block.Body, overSchema).Attributes {
		switch name {
		case "kind":
			o.Kind, _ = r.text(attr.Expr)
			r.word(attr.Expr.Range(), "kind of over", o.Kind, OverKinds)
		case "of":
			o.Of = r.texts(attr.Expr)
		case "after":
			o.After = r.texts(attr.Expr)
		case "where":
			o.Where = r.object(attr.Expr)
			r.constraint(attr.Expr.Range(), o.Where["version"])
		default:
			r.diags = append(r.diags, gohcl.DecodeExpression(attr.Expr, nil, map[string]*int{"least": &o.Least, "within": &o.Within, "every": &o.Every}[name])...)
		}
	}
	if why := o.lacks(); why != "" {
		r.fault(block.DefRange, fmt.Sprintf("over of kind %q: %s", o.Kind, why), "count { of, least, within }, sequence { of, within }, absence { after, of, within }, period { of, least, every }.")
	}
	return o
}

func (r *reader) constraint(at hcl.Range, text string) {
	if text == "" {
		return
	}
	if _, err := version.NewConstraint(text); err != nil {
		r.fault(at, fmt.Sprintf("version %q is no constraint", text), `Write it as ">= 2.1, < 3".`)
	}
}

// lacks says what a kind needs and has not.
func (o *Over) lacks() string {
	switch {
	case len(o.Of) == 0:
		return "of is empty"
	case o.Least < 0 || o.Within < 0 || o.Every < 0:
		return "a number is below zero"
	case o.Kind == "count" && o.Least < 1:
		return "least is missing"
	case o.Kind == "sequence" && len(o.Of) < 2:
		return "of names fewer than two"
	case o.Kind == "absence" && (len(o.After) == 0 || o.Within == 0):
		return "after and within are needed"
	case o.Kind == "period" && (o.Least < 3 || o.Every < 1):
		return "least must be 3 or more, every 1 or more"
	}
	return ""
}
