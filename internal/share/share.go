// Package share makes a bundle that may be passed on: the same files, the same lines at the same numbers, without secrets and with
// pseudonyms for identifiers. Beside them it puts a report of what was replaced and what could not be read, and the facts that
// redaction hides, so that the redacted bundle gives the verdict of the whole one.
//
// What cannot be read as text is left out and named. The archive is written to a temporary name and renamed when it is complete.
package share

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

// Request says what is to be redacted and where to.
type Request struct {
	Path     string
	Out      string
	Force    bool // overwrite
	Analysis analyzer.Options
	Key      redact.Key
	Warn     io.Writer
}

// ErrExists is returned when the output is there already.
var ErrExists = errors.New("file exists")

// Write makes the redacted bundle.
func Write(ctx context.Context, r Request) (*Coverage, error) {
	if _, err := os.Lstat(r.Out); err == nil && !r.Force {
		return nil, fmt.Errorf("write %q: %w", r.Out, ErrExists)
	}
	r.Analysis.Paths = []string{r.Path}
	out, err := analyzer.Diagnose(ctx, r.Analysis)
	if err != nil && !errors.Is(err, analyzer.ErrNothing) {
		return nil, err
	}
	s := &sharing{Request: r, outcome: out, p: redact.NewPseudonyms(r.Key, r.Analysis.Site.Names()), files: map[string]string{}}
	s.cover = &Coverage{Schema: CoverageSchema, Mode: "pseudonyms", Key: s.p.Key(), Files: []File{}, LeftOut: []LeftOut{}}
	for _, f := range out.Diagnosis.Bundle.Files {
		s.files[f.Path] = f.Dialect
	}
	s.p.LearnDiagnosis(out.Diagnosis)
	if err := s.walk(ctx, s.learn); err != nil {
		return nil, err
	}
	return s.cover, s.whole(ctx)
}

// sharing is one redaction.
type sharing struct {
	Request
	outcome *analyzer.Outcome
	p       *redact.Pseudonyms
	files   map[string]string // dialect by path
	strip   string            // the lone top folder
	cover   *Coverage
	zip     *zip.Writer
	failed  error // of writing, which ends the walk
}

func (s *sharing) walk(ctx context.Context, visit func(name string, text *chunks, head []byte) error) error {
	report, err := bundle.Walk(ctx, s.Path, nil, s.Analysis.Limits, func(m *bundle.Member, r io.Reader) error {
		buf := bufio.NewReaderSize(r, headSize)
		head, _ := buf.Peek(headSize)
		return visit(m.Path, newChunks(buf, head), head)
	})
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err // what was read until then is no whole bundle
	}
	s.strip = report.Strip
	if s.zip == nil {
		return s.failed
	}
	for _, skip := range report.Skipped {
		s.leaveOut(strings.TrimPrefix(skip.Path, s.strip), skip.Reason)
	}
	return s.failed
}

const headSize = 64 << 10

// whole writes the archive, all or nothing.
func (s *sharing) whole(ctx context.Context) error {
	tmp, err := os.CreateTemp(filepath.Dir(s.Out), ".pwtriage-*")
	if err != nil {
		return fmt.Errorf("write %q: %w", s.Out, err)
	}
	defer os.Remove(tmp.Name())
	s.zip = zip.NewWriter(tmp)
	err = s.walk(ctx, s.member)
	if err == nil {
		err = s.reports()
	}
	if err = errors.Join(err, s.zip.Close(), tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("write %q: %w", s.Out, err)
	}
	if s.Force {
		return os.Rename(tmp.Name(), s.Out)
	}
	if err := os.Link(tmp.Name(), s.Out); errors.Is(err, fs.ErrExist) { // made meanwhile by another
		return fmt.Errorf("write %q: %w", s.Out, ErrExists)
	} else if err == nil {
		return nil
	}
	return os.Rename(tmp.Name(), s.Out) // a file system without links
}

// reports writes what stands beside the files.
func (s *sharing) reports() error {
	s.cover.Replaced = map[string]int{}
	for _, f := range s.cover.Files {
		for kind, n := range f.Replaced {
			s.cover.Replaced[kind] += n
		}
	}
	if err := s.json(analyzer.CoverageName, s.cover); err != nil {
		return err
	}
	judged := redact.Copy(s.p, s.outcome.Judged)
	for i, j := range s.outcome.Judged.Settings {
		judged.Settings[i].Value, judged.Settings[i].Expected = s.p.Setting(j.Setting, j.Value), s.p.Setting(j.Setting, j.Expected)
	}
	return s.json(analyzer.SidecarName, judged)
}

func (s *sharing) json(name string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	w, err := s.zip.Create(name)
	if err != nil {
		return err
	}
	gate := s.outcome.Secrets.Gate(w, s.Warn, true, `{"withheld": "secret"}`)
	if _, err := gate.Write(append(data, '\n')); err != nil {
		return err
	}
	return gate.Close()
}

func (s *sharing) leaveOut(path, reason string) {
	s.cover.LeftOut = append(s.cover.LeftOut, LeftOut{Path: s.p.Path(path), Reason: s.p.Text(s.outcome.Secrets.Text(reason))})
}
