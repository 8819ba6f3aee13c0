package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// located is a line of a log inside a bundle, as the parser sees it.
type located struct {
	dialect string
	sure    float64
	server  bool
	record  *logfile.Record
	index   int // of the line in the record
}

// text is the line without its prefix: what matchers see.
func (l *located) text() string { return l.record.Lines[l.index].Text }

// inMessage says whether the line belongs to a SIP message, whose lines no text matcher sees.
func (l *located) inMessage() bool { return l.record.SIP != nil && l.index >= l.record.SIPAt }

// seeker goes through a bundle for one line of one file, and the secrets of its configurations.
type seeker struct {
	file    string
	line    int
	names   []string
	found   map[string]*located
	secrets [][]byte
}

func (s *seeker) visit(m *bundle.Member, r io.Reader) error {
	if len(s.names) < 1000 {
		s.names = append(s.names, m.Path)
	}
	buf := bufio.NewReaderSize(r, headSize)
	config, data, err := readConfig(m.Path, buf)
	s.secrets = append(s.secrets, secretsIn(config)...)
	if m.Path != s.file && !strings.HasSuffix(m.Path, "/"+s.file) {
		return err
	}
	if data != nil {
		buf = bufio.NewReaderSize(bytes.NewReader(data), headSize)
	}
	l := &located{}
	head, _ := buf.Peek(headSize)
	l.dialect, l.sure = logfile.Detect(head)
	l.server = patterns.OfServer(l.dialect)
	_, err = logfile.Read(buf, m.Path, logfile.Options{}, func(rec *logfile.Record) error {
		i := slices.IndexFunc(rec.Lines, func(line logfile.Line) bool { return line.Number == s.line })
		if i >= 0 {
			copied := *rec
			copied.Lines = slices.Clone(rec.Lines)
			l.record, l.index = &copied, i
			s.found[m.Path] = l
			return bundle.ErrStop
		}
		return nil
	})
	if errors.Is(err, bundle.ErrStop) { // the rest of the bundle may hold secrets that stand in the line
		return nil
	}
	return err
}

// locate finds BUNDLE:FILE:LINE, and who knows the bundle's secrets.
func locate(ctx context.Context, place string, io stdio) (*located, *redact.Secrets, error) {
	path, file, line, err := splitPlace(place)
	if err != nil {
		return nil, nil, err
	}
	if path == "-" {
		return nil, nil, usagef("save it to a file", "the bundle is read more than once, and standard input cannot be")
	}
	s := &seeker{file: strings.TrimPrefix(file, filepath.Base(path)+"!/"), line: line, found: map[string]*located{}}
	report, err := bundle.Walk(ctx, path, io.in, bundle.DefaultLimits(), s.visit)
	if err := unlessInterrupted(ctx, err); err != nil {
		return nil, nil, err
	}
	for name, l := range s.found {
		if name == s.file || report.Clean(name) == s.file {
			return l, redact.New(s.secrets), nil
		}
	}
	names := make([]string, len(s.names))
	for i, n := range s.names {
		names[i] = report.Clean(n)
	}
	if slices.Contains(names, s.file) || slices.Contains(s.names, s.file) {
		return nil, nil, usagef("pwtriage show prints lines with their numbers", "file %q has no line %d", s.file, line)
	}
	return nil, nil, usagef("the bundle holds "+some(names), "the bundle has no file %q%s", s.file, suggestion(s.file, names))
}

// around are the raw lines next to one of a file in a bundle.
func around(ctx context.Context, place string, n int, io stdio) ([]shown, error) {
	path, file, line, err := splitPlace(place)
	if err != nil {
		return nil, err
	}
	s := &search{file: strings.TrimPrefix(file, filepath.Base(path)+"!/"), line: line, around: n, found: map[string]found{}}
	report, err := bundle.Walk(ctx, path, io.in, bundle.DefaultLimits(), s.visit)
	if err := unlessInterrupted(ctx, err); err != nil {
		return nil, err
	}
	e, err := s.pick(report)
	if err != nil {
		return nil, fmt.Errorf("read the lines around: %w", err)
	}
	return e.lines, nil
}
