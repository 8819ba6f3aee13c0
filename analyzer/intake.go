package analyzer

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
	"github.com/pwtriage/pwtriage/parsers/sip"
	"github.com/pwtriage/pwtriage/patterns"
)

// input is what was read of one file.
type input struct {
	finding.File
	bundle int // which of the bundles it is in
	number int // among the files: what is made up in place of a Call-ID is the file's own
	info   logfile.Info
	log    timeline.Log // its events
	shown  bool         // messages are in it: those it only names say nothing more
	full   bool         // not all events are in log
	hits   hits
	over   []hit           // of the entries over several hits, where the one that completed it stands
	marks  []timeline.Mark // of the ledger, by group
	config *appconfig.Config
	text   bool                  // it says something, whatever it is
	tables []*serverexport.Table // of an export of the server's
	voip   bool                  // the log of a SIP client or server
}

// intake is what was read of the bundles, file by file.
type intake struct {
	opt     Options
	set     func() *patterns.Set
	files   []*input
	reports []*bundle.Report
	skipped []finding.Skip
	notes   []string
	digest  *digest
	counted map[*patterns.Entry]bool // entries that others count
	listed  int                      // hits that are to be listed
	sidecar *Sidecar                 // of a redacted bundle
}

func (in *intake) read(ctx context.Context) error {
	for i, path := range in.opt.Paths {
		first := len(in.files)
		report, err := bundle.WalkParallel(ctx, path, in.opt.Stdin, in.opt.Limits, in.visit)
		if err != nil {
			return err
		}
		prefix := ""
		if len(in.opt.Paths) > 1 {
			prefix = report.Name + "!/"
		}
		for _, f := range in.files[first:] {
			f.Path, f.bundle = prefix+report.Clean(f.Path), i
		}
		for _, s := range report.Skipped {
			in.skipped = append(in.skipped, finding.Skip{Path: prefix + report.Clean(s.Path), Reason: s.Reason})
		}
		in.reports = append(in.reports, report)
		in.notes = append(in.notes, report.Notes...)
	}
	return nil
}

// headSize is how much of a file decides its kind.
const headSize = 64 << 10

// reading is the reading of one file, maybe while others are read: nothing of the intake changes before it is kept.
type reading struct {
	in      *intake
	digest  *digest
	notes   []string
	sidecar *Sidecar
	wrong   error // why the sidecar cannot be read
}

func (in *intake) visit(m *bundle.Member, r io.Reader) (keep func() error, err error) {
	if in.opt.Read != nil {
		in.opt.Read(0, 1)
		r = &counted{r, in.opt.Read}
	}
	buf := bufio.NewReaderSize(r, headSize)
	head, _ := buf.Peek(headSize)
	f := &input{File: finding.File{Path: m.Path, Kind: "other"}}
	rd := &reading{in: in}
	if in.digest != nil {
		rd.digest = newDigest()
	}
	err = rd.content(f, head, buf)
	if _, copyErr := io.Copy(io.Discard, buf); err == nil {
		err = copyErr
	}
	return func() error {
		f.Size, f.SHA256 = m.Size, m.SHA256
		return in.keep(f, rd)
	}, err
}

// keep makes a file part of what was read. It is called in the order of the files.
func (in *intake) keep(f *input, rd *reading) error {
	in.files = append(in.files, f)
	in.notes = append(in.notes, rd.notes...)
	f.number = len(in.files)
	if in.digest != nil {
		in.digest.join(f, rd.digest)
	}
	in.bound(f)
	if in.sidecar != nil { // the first that comes counts
		return nil
	}
	in.sidecar = rd.sidecar
	return rd.wrong
}

var tooMany = fmt.Sprintf("more than %d matches: those behind are not listed", maxListed)

// bound leaves out what is too much of all that is to be listed.
func (in *intake) bound(f *input) {
	if left := maxListed - in.listed; len(f.hits.each) > left {
		f.hits.each = slices.Clone(f.hits.each[:left])
		in.notes = append(in.notes, f.Path+": "+tooMany)
	}
	in.listed += len(f.hits.each)
}

// content reads a file as what its first bytes show it to be; its name is a hint at most.
func (rd *reading) content(f *input, head []byte, r io.Reader) error {
	_, configSure := appconfig.Detect(f.Path, head)
	log := logfile.Inspect(head)
	switch {
	case len(head) == 0:
		return nil
	case path.Base(f.Path) == SidecarName || path.Base(f.Path) == CoverageName:
		return rd.readSidecar(f, r)
	case configSure < 0.5 && serverexport.Detect(head) != "":
		return rd.readExport(f, r)
	case configSure >= 0.5 && (log.Dialect == "plain" || configSure >= log.Sure):
		return rd.readConfig(f, r)
	case binary(head), document(head):
		return nil
	}
	return rd.readLog(f, &log, r)
}

// binary: control characters that no text has. UTF-16 is full of NULs and starts with a mark or has them in every other place.
func binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return false
	}
	control, zeros := 0, 0
	for _, c := range head {
		if c == 0 {
			zeros++
		} else if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0x1b {
			control++
		}
	}
	return control*10 > len(head)*3 || zeros*10 > len(head)*6
}

// document: one whole JSON value over several lines is somebody's data (a ticket, a report that quotes a log), not what a logger wrote.
func document(head []byte) bool {
	text := bytes.TrimSpace(head)
	return len(head) < headSize && len(text) > 0 && (text[0] == '{' || text[0] == '[') && bytes.IndexByte(text, '\n') > 0 && json.Valid(text)
}

const maxConfig = 16 << 20

func (rd *reading) readConfig(f *input, r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, maxConfig+1))
	if err != nil {
		return err
	}
	if len(data) > maxConfig {
		return fmt.Errorf("configuration of more than %d bytes", maxConfig)
	}
	f.Kind = "config"
	config, err := appconfig.Parse(f.Path, data)
	f.config = config
	if config != nil {
		f.Dialect = config.Format
	}
	f.Lines = bytes.Count(data, []byte{'\n'})
	return err
}

func (rd *reading) readLog(f *input, found *logfile.Detection, r io.Reader) error {
	server := patterns.OfServer(found.Dialect)
	c := collector{file: f, set: rd.in.set(), tracker: &sip.Tracker{}, digest: rd.digest, server: server, counted: rd.in.counted}
	opt := logfile.Options{Zone: rd.in.opt.Zone, Detected: found}
	if !rd.in.opt.Unsieved {
		opt.Sieve = c.sieve
	}
	if c.digest != nil {
		opt.Faint = func(rec *logfile.Record) { c.digest.see(rec, nil) }
	}
	if limit, ok := parseAt(rd.in.opt.At); ok {
		c.courses.limit = &limit
	}
	info, err := logfile.Read(r, f.Path, opt, c.record)
	c.server = c.server || info.Server
	f.shown = c.sipSeen || c.server
	info.Notes = append(info.Notes, c.repeats.note()...)
	f.info, f.over = info, c.courses.found(f.shown, info.Last.At)
	f.Dialect, f.Encoding, f.Lines, f.Records = info.Dialect, info.Encoding, info.Lines, info.Records
	f.First, f.Last = stamp(info.First), stamp(info.Last)
	f.voip = c.voip(info)
	switch {
	case c.server:
		f.Kind = "server"
	case f.voip:
		f.Kind = "log"
	case info.Dialect != "plain":
		f.Kind = "log"
	}
	if !f.voip {
		f.forget() // a kernel's or a web server's log says nothing of SIP
	} else if !rd.in.opt.Listing {
		c.event(timeline.Event{Name: timeline.End, Time: info.Last, Line: info.Lines, Mark: timeline.NoMark})
	}
	f.log.Close()
	f.hits.close()
	switch {
	case rd.in.opt.Listing && f.hits.dropped:
		info.Notes = append(info.Notes, tooMany)
	case f.full || f.hits.dropped:
		info.Notes = append(info.Notes, "too many different findings or events: not all of them are kept")
	}
	for _, note := range info.Notes {
		rd.notes = append(rd.notes, f.Path+": "+note)
	}
	return err
}

// forget drops what a log said.
func (f *input) forget() { f.log, f.hits, f.over = timeline.Log{}, hits{}, nil }

// counted tells what is read of a file while it is read.
type counted struct {
	r    io.Reader
	tell func(bytes int64, files int)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.tell(int64(n), 0)
	return n, err
}
