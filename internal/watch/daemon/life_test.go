//go:build linux

package daemon

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// said is what a running watcher writes, readable while it writes.
type said struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

// forget drops text, but for so many bytes at the end.
func (s *said) forget(but int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if extra := s.buf.Len() - but; extra > 0 {
		s.buf.Next(extra)
	}
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

// running is a watcher as a service: it goes on until it is told to stop.
type running struct {
	t    *testing.T
	cmd  *exec.Cmd
	log  *said
	over chan error
}

func start(t *testing.T, cmd *exec.Cmd) *running {
	t.Helper()
	r := &running{t: t, cmd: cmd, log: &said{}, over: make(chan error, 1)}
	cmd.Stderr = r.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { r.over <- cmd.Wait() }()
	t.Cleanup(func() { cmd.Process.Kill() })
	return r
}

// waitFor waits until something holds; patience is generous, since the machine may be busy.
func (r *running) waitFor(what string, holds func() bool) {
	r.t.Helper()
	for end := time.Now().Add(60 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			log := r.log.String()
			r.t.Fatalf("waited in vain for %s\n%s", what, log[max(0, len(log)-4000):])
		}
	}
}

func (r *running) hears(what string) {
	r.t.Helper()
	r.waitFor(what, func() bool { return strings.Contains(r.log.String(), what) })
}

// stop tells it to end and expects it to do so well, and soon.
func (r *running) stop() {
	r.t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		r.t.Fatal(err)
	}
	select {
	case err := <-r.over:
		if err != nil {
			r.t.Errorf("after SIGTERM it ended with %v\n%s", err, r.log)
		}
	case <-time.After(30 * time.Second):
		r.t.Errorf("30 s after SIGTERM it still runs\n%s", r.log)
	}
}

func (d *desk) results() int {
	paths, _ := filepath.Glob(filepath.Join(d.out, "*.json"))
	return len(paths)
}

func TestStopsWellAtAnyMoment(t *testing.T) {
	t.Parallel()
	times := 3
	if os.Getenv("PWTRIAGE_SOAK") != "" {
		times = 100
	}
	d, state := newDesk(t), t.TempDir()
	for round := range times {
		for i := range 10 {
			d.drop(100*round + i)
		}
		r := start(t, d.command(state))
		r.hears("watching")
		time.Sleep(time.Duration(round%10) * 60 * time.Millisecond)
		r.stop()
	}
	d.drain(state)
	d.check(state)
}

// TestTakeover: of two and of four watchers on one folder one is killed; the others do the rest, the dead one's share of it within 30 s.
func TestTakeoverWithin30s(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 4} {
		t.Run(fmt.Sprint(n, " watchers"), func(t *testing.T) {
			t.Parallel() // it mostly waits for a claim to expire
			takeover(t, n)
		})
	}
}

func takeover(t *testing.T, n int) {
	d := newDesk(t)
	var states []string
	var watchers []*running
	for range n {
		state := t.TempDir()
		r := start(t, d.command(state, "--workers", "1"))
		r.hears("watching")
		states, watchers = append(states, state), append(watchers, r)
	}
	for i := range 100 {
		d.drop(i)
	}
	dying, heirs := watchers[0], watchers[1:]
	dying.waitFor("some results", func() bool { return d.results() > 10 })
	if err := dying.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	died := time.Now()
	heirs[0].waitFor("all results", func() bool { return d.results() == 100 })
	if took := time.Since(died); took > 30*time.Second {
		t.Errorf("it took %v after the kill", took)
	}
	for _, r := range heirs {
		r.stop()
	}
	for _, state := range states {
		d.drain(state) // the dead one comes back, and finds its work done
	}
	d.check(states...)
}

// TestTwoMachines: each sees the inbox through an overlay of its own, which tells nothing of files written below it, as a share tells
// nothing of what other machines write.
func TestTwoMachines(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	machine := func() *running {
		dir, state := t.TempDir(), t.TempDir()
		script := `mount -t overlay overlay -o lowerdir="$1",upperdir="$2/upper",workdir="$2/work" "$2/inbox" || exit 77
			cd / && shift 2 && exec "$@"`
		for _, sub := range []string{"upper", "work", "inbox"} {
			if err := os.Mkdir(filepath.Join(dir, sub), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		plain := d.command(state)
		args := append([]string{"-m", "sh", "-c", script, "sh", d.inbox, dir}, plain.Args...)
		for i, a := range args {
			if a == d.inbox && i > 6 {
				args[i] = filepath.Join(dir, "inbox")
			}
		}
		cmd := exec.Command("unshare", args...)
		cmd.Env = plain.Env
		r := start(t, cmd)
		r.t.Helper()
		return r
	}
	a := machine()
	for !strings.Contains(a.log.String(), "watching") {
		select {
		case err := <-a.over:
			t.Skipf("can't mount an overlay in a namespace of its own: %v %s", err, a.log)
		case <-time.After(20 * time.Millisecond):
		}
	}
	b := machine()
	b.hears("watching")
	a.hears("an overlay delivers no events")
	for i := range 40 {
		d.drop(i)
	}
	a.waitFor("all results", func() bool { return d.results() == 40 })
	a.stop()
	b.stop()
	d.checkResults()
	d.checkShare()
	published := strings.Count(a.log.String(), "msg=published") + strings.Count(b.log.String(), "msg=published")
	if published != 40 {
		t.Errorf("published %d times", published)
	}
}

// TestFullDisk: results go to a tmpfs of 8 MiB, which something else has nearly filled. With room again the work goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	d, state := newDesk(t), t.TempDir()
	if err := unix.Mount("tmpfs", d.out, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("can't mount a small tmpfs: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(d.out, unix.MNT_DETACH) })
	if err := os.WriteFile(filepath.Join(d.out, "filler.bin"), make([]byte, 15<<19), 0o600); err != nil {
		t.Fatal(err)
	}
	r := start(t, d.command(state))
	for i := range 150 {
		d.drop(i)
	}
	r.hears("no space left on device")
	if n := strings.Count(r.log.String(), "results can't be written"); n != 1 {
		t.Errorf("it was said %d times", n)
	}
	if err := os.Remove(filepath.Join(d.out, "filler.bin")); err != nil {
		t.Fatal(err)
	}
	r.hears("results can be written again")
	if err := unix.Mount("tmpfs", d.out, "tmpfs", unix.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	r.waitFor("all results", func() bool { return d.results() == 150 })
	r.stop()
	d.drain(state)
	d.check(state)
}

func TestReload(t *testing.T) {
	t.Parallel()
	d, state, dir := newDesk(t), t.TempDir(), t.TempDir()
	good := `pattern "XXA-001" {
  title    = "A test's own line"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  means    = "It stands in a test."
  remedy   = "None."
  match {
    contains = "a line of the test"
  }
  example { text = "a line of the test" }
  near_miss { text = "a line of the rest" }
}
`
	file := filepath.Join(dir, "built-test.hcl")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(good)
	r := start(t, d.command(state, "--patterns", dir))
	r.hears("watching")
	hup := func() {
		t.Helper()
		if err := r.cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	write("pattern {{{ broken")
	hup()
	r.hears("the old ones stay")
	if !strings.Contains(r.log.String(), file+":1") {
		t.Errorf("the error does not name the file and line\n%s", r.log)
	}
	d.drop(1)
	r.waitFor("a result by the old rules", func() bool { return d.results() == 1 })
	write(strings.Replace(good, "XXA-001", "XXA-002", 1))
	hup()
	r.hears("rules read again")
	d.drop(2)
	r.waitFor("a result by the new rules", func() bool { return d.results() == 2 })
	r.stop()
}

func TestBrokenRulesAtTheStart(t *testing.T) {
	t.Parallel()
	d, dir := newDesk(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "built-broken.hcl"), []byte("pattern {{{"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := d.command(t.TempDir(), "--patterns", dir)
	err := cmd.Run()
	if cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("it ended with %v\n%s", err, cmd.Stderr)
	}
}

// TestSignalsOfTheGroup: a service manager or a terminal may signal all processes. Workers go on, and no bundle is blamed.
func TestSignalsOfTheGroup(t *testing.T) {
	t.Parallel()
	d, state := newDesk(t), t.TempDir()
	r := start(t, d.command(state))
	r.hears("watching")
	before := children(r.cmd.Process.Pid)
	if len(before) == 0 {
		t.Fatal("no worker is there: the test shows nothing")
	}
	for _, pid := range before {
		for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
			if err := syscall.Kill(pid, s); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.drop(1)
	r.waitFor("the result", func() bool { return d.results() == 1 })
	if strings.Contains(r.log.String(), "worker died") {
		t.Errorf("a bundle was blamed\n%s", r.log)
	}
	r.stop()
	d.checkResults()
}

// TestSecondWatcherIsKeptOut: two on one state folder would believe each other's ledger.
func TestSecondWatcherIsKeptOut(t *testing.T) {
	t.Parallel()
	d, state := newDesk(t), t.TempDir()
	r := start(t, d.command(state))
	r.hears("watching")
	second := d.command(state)
	if err := second.Run(); second.ProcessState.ExitCode() != 1 || !strings.Contains(fmt.Sprint(second.Stderr), "a watcher is running") {
		t.Errorf("%v\n%s", err, second.Stderr)
	}
	s, err := Status(state)
	if err != nil || !s.Running {
		t.Errorf("status %+v, %v", s, err)
	}
	r.stop()
	if s, err = Status(state); err != nil || s.Running {
		t.Errorf("status %+v, %v", s, err)
	}
}

var address = regexp.MustCompile(`msg=listening address=(\S+)`)

func TestListens(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	r := start(t, d.command(t.TempDir(), "--listen", "127.0.0.1:0"))
	r.hears("msg=listening")
	at := address.FindStringSubmatch(r.log.String())[1]
	d.drop(1)
	r.hears("msg=published")
	resp, err := http.Get("http://" + at + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || !strings.Contains(string(text), `pwtriage_verdicts_total{`) {
		t.Errorf("%s, %v", text, err)
	}
	promtool, perr := exec.LookPath("promtool")
	if perr != nil {
		t.Log("there is no promtool (Debian package prometheus): the metrics are not checked by it")
	} else {
		check := exec.Command(promtool, "check", "metrics")
		check.Stdin = bytes.NewReader(text)
		if out, err := check.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("promtool: %v\n%s", err, out)
		}
	}
	r.stop()
}

// TestInboxGoneAndBack: the folder is removed and made again while the watcher runs.
func TestInboxGoneAndBack(t *testing.T) {
	t.Parallel()
	d, state := newDesk(t), t.TempDir()
	r := start(t, d.command(state))
	d.drop(1)
	r.waitFor("a result", func() bool { return d.results() == 1 })
	if err := os.RemoveAll(d.inbox); err != nil {
		t.Fatal(err)
	}
	r.hears("the folder is not there")
	if err := os.Mkdir(d.inbox, 0o755); err != nil {
		t.Fatal(err)
	}
	d.drop(2)
	r.waitFor("another result", func() bool { return d.results() == 2 })
	r.stop()
}

// TestUnreadableUpload: it is told of, the others go on, and once it may be read it is.
func TestUnreadableUpload(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root can start a watcher of another user")
	}
	d, state := newDesk(t), t.TempDir()
	for _, dir := range []string{d.out, state, filepath.Dir(d.inbox), filepath.Dir(filepath.Dir(d.inbox)), filepath.Dir(binary(t))} {
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	d.drop(0)
	d.drop(3)
	secret := filepath.Join(d.inbox, "upload-0.log")
	if err := os.Chmod(secret, 0); err != nil {
		t.Fatal(err)
	}
	cmd := d.command(state)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	r := start(t, cmd)
	r.hears("permission denied")
	r.waitFor("the other result", func() bool { return d.results() == 1 })
	if err := os.Chmod(secret, 0o644); err != nil {
		t.Fatal(err)
	}
	r.waitFor("its result", func() bool { return d.results() == 2 })
	r.stop()
	d.check(state)
}
