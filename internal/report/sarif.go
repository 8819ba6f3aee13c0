package report

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// sarifSchema is where the official schema stands.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// SARIF writes one SARIF 2.1.0 log with one run. The first result is the diagnosis, with the timeline as its code flow; then come
// the findings, what could not be judged, and the errors no pattern covers. What a result means is its kind: fail (the cause
// rests on it), review (it speaks of a fault, the cause does not rest on it), pass, open (not known), notApplicable.
func SARIF(w io.Writer, d *finding.Diagnosis, opt Options) error {
	s := &sarifRun{d: d, opt: opt, run: sarif.NewRun(), index: map[string]int{}, findings: byID(d)}
	s.tool()
	s.files()
	s.diagnosis()
	s.results()
	s.notes()
	log := &sarif.Report{Schema: sarifSchema, Version: "2.1.0", Runs: []*sarif.Run{s.run}}
	data, err := json.Marshal(log)
	if err != nil {
		return fmt.Errorf("encode SARIF: %w", err)
	}
	return writeDocument(w, data, opt.Indent)
}

type sarifRun struct {
	d        *finding.Diagnosis
	opt      Options
	run      *sarif.Run
	index    map[string]int // rule id -> its place in the list of rules
	findings map[string]*finding.Finding
}

// base names the bundle's root: places are relative to it, wherever it was unpacked.
const base = "BUNDLE"

func (s *sarifRun) tool() {
	driver := sarif.NewToolComponent().WithName("pwtriage").WithVersion(s.d.Tool.Version).
		WithInformationURI("https://github.com/pwtriage/pwtriage").WithLanguage("en")
	s.run.WithTool(sarif.NewTool().WithDriver(driver)).WithLanguage("en").WithColumnKind("unicodeCodePoints")
	s.run.OriginalUriBaseIds = map[string]sarif.ArtifactLocation{
		base: {Index: -1, Description: message("the bundle " + s.d.Bundle.Name)}}
	s.run.WithAutomationDetails(&sarif.RunAutomationDetails{ID: new("pwtriage/" + s.d.Incident.ID + "/" + s.d.Bundle.SHA256)})
	v := s.d.Verdict
	s.run.WithProperties(sarif.NewPropertyBag().Add("schema", s.d.Schema).Add("ticket", s.d.Ticket).Add("incident", s.d.Incident).
		Add("verdict", v).Add("catalogue", s.d.Tool.Catalogue).Add("workflows", s.d.Tool.Workflows))
}

func (s *sarifRun) files() {
	for _, f := range s.d.Bundle.Files {
		a := sarif.NewArtifact().WithLocation(s.location(f.Path)).WithLength(int(f.Size)).WithRoles([]string{"analysisTarget"})
		if f.SHA256 != "" {
			a.WithHashes(map[string]string{"sha-256": f.SHA256})
		}
		if f.Encoding != "" {
			a.WithEncoding(f.Encoding)
		}
		a.WithProperties(sarif.NewPropertyBag().Add("kind", f.Kind).Add("dialect", f.Dialect))
		s.run.Artifacts = append(s.run.Artifacts, a)
	}
}

func (s *sarifRun) location(file string) *sarif.ArtifactLocation {
	return sarif.NewArtifactLocation().WithURI((&url.URL{Path: file}).String()).WithURIBaseID(base)
}

// place is a line of a file; nil where there is none.
func (s *sarifRun) place(file string, line, column int, excerpt string) *sarif.Location {
	if file == "" {
		return nil
	}
	p := sarif.NewPhysicalLocation().WithArtifactLocation(s.location(file))
	if line > 0 {
		region := sarif.NewRegion().WithStartLine(line)
		if column > 0 {
			region.WithStartColumn(column)
		}
		if excerpt != "" {
			region.WithSnippet(sarif.NewArtifactContent().WithText(term.Clean(excerpt, false)))
		}
		p.WithRegion(region)
	}
	return sarif.NewLocation().WithPhysicalLocation(p)
}

// result starts one under a rule. A level other than none goes with the kind fail only.
func (s *sarifRun) result(rule, kind, level, words string) *sarif.Result {
	if kind != "fail" {
		level = sarif.LevelNone
	}
	r := sarif.NewResult().WithRuleID(rule).WithRuleIndex(s.index[rule]).WithKind(kind).WithLevel(level).WithMessage(message(words))
	s.run.AddResult(r)
	return r
}

// message is text of a result. Braces mean placeholders in SARIF messages, and `[x](y)` a link: text from a bundle makes neither.
func message(words string) *sarif.Message { return sarif.NewTextMessage(plain(words)) }

// level turns a severity into SARIF's.
func level(severity string) string {
	switch severity {
	case "error":
		return sarif.LevelError
	case "warning":
		return sarif.LevelWarning
	}
	return sarif.LevelNote
}
