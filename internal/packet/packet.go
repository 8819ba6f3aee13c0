// Package packet makes what the next support level needs of an incident: one text that says what is known, what to do and what is still
// missing, the lines of the logs it rests on, and commands that print each of them. Level 2 gets the settings, what the client shows and
// the questions for the server; level 3 the log around the evidence, the SIP messages, versions, near misses and unknown errors.
//
// Input is a diagnosis that may travel, with the lines of its bundle; output are files. It reads no bundle, and what it writes has to
// pass the gate like every output.
package packet

import (
	"bytes"
	"fmt"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

// Request says what to make a packet of.
type Request struct {
	Diagnosis *finding.Diagnosis // cleaned, with the lines around findings, messages and unknown errors
	Level     int                // 2 or 3
	Bundle    string             // as the reader knows it
	Flows     *workflow.Set
	Catalogue *patterns.Catalogue
	Near      []Near
}

// File is one file of a packet.
type File struct {
	Name   string
	Data   []byte
	Format string // of report, "" for lines of text: it tells what the gate withholds at a hit
}

// The files that every packet has.
const (
	Text   = "packet.md"
	Result = "result.json"
	Report = "report.html"

	Messages = "messages.txt" // of level 3, where there are any
)

// Levels are the levels a packet can be for.
var Levels = []int{2, 3}

// Make makes the files of a packet, the text first.
func Make(r Request) ([]File, error) {
	d := r.Diagnosis
	p := &packet{Request: r, d: d, cuts: newCuts()}
	p.choose()
	p.missing = p.lacks()
	files := []File{{Name: Text, Data: []byte(p.text())}}
	files = append(files, p.cuts.files()...)
	if len(p.messages) > 0 {
		files = append(files, File{Name: Messages, Data: []byte(p.talkInFull())})
	}
	for _, f := range []struct{ name, format string }{{Result, "json"}, {Report, "html"}} {
		var b bytes.Buffer
		format, _ := report.Find(f.format)
		opt := report.Options{TextOptions: report.TextOptions{Level: r.Level, Bundle: r.Bundle}, Indent: true, Flows: r.Flows, Catalogue: r.Catalogue}
		if err := format.Render(&b, d, opt); err != nil {
			return nil, fmt.Errorf("make %s: %w", f.name, err)
		}
		files = append(files, File{f.name, b.Bytes(), f.format})
	}
	return files, nil
}

// packet is one in the making.
type packet struct {
	Request
	d        *finding.Diagnosis
	cuts     *cuts
	evidence []proof
	messages []proof
	unknown  []proof
	missing  []Missing
}

// proof is something with its line at hand: where it stands in the packet.
type proof struct {
	finding *finding.Finding
	message *finding.Message
	unknown *finding.Template
	slice   string // file of the packet, "" when the line is not at hand
	line    int
	text    string
}

const (
	maxEvidence = 60
	maxMessages = 60
	maxUnknown  = 30
)

// choose takes what the level needs and its lines with it.
func (p *packet) choose() {
	decides := p.deciding()
	for i := range p.d.Findings {
		f := &p.d.Findings[i]
		wanted := decides[f.ID] || p.Level == 3 && f.Severity == "error"
		if wanted && len(p.evidence) < maxEvidence {
			p.evidence = append(p.evidence, p.cuts.keep(proof{finding: f}, f.File, f.Line, f.Around))
		}
	}
	if p.Level < 3 {
		return
	}
	for _, m := range p.talk() {
		p.messages = append(p.messages, p.cuts.keep(proof{message: m}, m.File, m.Line, m.Text))
	}
	for i := range p.d.Unknown[:min(len(p.d.Unknown), maxUnknown)] {
		u := &p.d.Unknown[i]
		p.unknown = append(p.unknown, p.cuts.keep(proof{unknown: u}, u.First.File, u.First.Line, u.Around))
	}
}

// deciding are the findings that cause and path rest on.
func (p *packet) deciding() map[string]bool {
	out := map[string]bool{}
	for _, id := range p.d.Cause.Evidence {
		out[id] = true
	}
	for _, s := range p.d.Trail {
		for _, id := range s.Evidence {
			out[id] = true
		}
	}
	return out
}

// talk are the messages of the calls and registrations that are evidence; without any, of the last one of the kind complained of.
func (p *packet) talk() []*finding.Message {
	decides, calls := p.deciding(), map[string]bool{}
	kind, last := "call", ""
	if p.d.Incident.ID == "connection-issues" {
		kind = "registration"
	}
	for _, m := range p.d.Messages {
		for _, id := range m.Evidence {
			calls[m.CallID] = calls[m.CallID] || decides[id]
		}
		if m.Kind == kind {
			last = m.CallID
		}
	}
	hit := false
	for _, cited := range calls {
		hit = hit || cited
	}
	if !hit {
		calls = map[string]bool{last: last != ""}
	}
	var out []*finding.Message
	for i := range p.d.Messages {
		if m := &p.d.Messages[i]; calls[m.CallID] {
			out = append(out, m)
		}
	}
	return out[max(0, len(out)-maxMessages):]
}

// talkInFull are the messages under their places, each line with its number.
func (p *packet) talkInFull() string {
	w := &writer{}
	for _, e := range p.messages {
		m := e.message
		w.line("== %s", term.Clean(fmt.Sprintf("%s:%d %s %s %s", m.File, m.Line, m.Time, m.Direction, m.Start), false))
		for _, l := range m.Text {
			w.line("%d:%s", l.Number, term.Clean(l.Text, false))
		}
	}
	return w.String()
}
