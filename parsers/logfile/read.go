package logfile

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// Options say how to read a file.
type Options struct {
	Zone    *time.Location // of clocks that show a date but no zone; nil leaves them wall clocks
	MaxLine int            // a longer line is read in segments that overlap by 4 KiB; 0 = 1 MiB
	Dialect string         // skips the detection: a name as in Info.Dialect
}

// Read gives the records of one file to fn, in order, and stops at fn's first error. name is only used in errors.
// Every line of the file comes in exactly one record.
func Read(r io.Reader, name string, opt Options, fn func(*Record) error) (Info, error) {
	rd := reader{lines: newLineReader(r, opt.MaxLine), fn: fn}
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
	build   builder
	join    joiner
	fn      func(*Record) error
	info    Info
	latin   bool
}

// begin looks at the first bytes and settles encoding and dialect.
func (r *reader) begin(opt Options) error {
	head, err := r.lines.head()
	if err != nil {
		return err
	}
	if opt.Dialect != "" {
		d, ok := forced(opt.Dialect)
		if !ok {
			return fmt.Errorf("unknown dialect %q", opt.Dialect)
		}
		r.dialect = d
	} else {
		r.dialect = detectHead(head, r.lines.enc, r.lines.sep)
	}
	r.info.Dialect, r.info.Sure, r.info.Server = r.dialect.name(), r.dialect.sure, r.dialect.server()
	r.build.emit, r.build.stamps.zone = r.emit, opt.Zone
	if g := r.dialect.inner; g != nil {
		r.build.closes, r.build.loose = g.closes, g.loose
	}
	return nil
}

func (r *reader) run() error {
	for {
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
	}
}

func (r *reader) line(l *raw) error {
	r.latin = l.decode() || r.latin
	out := Line{Number: l.number, Offset: l.offset, Column: l.column(0), Text: l.text}
	if l.cont {
		return r.build.continues(out)
	}
	r.info.Lines++
	p := r.dialect.parse(l.text)
	if p.text > 0 {
		out.Column, out.Text = l.column(p.text), l.text[p.text:]
	}
	return r.build.add(out, p)
}

// emit hands a record on, in pieces if it holds several messages.
func (r *reader) emit(rec *Record) error {
	for _, piece := range r.join.take(rec) {
		r.info.Records++
		if piece.SIP != nil {
			r.info.SIPSeen = true
		}
		if piece.Time.Known {
			if !r.info.First.Known {
				r.info.First = piece.Time
			}
			r.info.Last = piece.Time
		}
		if err := r.fn(piece); err != nil {
			return err
		}
	}
	return nil
}

// last hands on what still waits for more.
func (r *reader) last() error {
	if err := r.build.flush(); err != nil {
		return err
	}
	return r.emit(nil)
}

func (r *reader) finish() {
	r.info.Encoding = r.lines.enc.String()
	if r.latin {
		r.info.Encoding = "windows-1252"
	}
	if r.lines.cut > 0 {
		r.info.Notes = append(r.info.Notes, fmt.Sprintf("%d lines longer than %d bytes were read in segments", r.lines.cut, r.lines.max))
	}
}
