// Package diff says what two results differ in: the cause, the verdict, the settings, and the findings by their fingerprint. Before and
// after a fix, or the same bundle under two catalogues, it shows what changed and nothing else.
package diff

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Difference is what B has otherwise than A.
type Difference struct {
	Fields   []Change  `json:"fields"`   // of cause, verdict, client, incident
	Settings []Change  `json:"settings"` // by name and file
	Findings []Finding `json:"findings"` // by fingerprint
	Unknown  []Finding `json:"unknown"`  // by template
}

// Change is a value that differs; "" is one that is not there.
type Change struct {
	Name string `json:"name"`
	A    string `json:"a"`
	B    string `json:"b"`
}

// Finding is one whose count differs; a count of 0 is one that is not there.
type Finding struct {
	Pattern string `json:"pattern,omitempty"`
	Title   string `json:"title"`
	Key     string `json:"key"` // fingerprint or template
	A       int    `json:"a"`
	B       int    `json:"b"`
}

// Same says that nothing differs.
func (d *Difference) Same() bool {
	return len(d.Fields)+len(d.Settings)+len(d.Findings)+len(d.Unknown) == 0
}

// Of compares two results.
func Of(a, b *finding.Diagnosis) *Difference {
	return &Difference{
		Fields:   changes(fields(a), fields(b)),
		Settings: changes(settings(a), settings(b)),
		Findings: counts(findings(a), findings(b)),
		Unknown:  counts(unknown(a), unknown(b)),
	}
}

func fields(d *finding.Diagnosis) []Change {
	out := []Change{{Name: "incident", A: d.Incident.ID}, {Name: "cause", A: d.Cause.ID}, {Name: "confidence", A: d.Cause.Confidence},
		{Name: "action", A: d.Verdict.Action}, {Name: "branch", A: d.Verdict.Branch}, {Name: "level", A: fmt.Sprint(d.Verdict.Level)},
		{Name: "ticket", A: d.Ticket}}
	c := d.Client
	if c == nil {
		c = &finding.Client{}
	}
	return append(out, Change{Name: "app", A: c.App}, Change{Name: "version", A: c.Version}, Change{Name: "platform", A: c.Platform}, Change{Name: "os", A: c.OS})
}

func settings(d *finding.Diagnosis) []Change {
	var out []Change
	for _, s := range d.Settings {
		out = append(out, Change{Name: s.Setting + " in " + s.File, A: fmt.Sprintf("%s (%s)", s.Value, s.Status)})
	}
	return out
}

// changes pairs values by name; a name that comes twice is paired in order.
func changes(a, b []Change) []Change {
	out := []Change{}
	left := map[string][]string{}
	for _, c := range b {
		left[c.Name] = append(left[c.Name], c.A)
	}
	for _, c := range a {
		other := ""
		if l := left[c.Name]; len(l) > 0 {
			other, left[c.Name] = l[0], l[1:]
		}
		if other != c.A {
			out = append(out, Change{c.Name, c.A, other})
		}
	}
	for _, c := range b {
		if l := left[c.Name]; len(l) > 0 && l[0] == c.A {
			left[c.Name] = l[1:]
			out = append(out, Change{c.Name, "", c.A})
		}
	}
	return out
}

func findings(d *finding.Diagnosis) []Finding {
	var out []Finding
	for _, f := range d.Findings {
		out = append(out, Finding{Pattern: f.Pattern, Title: f.Title, Key: f.Fingerprint, A: f.Count})
	}
	return out
}

func unknown(d *finding.Diagnosis) []Finding {
	var out []Finding
	for _, u := range d.Unknown {
		out = append(out, Finding{Title: u.Template, Key: u.Template, A: u.Count})
	}
	return out
}

// counts are the keys whose counts differ: what is new first, then what is gone, then what is more or less.
func counts(a, b []Finding) []Finding {
	all := map[string]*Finding{}
	for _, f := range a {
		if all[f.Key] == nil {
			all[f.Key] = &Finding{Pattern: f.Pattern, Title: f.Title, Key: f.Key}
		}
		all[f.Key].A += f.A
	}
	for _, f := range b {
		if all[f.Key] == nil {
			all[f.Key] = &Finding{Pattern: f.Pattern, Title: f.Title, Key: f.Key}
		}
		all[f.Key].B += f.A
	}
	out := []Finding{}
	for _, f := range all {
		if f.A != f.B {
			out = append(out, *f)
		}
	}
	rank := func(f Finding) int {
		switch {
		case f.A == 0:
			return 0
		case f.B == 0:
			return 1
		}
		return 2
	}
	slices.SortFunc(out, func(x, y Finding) int {
		return cmp.Or(rank(x)-rank(y), cmp.Compare(x.Pattern, y.Pattern), cmp.Compare(x.Key, y.Key))
	})
	return out
}
