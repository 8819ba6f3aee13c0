//go:build linux

package folder

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// TestClockIsSet: the time of day jumps, while nothing runs and in the middle of a bundle; uploads come from the future. Nothing is done twice,
// and nothing waits for the time to come again.
func TestClockIsSet(t *testing.T) {
	s := newShare(t)
	w := s.watcher()
	at := func(year int) func() time.Time {
		return func() time.Time { return time.Date(year, 3, 1, 12, 0, 0, 0, time.UTC) }
	}
	w.wall = at(2026)
	s.drop("a.log", "text a")
	w.drain(t)
	for i, year := range []int{2027, 1970, 2026} {
		name := string(rune('b'+i)) + ".log"
		s.drop(name, "text of "+name)
		future := time.Now().AddDate(1, 0, 0)
		if err := os.Chtimes(filepath.Join(s.inbox, name), future, future); err != nil {
			t.Fatal(err)
		}
		w.hurdle = func(worker.Request) error { w.wall = at(year); return nil }
		w.drain(t)
	}
	w.hurdle = nil
	w.wall = at(1971)
	w.drain(t)
	equal(t, "read", w.runs, []string{"a.log", "b.log", "c.log", "d.log"})
	equal(t, "published", len(w.published), 4)
	equal(t, "results", len(s.results()), 4)
	equal(t, "letters due", len(w.letters), 4)
}

// TestVanishes: an upload that is taken back while it is read leaves nothing behind, nor is it blamed.
func TestVanishes(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	s.drop("b.log", "other")
	w := s.watcher()
	w.hurdle = func(r worker.Request) error {
		if r.Name == "a.log" {
			return os.Remove(r.Path)
		}
		return nil
	}
	w.drain(t)
	equal(t, "results", s.results(), []string{want("b.log", "other")})
	equal(t, "published", w.published, []string{Diagnosed})
	equal(t, "quarantine", len(s.files(w.opt.Quarantine, "")), 0)
	if claims, _ := filepath.Glob(filepath.Join(s.out, ".pwtriage", "claims", "*", "*")); len(claims) != 0 {
		t.Errorf("claims left: %v", claims)
	}
}

// TestLinkInItsPlace: an upload that is replaced by a link to another file between two looks does not get that file read as its own.
func TestLinkInItsPlace(t *testing.T) {
	s := newShare(t)
	secret := filepath.Join(t.TempDir(), "secret.log")
	if err := os.WriteFile(secret, []byte("not theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.drop("a.log", "text")
	w := s.watcher()
	var once sync.Once
	w.hurdle = func(r worker.Request) (err error) {
		once.Do(func() {
			if err = os.Remove(r.Path); err == nil {
				err = os.Symlink(secret, r.Path)
			}
		})
		return err
	}
	w.drain(t)
	equal(t, "results", s.results(), []string(nil))
	equal(t, "published", len(w.published), 0)
}

// TestReadOnlyInbox: uploads that can't be moved away have their verdict all the same, once.
func TestReadOnlyInbox(t *testing.T) {
	s := newShare(t)
	s.drop("a.log", "text")
	for _, flags := range []uintptr{unix.MS_BIND, unix.MS_BIND | unix.MS_REMOUNT | unix.MS_RDONLY} {
		if err := unix.Mount(s.inbox, s.inbox, "", flags, ""); err != nil {
			t.Skipf("can't mount the inbox read-only: %v", err)
		}
	}
	t.Cleanup(func() { unix.Unmount(s.inbox, unix.MNT_DETACH) })
	if err := os.WriteFile(filepath.Join(s.inbox, "x"), nil, 0o600); err == nil {
		t.Skip("the inbox is still writable")
	}
	w := s.watcher(func(o *Options) { o.Done = Move })
	w.drain(t)
	w.drain(t)
	equal(t, "results", s.results(), []string{want("a.log", "text")})
	equal(t, "published", w.published, []string{Diagnosed})
	equal(t, "read", w.runs, []string{"a.log"})
	equal(t, "inbox", s.files(s.inbox, ""), []string{"a.log"})
}
