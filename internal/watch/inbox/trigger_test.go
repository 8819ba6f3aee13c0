//go:build linux

package inbox

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

func awake(t *testing.T, c <-chan struct{}, when string) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: nothing woke the scanner", when)
	}
}

func TestTriggerFollowsNewFoldersAndTheirSuccessors(t *testing.T) {
	root := t.TempDir()
	tr := NewTrigger(root, func(string) {})
	defer tr.Close()
	go tr.Run()
	if !tr.Follow(root, []string{""}) || tr.Follow(root, []string{""}) {
		t.Fatal("the inbox is new once")
	}
	sub := filepath.Join(root, "sub")
	if err := os.Mkdir(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	awake(t, tr.C, "new folder")
	if !tr.Follow(root, []string{"", "sub"}) {
		t.Fatal("the folder is new")
	}
	for range 2 { // the second time it is another folder of that name
		if err := os.WriteFile(filepath.Join(sub, "a"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		awake(t, tr.C, "a file in it")
		if err := os.RemoveAll(sub); err != nil {
			t.Fatal(err)
		}
		awake(t, tr.C, "the folder removed")
		for tr.Follow(root, []string{""}); len(tr.watcher.WatchList()) != 1; tr.Follow(root, []string{""}) {
			time.Sleep(time.Millisecond)
		}
		if err := os.Mkdir(sub, 0o755); err != nil {
			t.Fatal(err)
		}
		awake(t, tr.C, "the folder made again")
		tr.Follow(root, []string{"", "sub"})
	}
}

func TestOverflowIsSaidOnceAndWakes(t *testing.T) {
	var said []string
	tr := &Trigger{C: make(chan struct{}, 1), say: func(s string) { said = append(said, s) }, said: map[string]bool{}}
	errs := make(chan error, 3)
	for range 3 {
		errs <- fsnotify.ErrEventOverflow
	}
	close(errs)
	tr.pass(nil, errs)
	awake(t, tr.C, "overflow")
	if len(said) != 1 || !strings.Contains(said[0], "overflowed") {
		t.Errorf("said %q", said)
	}
}
