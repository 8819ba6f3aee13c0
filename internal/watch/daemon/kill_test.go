//go:build linux

package daemon

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// rounds is how often the watcher is killed: a few times, or as often as `make soak` says.
func rounds(t *testing.T, few int) int {
	if n, err := strconv.Atoi(os.Getenv("PWTRIAGE_SOAK")); err == nil {
		return n
	}
	if testing.Short() {
		t.Skip("it takes a while: not with -short")
	}
	return few
}

// TestKilledAtRandom drops bundles while the watcher is killed again and again: none is lost, none is published twice.
func TestKilledAtRandom(t *testing.T) {
	t.Parallel()
	kills := rounds(t, 6)
	for done := 0; done < kills; {
		d, state := newDesk(t), t.TempDir()
		const n = 200
		uploads := n
		if kills < 50 {
			uploads = 40
		}
		written, first := make(chan struct{}), done*1000 // of this round: done is counted on while it writes
		go func() {
			defer close(written)
			for i := range uploads {
				d.drop(first + i)
				time.Sleep(time.Duration(rand.IntN(10)) * time.Millisecond)
			}
		}()
		for range min(25, kills) {
			killed(t, d.command(state), time.Duration(50+rand.IntN(700))*time.Millisecond)
			done++
		}
		<-written
		d.drain(state)
		d.check(state)
		if t.Failed() {
			return
		}
	}
}

// killed runs a watcher for a time and kills it with -9.
func killed(t *testing.T, cmd *exec.Cmd, after time.Duration) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() { over <- cmd.Wait() }()
	select {
	case err := <-over:
		t.Fatalf("the watcher ended by itself: %v\n%s", err, cmd.Stderr)
	case <-time.After(after):
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-over
}

// TestKilledAtEverySyscall kills the watcher at the first, second, third, ... write, sync, rename or link of a run over three bundles,
// until a run gets through. strace counts each thread for itself: a number is reached by whichever thread gets there first.
func TestKilledAtEverySyscall(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace")
	}
	step := 17
	if os.Getenv("PWTRIAGE_SOAK") != "" {
		step = 1
	} else if testing.Short() {
		t.Skip("it takes a while: not with -short")
	}
	for _, calls := range []string{"write,pwrite64", "fsync,fdatasync", "rename,renameat,renameat2,link,linkat,ftruncate"} {
		name, _, _ := strings.Cut(calls, ",")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			through := 0
			for nth := 1; through < 3; nth += step {
				d, state := newDesk(t), t.TempDir()
				for i := range 3 {
					d.drop(3*nth + i)
				}
				killed := d.traced(strace, state, calls, "signal=KILL", nth)
				if nth == 1 && !killed {
					t.Fatal("the first call did not kill it: the test shows nothing")
				}
				if !killed {
					through++
				}
				d.drain(state)
				d.check(state)
				if t.Failed() {
					t.Fatalf("after a kill at %s number %d", name, nth)
				}
			}
		})
	}
}

// TestFailingDisk has one write or sync fail: with no space, or with an I/O error. The watcher tries again, and loses nothing.
func TestFailingDisk(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace")
	}
	last, step := 6, 5
	if os.Getenv("PWTRIAGE_SOAK") != "" {
		last, step = 50, 1
	} else if testing.Short() {
		t.Skip("it takes a while: not with -short")
	}
	for calls, how := range map[string]string{"fsync,fdatasync": "error=EIO", "pwrite64": "error=ENOSPC", "linkat": "error=EIO", "renameat": "error=EDQUOT", "ftruncate": "error=EIO"} {
		t.Run(calls, func(t *testing.T) {
			t.Parallel()
			for nth := 1; nth <= last; nth += step {
				d, state := newDesk(t), t.TempDir()
				for i := range 3 {
					d.drop(3*nth + i)
				}
				d.traced(strace, state, calls, how, nth)
				d.drain(state)
				d.check(state)
				if t.Failed() {
					t.Fatalf("after %s of %s number %d", how, calls, nth)
				}
			}
		})
	}
}

// traced runs the watcher under strace, which does something at the nth call, and says whether it was killed. It may also have refused
// to start, on a disk that fails that early.
func (d *desk) traced(strace, state, calls, how string, nth int) bool {
	d.t.Helper()
	plain := d.command(state, "--once")
	cmd := exec.Command(strace, append([]string{"-f", "-qq", "-o", "/dev/null", "-e", "trace=" + calls, "-e", "inject=" + calls + ":" + how + ":when=" + strconv.Itoa(nth)}, plain.Args...)...)
	cmd.Env, cmd.Stderr = plain.Env, plain.Stderr
	err := cmd.Run()
	if err == nil {
		return false
	}
	exit, ok := err.(*exec.ExitError)
	if !ok {
		d.t.Fatal(err)
	}
	if ws, ok := exit.Sys().(syscall.WaitStatus); !ok || !(ws.Signaled() && ws.Signal() == syscall.SIGKILL) && ws.ExitStatus() != 137 && (ws.ExitStatus() != 1 || how == "signal=KILL") {
		d.t.Fatalf("it ended with %v\n%s", err, cmd.Stderr)
	}
	return true
}
