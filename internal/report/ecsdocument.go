package report

import (
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// lastTime is the end of the evidence: the latest instant of the logs.
func lastTime(d *finding.Diagnosis) string {
	var last time.Time
	shown := ""
	for _, f := range d.Bundle.Files {
		if at, _, ok := readTime(f.Last); ok && at.After(last) {
			last, shown = at, f.Last
		}
	}
	return shown
}

// document starts one. Elasticsearch wants a @timestamp: where the line shows no instant it is the end of the logs, and
// `pwtriage.timestamp_from` says so; where no log shows one there is none, for one made up would be wrong evidence.
func (e *ecs) document(shown string, event, own doc) doc {
	event["module"], event["provider"] = "pwtriage", "pwtriage"
	own["bundle"] = doc{"name": e.d.Bundle.Name, "sha256": e.d.Bundle.SHA256}
	out := doc{"ecs": doc{"version": ecsVersion}, "event": event, "pwtriage": own,
		"observer": doc{"vendor": "pwtriage", "product": "pwtriage", "version": e.d.Tool.Version}}
	if e.d.Ticket != "" {
		out["labels"] = doc{"ticket": e.d.Ticket}
	}
	if agent := e.agent(); len(agent) > 0 {
		out["user_agent"] = agent
	}
	at, zoned, ok := readTime(shown)
	from := "the line"
	if !ok {
		at, zoned, ok = readTime(e.end)
		from = "the end of the logs"
	}
	if !ok {
		return out
	}
	if !zoned {
		from += ", taken as UTC"
	}
	own["timestamp_from"] = from
	out["@timestamp"] = at.Format("2006-01-02T15:04:05.000Z")
	return out
}

// agent is the app on its device.
func (e *ecs) agent() doc {
	c := e.d.Client
	if c == nil {
		return nil
	}
	out := doc{}
	put(out, "original", c.UserAgent)
	put(out, "name", c.App)
	put(out, "version", c.Version)
	device, system := doc{}, doc{}
	put(device, "name", c.Device)
	put(system, "full", c.OS)
	put(system, "platform", strings.ToLower(c.Platform))
	if len(device) > 0 {
		out["device"] = device
	}
	if len(system) > 0 {
		out["os"] = system
	}
	return out
}

// put leaves out what is not known.
func put(d doc, key, value string) {
	if value != "" {
		d[key] = value
	}
}
