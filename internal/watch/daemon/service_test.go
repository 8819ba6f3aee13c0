//go:build linux

package daemon

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// heard collects what a watcher tells its service manager.
type heard struct {
	mu    sync.Mutex
	words []string
}

func (h *heard) listen(t *testing.T) (socket string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "notify") // a socket's path is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket = filepath.Join(dir, "s")
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: socket, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := conn.Read(buf)
			if err != nil {
				return
			}
			h.mu.Lock()
			h.words = append(h.words, string(buf[:n]))
			h.mu.Unlock()
		}
	}()
	return socket
}

// in says whether these words were heard in this order, with others between.
func (h *heard) in(want ...string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, w := range h.words {
		if len(want) > 0 && strings.HasPrefix(w, want[0]) {
			want = want[1:]
		}
	}
	return len(want) == 0
}

// TestTellsSystemd: ready, alive, reloading, ready again, stopping.
func TestTellsSystemd(t *testing.T) {
	t.Parallel()
	d, h := newDesk(t), &heard{}
	cmd := d.command(t.TempDir())
	cmd.Env = append(cmd.Env, "NOTIFY_SOCKET="+h.listen(t))
	r := start(t, cmd)
	r.waitFor("ready and alive", func() bool { return h.in("READY=1", "WATCHDOG=1", "WATCHDOG=1") })
	if err := r.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	r.waitFor("the reload", func() bool { return h.in("READY=1", "RELOADING=1", "READY=1") })
	r.stop()
	r.waitFor("the end", func() bool { return h.in("READY=1", "STOPPING=1") })
}

// TestPoison: a bundle that no worker survives, as none survives a deadline this short, is tried twice and goes to the quarantine with its reason. Asked
// for again, it gets its verdict.
func TestPoison(t *testing.T) {
	t.Parallel()
	d, state := newDesk(t), t.TempDir()
	d.drop(1)
	first := d.command(state, "--deadline", "1us", "--once")
	if err := first.Run(); err != nil {
		t.Fatalf("%v\n%s", err, first.Stderr)
	}
	if n := d.results(); n != 0 {
		t.Errorf("%d results", n)
	}
	reasons, err := filepath.Glob(filepath.Join(d.out, "quarantine", "*.reason.json"))
	if err != nil || len(reasons) != 1 {
		t.Fatalf("reasons %q, %v\n%s", reasons, err, first.Stderr)
	}
	if text := read(t, reasons[0]); !strings.Contains(text, "it killed 2 workers: it took longer than 1") {
		t.Errorf("the reason is %s", text)
	}
	if left, err := os.ReadDir(d.inbox); err != nil || len(left) != 0 {
		t.Errorf("left in the inbox: %v, %v", left, err)
	}
	ask := exec.Command(binary(t), "watch", "requeue", nameOf(1), "--state", state)
	if out, err := ask.CombinedOutput(); err != nil || string(out) != "asked: 1 called upload-1.log\n" {
		t.Fatalf("requeue: %v\n%s", err, out)
	}
	d.drain(state)
	d.checkResults()
}

// TestNeverEarly: an upload that comes a few bytes at a time is read when it is whole, and not before.
func TestNeverEarly(t *testing.T) {
	t.Parallel()
	d, state := newDesk(t), t.TempDir()
	r := start(t, d.command(state))
	r.hears("watching")
	text := bundle(1)
	f, err := os.Create(filepath.Join(d.inbox, nameOf(1)))
	if err != nil {
		t.Fatal(err)
	}
	for part := 0; part < len(text); part += 200 {
		if _, err := f.WriteString(text[part:min(part+200, len(text))]); err != nil {
			t.Fatal(err)
		}
		time.Sleep(150 * time.Millisecond) // longer than --settle: that it is open counts
		if n := d.results(); n != 0 {
			t.Fatalf("it was read after %d of %d bytes", part+200, len(text))
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	r.waitFor("the result", func() bool { return d.results() == 1 })
	r.stop()
	d.dropped[sumOf(text)] = nameOf(1)
	d.check(state)
}
