package report

import (
	"cmp"
	"html/template"
	"strconv"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// htmlLadder shows the messages of one registration or call: who sent what to whom, from top to bottom.
type htmlLadder struct {
	Title, Detail, Peer string
	Height              int
	Rungs               []htmlRung
	Open                bool
}

type htmlRung struct {
	N int // number of the message
	finding.Message
	Y        int
	Class    string
	Path     string
	Label    string
	Words    string // how the direction is said
	Show     string
	Proof    []htmlProof
	Response bool
}

const (
	ladderLeft  = 60
	ladderRight = 360
	ladderTop   = 44
	rungHeight  = 30
	maxRungs    = 400
)

// ladders groups the messages by their Call-ID, in the order of the first of each. A client registers and calls under ids of their own; a
// message that lost its id stands with others of its kind that did.
func (p *htmlPage) ladders() {
	p.Unheard = p.D.Unheard
	index := map[string]int{}
	for i, m := range p.D.Messages {
		if i >= maxRungs {
			p.Unheard += len(p.D.Messages) - i
			break
		}
		key := m.Kind + "\x00" + m.CallID
		at, known := index[key]
		if !known {
			at = len(p.Ladders)
			index[key] = at
			p.Ladders = append(p.Ladders, newLadder(m))
		}
		m.Text = p.fit(m.Text)
		l := &p.Ladders[at]
		l.Peer = cmp.Or(l.Peer, m.Peer)
		l.Rungs = append(l.Rungs, p.rung(i+1, m, len(l.Rungs)))
		l.Height = ladderTop + rungHeight*len(l.Rungs) + 12
		l.Open = l.Open || len(m.Evidence) > 0 && p.decided[m.Evidence[0]]
	}
}

// fit leaves out the words of a message there is no room for.
func (p *htmlPage) fit(lines []finding.Line) []finding.Line {
	size := 0
	for _, l := range lines {
		size += len(template.HTMLEscapeString(term.Clean(l.Text, false))) + len("<i>12345</i> ")
	}
	if p.spoken+size > messageSize {
		return nil
	}
	p.spoken += size
	return lines
}

func newLadder(m finding.Message) htmlLadder {
	title := map[string]string{"registration": "Registration", "call": "Call"}[m.Kind]
	if title == "" {
		title = "Other messages"
	}
	who := m.To
	if m.Kind == "call" && m.Direction == "received" && m.Status == 0 {
		title, who = "Incoming call", m.From
	}
	return htmlLadder{Title: join(title, who), Detail: m.CallID}
}

func (p *htmlPage) rung(n int, m finding.Message, nth int) htmlRung {
	y := ladderTop + rungHeight*nth + 16
	r := htmlRung{N: n, Message: m, Y: y, Label: clip(m.Start, 40), Show: p.show(m.File, m.Line), Proof: p.links(m.Evidence), Response: m.Status != 0, Class: "plain"}
	if m.Status == 0 {
		r.Label = cmp.Or(m.Method, r.Label)
	}
	if m.CSeq > 0 && m.Status == 0 {
		r.Label += " (" + strconv.Itoa(m.CSeq) + ")"
	}
	if m.Status >= 300 && m.Status != 401 && m.Status != 407 { // one challenge is normal
		r.Class = "bad"
	}
	r.draw()
	return r
}

// draw makes the arrow. A message that was made up by the client turns back before the network; one whose way the log does not tell has
// no head.
func (r *htmlRung) draw() {
	left, right, y := strconv.Itoa(ladderLeft), strconv.Itoa(ladderRight), strconv.Itoa(r.Y)
	switch r.Direction {
	case "sent":
		r.Words = "client to server"
		r.Path = "M" + left + " " + y + "H" + right + "m-7 -4l7 4l-7 4"
	case "received":
		r.Words = "server to client"
		r.Path = "M" + right + " " + y + "H" + left + "m7 -4l-7 4l7 4"
	case "local":
		r.Words = "made up by the client, nobody sent it"
		r.Class = "local"
		r.Path = "M" + left + " " + y + "h90v8H" + left + "m7 -4l-7 4l7 4"
	default:
		r.Words = "direction not in the log"
		r.Path = "M" + left + " " + y + "H" + right
	}
}
