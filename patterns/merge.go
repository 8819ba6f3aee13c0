package patterns

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// Merge adds a catalogue to a base. An id both have is an error, unless the added entry says that it overrides. The
// added reasons come first: who adds them knows better what their systems say.
func Merge(base, extra *Catalogue) (*Catalogue, hcl.Diagnostics) {
	var diags hcl.Diagnostics
	byID := map[string]*Entry{}
	for _, e := range base.Entries {
		byID[e.ID] = e
	}
	out := &Catalogue{}
	replaced := map[string]bool{}
	for _, e := range extra.Entries {
		old := byID[e.ID]
		switch {
		case old != nil && !e.Overrides:
			diags = append(diags, fault(entryRange(e), fmt.Sprintf("pattern %q exists already", e.ID),
				fmt.Sprintf("It is %q (%s:%d). Take a free id, or write overrides = true to replace it.", old.Title, old.File, old.Line)))
		case old == nil && e.Overrides:
			d := fault(entryRange(e), fmt.Sprintf("pattern %q overrides nothing", e.ID), "No entry it is added to has this id; drop overrides, or correct the id.")
			d.Severity = hcl.DiagWarning
			diags = append(diags, d)
		}
		replaced[e.ID] = old != nil
		out.Entries = append(out.Entries, e)
	}
	for _, e := range base.Entries {
		if !replaced[e.ID] {
			out.Entries = append(out.Entries, e)
		}
	}
	out.Reasons = append(append(out.Reasons, extra.Reasons...), base.Reasons...)
	sortEntries(out.Entries)
	out.Hash = contentHash(out.Entries, out.Reasons)
	return out, diags
}
