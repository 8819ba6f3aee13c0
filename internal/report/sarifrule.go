package report

import (
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/pwtriage/pwtriage/internal/term"
)

var literal = strings.NewReplacer("{", "{{", "}", "}}", "](", "] (")

// plain makes text safe as a SARIF message.
func plain(s string) string { return literal.Replace(term.Clean(s, false)) }

// rule adds a rule once and fills it in: from the catalogue where it knows the pattern, else with the title given.
func (s *sarifRun) rule(id, title, severity string) {
	if _, ok := s.index[id]; ok {
		return
	}
	s.index[id] = len(s.run.Tool.Driver.Rules)
	r := sarif.NewReportingDescriptor().WithID(id).WithShortDescription(words(title)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(level(severity)))
	s.run.Tool.Driver.AddRule(r)
	e := s.opt.entry(id)
	if e == nil {
		return
	}
	r.WithShortDescription(words(e.Title)).WithFullDescription(words(e.Means))
	help := words(join(e.Remedy, references(e.References)))
	r.WithHelp(help).WithProperties(sarif.NewPropertyBag().WithTags(append([]string{e.Class}, e.Causes...)))
	for _, ref := range e.References {
		if isURL(ref) {
			r.WithHelpURI(ref)
			break
		}
	}
}

func references(refs []string) string {
	if len(refs) == 0 {
		return ""
	}
	return "See: " + strings.Join(refs, "; ")
}

func words(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(term.Clean(s, false))
}
