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
// stretch of lines before that is passed over when each of them surely begins a record of the file's dialect, in the same minute as the
// line before, at a level that reports no fault. Such lines are counted and checked to be text, and nothing else would have come of them:
// the last of a stretch is always read in full, so the clock, the record that lines without a prefix go on, and what a wrapper last said
// are what they would be.

// Sieve finds what may be wanted. Find appends to dst, in order, where in buf; what reaches over the end of buf by at most Overlap bytes
// may be missed.
type Sieve interface {
	Find(buf []byte, dst []int) []int
	Overlap() int
}

// wanted is what the reader itself looks for in the text of records: messages, shown or only named, and what their frames and the gaps of
// a log are known by. In lower case.
var wanted = []string{"sip/2.0", "request msg ", "response msg ", "state changed from calling to terminated", "\" registered",
	"new bytes from [", "local network address", "successive logs", "<logging error", "[disconnected]", "log messages lost",
	"messages lost due", " expire ", "imuxsock lost", "imjournal: ", "suppressed "}

const (
	skimBuffer = 256 << 10 // stays in the second cache
	skimFrom   = 64 << 10  // shorter logs are not worth a sieve
)

// skimmer passes over what nobody wants.
type skimmer struct {
	sieve   Sieve
	marks   []int64 // where something may be wanted, of what was sieved
	sieved  int64   // up to here
	paused  int64   // nothing is passed over before here
	shapes  shapes
	scratch []int
}

// skim passes over the lines ahead that nobody wants.
func (r *reader) skim() error {
	s := &r.skimmer
	if s.paused > r.lines.offset || !r.skimmable() {
		return nil
	}
	b := r.lines.br
	buf, err := b.Peek(b.Buffered())
	if len(buf) < b.Size()/2 {
		buf, err = b.Peek(b.Size())
	}
	if err != nil && !errors.Is(err, io.EOF) || !s.begins(buf) {
		return nil
	}
	r.sift(buf)
	bytes, lines := s.stretch(buf[:s.limit(r.lines.offset, len(buf))])
	if lines == 0 {
		return nil
	}
	if part := buf[:bytes]; !plainText(part) {
		s.paused = r.lines.offset + int64(len(part))
		return nil
	}
	if err := r.build.flush(); err != nil {
		return err
	}
	r.lines.pass(bytes, lines)
	r.info.Lines += lines
	r.info.Records += lines
	r.info.Detailed = r.info.Detailed || s.shapes.detailed
	r.misses = 0
	return nil
}

// skimmable tells whether the reader is between records of a dialect of which lines can be passed over.
func (r *reader) skimmable() bool {
	return r.skimmer.sieve != nil && r.skimmer.shapes.minute != "" && !r.lines.open && r.build.msg == nil && r.join.cut == nil
}

// learn takes the line just read for an example of those to be passed over.
func (r *reader) learn(l *raw) {
	s, p := &r.skimmer, &r.parsed
	if r.sieveFor == nil || r.lines.offset < skimFrom {
		return
	}
	s.shapes.minute = ""
	if !l.simple || l.skip > 0 || r.lines.enc != utf8Text || r.lines.sep != '\n' || r.backlog != nil || !p.quiet() || r.dialect.gluing() || !r.build.stamps.last.Known {
		return
	}
	if !s.shapes.learn(l.text[:p.text]) {
		return
	}
	if detailed(&Record{Source: p.source, Level: p.level, Dialect: r.build.dialect}) {
		s.shapes.detailed = true
	}
	if s.sieve == nil {
		b := r.lines.br
		sample, _ := b.Peek(min(b.Buffered(), skimFrom))
		s.sieve = r.sieveFor(r.build.dialect, wanted, sample)
		s.marks, s.sieved = s.marks[:0], 0
	}
}

// quiet tells whether the line begins a record that says no more than its text does.
func (p *parsed) quiet() bool {
	return p.prefixed && p.starts && !p.soft && !p.foreign && !p.tail && !p.opens && !p.weak && !p.decoded && !p.part && p.at.hasTime &&
		p.level != Fatal && p.level != Error && p.level != Warning
}

// gluing tells whether a line of the dialect may hold two records.
func (d *dialect) gluing() bool {
	return d.inner == nil || d.inner.glued != nil || slices.ContainsFunc(d.outer, func(g *grammar) bool { return g.glued != nil })
}

// sift finds what is wanted in what of buf was not sieved yet.
func (r *reader) sift(buf []byte) {
	s, start := &r.skimmer, r.lines.offset
	end := start + int64(len(buf))
	for len(s.marks) > 0 && s.marks[0] < start {
		s.marks = s.marks[1:]
	}
	if end <= s.sieved {
		return
	}
	from := max(0, int(s.sieved-start)-s.sieve.Overlap())
	s.scratch = s.sieve.Find(buf[from:], s.scratch[:0])
	kept := append(make([]int64, 0, len(s.marks)+len(s.scratch)), s.marks...)
	for _, at := range s.scratch {
		if m := start + int64(from+at); len(kept) == 0 || m > kept[len(kept)-1] {
			kept = append(kept, m)
		}
	}
	s.marks, s.sieved = kept, end
}

// limit is how much of what lies ahead holds nothing that is wanted.
func (s *skimmer) limit(start int64, n int) int {
	if len(s.marks) > 0 {
		n = min(n, int(s.marks[0]-start))
	}
	return min(n, int(s.sieved-start)-s.sieve.Overlap())
}

func (s *skimmer) begins(buf []byte) bool {
	m := s.shapes.minute
	return len(buf) > len(m) && string(buf[:len(m)]) == m
}

// stretch measures the quiet lines at the front of buf, all but the last.
func (s *skimmer) stretch(buf []byte) (size, lines int) {
	for at := 0; ; lines++ {
		end := bytes.IndexByte(buf[at:], '\n')
		if end < 0 || !s.shapes.fit(buf[at:at+end]) {
			return size, max(0, lines-1)
		}
		size, at = at, at+end+1
	}
}

// plainText tells whether a line can be taken as it stands.
func plainText(b []byte) bool { return bytes.IndexByte(b, 0x1b) < 0 && utf8.Valid(b) }
