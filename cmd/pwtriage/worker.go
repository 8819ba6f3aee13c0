//go:build linux

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

// workerSetup is what `watch` tells its workers: the rules, and how results are rendered.
type workerSetup struct {
	Patterns  string        `json:"patterns"`
	NoBuiltin bool          `json:"no_builtin"`
	Workflows string        `json:"workflows"`
	Site      string        `json:"site"`
	Incident  string        `json:"incident"`
	TZ        string        `json:"tz"`
	Level     int           `json:"level"`
	Formats   []string      `json:"formats"`
	Key       string        `json:"key"` // of pseudonyms, hex
	Deadline  time.Duration `json:"deadline"`
	Limits    worker.Limits `json:"limits"`
	Folders   []string      `json:"folders"` // where bundles lie
}

// newWorker is the command `watch` starts itself with. It speaks frames, not text: it is no command for people.
func newWorker(io stdio) *cobra.Command {
	return &cobra.Command{
		Use:    "worker",
		Short:  "Read bundles for a watcher (started by it)",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			// A service manager or a terminal may signal the whole group. The watcher decides: a worker ends with its pipe, and must not call a
			// bundle unreadable because it was interrupted.
			signal.Ignore(syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
			worker.FirstToDie()
			return worker.Serve(context.WithoutCancel(cmd.Context()), io.in, io.out, loadWorker, func() { os.Exit(exitOK) })
		},
	}
}

func loadWorker(text json.RawMessage) (worker.Ready, worker.Diagnose, error) {
	var s workerSetup
	if err := json.Unmarshal(text, &s); err != nil {
		return worker.Ready{}, nil, err
	}
	if err := worker.Confine(s.Limits); err != nil {
		return worker.Ready{}, nil, err
	}
	opt, err := s.options()
	if err != nil {
		return worker.Ready{}, nil, err
	}
	key, err := s.key()
	if err != nil {
		return worker.Ready{}, nil, err
	}
	if err := worker.ReadOnly(s.Folders); err != nil { // last: the rules lie elsewhere
		return worker.Ready{}, nil, err
	}
	ready := worker.Ready{Rules: s.identity(opt), Catalogue: opt.Catalogue.Hash, Patterns: len(opt.Catalogue.Entries), Version: version}
	return ready, func(ctx context.Context, r worker.Request) worker.Answer { return s.diagnose(ctx, opt, key, r) }, nil
}

// key is that of the pseudonyms. It comes over the pipe: neither the command line nor the environment shows it.
func (s *workerSetup) key() (key redact.Key, err error) {
	raw, err := hex.DecodeString(s.Key)
	if err != nil || len(raw) != len(key) {
		return key, errors.New("the worker was given no key for pseudonyms")
	}
	copy(key[:], raw)
	return key, nil
}

// options loads the rules; what is wrong with them is the error's text, with file and line.
func (s *workerSetup) options() (analyzer.Options, error) {
	var said bytes.Buffer
	o := diagnoseOptions{incident: s.Incident, tz: s.TZ, patterns: s.Patterns, noBuiltin: s.NoBuiltin, workflows: s.Workflows, site: s.Site,
		format: "json", color: "never", level: 1}
	opt, err := o.analysis(stdio{nil, &said, &said})
	if err == nil {
		opt.Matcher = opt.Catalogue.Matcher() // once for all bundles: it is a third of the work on a small one
		return opt, nil
	}
	if text := strings.TrimSpace(said.String()); text != "" {
		return opt, errors.New(text[:min(len(text), 16<<10)])
	}
	return opt, err
}

// identity names the rules: the same ones give the same bundle the same bytes. How a result is rendered is no part of it.
func (s *workerSetup) identity(opt analyzer.Options) string {
	sum := sha256.New()
	site, _ := os.ReadFile(s.Site) // loaded a moment ago; without one it is empty
	fmt.Fprintf(sum, "%s\x00%s\x00%s\x00%s\x00%s\x00%x", opt.Catalogue.Hash, opt.Flows.Hash, s.Incident, s.TZ, version, sha256.Sum256(site))
	return hex.EncodeToString(sum.Sum(nil))[:12]
}

func (s *workerSetup) diagnose(ctx context.Context, opt analyzer.Options, key redact.Key, r worker.Request) worker.Answer {
	opt.Paths = []string{r.Path}
	opt.Command = "pwtriage diagnose " + report.Quote(term.Clean(r.Name, false))
	opt.Limits = bundle.DefaultLimits()
	opt.Limits.BufferBytes = s.Limits.Memory / 3 // what a worker may hold is less than what a desktop has
	opt.Limits.Wall = min(opt.Limits.Wall, s.Deadline*9/10)
	out, err := analyzer.Diagnose(ctx, opt)
	if err != nil && !errors.Is(err, analyzer.ErrNothing) {
		return worker.Answer{Error: "the bundle can't be opened: " + withoutPath(err), Denied: errors.Is(err, os.ErrPermission)}
	}
	out.Diagnosis.Bundle.Name = term.Clean(r.Name, false)
	o := diagnoseOptions{level: s.Level, catalogue: opt.Catalogue, flows: opt.Flows, privacy: privacy{key: key, keep: opt.Site.Names(), warn: io.Discard, opened: true}}
	o.privacy.begin(out)
	for _, format := range s.Formats {
		o.placed = append(o.placed, &output{format: format})
	}
	a, rerr := worker.Answer{}, o.quote(ctx, out, []string{r.Path}, stdio{err: io.Discard})
	if rerr == nil {
		a, rerr = s.answer(&o, out)
	}
	if rerr != nil {
		return worker.Answer{Sum: out.Diagnosis.Bundle.SHA256, Error: "the result can't be rendered: " + rerr.Error()}
	}
	a.Nothing = errors.Is(err, analyzer.ErrNothing)
	return a
}

func withoutPath(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return term.Clean(err.Error(), false)
}

// answer is the diagnosis with pseudonyms, and in every format asked for, each through the gate. As JSON it goes once: the watcher indents it. A watcher's text has pseudonyms as well: nobody
// sits at its terminal.
func (s *workerSetup) answer(o *diagnoseOptions, out *analyzer.Outcome) (worker.Answer, error) {
	d := o.privacy.shared(out.Diagnosis)
	line, err := gated(out, d)
	if err != nil {
		return worker.Answer{}, err
	}
	a := worker.Answer{Sum: d.Bundle.SHA256, Diagnosis: line, Action: d.Verdict.Action, Branch: d.Verdict.Branch, Cause: d.Cause.ID,
		Renderings: map[string][]byte{}}
	for _, format := range s.Formats {
		if format == "json" {
			continue
		}
		var text bytes.Buffer
		if err := o.write(&text, format, d, []string{d.Bundle.Name}, true, term.Style{}); err != nil {
			return worker.Answer{}, err
		}
		a.Renderings[extension(format)] = text.Bytes()
	}
	return a, nil
}

// gated is the result on one line, for the store and for receivers. One that the gate stops has no place to go: it is an error.
func gated(out *analyzer.Outcome, d *finding.Diagnosis) ([]byte, error) {
	var line bytes.Buffer
	if out.Secrets == nil {
		err := report.JSON(&line, d, false)
		return line.Bytes(), err
	}
	gate := out.Secrets.Gate(&line, io.Discard, true, "")
	if err := errors.Join(report.JSON(gate, d, false), gate.Close()); err != nil {
		return nil, err
	}
	if gate.Withheld() > 0 {
		return nil, errors.New("it holds a secret of the bundle's settings, and is withheld")
	}
	return line.Bytes(), nil
}
