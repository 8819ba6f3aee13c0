package logfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// buffers are kept: a bundle may have 100,000 small files.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, skimBuffer) }}

// Options say how to read a file.
type Options struct {
	Zone    *time.Location // of clocks that show a date but no zone; nil leaves them wall clocks
	MaxLine int            // a longer line is read in segments that overlap by 4 KiB; 0 = 1 MiB
	Dialect string         // skips the detection: a name as in Info.Dialect
	// Detected is what Inspect says of the file's first 64 KiB; nil: Read looks for itself.
	Detected *Detection
	// Sieve makes one for records of a dialect out of what the reader wants, to which it adds what fn wants to see; sample is how the file
	// goes on. Records without any of it may be counted and not handed to fn. nil: fn sees every record.
	Sieve func(dialect string, reader Wanted, sample []byte) Sieve
	// Faint takes, in their turn, the records of one line that hold faint marks only, of no level or one that reports a fault; the next call
	// overwrites them. nil: fn sees them.
	Faint func(*Record)

	plodding bool // line by line, each message when its record is done: what tests hold the quick ways against
}

// Read gives the records of one file to fn, in order, and stops at fn's first error. name is only used in errors.
// Every line of the file comes in exactly one record, unless Options.Sieve spares it.
func Read(r io.Reader, name string, opt Options, fn func(*Record) error) (Info, error) {
	br := buffers.Get().(*bufio.Reader)
	defer func() {
		br.Reset(nil)
		buffers.Put(br)
	}()
	br.Reset(r)
	rd := reader{lines: newLineReader(br, opt.MaxLine), fn: fn, sieveFor: opt.Sieve, faint: opt.Faint}
	if err := rd.begin(opt); err != nil {
		return rd.info, fmt.Errorf("read log %q: %w", name, err)
	}
	err := rd.run()
	rd.finish()
	if err != nil {
		return rd.info, fmt.Errorf("read log %q: %w", name, err)
	}
	return rd.info, nil
}

// reader joins the stages: lines, dialect, records, messages.
type reader struct {
	lines   *lineReader
	dialect dialect
	forced  bool
	build   builder
	backlog *backlog // of a file whose newest record comes first
	join    joiner
	gaps    gapFinder
	outline outliner
	fn      func(*Record) error
	info    Info
	parsed  parsed // of the line at hand
	known   bool   // the dialect has a name
	tally   tally
	latin   bool
	misses  int // lines in a row that do not fit the dialect
	patience
	skimmer
	sieveFor func(dialect string, reader Wanted, sample []byte) Sieve
	faint    func(*Record)
}

// begin looks at the first bytes and settles encoding and dialect.
func (r *reader) begin(opt Options) error {
	head, err := r.lines.head()
	if err != nil {
		return err
	}
	found := opt.Detected
	if found == nil {
		lines := headOf(head, r.lines.enc, r.lines.sep)
		found = &Detection{dialect: detect(lines), lines: lines}
	}
	d, lines := found.dialect, found.lines
	if r.forced = opt.Dialect != ""; r.forced {
		var ok bool
		if d, ok = forced(opt.Dialect); !ok {
			return fmt.Errorf("unknown dialect %q", opt.Dialect)
		}
		d.learnClock(lines)
	}
	r.build.emit, r.build.stamps.zone, r.build.gaps, r.build.plodding = r.emit, opt.Zone, &r.gaps, opt.plodding
	r.turnTo(d)
	if d.newestFirst(lines) {
		r.backlog = &backlog{stamps: &r.build.stamps}
		r.build.backlog = r.backlog
	}
	return nil
}

// turnTo reads what follows as d.
func (r *reader) turnTo(d dialect) {
	r.tally.turn(&r.dialect, r.info.Records)
	r.dialect = d
	b := &r.build
	b.dialect, b.closes, b.loose, b.stamps.own = d.name(), nil, false, d.clock
	r.known = b.dialect != plain.name
	r.skimmer.sieve, r.skimmer.asked, r.skimmer.shapes = nil, false, shapes{}
	if d.also != nil {
		b.also = d.also.name
	}
	if g := d.inner; g != nil {
		b.closes, b.loose = g.closes, g.loose
	}
}

func (r *reader) run() error {
	for {
		if err := r.skim(); err != nil {
			return err
		}
		if r.build.msg != nil {
			r.block()
		}
		l, err := r.lines.next()
		if errors.Is(err, io.EOF) {
			return r.last()
		}
		if err != nil {
			return errors.Join(r.last(), err)
		}
		if err := r.line(&l); err != nil {
			return err
		}
		if !l.cont {
			r.learn(&l)
		}
	}
}

func (r *reader) line(l *raw) error {
	r.latin = l.decode() || r.latin
	if l.cont {
		return r.build.continues(Line{Number: l.number, Offset: l.offset, Column: l.column(0), Text: l.text})
	}
	r.info.Lines++
	if isSection(l.text) {
		if err := r.section(); err != nil {
			return err
		}
	}
	text, base := l.text, 0
	for text != "" || base == 0 {
		part := text
		if at := r.dialect.glued(text); at > 0 {
			part = text[:at]
		}
		if err := r.part(l, part, base); err != nil {
			return err
		}
		if base += len(part); part == "" {
			break
		}
		text = text[len(part):]
	}
	return nil
}

// part takes a line, or one of the records that stand in it.
func (r *reader) part(l *raw, text string, base int) error {
	p := &r.parsed
	r.dialect.parse(text, p)
	if p.prefixed && !p.foreign && r.known {
		r.misses = 0
	} else if r.misses++; r.misses >= r.patience.limit() && r.build.msg == nil {
		if err := r.lookAgain(text); err != nil {
			return err
		}
	}
	out := Line{Number: l.number, Offset: l.offset, Column: l.column(base + p.text), Text: p.rest(text)}
	if p.decoded || len(out.Text) > minFolded {
		if pieces := unfold(out.Text, p.decoded); len(pieces) > 1 {
			return r.pieces(l, out, pieces, base+len(text))
		}
	}
	return r.build.add(out, p)
}

// pieces takes a line that holds a message of several lines; end is where in the line it ends.
func (r *reader) pieces(l *raw, out Line, pieces []piece, end int) error {
	p := &r.parsed
	start := end - len(out.Text)
	if p.decoded {
		start = p.text // escapes take more room than what they stand for: the places are the last possible ones
	}
	for i, piece := range pieces {
		out.Text, out.Column = piece.text, l.column(min(start+piece.at, end))
		if i > 0 {
			*p = parsed{head: head{key: p.key}, soft: true, part: true}
		}
		if err := r.build.add(out, p); err != nil {
			return err
		}
	}
	return nil
}

// emit hands a record on, in pieces if it holds several messages.
func (r *reader) emit(rec *Record) error {
	for _, piece := range r.join.take(rec) {
		r.count(piece)
		r.outline.see(piece)
		if err := r.fn(piece); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) count(rec *Record) {
	r.info.Records++
	r.gaps.see(rec)
	r.info.SIPSeen = r.info.SIPSeen || rec.SIP != nil
	r.info.Detailed = r.info.Detailed || detailed(rec)
	if !rec.Time.Known {
		return
	}
	if !r.info.First.Known || rec.Time.HasDate && !r.info.First.HasDate {
		r.info.First = rec.Time
	}
	r.info.Last = rec.Time
}

// last hands on what still waits for more.
func (r *reader) last() error {
	if err := r.build.flush(); err != nil {
		return err
	}
	if r.backlog != nil {
		if err := r.backlog.empty(r.emit); err != nil {
			return err
		}
	}
	return r.emit(nil)
}

func (r *reader) finish() {
	r.info.Encoding = r.lines.first.String()
	if r.latin {
		r.info.Encoding = "windows-1252"
	}
	r.tally.turn(&r.dialect, r.info.Records)
	d := r.tally.most(&r.dialect)
	r.info.Dialect, r.info.Sure, r.info.Server = d.name(), d.sure, d.server()
	r.info.Gaps = r.gaps.gaps
	r.info.Notes = append(r.info.Notes, r.gaps.note()...)
	if r.lines.mixed {
		r.info.Notes = append(r.info.Notes, "the encoding changes within the file")
	}
	if r.lines.cut > 0 {
		r.info.Notes = append(r.info.Notes, fmt.Sprintf("%d lines longer than %d bytes were read in segments", r.lines.cut, r.lines.max))
	}
	if r.backlog != nil {
		r.info.Notes = append(r.info.Notes, r.backlog.note())
	}
}
