//go:build linux

package daemon

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/watch/folder"
	"github.com/pwtriage/pwtriage/internal/watch/rules"
)

// growth is how much more memory a watcher may hold at the end of the day than after its first hour.
const growth = 1.2

// TestDay lets a watcher work for a day of simulated time: uploads come every hour, then the catalogue is read again. `make soak` has 450 an hour for
// 24 hours; otherwise the day is short. What the watcher holds must not grow with what it has done.
func TestDay(t *testing.T) {
	hours, perHour := 6, 20
	if os.Getenv("PWTRIAGE_SOAK") != "" {
		hours, perHour = 24, 450
	} else if testing.Short() {
		t.Skip("it takes a while: not with -short")
	}
	y := newDay(t, hours*perHour)
	y.start()
	var first held
	for hour := range hours {
		for i := range perHour {
			y.desk.drop(hour*perHour + i)
		}
		y.ahead.Add(int64(time.Hour))
		y.wait("the hour's results", func() bool { return y.kept.Load() == int64((hour+1)*perHour) })
		if hour == 0 {
			first = y.settled()
		}
		if hour < hours-1 {
			y.reload(hour)
		}
	}
	var last held
	y.wait(fmt.Sprintf("descriptors and goroutines as after the first hour: %+v", first), func() bool {
		last = y.settled()
		return last.files == first.files && last.goroutines == first.goroutines
	})
	t.Logf("%d bundles in %d hours: heap %d KiB after the first, %d KiB at the end", hours*perHour, hours, first.heap>>10, last.heap>>10)
	if float64(last.heap) > growth*float64(first.heap) {
		t.Errorf("the heap grew from %d to %d bytes", first.heap, last.heap)
	}
	y.stop()
	y.desk.checkResults()
	y.desk.checkShare()
}

// day is a watcher in the test's own process, so that its memory can be looked at, with a clock that can be put forward.
type day struct {
	t        *testing.T
	desk     *desk
	log      *said
	kept     atomic.Int64
	ahead    atomic.Int64
	patterns string
	hup      chan os.Signal
	stop     func()
	store    *store.Store
}

func newDay(t *testing.T, uploads int) *day {
	y := &day{t: t, desk: newDesk(t), log: &said{}, patterns: t.TempDir(), hup: make(chan os.Signal)}
	var err error
	if y.store, err = store.Create(filepath.Join(y.desk.out, "store"), store.Options{}); err != nil {
		t.Fatal(err)
	}
	for i := range uploads { // now: what the test itself remembers must not grow with the day
		y.desk.dropped[sumOf(bundle(i))] = nameOf(i)
	}
	y.edit(0)
	return y
}

// Append makes the day the recorder: it counts what comes.
func (y *day) Append(ds ...*finding.Diagnosis) ([]string, error) {
	ids, err := y.store.Append(ds...)
	if err == nil {
		y.kept.Add(int64(len(ds)))
	}
	return ids, err
}

func (y *day) edit(hour int) {
	y.t.Helper()
	text := fmt.Sprintf(`pattern "XXA-%03d" {
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
`, hour+1)
	if err := os.WriteFile(filepath.Join(y.patterns, "built-test.hcl"), []byte(text), 0o644); err != nil {
		y.t.Fatal(err)
	}
}

func (y *day) start() {
	began := time.Now()
	program := binary(y.t)
	c := Config{Version: "test", Inbox: y.desk.inbox, Out: y.desk.out, State: y.t.TempDir(), Quarantine: filepath.Join(y.desk.out, "quarantine"),
		DoneDir: filepath.Join(y.desk.out, "uploads"), Done: folder.Move, Settle: 50 * time.Millisecond, Interval: 100 * time.Millisecond, Workers: 2,
		Recorder: y, Rules: rules.Sources{Patterns: y.patterns}, Log: slog.New(slog.NewTextHandler(y.log, nil)), Listen: "127.0.0.1:0",
		Now:   func() time.Duration { return time.Since(began) + time.Duration(y.ahead.Load()) },
		Clock: func() time.Time { return time.Now().Add(time.Duration(y.ahead.Load())) },
		Command: func() *exec.Cmd {
			cmd := exec.Command(program, "worker")
			cmd.Env = []string{"GOTRACEBACK=none", "GOMAXPROCS=1"}
			return cmd
		},
		Setup: func(c *rules.Copy) json.RawMessage {
			text, err := json.Marshal(map[string]any{"patterns": c.Patterns, "incident": "auto", "level": 1, "formats": []string{"json"}, "deadline": time.Minute,
				"folders": []string{y.desk.inbox},
				"key":     strings.Repeat("5a", 32), "limits": map[string]int64{"memory": 224 << 20, "address": 2 << 30}})
			if err != nil {
				panic(err)
			}
			return text
		}}
	ctx, cancel := context.WithCancel(context.Background())
	over := make(chan error, 1)
	go func() { over <- Run(ctx, c, y.hup) }()
	y.stop = func() {
		cancel()
		if err := <-over; err != nil {
			y.t.Errorf("the watcher ended with %v", err)
		}
		y.stop = func() {}
	}
	y.t.Cleanup(func() { y.stop() })
}

// reload has changed rules read, and waits until they hold.
func (y *day) reload(hour int) {
	y.t.Helper()
	y.edit(hour + 1)
	y.log.forget(0)
	y.hup <- syscall.SIGHUP
	y.wait("the rules", func() bool { return strings.Contains(y.log.String(), "rules read again") })
}

func (y *day) wait(what string, holds func() bool) {
	y.t.Helper()
	for end := time.Now().Add(3 * time.Minute); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			text := y.log.String()
			y.t.Fatalf("waited in vain for %s\n%s", what, text[max(0, len(text)-4000):])
		}
	}
}

// held is what a process has taken.
type held struct {
	heap              uint64
	files, goroutines int
}

// settled looks when the last results are out and the queue is empty. The log is a test's own: it is not counted.
func (y *day) settled() held {
	y.t.Helper()
	y.wait("an empty inbox", func() bool { return len(y.uploads()) == 0 })
	y.log.forget(64 << 10)
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		y.t.Skipf("this system does not say what a process has open: %v", err)
	}
	return held{m.HeapAlloc, len(files), runtime.NumGoroutine()}
}

func (y *day) uploads() []os.DirEntry {
	entries, err := os.ReadDir(y.desk.inbox)
	if err != nil {
		y.t.Fatal(err)
	}
	return entries
}
