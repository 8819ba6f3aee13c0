package report

import (
	"io"
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/patterns"
)

// Options are what the reader of a rendering may choose, and what a renderer knows beside the diagnosis.
type Options struct {
	TextOptions
	Indent    bool                // the result stands alone: a JSON document may run over several lines
	Flows     *workflow.Set       // draws the steps that were not walked; nil: those walked alone
	Catalogue *patterns.Catalogue // says more of a pattern than its findings do; nil, or no entry there: the finding's own words
}

// entry is what the catalogue says of a pattern, nil when it does not know it: a stored result may be older or newer.
func (o Options) entry(id string) *patterns.Entry {
	if o.Catalogue == nil {
		return nil
	}
	for _, e := range o.Catalogue.Entries { // not Find: it looks for ids that resemble one it does not know
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Format is one way to render a diagnosis.
type Format struct {
	Name      string
	About     string // one line of help
	Extension string // of a file that holds it, without the dot
	Render    func(io.Writer, *finding.Diagnosis, Options) error
}

// formats is the one list of them: flags, help, completion and errors read it.
var formats = []Format{
	{"text", "for the agent on the phone", "txt", func(w io.Writer, d *finding.Diagnosis, o Options) error { return Text(w, d, o.TextOptions) }},
	{"json", "the whole result, to keep and to render again", "json", func(w io.Writer, d *finding.Diagnosis, o Options) error { return JSON(w, d, o.Indent) }},
	{"jsonl", "JSON lines: the diagnosis, then a line per finding and per unmatched error", "jsonl", JSONLines},
	{"grep", "file:line:col: severity: message [PATTERN-ID], for grep and editors", "grep", Grep},
	{"sarif", "SARIF 2.1.0, for viewers of analysis results", "sarif", SARIF},
	{"markdown", "a ticket, ready to paste", "md", Markdown},
	{"html", "a report to look at: one file, no network, no script", "html", HTML},
	{"ecs", "Elastic Common Schema, JSON lines", "ecs.ndjson", ECS},
	{"otlp", "OpenTelemetry logs, JSON", "otlp.json", OTLP},
}

// Quotes says whether a format shows lines of the bundle that the diagnosis does not hold.
func Quotes(name string) bool { return name == "html" }

// Formats lists the formats, the default one first.
func Formats() []Format { return slices.Clone(formats) }

// Names are the names of the formats.
func Names() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.Name)
	}
	return out
}

// Find returns the format of a name.
func Find(name string) (Format, bool) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}
