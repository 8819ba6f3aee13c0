package logfile

import (
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// A record closes at these sizes; what follows goes into further records.
const (
	maxRecordLines = 4000
	maxRecordBytes = 1 << 20
)

// builder puts lines together to records and hands them to emit.
type builder struct {
	emit   func(*Record) error
	closes func(string) bool
	loose  bool
	cur    *Record
	key    string
	size   int
	block  bool       // cur takes lines without a prefix
	held   bool       // cur is a frame: a message may follow
	msg    *sip.Draft // the message cur is in the middle of: draft, or nil
	inline bool       // its lines carry prefixes
	half   int        // index of a line of the message that may be the first half of one, 0 if there is none
	stamps stamper

	dialect  string
	also     string // the name of the file's other dialect
	gaps     *gapFinder
	backlog  *backlog // takes the records of a file whose newest comes first, nil for others
	when     parsed   // the line that tells the open record's time
	timed    bool     // it told one
	rest     bool     // the open record goes on one that grew too big
	heading  bool     // the open record is a line without a message, which stands below
	plodding bool     // every message is read when its record is done: what tests hold the drafts against
	drafted
}

// add takes the next line; p is what the dialect read off its front.
func (b *builder) add(l Line, p *parsed) error {
	if b.joins(l.Text, p) {
		if b.cur.Level == NoLevel {
			b.cur.Level = p.level
		}
		if p.tail && !b.timed {
			b.time(&l, p)
		}
		return b.extend(l)
	}
	if err := b.flush(); err != nil {
		return err
	}
	b.open(l, p)
	return b.settle(l.Text)
}

// joins tells whether a line belongs to the open record.
func (b *builder) joins(text string, p *parsed) bool {
	hard := p.starts && !p.soft
	if b.cur == nil || p.key != b.key {
		return false
	}
	if p.part || p.tail && !b.timed {
		b.follow(text)
		return true
	}
	if b.msg != nil && (b.inline || !hard && (b.loose || p.soft || !p.prefixed)) {
		if b.half > 0 && b.whole(text) {
			return true
		}
		if b.draws(text) {
			return true
		}
		if p.soft && b.seam(text) {
			return true
		}
		b.msg = nil
	}
	if b.blank() && p.bare {
		b.adopt(p)
		return true
	}
	if b.held && !hard && !p.fresh() && b.followsFrame(text) || p.soft && b.block && b.indented(text) {
		return true
	}
	return b.block && !p.starts && !p.fresh()
}

// follow keeps track of a message in lines that belong to the record anyway.
func (b *builder) follow(text string) {
	switch {
	case b.msg != nil && b.draws(text):
	case startsSIP(text):
		b.startMessage(text, len(b.cur.Lines))
	default:
		b.msg = nil
	}
}

// blank tells that all there is of the record is the line above its message, as in logcat's long format.
func (b *builder) blank() bool {
	return b.heading && len(b.cur.Lines) == 1
}

// adopt takes over what the first line of the message says.
func (b *builder) adopt(p *parsed) {
	b.cur.Source, b.block = p.source, true
	if p.level != NoLevel {
		b.cur.Level = p.level
	}
	b.heading = false
}

// indented knows lines of a record of several that a wrapper took for records: they begin with a space or end the record.
func (b *builder) indented(text string) bool {
	return text != "" && (text[0] == ' ' || text[0] == '\t') || b.closes != nil && b.closes(text)
}

// fresh tells whether the line's prefix says when: such a line begins a record unless a wrapper repeats itself.
func (h head) fresh() bool { return h.at.hasTime && h.key == "" }

// followsFrame takes what may stand between a frame and its message.
func (b *builder) followsFrame(text string) bool {
	if startsSIP(text) {
		b.startMessage(text, len(b.cur.Lines))
		return true
	}
	if f, ok := readFrame(text); ok && f.from != "" {
		return true
	}
	return isRule(text) && len(b.cur.Lines) < 4
}

// isRule knows blank lines and lines of dashes or "#" around messages.
func isRule(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] != '-' && text[i] != ' ' && text[i] != '#' && text[i] != '\t' && text[i] != '=' {
			return false
		}
	}
	return true
}

func (b *builder) open(l Line, p *parsed) {
	b.cur = newRecord(l)
	b.cur.Level, b.cur.Source, b.cur.Thread, b.cur.Dialect = p.level, p.source, p.thread, b.dialect
	if p.also {
		b.cur.Dialect = b.also
	}
	b.time(&l, p)
	b.key, b.block, b.size = p.key, p.block && p.prefixed, len(l.Text)
	b.held, b.msg, b.inline, b.half, b.rest = false, nil, false, 0, false
	b.heading = p.opens && l.Text == ""
	if startsSIP(l.Text) {
		b.startMessage(l.Text, 0)
		b.inline = p.prefixed
		return
	}
	if mayFrame(l.Text) && (framesMessage(l.Text) || l.Text == "#") {
		b.held = true
		b.inline = p.prefixed && p.key != ""
	}
}

// newRecord makes a record together with its first line, which most leave at that.
func newRecord(l Line) *Record {
	made := &struct {
		rec  Record
		line [1]Line
	}{}
	made.line[0] = l
	made.rec.Lines = made.line[:]
	return &made.rec
}

// time sets when the open record was written, as far as the line tells.
func (b *builder) time(l *Line, p *parsed) {
	b.timed = p.at.hasTime
	if b.backlog != nil {
		b.when = *p
		return // told when the order is
	}
	second := false
	if b.cur.Time, second = b.stamps.line(p); second {
		b.gaps.second(l.Number, b.cur.Time, b.stamps.other)
	}
}

func (b *builder) extend(l Line) error {
	b.cur.Lines = append(b.cur.Lines, l)
	b.size += len(l.Text)
	b.follows()
	return b.settle(l.Text)
}

// settle closes the record when the line just added ends it or it grew too big.
func (b *builder) settle(text string) error {
	if b.closes != nil && b.closes(text) {
		return b.flush()
	}
	if len(b.cur.Lines) < maxRecordLines && b.size < maxRecordBytes {
		return nil
	}
	next := *b.cur
	next.Lines, next.seams = nil, nil
	if err := b.flush(); err != nil {
		return err
	}
	b.cur, b.size, b.rest = &next, 0, true
	return nil
}

// continues adds a further segment of an overlong line.
func (b *builder) continues(l Line) error {
	if b.cur == nil {
		b.cur = &Record{Time: b.stamps.last, Dialect: b.dialect}
	}
	return b.extend(l)
}

func (b *builder) flush() error {
	rec := b.cur
	b.cur, b.msg, b.held, b.half = nil, nil, false, 0
	if rec == nil || len(rec.Lines) == 0 {
		return nil
	}
	b.hand(rec)
	if b.backlog != nil {
		return b.backlog.add(rec, b.when, b.rest, b.emit)
	}
	return b.emit(rec)
}
