//go:build linux

package claim

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const key = "0123456789abcdef.cafe"

type clock struct{ at atomic.Int64 }

func (c *clock) now() time.Duration  { return time.Duration(c.at.Load()) }
func (c *clock) add(d time.Duration) { c.at.Add(int64(d)) }

func board(t *testing.T, dir, owner string, c *clock) *Board {
	t.Helper()
	b, err := Open(dir, owner, 15*time.Second, c.now)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func take(t *testing.T, b *Board) *Claim {
	t.Helper()
	c, err := b.Take(key)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOneHolds(t *testing.T) {
	dir, c := t.TempDir(), &clock{}
	var held atomic.Int32
	var wg sync.WaitGroup
	for _, owner := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		b := board(t, dir, owner, c)
		wg.Go(func() {
			if got, err := b.Take(key); err != nil {
				t.Error(err)
			} else if got != nil {
				held.Add(1)
			}
		})
	}
	wg.Wait()
	if held.Load() != 1 {
		t.Errorf("%d watchers hold the claim", held.Load())
	}
}

func TestTakeover(t *testing.T) {
	dir, c := t.TempDir(), &clock{}
	a, b := board(t, dir, "a", c), board(t, dir, "b", c)
	dead := take(t, a)
	for range 4 { // alive: touched between looks
		if take(t, b) != nil {
			t.Fatal("taken from the living")
		}
		c.add(10 * time.Second)
		touch(t, dead)
	}
	if take(t, b) != nil {
		t.Fatal("the last touch was not seen yet")
	}
	c.add(14 * time.Second)
	if take(t, b) != nil {
		t.Fatal("taken before the expiry")
	}
	c.add(time.Second)
	heir := take(t, b)
	if heir == nil || heir.Token != 2 {
		t.Fatalf("not taken over: %+v", heir)
	}
	if err := a.Renew(dead); !errors.Is(err, ErrLost) {
		t.Errorf("the dead renewed: %v", err)
	}
	if won, err := a.Publish(dead, []byte("{}")); won || !errors.Is(err, ErrLost) {
		t.Errorf("the dead published: %v %v", won, err)
	}
	if err := a.Drop(dead); err != nil {
		t.Error(err)
	}
	if err := b.Held(heir); err != nil {
		t.Errorf("the dead dropped its heir's claim: %v", err)
	}
	if err := b.Drop(heir); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "claims", "*", "*")); len(left) != 0 {
		t.Errorf("claims left: %q", left)
	}
}

// touch gives the claim's file another time: two calls of Renew in one tick of the clock may not.
func touch(t *testing.T, c *Claim) {
	t.Helper()
	at := time.Now().Add(-time.Duration(touches.Add(1)) * time.Hour)
	if err := os.Chtimes(c.path, at, at); err != nil {
		t.Fatal(err)
	}
}

var touches atomic.Int64

// TestClockSetBack: a holder whose clock jumps is as alive as any.
func TestRenewCountsWhateverTheClock(t *testing.T) {
	dir, c := t.TempDir(), &clock{}
	a, b := board(t, dir, "a", c), board(t, dir, "b", c)
	held := take(t, a)
	future := time.Now().Add(24 * time.Hour)
	if err := os.Chtimes(held.path, future, future); err != nil {
		t.Fatal(err)
	}
	take(t, b)
	c.add(20 * time.Second)
	if err := a.Renew(held); err != nil { // back from the future: another time, and so a sign of life
		t.Fatal(err)
	}
	if take(t, b) != nil {
		t.Error("taken from the living")
	}
}

// TestRestartTakesItsOwnAtOnce: what a run held when it died is free for the next one, whose share shows nothing of it; another's stays.
func TestRestartTakesItsOwnAtOnce(t *testing.T) {
	dir, c := t.TempDir(), &clock{}
	old := take(t, board(t, dir, "a", c))
	other, err := board(t, dir, "b", c).Take("fedcba9876543210.r")
	if err != nil || other == nil {
		t.Fatal(other, err)
	}
	a := board(t, dir, "a", c)
	if _, err := os.Lstat(old.path); err == nil {
		t.Error("the old claim is still there")
	}
	if _, err := os.Lstat(other.path); err != nil {
		t.Error("another's claim is gone")
	}
	if again := take(t, a); again == nil || a.Held(again) != nil {
		t.Fatalf("got %+v", again)
	}
}

func TestOneRecord(t *testing.T) {
	dir, c := t.TempDir(), &clock{}
	a, b := board(t, dir, "a", c), board(t, dir, "b", c)
	mine := take(t, a)
	if won, err := a.Publish(mine, []byte("first")); !won || err != nil {
		t.Fatal(won, err)
	}
	if won, err := a.Publish(mine, []byte("second")); won || err != nil {
		t.Fatal(won, err)
	}
	if got, err := b.Record(key); string(got) != "first" || err != nil {
		t.Fatalf("%q, %v", got, err)
	}
	if cut, err := a.Cut(mine, 5, 2); !cut || err != nil {
		t.Fatal(cut, err)
	}
	if got, err := b.Record(key); string(got) != "fi" || err != nil {
		t.Fatalf("%q, %v", got, err)
	}
	if cut, err := a.Cut(&Claim{Key: key, Token: mine.Token + 1, path: mine.path}, 2, 1); cut || !errors.Is(err, ErrLost) {
		t.Fatal(cut, err)
	}
	if err := a.Amend(mine, []byte("short")); err != nil {
		t.Fatal(err)
	}
	if got, err := b.Record(key); string(got) != "short" || err != nil {
		t.Fatalf("%q, %v", got, err)
	}
	if keys, err := b.Keys("0123456789abcdef"); err != nil || len(keys) != 1 || keys[0] != key {
		t.Errorf("keys %q, %v", keys, err)
	}
}
