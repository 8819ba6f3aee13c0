package report

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// OTLP writes one document of OpenTelemetry log records: the diagnosis, each finding, each error no pattern covers.
func OTLP(w io.Writer, d *finding.Diagnosis, opt Options) error {
	records := []logRecord{diagnosisRecord(d)}
	cited := ids(d.Cause.Evidence)
	for _, f := range d.Findings {
		records = append(records, findingRecord(f, cited[f.ID]))
	}
	for _, u := range d.Unknown {
		records = append(records, unmatchedRecord(u))
	}
	logs := otlpLogs{ResourceLogs: []resourceLogs{{Resource: resourceOf(d), ScopeLogs: []scopeLogs{{
		Scope: scope{Name: "github.com/pwtriage/pwtriage", Version: d.Tool.Version}, LogRecords: records}}}}}
	return writeJSON(w, logs, opt.Indent)
}

// writeJSON writes one document with the escapes of JSON.
func writeJSON(w io.Writer, v any, indent bool) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode document: %w", err)
	}
	return writeDocument(w, data, indent)
}

// resourceOf is the app on its device, as far as the bundle tells; names are those of OpenTelemetry's semantic conventions.
func resourceOf(d *finding.Diagnosis) attributes {
	var l list
	if c := d.Client; c != nil {
		l.text("service.name", c.App)
		l.text("service.version", c.Version)
		l.text("device.model.name", c.Device)
		l.text("os.name", c.Platform)
		l.text("os.description", c.OS)
		l.text("user_agent.original", c.UserAgent)
	}
	l.text("pwtriage.bundle.name", d.Bundle.Name)
	l.text("pwtriage.bundle.sha256", d.Bundle.SHA256)
	l.text("pwtriage.ticket", d.Ticket)
	return attributes{l}
}

func diagnosisRecord(d *finding.Diagnosis) logRecord {
	v, c := d.Verdict, d.Cause
	var l list
	l.text("pwtriage.schema", d.Schema)
	l.text("pwtriage.incident.id", d.Incident.ID)
	l.text("pwtriage.cause.id", c.ID)
	l.text("pwtriage.cause.confidence", c.Confidence)
	l.texts("pwtriage.cause.evidence", c.Evidence)
	l.text("pwtriage.verdict.action", v.Action)
	l.text("pwtriage.verdict.branch", v.Branch)
	l.number("pwtriage.verdict.level", int64(v.Level))
	l.texts("pwtriage.verdict.next", v.Next)
	l.text("pwtriage.verdict.confirm", v.Confirm)
	l.text("pwtriage.catalogue.hash", d.Tool.Catalogue.Hash)
	l.text("pwtriage.workflows.hash", d.Tool.Workflows.Hash)
	body := join(v.Title+".", v.Summary)
	return logRecord{SeverityNumber: 9, SeverityText: "info", EventName: "pwtriage.diagnosis", Body: value{String: &body}, Attributes: l}
}

func findingRecord(f finding.Finding, cited bool) logRecord {
	var l list
	l.text("pwtriage.finding.id", f.ID)
	l.text("pwtriage.pattern", f.Pattern)
	l.text("pwtriage.class", f.Class)
	l.text("pwtriage.title", f.Title)
	l.text("pwtriage.fingerprint", f.Fingerprint)
	l.truth("pwtriage.cited_by_cause", cited)
	l.number("pwtriage.count", int64(f.Count))
	l.text("log.record.original", f.Excerpt)
	l.place(f.File, f.Line, f.Time)
	l.number("pwtriage.column", int64(f.Column))
	l.number("pwtriage.offset", f.Offset)
	for _, name := range slices.Sorted(maps.Keys(f.Captures)) {
		l.text("pwtriage.capture."+name, f.Captures[name])
	}
	r := logRecord{EventName: "pwtriage.finding", Body: value{String: &f.Message}, Attributes: l}
	r.rate(f.Severity)
	r.at(f.Time)
	return r
}

func unmatchedRecord(u finding.Template) logRecord {
	var l list
	l.number("pwtriage.count", int64(u.Count))
	l.place(u.First.File, u.First.Line, u.First.Time)
	r := logRecord{EventName: "pwtriage.unmatched", Body: value{String: &u.Template}, Attributes: l}
	r.rate(u.Severity)
	r.at(u.First.Time)
	return r
}

// rate gives the severity by OpenTelemetry's numbers: 17 ERROR, 13 WARN, 9 INFO, 0 unspecified.
func (r *logRecord) rate(severity string) {
	r.SeverityNumber = map[string]int{"error": 17, "warning": 13, "info": 9}[severity]
	r.SeverityText = severity
}

// at sets the time where the log shows an instant. One without a zone is taken as UTC and said to be.
func (r *logRecord) at(shown string) {
	at, zoned, ok := readTime(shown)
	if !ok {
		return
	}
	r.TimeUnixNano = strconv.FormatInt(at.UnixNano(), 10)
	if !zoned {
		l := list(r.Attributes)
		l.text("pwtriage.zone", "not shown, taken as UTC")
		r.Attributes = l
	}
}
