//go:build linux

package ledger

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func open1(t *testing.T, dir string) (*Ledger, *clock) {
	t.Helper()
	c := &clock{time.Unix(1_800_000_000, 0)}
	l, err := Open(dir, c.now, func(s string) { t.Error(s) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l, c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func work(key string) Work {
	return Work{Key: key + ".r1", Sum: key, Name: key + ".zip", Path: "in/" + key + "\xff.zip", Size: 7, Outcome: "diagnosed", Branch: "level-3", Cause: "none", Record: []byte("{}")}
}

func TestLifeOfAWork(t *testing.T) {
	dir := t.TempDir()
	l, _ := open1(t, dir)
	for want := 1; want <= 2; want++ {
		if n, err := l.Died(work("a"), "out of memory"); n != want || err != nil {
			t.Fatalf("deaths %d, %v", n, err)
		}
	}
	if w, err := l.Work("a.r1"); err != nil || w.Deaths != 2 || w.State != Began {
		t.Fatalf("%+v, %v", w, err)
	}
	must(t, l.Commit(work("a"), work("b")))
	must(t, l.Close())

	l, _ = open1(t, dir)
	left, err := l.Unpublished(1000)
	must(t, err)
	if len(left) != 2 || string(left[0].Record) != "{}" || left[0].Path != work("a").Path {
		t.Fatalf("unpublished %+v", left)
	}
	must(t, l.Publish(Publication{Work: left[0], Upload: &Upload{Path: left[0].Path, Sig: "s", Sum: "a", Key: "a.r1", Version: 1},
		Letters: []Letter{{Key: "a.r1", Target: "exec", Body: []byte("body")}}}))
	must(t, l.Commit(work("a"))) // a published work stays so
	if left, err = l.Unpublished(1000); err != nil || len(left) != 1 || left[0].Sum != "b" {
		t.Fatalf("unpublished %+v, %v", left, err)
	}
	if u, err := l.Upload(work("a").Path); err != nil || u == nil || u.Sig != "s" {
		t.Errorf("upload %+v, %v", u, err)
	}
	if w, err := l.Latest("a"); err != nil || w == nil || w.Record != nil {
		t.Errorf("latest %+v, %v", w, err)
	}
}

func TestOutbox(t *testing.T) {
	l, c := open1(t, t.TempDir())
	must(t, l.Publish(Publication{Work: work("a"), Letters: []Letter{{Key: "a.r1", Target: "x", Body: []byte("1")}, {Key: "a.r1", Target: "y", Body: []byte("2")}}}))
	mail, err := l.Mail(10)
	must(t, err)
	if len(mail) != 2 {
		t.Fatalf("mail %+v", mail)
	}
	must(t, l.Sent(mail[0].ID))
	must(t, l.Postpone(mail[1].ID, time.Minute))
	if mail, err = l.Mail(10); err != nil || len(mail) != 0 {
		t.Fatalf("mail %+v, %v", mail, err)
	}
	put := c.at
	c.at = put.AddDate(-1, 0, 0) // the clock is set back: nothing waits for a year
	if mail, err = l.Mail(10); err != nil || len(mail) != 1 {
		t.Fatalf("a year before: mail %+v, %v", mail, err)
	}
	c.at = put.Add(time.Minute)
	if mail, err = l.Mail(10); err != nil || len(mail) != 1 || mail[0].Tries != 1 || mail[0].Target != "y" {
		t.Fatalf("mail %+v, %v", mail, err)
	}
}

func TestAgain(t *testing.T) {
	l, _ := open1(t, t.TempDir())
	sum := strings.Repeat("ab", 32)
	must(t, l.Publish(Publication{Work: work(sum), Upload: &Upload{Path: "x.zip", Sig: "s", Sum: sum, Key: sum + ".r1"}}))
	if out, err := l.Outdated("r1"); err != nil || len(out) != 0 {
		t.Errorf("outdated %q, %v", out, err)
	}
	if out, err := l.Outdated("r2"); err != nil || !slices.Equal(out, []string{sum}) {
		t.Errorf("outdated %q, %v", out, err)
	}
	for _, word := range []string{"x.zip", sum + ".zip", sum[:8]} {
		if out, err := l.Find(word); err != nil || !slices.Equal(out, []string{sum}) {
			t.Errorf("find %q: %q, %v", word, out, err)
		}
	}
	must(t, l.Ask(sum))
	must(t, l.Ask(sum))
	if out, err := l.Asked(); err != nil || !slices.Equal(out, []string{sum}) {
		t.Errorf("asked %q, %v", out, err)
	}
	poison := work("poison")
	if _, err := l.Died(poison, "why"); err != nil {
		t.Fatal(err)
	}
	poison.Outcome = "quarantined"
	must(t, l.Publish(Publication{Work: poison}))
	must(t, l.Reopen("poison"))
	if w, err := l.Work(poison.Key); err != nil || w.Deaths != 0 || w.State != Began {
		t.Errorf("reopened: %+v, %v", w, err)
	}
	must(t, l.Answered(sum))
	if out, err := l.Asked(); err != nil || len(out) != 0 {
		t.Errorf("asked %q, %v", out, err)
	}
}

func TestOwnerStays(t *testing.T) {
	dir := t.TempDir()
	l, _ := open1(t, dir)
	owner := l.Owner()
	must(t, l.Close())
	if l, _ = open1(t, dir); l.Owner() != owner || len(owner) < 10 {
		t.Errorf("owner %q, then %q", owner, l.Owner())
	}
}

func TestDamagedLedgerIsPutAside(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, fileName), bytes.Repeat([]byte("no database "), 1000), 0o600))
	var said string
	l, err := Open(dir, time.Now, func(s string) { said = s })
	must(t, err)
	defer l.Close()
	if aside, _ := filepath.Glob(filepath.Join(dir, "*.damaged-*")); len(aside) != 1 || !strings.Contains(said, "put aside") {
		t.Errorf("aside %q, said %q", aside, said)
	}
	must(t, l.Commit(work("a")))
}

// TestFullDisk fills a small tmpfs: what was acknowledged is there, the rest was refused whole, and with room again it goes on.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("can't mount a small tmpfs: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	l, _ := open1(t, dir)
	var kept []string
	var err error
	for i := range 1000 {
		w := work(string(rune('a'+i/26)) + string(rune('a'+i%26)))
		w.Record = bytes.Repeat([]byte("r"), 10_000)
		if err = l.Commit(w); err != nil {
			break
		}
		kept = append(kept, w.Key)
	}
	if !errors.Is(err, ErrNoRoom) || len(kept) == 0 {
		t.Fatalf("after %d: %v", len(kept), err)
	}
	must(t, unix.Mount("tmpfs", dir, "tmpfs", unix.MS_REMOUNT, "size=4m"))
	must(t, l.Commit(work("zz")))
	must(t, l.Close())
	l, _ = open1(t, dir)
	left, err := l.Unpublished(1000)
	must(t, err)
	var got []string
	for _, w := range left {
		got = append(got, w.Key)
	}
	want := append(kept, "zz.r1")
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%d works after the disk was full, %d acknowledged", len(got), len(want))
	}
}
