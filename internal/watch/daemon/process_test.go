//go:build linux

package daemon

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// program is the real program, built once: the tests kill it, starve it and trace it.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "pwtriage-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "pwtriage")
	cmd := exec.Command("go", "build", "-o", path, "../../../cmd/pwtriage")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	flag.Parse()
	if asked := flag.Lookup("test.parallel"); asked.Value.String() == strconv.Itoa(runtime.GOMAXPROCS(0)) { // as it is when nobody says otherwise
		_ = asked.Value.Set(strconv.Itoa(3 * runtime.GOMAXPROCS(0))) // the tests mostly wait for other processes: a number is taken
	}
	code := m.Run()
	if built.Load() { // else asking for it would build it
		if path, err := program(); err == nil {
			os.RemoveAll(filepath.Dir(path))
		}
	}
	os.Exit(code)
}

var built atomic.Bool

func binary(t *testing.T) string {
	t.Helper()
	built.Store(true)
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// desk is an inbox, a folder for results, and what was dropped.
type desk struct {
	t          *testing.T
	inbox, out string
	dropped    map[string]string // by SHA-256
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, inbox: t.TempDir(), out: t.TempDir(), dropped: map[string]string{}}
	return d
}

// bundle is a small log of a call that fails; each one differs.
func bundle(i int) string {
	var b strings.Builder
	for line := range 20 + i%30 {
		fmt.Fprintf(&b, "12:%02d:%02d.%03d    pjsua_acc.c  ....sip:1001@pbx.example.test: registration failed, status=403 (Forbidden) %d\n", line/60, line%60, i%1000, i)
	}
	return b.String()
}

// drop uploads a bundle: at once, by a rename, or in two writes.
func (d *desk) drop(i int) {
	text, name := bundle(i), nameOf(i)
	path := filepath.Join(d.inbox, name)
	var err error
	switch i % 3 {
	case 0:
		err = os.WriteFile(path, []byte(text), 0o644)
	case 1:
		if err = os.WriteFile(path+".part", []byte(text), 0o644); err == nil {
			err = os.Rename(path+".part", path)
		}
	default:
		err = inTwo(path, text)
	}
	if err != nil {
		d.t.Error(err)
	}
	d.dropped[sumOf(text)] = name
}

func nameOf(i int) string { return fmt.Sprintf("upload-%d.log", i) }

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func inTwo(path, text string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(text[:len(text)/2]); err != nil {
		return err
	}
	time.Sleep(5 * time.Millisecond)
	_, err = f.WriteString(text[len(text)/2:])
	return err
}

// command is a watcher on the desk. Its only receiver never takes a letter: the outbox then shows how often each verdict was published.
func (d *desk) command(state string, more ...string) *exec.Cmd {
	args := append([]string{"watch", d.inbox, "--out", d.out, "--state", state, "--settle", "100ms", "--interval", "100ms",
		"--notify", "exec /bin/false", "--site", ""}, more...)
	cmd := exec.Command(binary(d.t), args...)
	cmd.Env = []string{"HOME=" + state, "PATH=/bin:/usr/bin"}
	cmd.Stderr = &bytes.Buffer{}
	return cmd
}

// drain runs a watcher until there is nothing left to do.
func (d *desk) drain(state string, more ...string) {
	d.t.Helper()
	cmd := d.command(state, append(more, "--once")...)
	if err := cmd.Run(); err != nil {
		d.t.Fatalf("drain: %v\n%s", err, cmd.Stderr)
	}
}

// check holds what lies there against what was dropped: each once, whole, and nothing else.
func (d *desk) check(states ...string) {
	d.t.Helper()
	d.checkResults()
	d.checkShare()
	d.checkStore()
	letters := map[string]int{}
	for _, state := range states {
		d.checkLedger(state, letters)
	}
	if len(letters) != len(d.dropped) {
		d.t.Errorf("%d verdicts published of %d uploads", len(letters), len(d.dropped))
	}
	for key, n := range letters {
		if n != 1 {
			d.t.Errorf("%s was published %d times", key, n)
		}
	}
}

func (d *desk) checkResults() {
	d.t.Helper()
	entries, err := os.ReadDir(d.out)
	if err != nil {
		d.t.Fatal(err)
	}
	results := map[string]int{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(d.out, e.Name()))
		if err != nil {
			d.t.Fatal(err)
		}
		var r finding.Diagnosis
		if err := json.Unmarshal(data, &r); err != nil || r.Schema != finding.Schema {
			d.t.Errorf("result %q is not whole: %v", e.Name(), err)
			continue
		}
		results[r.Bundle.SHA256]++
	}
	for sum, name := range d.dropped {
		if results[sum] != 1 {
			d.t.Errorf("%s has %d results", name, results[sum])
		}
	}
	if len(results) != len(d.dropped) {
		d.t.Errorf("%d results of %d uploads", len(results), len(d.dropped))
	}
}

func (d *desk) checkShare() {
	d.t.Helper()
	count := func(pattern string) int {
		paths, err := filepath.Glob(filepath.Join(d.out, ".pwtriage", pattern))
		if err != nil {
			d.t.Fatal(err)
		}
		return len(paths)
	}
	if n := count("done/*/*.json"); n != len(d.dropped) {
		d.t.Errorf("%d records of %d uploads", n, len(d.dropped))
	}
	if n := count("tmp/*") + count("claims/*/*"); n != 0 {
		d.t.Errorf("%d temporary files and claims are left", n)
	}
}

// checkStore holds the store's text against what was dropped: one result for each upload, and every line whole.
func (d *desk) checkStore() {
	d.t.Helper()
	days, err := filepath.Glob(filepath.Join(d.out, "store", "findings-*.jsonl"))
	if err != nil {
		d.t.Fatal(err)
	}
	results := map[string]int{}
	for _, day := range days {
		data, err := os.ReadFile(day)
		if err != nil {
			d.t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var l struct {
				Kind string `json:"message_type"`
				Sum  string `json:"sha256"`
			}
			if err := json.Unmarshal(line, &l); err != nil {
				d.t.Errorf("a line of the store is not whole: %v", err)
			}
			if l.Kind == "result" {
				results[l.Sum]++
			}
		}
	}
	for sum, name := range d.dropped {
		if results[sum] != 1 {
			d.t.Errorf("%s is %d times in the store", name, results[sum])
		}
	}
}

func (d *desk) checkLedger(state string, letters map[string]int) {
	d.t.Helper()
	l, err := ledger.View(state, time.Now)
	if err != nil {
		d.t.Fatal(err)
	}
	defer l.Close()
	if err := l.Check(); err != nil {
		d.t.Error(err)
	}
	left, err := l.Unpublished(1)
	if err != nil || len(left) != 0 {
		d.t.Errorf("unpublished: %v, %v", left, err)
	}
	keys, err := l.Letters()
	if err != nil {
		d.t.Fatal(err)
	}
	for _, k := range keys {
		letters[k]++
	}
}
