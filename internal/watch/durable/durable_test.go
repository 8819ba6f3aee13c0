//go:build linux

package durable

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func desk(t *testing.T, owner string) (*Desk, string) {
	t.Helper()
	dir := t.TempDir()
	d, err := NewDesk(filepath.Join(dir, "tmp"), owner)
	if err != nil {
		t.Fatal(err)
	}
	return d, dir
}

func TestReplaceIsWholeOrNothing(t *testing.T) {
	d, dir := desk(t, "a")
	path := filepath.Join(dir, "x.json")
	for _, text := range []string{"first", "second"} {
		if err := d.Replace(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Fatalf("got %q, %v, want %q", got, err, text)
		}
	}
	if left, _ := os.ReadDir(filepath.Join(dir, "tmp")); len(left) != 0 {
		t.Errorf("%d temporary files left", len(left))
	}
}

func TestCut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, []byte("line\nrest"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, to int64
		done     bool
		left     string
	}{{8, 5, false, "line\nrest"}, {9, 5, true, "line\n"}, {9, 5, true, "line\n"}, {9, 4, false, "line\n"}} {
		done, err := Cut(path, c.from, c.to)
		got, rerr := os.ReadFile(path)
		if done != c.done || string(got) != c.left || err != nil || rerr != nil {
			t.Errorf("from %d to %d: %v, %q, %v, %v", c.from, c.to, done, got, err, rerr)
		}
	}
	if done, err := Cut(path+"x", 9, 5); done || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v, %v", done, err)
	}
}

func TestOneOfManyWins(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "mark")
	var wins atomic.Int32
	var winner atomic.Value
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			d, err := NewDesk(filepath.Join(dir, "tmp"), fmt.Sprint("owner", i, "x"))
			if err != nil {
				t.Error(err)
				return
			}
			won, err := d.Settle(path, []byte(fmt.Sprint(i)))
			if err != nil {
				t.Error(err)
			}
			if won {
				wins.Add(1)
				winner.Store(fmt.Sprint(i))
			}
		})
	}
	wg.Wait()
	got, err := os.ReadFile(path)
	if err != nil || wins.Load() != 1 || string(got) != winner.Load() {
		t.Errorf("%d winners, file %q, %v", wins.Load(), got, err)
	}
}

func TestSweepsOnlyItsOwn(t *testing.T) {
	_, dir := desk(t, "a")
	for _, name := range []string{"a-7", "b-7", "ab-1"} {
		if err := os.WriteFile(filepath.Join(dir, "tmp", name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := NewDesk(filepath.Join(dir, "tmp"), "a"); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "tmp", "*"))
	if len(left) != 2 || filepath.Base(left[0]) != "ab-1" || filepath.Base(left[1]) != "b-7" {
		t.Errorf("left %q", left)
	}
}

// TestFullDisk writes to a tmpfs of 64 KiB: the old file stays, no temporary file does, and writing works again once there is room.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("can't mount a small tmpfs: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	d, err := NewDesk(filepath.Join(dir, "tmp"), "a")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "x")
	if err := d.Replace(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	err = d.Replace(path, make([]byte, 1<<20))
	if !errors.Is(err, syscall.ENOSPC) || !Full(err) {
		t.Fatalf("got %v, want no space", err)
	}
	if won, err := d.Settle(path+"2", make([]byte, 1<<20)); won || !Full(err) {
		t.Errorf("won %v, %v", won, err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("the old file is %q", got)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, "tmp")); len(left) != 0 {
		t.Errorf("%d temporary files left", len(left))
	}
	if err := d.Replace(path, make([]byte, 8<<10)); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
