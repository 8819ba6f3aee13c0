package patterns

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// validate checks what no single value shows: that an entry is complete and its words are known.
func (r *reader) validate(e *Entry, block *hcl.Block, content *hcl.BodyContent) {
	if !idShape().MatchString(e.ID) {
		r.fault(block.LabelRanges[0], fmt.Sprintf("id %q has not the shape of one", e.ID), `An id is an area prefix and a number of three digits: "REG-014".`)
	}
	for _, name := range []string{"title", "class", "severity", "since", "means", "remedy"} {
		if attr := content.Attributes[name]; attr == nil {
			r.fault(block.DefRange, fmt.Sprintf("pattern %q has no %s", e.ID, name), "Every entry says what it means and what to do about it.")
		} else if s, ok := scalar(attr.Expr); ok && s.Type().FriendlyName() == "string" && s.AsString() == "" {
			r.fault(attr.Expr.Range(), name+" is empty", "Write it, people read it.")
		}
	}
	r.attributeWord(content, "class", Classes)
	r.attributeWord(content, "severity", Severities)
	for _, need := range []struct {
		n            int
		what, detail string
	}{
		{len(e.Match) + count(e.Over != nil), "matcher", "Add a match block, or an over block for what several lines say together."},
		{len(e.Examples), "example", "Add an example block with a line that must match."},
		{len(e.NearMisses), "near miss", "Add a near_miss block with the most similar line that must not match."},
	} {
		if need.n == 0 {
			r.fault(block.DefRange, fmt.Sprintf("pattern %q has no %s", e.ID, need.what), need.detail)
		}
	}
}

func (r *reader) attributeWord(content *hcl.BodyContent, name string, vocabulary []string) {
	attr := content.Attributes[name]
	if attr == nil {
		return
	}
	// A value that is no text was reported when it was read.
	if v, ok := scalar(attr.Expr); ok && v.Type().FriendlyName() == "string" {
		r.word(attr.Expr.Range(), name, v.AsString(), vocabulary)
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
