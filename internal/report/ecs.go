package report

import (
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// ecsVersion is the version of the Elastic Common Schema whose fields are used.
const ecsVersion = "8.17.0"

// doc is an ECS document or an object inside one. Encoding sorts the keys.
type doc map[string]any

// ECS writes a document a line: the diagnosis, each finding, each error no pattern covers. Fields are those of the Elastic Common
// Schema; what it has no field for stands under `pwtriage`, the custom top level ECS reserves for a product's name.
func ECS(w io.Writer, d *finding.Diagnosis, opt Options) error {
	e := &ecs{d: d, opt: opt, cited: ids(d.Cause.Evidence), files: map[string]finding.File{}, end: lastTime(d)}
	for _, f := range d.Bundle.Files {
		e.files[f.Path] = f
	}
	lines := []any{e.diagnosis()}
	for _, f := range d.Findings {
		lines = append(lines, e.finding(f))
	}
	for i, u := range d.Unknown {
		lines = append(lines, e.unmatched(i, u))
	}
	return writeLines(w, lines)
}

type ecs struct {
	d     *finding.Diagnosis
	opt   Options
	cited map[string]bool
	files map[string]finding.File
	end   string
}

func (e *ecs) diagnosis() doc {
	v, c := e.d.Verdict, e.d.Cause
	own := doc{"schema": e.d.Schema, "incident": e.d.Incident, "cause": c, "verdict": v, "missing": e.d.Missing}
	event := doc{"kind": "state", "category": []string{"network"}, "type": []string{"info"}, "dataset": "pwtriage.diagnosis",
		"id": e.d.Bundle.SHA256, "code": c.ID, "action": v.Action, "reason": c.Title, "outcome": outcome(c)}
	out := e.document("", event, own)
	out["message"] = join(strings.ToUpper(v.Action)+":", v.Title+".", v.Summary)
	return out
}

// outcome of the diagnosis in ECS's words: no cause is a success, no evidence unknown, all else a failure.
func outcome(c finding.Cause) string {
	switch c.ID {
	case "none":
		return "success"
	case "insufficient-evidence":
		return "unknown"
	}
	return "failure"
}

// categories are ECS's for our classes; the rest is network.
var categories = map[string]string{"auth": "authentication", "config": "configuration", "app": "process", "client": "process",
	"audio": "host", "server": "host", "registration": "session", "call": "session"}

func (e *ecs) finding(f finding.Finding) doc {
	own := doc{"finding": f, "cited_by_cause": e.cited[f.ID]}
	category := "network"
	if c := categories[f.Class]; c != "" {
		category = c
	}
	event := doc{"kind": "event", "category": []string{category}, "type": []string{"info"}, "dataset": "pwtriage.finding",
		"id": e.d.Bundle.SHA256 + "/" + f.ID, "code": f.Pattern, "outcome": "unknown", "severity": severityRank(f.Severity)}
	switch {
	case f.Severity == "error":
		event["outcome"] = "failure"
	case f.Pattern == asExpected:
		event["outcome"] = "success"
	}
	put(event, "original", f.Excerpt)
	out := e.document(f.Time, event, own)
	out["message"] = join(f.Title+":", f.Message)
	out["log"] = doc{"level": f.Severity, "file": doc{"path": f.File}}
	out["rule"] = e.rule(f)
	e.file(out, f.File)
	return out
}

// file says which file of the bundle the document is about.
func (e *ecs) file(out doc, name string) {
	if name == "" {
		delete(out["log"].(doc), "file")
		return
	}
	about := doc{"path": name, "name": path.Base(name)}
	if f, ok := e.files[name]; ok {
		about["size"], about["hash"] = f.Size, doc{"sha256": f.SHA256}
	}
	out["file"] = about
}

func (e *ecs) rule(f finding.Finding) doc {
	rule := doc{"id": f.Pattern, "name": f.Title, "category": f.Class, "ruleset": "pwtriage catalogue", "version": e.d.Tool.Catalogue.Hash}
	entry := e.opt.entry(f.Pattern)
	if entry == nil {
		return rule
	}
	put(rule, "description", entry.Means)
	for _, r := range entry.References {
		if isURL(r) {
			rule["reference"] = r
			break
		}
	}
	return rule
}

// unmatched is an error of the log that no pattern explains: neither fine nor broken, and marked as that.
func (e *ecs) unmatched(n int, u finding.Template) doc {
	event := doc{"kind": "event", "category": []string{"network"}, "type": []string{"info"}, "dataset": "pwtriage.unmatched",
		"id": e.d.Bundle.SHA256 + "/U" + strconv.Itoa(n+1), "outcome": "unknown", "severity": severityRank(u.Severity)}
	out := e.document(u.First.Time, event, doc{"unmatched": u})
	out["message"], out["tags"] = u.Template, []string{"unmatched"}
	out["log"] = doc{"level": u.Severity, "file": doc{"path": u.First.File}}
	e.file(out, u.First.File)
	return out
}

// severityRank makes severities sortable: 3 error, 2 warning, 1 info, 0 not known.
func severityRank(s string) int {
	return map[string]int{"error": 3, "warning": 2, "info": 1}[s]
}
