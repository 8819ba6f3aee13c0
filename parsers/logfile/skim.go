package logfile

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"unicode/utf8"
)

// How a log is skimmed.
//
// Nearly all of a log says nothing that anybody asks for, and reading it line by line is nearly all of the work. With Options.Sieve the
// reader first finds where in its buffer something stands that may be wanted: by who asked, or by the reader itself (messages, gaps). A
// stretch of lines before that is passed over when each of them surely is a record of the file's dialect, in the same minute as the line
// before, at a level that reports no fault, and another such line follows. They are counted and checked to be text, and nothing else
// would have come of them: the clock, the record that lines without a prefix go on, and what a wrapper last said are set by the line that
// follows; how far a wrapper's clock is from the one within, by the last line that shows both, which is read. Of a line with a faint mark
// only its text and time are told, and one that only names a message is no news where messages are shown.

// Sieve finds what may be wanted. Find appends to dst, in order, where in buf; what reaches over the end of buf by at most Overlap bytes
// may be missed.
type Sieve interface {
	Find(buf []byte, dst []Mark) []Mark
	Overlap() int
}

// Mark is a place at which something stands that may be wanted.
type Mark struct {
	At   int
	Rank Rank
}

// Rank is how much something is wanted.
type Rank uint8

// What is wanted of a record.
const (
	Full  Rank = iota
	Named      // in full, until the log shows messages: it says no more than that there was one
	Faint      // its words alone: Options.Faint
)

// Wanted is what a reader looks for itself in the text of records, in lower case.
type Wanted struct{ Full, Named []string }

// wanted are messages, shown or only named (outliner), and what their frames and the gaps of a log are known by.
var wanted = Wanted{
	Full: []string{"sip/2.0", "new bytes from [", "local network address", "successive logs", "<logging error", "[disconnected]",
		"log messages lost", "messages lost due", " expire ", "imuxsock lost", "imjournal: ", "suppressed "},
	Named: []string{"processing incoming message: ", ") in state ", "state changed from calling to terminated", "module \"mod-"},
}

const (
	skimBuffer = 256 << 10 // stays in the second cache
	skimFrom   = 16 << 10  // before, one line after the other is read: shorter logs are not worth a sieve
	skimAhead  = 40 << 10  // nor are those of which no more than this is left
	sampleSize = 64 << 10
)

// skimmer passes over what nobody wants.
type skimmer struct {
	sieve  Sieve
	asked  bool   // for the sieve; there may be none for the dialect
	ended  bool   // all that is left of the file is in the buffer
	marks  []Mark // what stands ahead; their places count from base
	next   int    // the first that is not behind
	base   int64
	sieved int64 // up to here
	until  int64 // nothing is wanted before here
	paused int64 // nothing is passed over before here
	loud   bool  // nobody takes the faint
	shapes shapes
	light  Record // handed to Options.Faint
}

// skim passes over the lines ahead that nobody wants.
func (r *reader) skim() error {
	s := &r.skimmer
	if s.paused > r.lines.offset || !r.skimmable() {
		return nil
	}
	b := r.lines.br
	buf, err := b.Peek(b.Buffered())
	if len(buf) < b.Size()/2 && !s.ended {
		buf, err = b.Peek(b.Size())
		s.ended = errors.Is(err, io.EOF)
	}
	if err != nil && !errors.Is(err, io.EOF) || !s.begins(buf) {
		return nil
	}
	size, lines := r.stretch(buf, r.sift(buf))
	if lines == 0 {
		return nil
	}
	if !plainText(buf[:size]) {
		s.paused = r.lines.offset + int64(size)
		return nil
	}
	if err := r.build.flush(); err != nil {
		return err
	}
	r.glance(buf[:size])
	r.lines.pass(size, lines)
	r.info.Lines += lines
	r.info.Records += lines
	r.info.Detailed = r.info.Detailed || s.shapes.detailed
	r.misses = 0
	return nil
}

// skimmable tells whether the reader is between records of a dialect of which lines can be passed over.
func (r *reader) skimmable() bool {
	return r.skimmer.sieve != nil && r.skimmer.shapes.minute != "" && r.lines.enc == utf8Text && !r.lines.open && r.build.msg == nil && r.join.cut == nil
}

// learn takes the line just read for an example of those to be passed over.
func (r *reader) learn(l *raw) {
	s, p := &r.skimmer, &r.parsed
	if r.sieveFor == nil || s.asked && s.sieve == nil || r.lines.offset < skimFrom {
		return
	}
	if !p.prefixed {
		return // it goes on a record: the minute is what it was
	}
	s.shapes.minute = ""
	if !p.quiet() || !r.build.began(l) || len(l.bytes) <= p.text || !l.simple || l.skip > 0 || r.lines.enc != utf8Text || r.lines.sep != '\n' || r.backlog != nil || r.dialect.gluing() ||
		!r.build.stamps.last.Known || !s.shapes.learn(l.bytes[:p.text], p) {
		return
	}
	if !s.shapes.detailed {
		s.shapes.detailed = detailed(&Record{Source: p.source, Level: p.level, Dialect: r.build.dialect})
	}
	if !s.asked && r.lines.br.Buffered() >= skimAhead {
		s.asked = true
		sample, _ := r.lines.br.Peek(min(r.lines.br.Buffered(), sampleSize))
		s.sieve = r.sieveFor(r.build.dialect, wanted, sample)
		s.marks, s.next, s.base, s.sieved, s.loud = s.marks[:0], 0, r.lines.offset, r.lines.offset, r.faint == nil
		s.until = -1
	}
}

// quiet tells whether the line, if it begins a record, says no more than its text does.
func (p *parsed) quiet() bool {
	return p.prefixed && (p.starts || p.soft) && !p.partly && !p.foreign && !p.tail && !p.opens && !p.weak && !p.decoded && !p.part && p.at.hasTime &&
		p.level != Fatal && p.level != Error && p.level != Warning
}

// began tells whether the open record is of the line alone: what a line adds to another one says nothing of how records begin.
func (b *builder) began(l *raw) bool {
	return b.cur != nil && len(b.cur.Lines) == 1 && b.cur.Lines[0].Number == l.number
}

// gluing tells whether a line of the dialect may hold two records, or a record so much else that shapes do not tell what it is.
func (d *dialect) gluing() bool {
	return d.inner == nil && len(d.outer) == 0 || len(d.outer) > 1 || d.inner != nil && d.inner.glued != nil || slices.ContainsFunc(d.outer, func(g *grammar) bool { return g.glued != nil })
}

// sift finds what is wanted in what of buf was not sieved yet, and tells how much of buf holds nothing that is.
func (r *reader) sift(buf []byte) int {
	s, start := &r.skimmer, r.lines.offset
	if end := start + int64(len(buf)); end > s.sieved {
		s.sieveOn(start, end, buf)
	} else if start <= s.until {
		return min(len(buf), int(s.until-start))
	}
	limit := r.firstWanted(buf)
	s.until = start + int64(limit)
	return limit
}

// firstWanted looks for it among the marks ahead, of which a line may have many.
func (r *reader) firstWanted(buf []byte) int {
	s, start := &r.skimmer, r.lines.offset
	limit := min(len(buf), int(s.sieved-start)-s.sieve.Overlap())
	shift := int(start - s.base)
	for s.next < len(s.marks) && s.marks[s.next].At < shift {
		s.next++
	}
	last := [...]int{Named: -1, Faint: -1} // passed over so far
	for _, m := range s.marks[s.next:] {
		at := m.At - shift
		if at >= limit {
			break
		}
		if m.Rank == Full || m.Rank == Faint && s.loud || m.Rank == Named && !r.info.SIPSeen {
			return max(0, at)
		}
		// Of a line that names a message and has faint words, who asks for the one may explain the other.
		if other := last[Named+Faint-m.Rank]; other >= 0 && bytes.IndexByte(buf[other:max(other, at)], '\n') < 0 {
			return other
		}
		last[m.Rank] = max(0, at)
	}
	return max(0, limit)
}

// sieveOn finds the marks of what was not sieved yet, up to end.
func (s *skimmer) sieveOn(start, end int64, buf []byte) {
	from := max(0, int(s.sieved-start)-s.sieve.Overlap())
	kept := s.marks[:0]
	for _, m := range s.marks[s.next:] {
		m.At -= int(start - s.base)
		if m.At >= 0 {
			kept = append(kept, m)
		}
	}
	n := len(kept)
	kept = s.sieve.Find(buf[from:], kept)
	for i := range kept[n:] {
		kept[n+i].At += from
	}
	mend(kept, n)
	s.marks, s.next, s.base, s.sieved = kept, 0, start, end
}

// mend puts marks in order of which the first n and the others are so: what stands in the overlap was found twice.
func mend(marks []Mark, n int) {
	if n == 0 || n == len(marks) {
		return
	}
	byPlace := func(m Mark, at int) int { return m.At - at }
	from, _ := slices.BinarySearchFunc(marks[:n], marks[n].At, byPlace)
	end, _ := slices.BinarySearchFunc(marks[n:], marks[n-1].At, byPlace)
	slices.SortFunc(marks[from:n+end], func(a, b Mark) int { return a.At - b.At })
}

func (s *skimmer) begins(buf []byte) bool {
	m := s.shapes.minute
	return len(buf) > len(m) && string(buf[:len(m)]) == m
}

// stretch measures the lines at the front of buf that can be passed over; up to limit nothing in them is wanted. Of lines with two prefixes
// the last one stays: by it the wrapper's clock is told from the one within, for the lines that show the wrapper's alone.
func (r *reader) stretch(buf []byte, limit int) (size, lines int) {
	s := &r.skimmer
	var before line
	var last passed // in front of the last line with two prefixes
	n := passed{}
	for at := 0; ; n.lines++ {
		end := bytes.IndexByte(buf[at:], '\n')
		if end < 0 {
			return n.less(last)
		}
		shape, text := s.shapes.fit(buf[at:at+end], true)
		if shape == nil || shape.soft && !r.apart(shape, buf[at+text:at+end], &before, n.lines) {
			return n.less(last)
		}
		n.size = at
		if shape.within != nil {
			last = passed{n.size, n.lines, true}
		}
		if at+end >= limit {
			if last.is {
				n = last
			}
			return n.size, n.lines
		}
		before = line{shape.tag, shape.soft, buf[at+text : at+end]}
		at += end + 1
	}
}

// passed is a stretch, if it is one.
type passed struct {
	size, lines int
	is          bool
}

// less leaves out the last line, which what comes may belong to, and what came behind last.
func (n passed) less(last passed) (size, lines int) {
	if n.lines = max(0, n.lines-1); last.is && last.lines < n.lines {
		n = last
	}
	return n.size, n.lines
}

// line is what is asked of the line before.
type line struct {
	tag  string
	soft bool
	text []byte
}

// apart tells whether a line that only the wrapper takes for a record is none of the record before, and has no prefix within.
func (r *reader) apart(s *shape, text []byte, before *line, nth int) bool {
	switch {
	case nth == 0 && s.tag == tagOf(r.build.key):
		return false
	case nth > 0 && s.tag == before.tag && (!before.soft || blank(text) || mayFrame(string(before.text))):
		return false
	case r.dialect.inner == nil:
		return true
	}
	_, inner := r.dialect.inner.inside(string(text))
	return !inner
}

// blank tells whether a text is empty or begins with a space: such a line may go on the record before.
func blank(text []byte) bool {
	return len(text) == 0 || text[0] == ' ' || text[0] == '\t' || text[0] == '\r'
}

// plainText tells whether a line can be taken as it stands.
func plainText(b []byte) bool { return bytes.IndexByte(b, 0x1b) < 0 && utf8.Valid(b) }

// glance tells of the lines with faint marks in a stretch.
func (r *reader) glance(buf []byte) {
	s := &r.skimmer
	shift := int(r.lines.offset - s.base)
	at, number := 0, r.lines.number+1 // of the line that was counted to
	for done := 0; s.next < len(s.marks) && s.marks[s.next].At-shift < len(buf); s.next++ {
		m := s.marks[s.next].At - shift
		if m < done || s.marks[s.next].Rank != Faint {
			continue // in the same line, or nothing new
		}
		begin := bytes.LastIndexByte(buf[:m], '\n') + 1
		number += bytes.Count(buf[at:begin], []byte{'\n'})
		at, done = begin, begin+bytes.IndexByte(buf[begin:], '\n')
		r.tell(buf[begin:done], number, int64(begin))
	}
}

// tell hands on a line with a faint mark.
func (r *reader) tell(line []byte, number int, at int64) {
	p := &r.parsed
	text := string(bytes.TrimRight(line, "\r"))
	if r.dialect.parse(text, p); p.level != NoLevel {
		return
	}
	rec := &r.skimmer.light
	*rec = Record{Lines: append(rec.Lines[:0], Line{Number: number, Offset: r.lines.offset + at, Column: p.text + 1, Text: p.rest(text)}),
		Level: p.level, Source: p.source, Thread: p.thread, Dialect: r.build.dialect}
	rec.Time, _ = r.build.stamps.line(p)
	r.faint(rec)
}
