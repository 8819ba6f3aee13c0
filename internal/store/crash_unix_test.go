//go:build unix

package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

// TestMain lets the test binary be the other process: it appends, and prints the id of what was acknowledged.
func TestMain(m *testing.M) {
	if dir := os.Getenv("STORE_CHILD"); dir != "" {
		os.Exit(child(dir))
	}
	os.Exit(m.Run())
}

func child(dir string) int {
	seed, _ := strconv.ParseUint(os.Getenv("STORE_SEED"), 10, 64)
	n, _ := strconv.Atoi(os.Getenv("STORE_N"))
	kill, _ := strconv.Atoi(os.Getenv("STORE_KILL"))
	if limit, err := strconv.ParseUint(os.Getenv("STORE_FSIZE"), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 3
		}
	}
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	s, err := store.Create(dir, store.Options{Now: func() time.Time { return now }, Warn: func(string) {}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	writes := 0
	store.OnCrashPoint(func(string) {
		if writes++; writes == kill {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	})
	source := built.New(seed)
	for range n {
		ids, err := s.Append(source.Next(20))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(ids[0])
	}
	return 0
}

// process is another process that appends.
type process struct {
	cmd  *exec.Cmd
	acks *bufio.Scanner
	got  []string
	errs strings.Builder
}

func start(t *testing.T, d *desk, env ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(os.Args[0])}
	p.cmd.Env = append(append(os.Environ(), "STORE_CHILD="+d.dir), env...)
	p.cmd.Stderr = &p.errs
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.acks = bufio.NewScanner(out)
	return p
}

// upTo reads acknowledgements, n at most or all for -1.
func (p *process) upTo(n int) {
	for n != 0 && p.acks.Scan() {
		p.got = append(p.got, p.acks.Text())
		n--
	}
}

// check holds the store to its promise: what was acknowledged is found, whole; what is found is whole.
func (d *desk) check(t *testing.T, acked []string) {
	t.Helper()
	count := map[string]int{}
	hits, err := d.Search(ctx, search(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer hits.Close()
	if err := hits.Each(0, func(l store.Shown) error { count[l.ResultID]++; return nil }); err != nil {
		t.Fatal(err)
	}
	for _, id := range acked {
		if count[id] == 0 {
			t.Errorf("%s was acknowledged and is lost", id)
		}
	}
	for id, n := range count {
		if n != 20 {
			t.Errorf("%s is there with %d findings of 20", id, n)
		}
	}
}

func TestKilledBetweenWriteAndSync(t *testing.T) {
	d := newDesk(t)
	p := start(t, d, "STORE_SEED=1", "STORE_N=9", "STORE_KILL=4")
	p.upTo(-1)
	if err := p.cmd.Wait(); err == nil || len(p.got) != 3 {
		t.Fatalf("the process was to be killed after three: %v, %d acknowledged", err, len(p.got))
	}
	d.check(t, p.got)
	d.append(t, built.New(99).Next(20))
	d.check(t, p.got)
}

func TestKilledAtAnyTime(t *testing.T) {
	d := newDesk(t)
	var acked []string
	for seed := 1; seed <= 6; seed++ {
		p := start(t, d, fmt.Sprintf("STORE_SEED=%d", seed), "STORE_N=10000")
		p.upTo(seed * 2)
		p.cmd.Process.Kill()
		p.upTo(-1) // acknowledged before it died
		p.cmd.Wait()
		if len(p.got) < seed*2 {
			t.Fatalf("%d acknowledged: %s", len(p.got), p.errs.String())
		}
		acked = append(acked, p.got...)
		d.check(t, acked)
	}
}

func TestProcessesAppendAtOnce(t *testing.T) {
	d := newDesk(t)
	var all []*process
	for seed := 1; seed <= 3; seed++ {
		all = append(all, start(t, d, fmt.Sprintf("STORE_SEED=%d", seed), "STORE_N=25"))
	}
	var acked []string
	for _, p := range all {
		d.check(t, nil) // a reader among the writers sees whole results only
		p.upTo(-1)
		if err := p.cmd.Wait(); err != nil {
			t.Fatalf("%v: %s", err, p.errs.String())
		}
		acked = append(acked, p.got...)
	}
	slices.Sort(acked)
	if n := len(slices.Compact(acked)); n != 75 {
		t.Fatalf("%d results acknowledged, want 75", n)
	}
	d.check(t, acked)
	if n, err := d.Count(ctx, search(t, "")); err != nil || n != 75*20 {
		t.Errorf("%d findings, %v", n, err)
	}
}

func TestFullDisk(t *testing.T) {
	d := newDesk(t)
	p := start(t, d, "STORE_SEED=1", "STORE_N=1000", "STORE_FSIZE=150000")
	p.upTo(-1)
	if err := p.cmd.Wait(); err == nil || len(p.got) == 0 || !strings.Contains(p.errs.String(), "store findings") {
		t.Fatalf("the disk was to be full after a while: %v, %d acknowledged, %s", err, len(p.got), p.errs.String())
	}
	data, err := os.ReadFile(filepath.Join(d.dir, "findings-2026-11-25.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(string(data), "\n"); !strings.HasPrefix(lines[len(lines)-2], `{"message_type":"result"`) || lines[len(lines)-1] != "" {
		t.Error("something half-written was left in the file")
	}
	d.check(t, p.got)
	d.append(t, built.New(99).Next(20))
	d.check(t, p.got)
}
