//go:build linux

package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	llsys "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// TestMain: the test's own binary is the worker as well.
func TestMain(m *testing.M) {
	if os.Getenv("WORKER_UNDER_TEST") == "" {
		os.Exit(m.Run())
	}
	if os.Getenv("WORKER_UNDER_TEST") == "confined" {
		if err := Confine(Limits{Memory: 64 << 20, Address: 2 << 30}); err != nil {
			fmt.Fprintln(os.Stderr, "pwtriage:", err)
			os.Exit(1)
		}
	}
	err := Serve(context.Background(), os.Stdin, os.Stdout, load, func() { os.Exit(0) })
	if err != nil {
		fmt.Fprintln(os.Stderr, "pwtriage:", err)
		os.Exit(1)
	}
}

func load(setup json.RawMessage) (Ready, Diagnose, error) {
	var word string
	if err := json.Unmarshal(setup, &word); err != nil {
		return Ready{}, nil, err
	}
	if word == "broken" {
		return Ready{}, nil, errors.New("built-broken.hcl:1: it is broken")
	}
	if dir := os.Getenv("WORKER_FOLDER"); dir != "" {
		if err := ReadOnly([]string{dir}); err != nil {
			return Ready{}, nil, err
		}
	}
	return Ready{Rules: word}, func(_ context.Context, r Request) Answer { return obey(word, r.Path) }, nil
}

func obey(word, order string) Answer {
	switch order {
	case "overflow":
		return Answer{Error: strconv.Itoa(deep(1))}
	case "memory":
		var all [][]byte
		for {
			b := make([]byte, 64<<20)
			for i := range b {
				b[i] = 1
			}
			all = append(all, b)
			_ = len(all)
		}
	case "hang":
		time.Sleep(time.Hour)
	case "panic":
		panic("a line of the bundle")
	case "exit":
		os.Exit(3)
	case "garbage":
		os.Stdout.WriteString("\xff\xff\xff\xff{}")
		time.Sleep(time.Hour)
	case "big":
		return Answer{Sum: "s", Diagnosis: json.RawMessage(`"` + strings.Repeat("x", maxFrame) + `"`)}
	case "network":
		s, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
		if err == nil {
			err = unix.Connect(s, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}, Port: 9})
		}
		return tried(err)
	case "pid":
		return Answer{Sum: strconv.Itoa(os.Getpid())}
	}
	if path, ok := strings.CutPrefix(order, "read "); ok {
		_, err := os.ReadFile(path)
		return tried(err)
	}
	if path, ok := strings.CutPrefix(order, "write "); ok {
		return tried(os.WriteFile(path, []byte("x"), 0o600))
	}
	return Answer{Sum: word + " " + order}
}

func tried(err error) Answer {
	if err != nil {
		return Answer{Error: err.Error(), Denied: errors.Is(err, os.ErrPermission)}
	}
	return Answer{Sum: "done"}
}

func deep(n int) int {
	if n < 0 {
		return 0
	}
	return deep(n+1) + deep(n+2)
}

func pool(t *testing.T, mode string) *Pool {
	t.Helper()
	p := &Pool{Deadline: time.Minute, Renew: 100, Command: func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = []string{"WORKER_UNDER_TEST=" + mode}
		return cmd
	}}
	t.Cleanup(p.Close)
	if _, err := p.Use(context.Background(), json.RawMessage(`"first"`)); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPoisonKillsOneWorkerOnly(t *testing.T) {
	for order, want := range map[string]string{
		"overflow": "stack", "panic": "panic", "exit": "exit status 3", "garbage": "killed",
	} {
		t.Run(order, func(t *testing.T) {
			p := pool(t, "free")
			_, err := p.Run(context.Background(), Request{Path: order})
			var death *Death
			if !errors.As(err, &death) || !strings.Contains(death.Reason, want) {
				t.Errorf("got %v, want a death of %q", err, want)
			}
			if err != nil && strings.Contains(err.Error(), "a line of the bundle") {
				t.Errorf("the error quotes the bundle: %v", err)
			}
			if a, err := p.Run(context.Background(), Request{Path: "next"}); err != nil || a.Sum != "first next" {
				t.Errorf("the next bundle: %+v, %v", a, err)
			}
		})
	}
}

// TestConfined: the limits hold in a worker of this test binary, unless the race detector needs more address space than they leave.
func TestConfined(t *testing.T) {
	p := &Pool{Deadline: time.Minute, Renew: 100, Command: func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = []string{"WORKER_UNDER_TEST=confined"}
		return cmd
	}}
	defer p.Close()
	if _, err := p.Use(context.Background(), json.RawMessage(`"first"`)); err != nil {
		t.Skipf("a confined worker of this test binary does not start (the race detector needs more address space): %v", err)
	}
	for _, order := range []string{"memory", "overflow"} {
		_, err := p.Run(context.Background(), Request{Path: order})
		var death *Death
		if !errors.As(err, &death) {
			t.Errorf("%s: got %v, want a death", order, err)
		}
	}
}

// landlocked is a pool whose workers may read one folder.
func landlocked(t *testing.T, dir string) *Pool {
	t.Helper()
	if abi, err := llsys.LandlockGetABIVersion(); err != nil || abi < 4 {
		t.Skipf("this kernel has no Landlock, or an old one (ABI %d, %v)", abi, err)
	}
	p := &Pool{Deadline: time.Minute, Renew: 100, Command: func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = []string{"WORKER_UNDER_TEST=free", "WORKER_FOLDER=" + dir}
		return cmd
	}}
	t.Cleanup(p.Close)
	if _, err := p.Use(context.Background(), json.RawMessage(`"first"`)); err != nil {
		t.Fatal(err)
	}
	return p
}

func asked(t *testing.T, p *Pool, order string) *Answer {
	t.Helper()
	a, err := p.Run(context.Background(), Request{Path: order})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func put(t *testing.T, path string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReadOnly: a worker that a bundle has taken over may read what lies in its folders, and do nothing else.
func TestReadOnly(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	p := landlocked(t, dir)
	inside, outside := put(t, filepath.Join(dir, "sub", "a.log")), put(t, filepath.Join(other, "b.log"))
	if a := asked(t, p, "read "+inside); a.Sum != "done" {
		t.Errorf("reading a bundle: %+v", a)
	}
	for _, order := range []string{"read " + outside, "read /etc/passwd", "write " + inside, "write " + filepath.Join(dir, "new"), "network"} {
		if a := asked(t, p, order); !a.Denied {
			t.Errorf("%s: %+v", order, a)
		}
	}
}

// TestFolderMadeAnew: a worker knows its folder, not the name of it. A new worker is asked before a bundle is called unreadable.
func TestFolderMadeAnew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "inbox")
	path := put(t, filepath.Join(dir, "a.log"))
	p := landlocked(t, dir)
	if a := asked(t, p, "read "+path); a.Sum != "done" {
		t.Fatalf("before: %+v", a)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	put(t, path)
	if a := asked(t, p, "read "+path); a.Sum != "done" {
		t.Errorf("after: %+v", a)
	}
}

func TestDeadline(t *testing.T) {
	p := pool(t, "free")
	p.Deadline = 50 * time.Millisecond
	_, err := p.Run(context.Background(), Request{Path: "hang"})
	var death *Death
	if !errors.As(err, &death) || !strings.Contains(death.Reason, "longer than") {
		t.Fatal(err)
	}
	p.Deadline = time.Minute
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := p.Run(ctx, Request{Path: "hang"}); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
}

func TestRenewal(t *testing.T) {
	p := pool(t, "free")
	p.Renew = 2
	var pids []string
	for range 4 {
		a, err := p.Run(context.Background(), Request{Path: "pid"})
		if err != nil {
			t.Fatal(err)
		}
		pids = append(pids, a.Sum)
	}
	if pids[0] != pids[1] || pids[1] == pids[2] || pids[2] != pids[3] {
		t.Errorf("workers %v", pids)
	}
}

func TestBrokenRulesKeepTheOld(t *testing.T) {
	p := pool(t, "free")
	if _, err := p.Use(context.Background(), json.RawMessage(`"broken"`)); err == nil || !strings.Contains(err.Error(), "built-broken.hcl:1") {
		t.Fatalf("got %v", err)
	}
	if a, err := p.Run(context.Background(), Request{Path: "x"}); err != nil || a.Sum != "first x" {
		t.Errorf("%+v, %v", a, err)
	}
	if ready, err := p.Use(context.Background(), json.RawMessage(`"second"`)); err != nil || ready.Rules != "second" {
		t.Fatal(ready, err)
	}
	if a, err := p.Run(context.Background(), Request{Path: "x"}); err != nil || a.Sum != "second x" {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestResultTooBig(t *testing.T) {
	a, err := pool(t, "free").Run(context.Background(), Request{Path: "big"})
	if err != nil || !strings.Contains(a.Error, "too big") {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestOrphan: a worker whose parent is gone ends in the middle of a bundle.
func TestOrphan(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = []string{"WORKER_UNDER_TEST=free"}
	w, err := start(context.Background(), cmd, json.RawMessage(`"x"`), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeFrame(w.in, Request{Path: "hang"}); err != nil {
		t.Fatal(err)
	}
	w.in.Close()
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestFrameTooBig(t *testing.T) {
	if err := readFrame(bytes.NewReader([]byte("\xff\xff\xff\xff")), &Request{}); err == nil {
		t.Error("a frame of 4 GiB was believed")
	}
}
