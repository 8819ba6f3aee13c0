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
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The figures the watcher is held to on a machine with 2 cores.
const (
	minRate   = 100.0     // bundles a second, every commit synced
	maxDaemon = 128 << 20 // bytes resident at the most
	maxWorker = 256 << 20
)

func onlyForBench(t *testing.T) {
	t.Helper()
	if os.Getenv("PWTRIAGE_BENCH") == "" {
		t.Skip("it takes minutes: make bench-watch runs it")
	}
}

// TestTenThousand: 10,000 uploads of 50 KB at once.
func TestTenThousand(t *testing.T) {
	onlyForBench(t)
	d := newDesk(t)
	text := fiftyKB(t)
	for i := range count(t, 10_000) {
		d.put(i, append(text[:len(text):len(text)], fmt.Sprintf("12:00:00.000 end of upload %d\n", i)...))
	}
	state := t.TempDir()
	cmd := d.command(state, "--settle", "1s", "--interval", "5s")
	cmd.Args = cut(cmd.Args, "--notify", "exec /bin/false")
	r := start(t, cmd)
	r.hears("msg=published")
	began := time.Now()
	peak := d.await(r, len(d.dropped))
	rate := float64(len(d.dropped)) / time.Since(began).Seconds()
	r.stop()
	d.checkResults()
	d.checkShare()
	used := processor(r.cmd)
	t.Logf("%d uploads, %.0f a second, %.1f ms of processor time each; watcher %d MiB, workers %v MiB at most", len(d.dropped), rate, float64(used.Milliseconds())/float64(len(d.dropped)), peak.daemon>>20, peak.worker>>20)
	if rate < minRate {
		t.Errorf("%.0f bundles a second, want %.0f", rate, minRate)
	}
	if peak.daemon > maxDaemon || peak.worker > maxWorker {
		t.Errorf("memory: watcher %d MiB, worker %d MiB", peak.daemon>>20, peak.worker>>20)
	}
}

// TestFiftyThousand: the watcher sleeps while 50,000 uploads come, so that the kernel's queue of events overflows.
func TestFiftyThousand(t *testing.T) {
	onlyForBench(t)
	d := newDesk(t)
	r := start(t, d.command(t.TempDir(), "--settle", "1s", "--interval", "5m", "--listen", "127.0.0.1:0"))
	r.hears("msg=listening")
	at := address.FindStringSubmatch(r.log.String())[1]
	signal := func(s syscall.Signal) {
		if err := r.cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(time.Second)
	signal(syscall.SIGSTOP)
	for i := range count(t, 50_000) {
		d.put(i, fmt.Appendf(nil, "12:00:00.000 pjsua_core.c upload %d\n", i))
	}
	signal(syscall.SIGCONT)
	began := time.Now()
	r.hears("the queue of events overflowed")
	r.waitFor("the depth of the queue", func() bool { return depth(t, at) > 1000 })
	peak := d.await(r, len(d.dropped))
	rate := float64(len(d.dropped)) / time.Since(began).Seconds()
	r.stop()
	d.checkResults()
	d.checkShare()
	t.Logf("%d uploads, %.0f a second; watcher %d MiB at most", len(d.dropped), rate, peak.daemon>>20)
	if peak.daemon > maxDaemon {
		t.Errorf("memory: watcher %d MiB", peak.daemon>>20)
	}
}

// count may be made smaller, to try the test itself.
func count(t *testing.T, n int) int {
	if less, err := strconv.Atoi(os.Getenv("PWTRIAGE_BENCH")); err == nil && less > 1 {
		t.Logf("only %d of %d uploads: the figures say little", less, n)
		return less
	}
	return n
}

func (d *desk) put(i int, text []byte) {
	d.t.Helper()
	name := nameOf(i)
	if err := os.WriteFile(filepath.Join(d.inbox, name), text, 0o644); err != nil {
		d.t.Fatal(err)
	}
	d.dropped[sumOf(string(text))] = name
}

// fiftyKB is a real client's log.
func fiftyKB(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/bundles/pjsua__lost-recovered/client.log")
	if err != nil {
		t.Fatal(err)
	}
	for len(data) < 50_000 {
		data = append(data, data...)
	}
	cut := data[:50_000]
	return cut[:bytes.LastIndexByte(cut, '\n')+1]
}

// processor is the time that an ended watcher and its workers had: what the rate would be on a machine that does nothing else.
func processor(cmd *exec.Cmd) time.Duration {
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

type peaks struct{ daemon, worker int64 }

// await waits for the results and looks at the memory of the processes meanwhile.
func (d *desk) await(r *running, n int) peaks {
	d.t.Helper()
	var p peaks
	for last, at := -1, time.Now(); ; time.Sleep(250 * time.Millisecond) {
		p.daemon = max(p.daemon, resident(r.cmd.Process.Pid))
		for _, pid := range children(r.cmd.Process.Pid) {
			p.worker = max(p.worker, resident(pid))
		}
		now := d.results()
		switch {
		case now >= n:
			return p
		case now != last:
			last, at = now, time.Now()
		case time.Since(at) > time.Minute:
			log := r.log.String()
			d.t.Fatalf("stuck at %d of %d results\n%s", now, n, log[max(0, len(log)-4000):])
		}
	}
}

// resident is the most memory a process has had, in bytes; 0 for one that is gone.
func resident(pid int) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kb << 10
		}
	}
	return 0
}

func children(pid int) (out []int) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, path := range tasks {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		for _, word := range strings.Fields(string(data)) {
			if child, err := strconv.Atoi(word); err == nil {
				out = append(out, child)
			}
		}
	}
	return out
}

var depthLine = regexp.MustCompile(`(?m)^pwtriage_queue_depth (\S+)$`)

func depth(t *testing.T, at string) float64 {
	t.Helper()
	resp, err := http.Get("http://" + at + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	m := depthLine.FindSubmatch(text)
	if m == nil {
		t.Fatal("/metrics has no depth of the queue")
	}
	n, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
