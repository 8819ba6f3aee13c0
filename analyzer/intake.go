package analyzer

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"

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
	info   logfile.Info
	events []timeline.Event
	hits   []hit
	config *appconfig.Config
	text   bool                  // it says something, whatever it is
	tables []*serverexport.Table // of an export of the server's
	voip   bool                  // the log of a SIP client or server
}

// intake reads bundles file by file.
type intake struct {
	opt     Options
	set     *patterns.Set
	files   []*input
	reports []*bundle.Report
	skipped []finding.Skip
	notes   []string
	digest  *digest
	sidecar *Sidecar // of a redacted bundle
}

func (in *intake) read(ctx context.Context) error {
	for i, path := range in.opt.Paths {
		first := len(in.files)
		report, err := bundle.Walk(ctx, path, in.opt.Stdin, in.opt.Limits, in.visit)
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

func (in *intake) visit(m *bundle.Member, r io.Reader) error {
	sum := sha256.New()
	count := &counter{tell: in.opt.Read}
	count.say(0, 1)
	buf := bufio.NewReaderSize(io.TeeReader(r, io.MultiWriter(sum, count)), headSize)
	head, _ := buf.Peek(headSize)
	f := &input{File: finding.File{Path: m.Path, Kind: "other"}}
	in.files = append(in.files, f)
	err := in.content(f, head, buf)
	if _, copyErr := io.Copy(io.Discard, buf); err == nil {
		err = copyErr
	}
	f.Size, f.SHA256 = count.n, hex.EncodeToString(sum.Sum(nil))
	return err
}

// content reads a file as what its first bytes show it to be; its name is a hint at most.
func (in *intake) content(f *input, head []byte, r io.Reader) error {
	_, configSure := appconfig.Detect(f.Path, head)
	log := logfile.Inspect(head)
	switch {
	case len(head) == 0:
		return nil
	case path.Base(f.Path) == SidecarName || path.Base(f.Path) == CoverageName:
		return in.readSidecar(f, r)
	case configSure < 0.5 && serverexport.Detect(head) != "":
		return in.readExport(f, r)
	case configSure >= 0.5 && (log.Dialect == "plain" || configSure >= log.Sure):
		return in.readConfig(f, r)
	case binary(head), document(head):
		return nil
	}
	return in.readLog(f, &log, r)
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

func (in *intake) readConfig(f *input, r io.Reader) error {
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

func (in *intake) readLog(f *input, found *logfile.Detection, r io.Reader) error {
	server := patterns.OfServer(found.Dialect)
	c := collector{file: f, set: in.set, tracker: &sip.Tracker{}, digest: in.digest, server: server, outline: outlines{file: len(in.files)}}
	opt := logfile.Options{Zone: in.opt.Zone, Detected: found}
	if !in.opt.Unsieved {
		opt.Sieve = c.sieve
	}
	if c.digest != nil {
		opt.Faint = func(rec *logfile.Record) { c.digest.see(f, rec, nil) }
	}
	info, err := logfile.Read(r, f.Path, opt, c.record)
	c.server = c.server || info.Server
	c.settleOutlines()
	info.Notes = append(append(info.Notes, c.notes...), c.repeats.note()...)
	f.info = info
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
		f.events, f.hits = nil, nil // a kernel's or a web server's log says nothing of SIP
	} else if !in.opt.Listing {
		f.events = append(f.events, timeline.Event{Name: timeline.End, Time: info.Last, Line: info.Lines, Mark: timeline.NoMark})
		in.digest.keep(f)
	}
	for _, note := range info.Notes {
		in.notes = append(in.notes, f.Path+": "+note)
	}
	return err
}

// counter counts what is read of a file.
type counter struct {
	n    int64
	tell func(bytes int64, files int)
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	c.say(int64(len(p)), 0)
	return len(p), nil
}

func (c *counter) say(bytes int64, files int) {
	if c.tell != nil {
		c.tell(bytes, files)
	}
}
