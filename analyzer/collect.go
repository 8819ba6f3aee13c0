package analyzer

import (
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
	"github.com/pwtriage/pwtriage/patterns"
)

// collector turns the records of one log file into hits and events.
type collector struct {
	file    *input
	set     *patterns.Set
	tracker *sip.Tracker
	digest  *digest
	dialect string // of the last record
	words   string // what of it the catalogue knows
	server  bool
	sipSeen bool
	named   map[string]bool // entries of a certain stack that matched
	counted map[*patterns.Entry]bool
	marks   []timeline.Mark // of the record at hand, by match
	outline outlines
	repeats repeats
	courses courses
}

func (c *collector) record(rec *logfile.Record) error {
	c.file.text = c.file.text || slices.ContainsFunc(rec.Lines, func(l logfile.Line) bool { return strings.TrimSpace(l.Text) != "" })
	if rec.SIP != nil {
		c.tracker.Observe(rec.SIP)
		c.sipSeen = true
	}
	all := c.match(rec)
	matches := c.repeats.few(rec, all)
	c.keep(rec, matches)
	if c.digest == nil { // only the matches are asked for
		return nil
	}
	c.digest.see(rec, all)
	c.events(rec, matches)
	return nil
}

// match asks the catalogue. A file of no known dialect is matched by every client's entries: the app that wrote it may have
// put its own words before a known stack's.
func (c *collector) match(rec *logfile.Record) []patterns.Match {
	return c.set.Match(rec, c.wording(rec.Dialect), c.serves(rec.Dialect))
}

// serves tells whether records of a dialect are a server's.
func (c *collector) serves(dialect string) bool {
	return patterns.OfServer(dialect) || c.server && dialect == "plain"
}

// sieve finds what the catalogue and the digest want of a dialect's records.
func (c *collector) sieve(dialect string, reader logfile.Wanted, sample []byte) logfile.Sieve {
	faint := troubleWords
	if c.digest == nil {
		faint = nil
	}
	if s := c.set.Sieve(c.wording(dialect), c.serves(dialect), reader, faint, sample); s != nil {
		return s
	}
	return nil
}

// containers are frames of which no app and no entry knows: what they carry counts.
var containers = []string{"docker", "cri", "compose", "json"}

// wording is the dialect without the containers around it. Records of one dialect come in long rows.
func (c *collector) wording(dialect string) string {
	if dialect == c.dialect {
		return c.words
	}
	names := slices.DeleteFunc(strings.Split(dialect, ">"), func(n string) bool { return slices.Contains(containers, n) })
	c.dialect, c.words = dialect, strings.Join(names, ">")
	if len(names) == 0 {
		c.words = "plain"
	}
	return c.words
}

// keep makes the matches of a record hits of its file.
func (c *collector) keep(rec *logfile.Record, matches []patterns.Match) {
	c.marks = c.marks[:0]
	for _, m := range matches {
		h := newHit(rec, m, c.repeats.start(rec.Lines[m.LineIndex].Text))
		if len(m.Entry.Dialects) > 0 {
			c.note(m.Entry.ID)
		}
		if c.digest == nil {
			c.file.hits.list(&h)
			continue
		}
		if c.counted[m.Entry] {
			c.courses.see(c.set, h)
		}
		mark := c.file.hits.add(h)
		c.marks = append(c.marks, mark)
		if h.outline && c.outline.line != h.line {
			c.outline.line, c.outline.mark = h.line, mark
		}
	}
}

func (c *collector) events(rec *logfile.Record, matches []patterns.Match) {
	sipMark := timeline.NoMark
	for i, m := range matches {
		message := rec.SIP != nil && m.LineIndex == rec.SIPAt
		if message && sipMark == timeline.NoMark {
			sipMark = c.marks[i]
		}
		for _, s := range m.Signals {
			if message && !beside[s.Event] {
				continue // the timeline reads the message itself
			}
			c.event(timeline.Event{Name: s.Event, Attrs: s.Attrs, Time: rec.Time, Line: rec.Lines[m.LineIndex].Number, Mark: c.marks[i]})
		}
	}
	if rec.SIP != nil {
		c.event(timeline.Event{Name: "sip", SIP: timeline.Tell(rec.SIP), Time: rec.Time, Line: rec.Lines[min(rec.SIPAt, len(rec.Lines)-1)].Number,
			Lines: messageLines(rec), Mark: sipMark})
	}
	c.outlined(rec)
}

func (c *collector) event(e timeline.Event) {
	if !c.file.log.Append(&e) {
		c.file.full = true
	}
}

// beside are the events that a SIP message's own words give beyond what the timeline reads of every message.
var beside = map[string]bool{"license-problem": true, "account-disabled": true, "error-shown": true}

func newHit(rec *logfile.Record, m patterns.Match, text string) hit {
	line := rec.Lines[m.LineIndex]
	return hit{entry: m.Entry, captures: m.Captures, signals: m.Signals, line: line.Number, column: m.Column, offset: line.Offset,
		time: rec.Time, text: text, outline: m.Entry.Outline && line.Number == rec.Lines[0].Number}
}

func (c *collector) note(id string) {
	if c.named == nil {
		c.named = map[string]bool{}
	}
	c.named[id] = true
}

func innermost(dialect string) string { return dialect[strings.LastIndexByte(dialect, '>')+1:] }

// clientDialects are the stacks whose logs are a SIP client's whatever they say.
var clientDialects = []string{"pjsip", "linphone", "baresip", "twinkle", "zorg", "jitsi", "mjsip", "sipdroid", "doubango", "libzrtp"}

// voip says whether a file is a SIP log at all: by its dialect, by SIP messages in it, or because two different entries of
// a certain stack match, which ordinary logs full of "Connection refused" do not.
func (c *collector) voip(info logfile.Info) bool {
	return c.server || slices.Contains(clientDialects, innermost(info.Dialect)) || c.sipSeen || len(c.named) >= 2
}
