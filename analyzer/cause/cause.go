// Package cause names what explains an incident. Each cause is an HCL block with up to three conditions over facts, one per
// confidence, and one that rules it out; a condition that is unknown neither stands nor rules out. Among those that stand the surest leads, and among equals the one written
// first, because the file goes from what explains others to what is explained. It imports facts, never logs.
package cause

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/pwtriage/pwtriage/analyzer/facts"
)

// The confidences, best first.
const (
	Certain  = "certain"
	Likely   = "likely"
	Possible = "possible"
)

// Confidences lists them in order.
var Confidences = []string{Certain, Likely, Possible}

// Cause is one entry of causes.hcl.
type Cause struct {
	ID       string         `hcl:"id,label"`
	Title    string         `hcl:"title"`
	Means    string         `hcl:"means"`
	Cure     string         `hcl:"cure"`
	Explains []string       `hcl:"explains,optional"` // causes that are only its consequences
	Certain  hcl.Expression `hcl:"certain,optional"`
	Likely   hcl.Expression `hcl:"likely,optional"`
	Possible hcl.Expression `hcl:"possible,optional"`
	Unless   hcl.Expression `hcl:"unless,optional"` // known to hold, it rules the cause out
	Range    hcl.Range      `hcl:",def_range"`
}

// Standing is a cause that the facts support.
type Standing struct {
	Cause      *Cause
	Confidence string
	Evidence   []string
}

//go:embed causes.hcl
var source []byte

//go:generate go run ../internal/gen causes

// generated is set by causes_gen.go, so that the package also compiles without that file: the program that writes it imports this package.
var generated func() []*Cause

// Builtin gives the shipped causes. The code made of them is taken at its word: it was made of a file that was checked.
func Builtin() ([]*Cause, hcl.Diagnostics) {
	if generated == nil {
		return Shipped()
	}
	return generated(), nil
}

// Shipped loads and checks the file of the shipped causes.
func Shipped() ([]*Cause, hcl.Diagnostics) { return Load("causes.hcl", source) }

// Load decodes and checks causes.
func Load(name string, src []byte) ([]*Cause, hcl.Diagnostics) {
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	var all struct {
		Causes []*Cause `hcl:"cause,block"`
	}
	diags = append(diags, gohcl.DecodeBody(file.Body, nil, &all)...)
	for _, c := range all.Causes {
		for _, e := range []*hcl.Expression{&c.Certain, &c.Likely, &c.Possible, &c.Unless} {
			*e = written(*e)
		}
		diags = append(diags, c.check(all.Causes)...)
	}
	return all.Causes, diags
}

func (c *Cause) check(all []*Cause) hcl.Diagnostics {
	var diags hcl.Diagnostics
	for _, e := range c.Expressions() {
		if e != nil {
			diags = append(diags, facts.Check(e)...)
		}
	}
	for _, id := range c.Explains {
		if !slices.ContainsFunc(all, func(o *Cause) bool { return o.ID == id }) {
			diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "unknown cause",
				Detail: fmt.Sprintf("cause %q explains %q, which does not exist", c.ID, id), Subject: &c.Range})
		}
	}
	return diags
}

// Conditions are the three in the order of Confidences, nil where none is written.
func (c *Cause) Conditions() [3]hcl.Expression {
	return [3]hcl.Expression{c.Certain, c.Likely, c.Possible}
}

// Expressions are all that ask for facts: the conditions, and what rules the cause out.
func (c *Cause) Expressions() []hcl.Expression {
	return []hcl.Expression{c.Certain, c.Likely, c.Possible, c.Unless}
}

// written is nil for an argument that is not: gohcl gives a null literal in its place.
func written(e hcl.Expression) hcl.Expression {
	if len(e.Variables()) > 0 {
		return e // evaluating it without them costs more than all the rest: an error is made for each
	}
	if v, diags := e.Value(nil); !diags.HasErrors() && v.IsNull() {
		return nil
	}
	return e
}

func (c *Cause) ruledOut(tree cty.Value) bool {
	if c.Unless == nil {
		return false
	}
	t, _, _ := facts.Decide(c.Unless, tree)
	return t == facts.Yes
}

// Infer finds the causes that stand over the facts, the leading one first. There is always at least one: when nothing
// else stands, the evidence is insufficient.
func Infer(causes []*Cause, tree cty.Value) []Standing {
	var out []Standing
	for i, confidence := range Confidences {
		for _, c := range causes {
			if standing(out, c.ID) || c.Conditions()[i] == nil || c.ruledOut(tree) {
				continue
			}
			if t, evidence, _ := facts.Decide(c.Conditions()[i], tree); t == facts.Yes {
				out = append(out, Standing{Cause: c, Confidence: confidence, Evidence: evidence})
			}
		}
	}
	if len(out) == 0 {
		return []Standing{{Cause: find(causes, "insufficient-evidence"), Confidence: Possible}}
	}
	return slices.DeleteFunc(out, func(s Standing) bool { return slices.Contains(out[0].Cause.Explains, s.Cause.ID) })
}

func standing(out []Standing, id string) bool {
	return slices.ContainsFunc(out, func(s Standing) bool { return s.Cause.ID == id })
}

func find(causes []*Cause, id string) *Cause {
	for _, c := range causes {
		if c.ID == id {
			return c
		}
	}
	return &Cause{ID: id, Title: id}
}
