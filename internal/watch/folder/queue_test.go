//go:build linux

package folder

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

func TestEveryUploadOneResult(t *testing.T) {
	s := newShare(t)
	var wants []string
	for i := range 70 { // more than two batches
		name, text := fmt.Sprintf("sub%d/bundle%d.log", i%3, i), fmt.Sprint("text ", i)
		s.drop(name, text)
		wants = append(wants, want(name, text))
	}
	slices.Sort(wants)
	w := s.watcher()
	w.drain(t)
	equal(t, "results", s.results(), wants)
	equal(t, "published", len(w.published), 70)
	equal(t, "stored", len(w.stored), 70)
	equal(t, "letters", len(w.letters), 70)
	equal(t, "texts", len(s.files(s.out, ".txt")), 70)

	w.runs = nil
	w.drain(t) // another start finds nothing to do
	equal(t, "read again", w.runs, []string(nil))

	fresh := s.watcher() // and so does a machine that knows nothing but the share
	fresh.drain(t)
	equal(t, "read by another", fresh.runs, []string(nil))
	if claims, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "claims", "*", "*")); len(claims) != 0 {
		t.Errorf("claims left: %v", claims)
	}
	if tmp, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "tmp", "*")); len(tmp) != 0 {
		t.Errorf("temporary files left: %v", tmp)
	}
}

func TestSameContentIsLinked(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	w := s.watcher()
	w.drain(t)
	s.drop("b.log", "text")
	if err := os.Rename(filepath.Join(s.inbox, "a.log"), filepath.Join(s.inbox, "c.log")); err != nil {
		t.Fatal(err)
	}
	w.drain(t)
	equal(t, "read", w.runs, []string{"a.log"})
	equal(t, "results", s.results(), []string{want("a.log", "text")})
	links := s.files(s.out, ".link.json")
	if len(links) != 2 || !strings.HasPrefix(links[0], "b.log-") || !strings.HasPrefix(links[1], "c.log-") {
		t.Fatalf("links %v", links)
	}
	var n linkNote
	data, err := os.ReadFile(filepath.Join(s.out, links[0]))
	if err != nil || json.Unmarshal(data, &n) != nil || n.Result+".json" != want("a.log", "text") || n.Upload != "b.log" {
		t.Errorf("link %s, %v", data, err)
	}
}

// TestTwinsAtOnce: two uploads of one content that come together are read once.
func TestTwinsAtOnce(t *testing.T) {
	s := newShare(t)
	for i := range 10 {
		s.drop(fmt.Sprint("twin", i), "text")
	}
	w := s.watcher()
	w.drain(t)
	equal(t, "read", len(w.runs), 1)
	equal(t, "results", len(s.results()), 1)
	equal(t, "links", len(s.files(s.out, ".link.json")), 9)
}

func TestGrownUploadIsANewVersion(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "one")
	w := s.watcher()
	w.drain(t)
	s.drop("a.log", "one and two")
	w.drain(t)
	both := []string{want("a.log", "one"), want("a.log", "one and two")}
	slices.Sort(both)
	equal(t, "results", s.results(), both)
	equal(t, "replaced", len(s.files(s.out, ".replaced.json")), 1)
	records, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "done", "*", "*"))
	versions := map[int]int{}
	for _, path := range records {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := decodeRecord(data)
		if err != nil {
			t.Fatal(err)
		}
		versions[r.Version]++
	}
	equal(t, "versions", versions, map[int]int{1: 1, 2: 1})
}

func TestWhatBecomesOfUploads(t *testing.T) {
	for how, c := range map[string]struct{ inbox, uploads int }{Leave: {1, 0}, Move: {0, 1}, Copy: {1, 1}, Delete: {0, 0}} {
		t.Run(how, func(t *testing.T) {
			s := newShare(t)
			s.drop("a b;c.log", "text")
			s.drop("a b;c.log.ready", "")
			w := s.watcher(func(o *Options) { o.Done = how })
			w.drain(t)
			w.drain(t)
			equal(t, "results", len(s.results()), 1)
			equal(t, "read", len(w.runs), 1)
			equal(t, "inbox", len(s.files(s.inbox, ".log")), c.inbox)
			equal(t, "markers", len(s.files(s.inbox, ".ready")), c.inbox)
			if c.uploads > 0 || how == Copy {
				equal(t, "uploads", len(s.files(filepath.Join(s.out, "uploads"), "a_b_c.log")), c.uploads)
			}
		})
	}
}

func TestQuarantine(t *testing.T) {
	s := newShare(t)
	s.drop("bad.zip", "poison")
	s.drop("cat.jpg", "nothing readable")
	s.drop("good.log", "text")
	w := s.watcher()
	w.drain(t)
	dir := filepath.Join(s.out, "quarantine")
	reasons := s.files(dir, ".reason.json")
	equal(t, "reasons", len(reasons), 2)
	data, err := os.ReadFile(filepath.Join(dir, reasons[0]))
	if err != nil || !strings.Contains(string(data), "killed 2 workers: stack overflow") {
		t.Errorf("reason %s, %v", data, err)
	}
	equal(t, "deaths", w.deaths, 2)
	equal(t, "inbox", s.files(s.inbox, ""), []string{"good.log"})
	equal(t, "quarantined", len(s.files(dir, "-bad.zip"))+len(s.files(dir, "-cat.jpg")), 2)
	slices.Sort(w.published)
	equal(t, "outcomes", w.published, []string{Diagnosed, Quarantined, Unreadable})
	results := []string{want("cat.jpg", "nothing readable"), want("good.log", "text")} // a verdict for what holds nothing, too
	equal(t, "results", s.results(), results)

	s.drop("again.zip", "poison") // known by its content
	w.drain(t)
	equal(t, "deaths after the same content came again", w.deaths, 2)
	equal(t, "inbox", s.files(s.inbox, ""), []string{"good.log"})
}

func TestRequeue(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	s.drop("bad.zip", "poison")
	w := s.watcher(func(o *Options) { o.Done = Move })
	w.drain(t)
	w.rules = "rules-b"
	l, err := ledger.View(w.state, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	sums, err := l.Outdated("rules-b")
	if err != nil || len(sums) != 2 {
		t.Fatal(sums, err)
	}
	if err := errors.Join(l.Ask(sums...), l.Close()); err != nil {
		t.Fatal(err)
	}
	w.runs, w.published, w.deaths = nil, nil, 0
	w.drain(t)
	slices.Sort(w.published)
	equal(t, "published again", w.published, []string{Diagnosed, Quarantined})
	equal(t, "deaths", w.deaths, 2)
	data, err := os.ReadFile(filepath.Join(s.out, want("a.log", "text")))
	if err != nil || !strings.Contains(string(data), "rules-b") {
		t.Errorf("the latest does not win: %s, %v", data, err)
	}
	w.runs = nil
	w.drain(t)
	equal(t, "asked once, read once", w.runs, []string(nil))
}

// TestRequeueOfTheQuarantined: the same rules, but a person asks for another try, and now it works.
func TestRequeueOfTheQuarantined(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	w := s.watcher()
	w.hurdle = func(worker.Request) error { return &worker.Death{Reason: "it took too long"} }
	w.drain(t)
	equal(t, "published", w.published, []string{Quarantined})
	l, err := ledger.View(w.state, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	sums, err := l.Find("a.log")
	if err := errors.Join(err, l.Ask(sums...), l.Close()); err != nil {
		t.Fatal(err)
	}
	w.hurdle = nil
	w.drain(t)
	equal(t, "published", w.published, []string{Quarantined, Diagnosed})
	equal(t, "results", s.results(), []string{want("a.log", "text")})
}

func TestChangedWhileRead(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "early")
	w := s.watcher()
	var once sync.Once
	w.hurdle = func(worker.Request) error {
		once.Do(func() { s.drop("a.log", "the whole text") })
		return nil
	}
	w.drain(t)
	equal(t, "results", s.results(), []string{want("a.log", "the whole text")})
}

func TestRulesChangeWhileRead(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	w := s.watcher()
	var once sync.Once
	w.hurdle = func(worker.Request) error {
		once.Do(func() {
			w.mu.Lock()
			w.rules = "rules-b"
			w.mu.Unlock()
			w.SetRules("rules-b")
		})
		return nil
	}
	w.drain(t)
	equal(t, "published", w.published, []string{Diagnosed})
	if records, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "done", "*", "*.rules-b.json")); len(records) != 1 {
		t.Errorf("records %v", records)
	}
}

// TestManyWatchers: four machines on one folder, one publication each.
func TestManyWatchers(t *testing.T) {
	s := newShare(t)
	const n = 60
	for i := range n {
		s.drop(fmt.Sprint("bundle", i), fmt.Sprint("text ", i%50)) // ten are twins
	}
	var wg sync.WaitGroup
	var ws []*watcher
	for range 4 {
		w := s.watcher(func(o *Options) { o.Done = Move })
		ws = append(ws, w)
		wg.Go(func() { w.drain(t) })
	}
	wg.Wait()
	published, letters := 0, map[string]int{}
	for _, w := range ws {
		published += len(w.published)
		for _, key := range w.letters {
			letters[key]++
		}
	}
	equal(t, "published", published, 50)
	equal(t, "results", len(s.results()), 50)
	equal(t, "told of", len(letters), 50)
	for key, times := range letters {
		if times != 1 {
			t.Errorf("told %d times of %s", times, key)
		}
	}
	equal(t, "inbox", len(s.files(s.inbox, "")), 0)
	equal(t, "uploads", len(s.files(filepath.Join(s.out, "uploads"), "")), n)
}

// TestTakeover: a machine dies between publishing a record and writing its results; another writes them out, and tells.
func TestTakeover(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	dead, heir := s.watcher(), s.watcher()
	ctx, die := context.WithCancel(context.Background())
	dead.opt.Recorder = recorderFunc(func() error { die(); return unix.EIO }) // step 3 fails until the end
	dead.run(t, ctx)
	equal(t, "published by the dead", len(dead.published), 0)
	equal(t, "records", len(s.records()), 1)
	heir.drain(t)
	equal(t, "results", s.results(), []string{want("a.log", "text")})
	equal(t, "read by the heir", heir.runs, []string(nil))
	equal(t, "told by the heir", len(heir.letters), 1)
	equal(t, "stored by the heir", len(heir.stored), 1)

	dead.opt.Recorder = dead // it wakes up again
	dead.drain(t)
	equal(t, "told by the dead", dead.letters, []string(nil))
	equal(t, "published by the dead", len(dead.published), 0)
}

type recorderFunc func() error

// TestRestart: the same, but the machine itself comes back.
func TestRestart(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	w := s.watcher()
	ctx, die := context.WithCancel(context.Background())
	w.opt.Recorder = recorderFunc(func() error { die(); return unix.EIO })
	w.run(t, ctx)
	equal(t, "told", w.letters, []string(nil))
	w.opt.Recorder, w.runs = w, nil
	w.drain(t)
	equal(t, "read again", w.runs, []string(nil))
	equal(t, "told", len(w.letters), 1)
	equal(t, "published", w.published, []string{Diagnosed})
	w.drain(t)
	equal(t, "published", w.published, []string{Diagnosed})
}

// TestHandBack: what a worker is at when the grace ends is given back, and no try of it is counted.
func TestHandBack(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	w := s.watcher()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	w.hurdle = func(worker.Request) error {
		stop()
		time.Sleep(300 * time.Millisecond)
		return context.Canceled
	}
	w.run(t, ctx)
	if claims, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "claims", "*", "*")); len(claims) != 0 {
		t.Errorf("claims left: %v", claims)
	}
	w.hurdle = nil
	w.drain(t)
	equal(t, "published", w.published, []string{Diagnosed})
	equal(t, "deaths", w.deaths, 0)
}

func TestLargeLeaveRoom(t *testing.T) {
	s := newShare(t)
	w := s.watcher(func(o *Options) { o.Workers = 3 })
	q := &Queue{opt: *w.opt}
	for i, size := range []int64{large, large, large, 1, 1} {
		it := &item{}
		it.up.Sig.Size, it.up.Due = size, time.Duration(i)
		q.line.Push(it)
	}
	var got []int64
	for it := q.next(); it != nil; it = q.next() {
		got = append(got, it.up.Sig.Size)
	}
	equal(t, "order", got, []int64{large, large, 1, 1})
	equal(t, "still in line", q.line.Len(), 1)
}

// TestFullDisk: results go to a tmpfs of 1 MiB that is full, and later is not.
func TestFullDisk(t *testing.T) {
	s := newShare(t)
	if err := unix.Mount("tmpfs", s.out, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("can't mount a small tmpfs: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(s.out, unix.MNT_DETACH) })
	for i := range 60 {
		s.drop(fmt.Sprint("bundle", i), fmt.Sprint(i, strings.Repeat(" text", 4000)))
	}
	filler := filepath.Join(s.out, "filler")
	if err := os.WriteFile(filler, make([]byte, 700<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	w := s.watcher()
	full := false
	w.onStall = func() {
		full = full || strings.Contains(w.Trouble(), "no space left")
		time.AfterFunc(100*time.Millisecond, func() { os.Remove(filler) })
	}
	w.drain(t)
	if !full {
		t.Error("the disk was never full: the test shows nothing")
	}
	equal(t, "results", len(s.results()), 60)
	equal(t, "published", len(w.published), 60)
	for _, f := range s.results() {
		data, err := os.ReadFile(filepath.Join(s.out, f))
		if err != nil || !json.Valid(data) {
			t.Errorf("%s: %q, %v", f, data, err)
		}
	}
}

func (s *share) records() []string {
	records, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "done", "*", "*.json"))
	return records
}

// TestForeignRecord: what lies on a share may be anything; a record that can't be read stops its own bundle only.
func TestForeignRecord(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	s.drop("b.log", "other")
	w := s.watcher()
	board, err := claim.Open(filepath.Join(s.out, ".pwtriage"), "stranger", time.Second, func() time.Duration { return 0 })
	if err != nil {
		t.Fatal(err)
	}
	key := fullSum("text") + ".rules-a"
	c, err := board.Take(key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := board.Publish(c, []byte(`{"schema":"pwtriage/done/v1","result":"../../evil"}`)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	w.run(t, ctx)
	equal(t, "results", s.results(), []string{want("b.log", "other")})
	if evil, _ := filepath.Glob(filepath.Join(filepath.Dir(filepath.Dir(s.out)), "evil*")); len(evil) != 0 {
		t.Errorf("written outside: %v", evil)
	}
}
