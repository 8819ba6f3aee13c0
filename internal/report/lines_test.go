package report

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	logs "go.opentelemetry.io/proto/otlp/logs/v1"
	"google.golang.org/protobuf/encoding/protojson"
)

// objects parses JSON lines.
func objects(t *testing.T, lines string) []map[string]any {
	t.Helper()
	var out []map[string]any
	for l := range strings.Lines(lines) {
		var o map[string]any
		if err := json.Unmarshal([]byte(l), &o); err != nil {
			t.Fatalf("%v: %s", err, l)
		}
		out = append(out, o)
	}
	return out
}

func TestJSONLinesHoldEverything(t *testing.T) {
	for _, name := range results {
		d := stored(t, name)
		count := map[string]int{}
		for i, o := range objects(t, render(t, "jsonl", name)) {
			kind, _ := o["message_type"].(string)
			count[kind]++
			if (i == 0) != (kind == "diagnosis") {
				t.Errorf("%s: line %d is a %q", name, i+1, kind)
			}
			if b, _ := o["bundle"].(map[string]any); b["sha256"] != d.Bundle.SHA256 {
				t.Errorf("%s: line %d does not tell its bundle", name, i+1)
			}
		}
		if count["diagnosis"] != 1 || count["finding"] != len(d.Findings) || count["unknown"] != len(d.Unknown) {
			t.Errorf("%s: lines %v for %d findings and %d unknown", name, count, len(d.Findings), len(d.Unknown))
		}
		head := objects(t, render(t, "jsonl", name))[0]
		for _, field := range []string{"findings", "unknown"} {
			if _, twice := head[field]; twice {
				t.Errorf("%s: the first line holds %s, which have lines of their own", name, field)
			}
		}
		if n := len(objects(t, render(t, "jsonl", name))); n != 1+len(d.Findings)+len(d.Unknown) {
			t.Errorf("%s: %d lines, some of another kind", name, n)
		}
		if v, _ := head["verdict"].(map[string]any); v["action"] != d.Verdict.Action {
			t.Errorf("%s: the first line says %v", name, v)
		}
	}
}

// ecsFields are the fields of the Elastic Common Schema 8.17 that are used, as its field reference names them.
var ecsFields = strings.Fields(`@timestamp ecs.version event.action event.category event.code event.dataset event.id event.kind event.module
	event.original event.outcome event.provider event.reason event.severity event.type file.hash.sha256 file.name file.path file.size labels.ticket
	log.file.path log.level message observer.product observer.vendor observer.version rule.category rule.description rule.id rule.name
	rule.reference rule.ruleset rule.version tags user_agent.device.name user_agent.name user_agent.original user_agent.os.full
	user_agent.os.platform user_agent.version`)

// flatten lists the fields of a document; our own top level is one.
func flatten(prefix string, v any, out map[string]any) {
	o, ok := v.(map[string]any)
	if !ok || prefix == "pwtriage." {
		out[strings.TrimSuffix(prefix, ".")] = v
		return
	}
	for k, v := range o {
		flatten(prefix+k+".", v, out)
	}
}

func TestECSFieldsExist(t *testing.T) {
	used := map[string]bool{}
	for _, name := range results {
		d := stored(t, name)
		docs := objects(t, render(t, "ecs", name))
		if len(docs) != 1+len(d.Findings)+len(d.Unknown) {
			t.Errorf("%s: %d documents", name, len(docs))
		}
		seen := map[string]bool{}
		for _, o := range docs {
			fields := map[string]any{}
			flatten("", o, fields)
			for f := range fields {
				used[f] = true
			}
			if id := fields["event.id"].(string); seen[id] {
				t.Errorf("%s: event.id %q twice", name, id)
			} else {
				seen[id] = true
			}
			if at, err := time.Parse(time.RFC3339, fields["@timestamp"].(string)); err != nil || at.Year() != 2026 {
				t.Errorf("%s: @timestamp %v, %v", name, fields["@timestamp"], err)
			}
			for _, f := range []struct {
				name string
				of   []string
			}{{"event.kind", []string{"state", "event"}}, {"event.outcome", []string{"success", "failure", "unknown"}}} {
				if !slices.Contains(f.of, fields[f.name].(string)) {
					t.Errorf("%s: %s is %v", name, f.name, fields[f.name])
				}
			}
		}
	}
	delete(used, "pwtriage")
	if got := slices.Sorted(maps.Keys(used)); !slices.Equal(got, slices.Sorted(slices.Values(ecsFields))) {
		t.Errorf("fields %v, want %v", got, ecsFields)
	}
}

func TestECSSaysWhereATimeIsFrom(t *testing.T) {
	want := map[string]string{"F2": "the end of the logs", "F3": "the line", "F4": "the line, taken as UTC"}
	for _, o := range objects(t, render(t, "ecs", "built-everything")) {
		own := o["pwtriage"].(map[string]any)
		f, _ := own["finding"].(map[string]any)
		id, _ := f["id"].(string)
		if from, ok := want[id]; ok && own["timestamp_from"] != from {
			t.Errorf("%s: timestamp_from %q, want %q", id, own["timestamp_from"], from)
		}
		if id == "F3" && o["@timestamp"] != "2026-03-01T11:00:02.500Z" {
			t.Errorf("F3 at %v", o["@timestamp"])
		}
		delete(want, id)
	}
	if len(want) != 0 {
		t.Errorf("not seen: %v", want)
	}
	d := stored(t, "wrong-password")
	for i := range d.Bundle.Files {
		d.Bundle.Files[i].Last = ""
	}
	var b strings.Builder
	if err := ECS(&b, d, options()); err != nil {
		t.Fatal(err)
	}
	if o := objects(t, b.String())[0]; o["@timestamp"] != nil {
		t.Errorf("no log shows a time, and the diagnosis has @timestamp %v", o["@timestamp"])
	}
}

// TestOTLPIsReadByItsOwnTypes reads the document with the protocol's Go types, which refuse unknown fields and wrong kinds.
func TestOTLPIsReadByItsOwnTypes(t *testing.T) {
	for _, name := range results {
		d := stored(t, name)
		var data logs.LogsData
		if err := protojson.Unmarshal([]byte(render(t, "otlp", name)), &data); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		records := data.ResourceLogs[0].ScopeLogs[0].LogRecords
		if len(records) != 1+len(d.Findings)+len(d.Unknown) {
			t.Fatalf("%s: %d records", name, len(records))
		}
		for i, f := range d.Findings {
			r := records[i+1]
			text := map[string]string{}
			for _, a := range r.Attributes {
				text[a.Key] = a.Value.GetStringValue()
			}
			if r.EventName != "pwtriage.finding" || r.Body.GetStringValue() != f.Message || text["pwtriage.pattern"] != f.Pattern || text["log.file.path"] != f.File {
				t.Errorf("%s: record %v is not %+v", name, r, f)
			}
			rated := map[string]logs.SeverityNumber{"error": logs.SeverityNumber_SEVERITY_NUMBER_ERROR, "warning": logs.SeverityNumber_SEVERITY_NUMBER_WARN,
				"info": logs.SeverityNumber_SEVERITY_NUMBER_INFO}[f.Severity]
			if r.SeverityNumber != rated {
				t.Errorf("%s: %s rated %v", name, f.ID, r.SeverityNumber)
			}
			at, _, dated := readTime(f.Time)
			if dated && r.TimeUnixNano != uint64(at.UnixNano()) || !dated && r.TimeUnixNano != 0 {
				t.Errorf("%s: %s at %q has time %d", name, f.ID, f.Time, r.TimeUnixNano)
			}
		}
	}
}
