//go:build linux

package folder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/watch"
	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// share is an inbox and a folder of results, with as many watchers as a test wants.
type share struct {
	t          *testing.T
	inbox, out string
}

func newShare(t *testing.T) *share {
	s := &share{t, t.TempDir(), t.TempDir()}
	return s
}

func (s *share) drop(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.inbox, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// files are the names of a folder that end so.
func (s *share) files(dir, suffix string) []string {
	s.t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		s.t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), suffix) && !e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return out
}

func (s *share) results() (out []string) {
	for _, f := range s.files(s.out, ".json") {
		if !strings.HasSuffix(f, ".link.json") && !strings.HasSuffix(f, ".replaced.json") {
			out = append(out, f)
		}
	}
	return out
}

// want is the result file of an upload.
func want(name, text string) string {
	sum := sha256.Sum256([]byte(text))
	return base(name, hex.EncodeToString(sum[:])) + ".json"
}

// watcher is one machine: its own state, its own count of what it published.
type watcher struct {
	*Queue
	opt   *Options
	state string
	rules string
	wall  func() time.Time // the time of day

	mu        sync.Mutex
	published []string // outcomes
	runs      []string // names read by workers
	stored    []string
	letters   []string
	deaths    int
	onStall   func()
	hurdle    func(r worker.Request) error // before a worker reads
}

func (s *share) watcher(change ...func(*Options)) *watcher {
	w := &watcher{state: s.t.TempDir(), rules: "rules-a", wall: time.Now}
	w.opt = &Options{Inbox: s.inbox, Out: s.out, Quarantine: filepath.Join(s.out, "quarantine"), DoneDir: filepath.Join(s.out, "uploads"),
		Done: Leave, Settle: 10 * time.Millisecond, Broken: time.Second, Interval: 50 * time.Millisecond, Expiry: time.Second, Retry: 20 * time.Millisecond,
		Workers: 2, Once: true, Recorder: w, Meter: w, Log: slog.New(slog.DiscardHandler)}
	for _, c := range change {
		c(w.opt)
	}
	return w
}

// run starts the watcher as a process starts, and returns when it is drained or ctx ends.
func (w *watcher) run(t *testing.T, ctx context.Context) {
	t.Helper()
	began := time.Now()
	now := func() time.Duration { return time.Since(began) }
	var err error
	if w.opt.Ledger, err = ledger.Open(w.state, func() time.Time { return w.wall() }, func(s string) { t.Log(s) }); err != nil {
		t.Fatal(err)
	}
	defer w.opt.Ledger.Close()
	if w.opt.Board, err = claim.Open(filepath.Join(w.opt.Out, ".pwtriage"), w.opt.Ledger.Owner(), w.opt.Expiry, now); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.opt.Board.Close(); err != nil {
			t.Error(err)
		}
	}()
	w.opt.Now = now
	w.opt.Letters = func(r *Record) []ledger.Letter {
		return []ledger.Letter{{Key: r.Key, Target: "test", Body: []byte(r.Outcome)}}
	}
	if w.Queue, err = New(*w.opt, w.rules); err != nil {
		t.Fatal(err)
	}
	w.Queue.Run(ctx, &watch.Loop{Queue: w.Queue, Runner: w, Workers: w.opt.Workers, Beat: w.opt.Expiry / 5, Grace: 100 * time.Millisecond}, func() {})
	mail, err := w.opt.Ledger.Mail(1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	w.letters = nil
	for _, m := range mail {
		w.letters = append(w.letters, m.Key)
	}
}

func (w *watcher) drain(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	w.run(t, ctx)
	if ctx.Err() != nil {
		t.Fatal("the watcher did not drain its folder")
	}
}

// Run is the worker: what an upload's text begins with says what it does to it.
func (w *watcher) Run(ctx context.Context, r worker.Request) (*worker.Answer, error) {
	w.mu.Lock()
	w.runs = append(w.runs, r.Name)
	hurdle := w.hurdle
	w.mu.Unlock()
	if hurdle != nil {
		if err := hurdle(r); err != nil {
			return nil, err
		}
	}
	w.mu.Lock()
	rules := w.rules
	w.mu.Unlock()
	data, err := os.ReadFile(r.Path)
	if err != nil {
		return &worker.Answer{Rules: rules, Error: "it can't be opened"}, nil
	}
	if strings.HasPrefix(string(data), "poison") {
		return nil, &worker.Death{Reason: "stack overflow"}
	}
	sum := sha256.Sum256(data)
	d := &finding.Diagnosis{Schema: finding.Schema, Bundle: finding.Bundle{Name: r.Name, SHA256: hex.EncodeToString(sum[:])}}
	d.Tool.Catalogue.Hash = rules
	text, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return &worker.Answer{Sum: d.Bundle.SHA256, Rules: rules, Diagnosis: text, Renderings: map[string][]byte{"txt": []byte("ASK\n")},
		Action: "ask", Branch: "CI-2", Cause: "none", Nothing: strings.HasPrefix(string(data), "nothing")}, nil
}

func (w *watcher) Append(ds ...*finding.Diagnosis) ([]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, d := range ds {
		id := d.Bundle.SHA256 + d.Tool.Catalogue.Hash
		if !slices.Contains(w.stored, id) {
			w.stored = append(w.stored, id)
		}
	}
	return nil, nil
}

func (w *watcher) Published(outcome, _, _ string, _ time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.published = append(w.published, outcome)
}

func (w *watcher) Death()                          { w.mu.Lock(); w.deaths++; w.mu.Unlock() }
func (w *watcher) Depth(_, _ int, _ time.Duration) {}
func (w *watcher) Stalled(on bool) {
	if on && w.onStall != nil {
		w.onStall()
	}
}
func (w *watcher) Scanned(bool) {}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Errorf("%s: got %s, want %s", what, g, w)
	}
}

func (f recorderFunc) Append(...*finding.Diagnosis) ([]string, error) { return nil, f() }

func fullSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
