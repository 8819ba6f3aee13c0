package logfile

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// drafted is the message of the open record, read while the record is put together so that its lines need not be read again. That is worth
// it for the usual case only: one message whose lines follow each other as the logger got them. Any other is spoiled, and the splitter
// reads the record's lines anew.
type drafted struct {
	draft   sip.Draft
	from    int  // index in the record of the line it starts with
	begun   bool // the record has a draft
	spoiled bool
	shy     bool // no more of its lines are taken together: one of those looked ahead for was none of it
}

// startMessage begins a message with the record's line at.
func (b *builder) startMessage(text string, at int) {
	b.msg, b.held = &b.draft, false
	b.spoiled = b.begun || b.plodding || strings.HasSuffix(text, "SIP/2.0.") // one message has a dot at the end of every line
	b.begun, b.from, b.shy = true, at, b.plodding
	b.draft.Reset()
	b.draws(text)
}

// draws tells whether a line is the message's next one.
func (b *builder) draws(text string) bool {
	line := cleanSIP(text)
	if !b.draft.Add(line) {
		return false
	}
	b.spoiled = b.spoiled || len(line) != len(text)
	return true
}

// follows looks, when the record got another line, whether the draft of the message it is in did too.
func (b *builder) follows() {
	b.spoiled = b.spoiled || b.msg != nil && b.from+b.draft.Lines() != len(b.cur.Lines)
}

// hand gives the record its message if the draft is one, and ends the draft.
func (b *builder) hand(rec *Record) {
	if !b.begun {
		return
	}
	if !b.spoiled {
		rec.SIPAt, rec.sipLines = b.from, b.draft.Lines()
		rec.SIP = b.draft.Message()
	}
	b.begun = false
}

// undraw forgets the message a record got while it was put together.
func (r *Record) undraw() { r.SIP, r.SIPAt, r.sipLines = nil, 0, 0 }
