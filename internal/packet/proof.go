package packet

import (
	"fmt"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// proof is something with its line at hand: where it stands in the packet.
type proof struct {
	finding *finding.Finding
	message *finding.Message
	unknown *finding.Template
	slice   string // file of the packet, "" when the line is not at hand
	line    int
	text    string
}

// command prints a line of the packet that is a proof, and nothing else.
func (p proof) command() string { return fmt.Sprintf("grep -a '^%d:' %s", p.line, p.slice) }

// proofs shows each line with the command that prints it.
func (p *packet) proofs(w *writer, title string, all []proof) {
	w.section(title)
	if len(all) == 0 {
		w.line("None.")
	}
	for i, e := range all {
		if i > 0 {
			w.line("")
		}
		w.line("- %s", e.title())
		if e.slice != "" {
			w.line("\n      $ %s\n      %d:%s", e.command(), e.line, e.text)
		}
	}
}

func (e proof) title() string {
	switch {
	case e.finding != nil:
		f := e.finding
		place := f.File
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d", f.File, f.Line)
		}
		text := fmt.Sprintf("**%s** %s %s %s", inert(f.ID), inert(place), inert(f.Title), inert("["+f.Pattern+"]"))
		if f.Count > 1 {
			text += fmt.Sprintf(" (%d times)", f.Count)
		}
		if e.slice == "" && f.Excerpt != "" {
			text += ": " + code(f.Excerpt)
		}
		return text
	case e.message != nil:
		m := e.message
		return fmt.Sprintf("%s %s %s %s, CSeq %d, %s %s", inert(m.Time), m.Direction, code(m.Start), inert(fmt.Sprintf("%s:%d", m.File, m.Line)), m.CSeq, "Call-ID "+code(m.CallID), inert(strings.Join(m.Evidence, " ")))
	}
	u := e.unknown
	times := "once, at"
	if u.Count > 1 {
		times = fmt.Sprintf("%d times, first at", u.Count)
	}
	return fmt.Sprintf("%s %s: %s", times, inert(fmt.Sprintf("%s:%d", u.First.File, u.First.Line)), code(u.Template))
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
