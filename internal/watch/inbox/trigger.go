//go:build linux

package inbox

import (
	"errors"
	"fmt"
	"sync"

	"github.com/fsnotify/fsnotify"
	"golang.org/x/sys/unix"
)

// Trigger wakes the scanner when something happens in the folders it was told of. It may be deaf, and then says why, once.
type Trigger struct {
	C chan struct{} // one waiting wake-up is as good as a hundred

	say     func(string)
	mu      sync.Mutex
	said    map[string]bool
	watcher *fsnotify.Watcher
}

// NewTrigger starts it for the inbox at root. say is told, once for each reason, why polling has to do.
func NewTrigger(root string, say func(string)) *Trigger {
	t := &Trigger{C: make(chan struct{}, 1), say: say, said: map[string]bool{}}
	if fs := Remote(root); fs != "" {
		t.once("%s delivers no events of other machines: polling", fs)
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		t.once("no events of the file system (%v): polling", err)
		return t
	}
	t.watcher = w
	return t
}

// Run passes events on until Close.
func (t *Trigger) Run() {
	if t.watcher == nil {
		return
	}
	t.pass(t.watcher.Events, t.watcher.Errors)
}

func (t *Trigger) pass(events <-chan fsnotify.Event, errs <-chan error) {
	for {
		select {
		case _, ok := <-events:
			if !ok {
				return
			}
		case err, ok := <-errs:
			if !ok {
				return
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				t.once("the queue of events overflowed: a scan finds what was missed")
			}
		}
		t.Wake()
	}
}

// Wake asks for a scan.
func (t *Trigger) Wake() {
	select {
	case t.C <- struct{}{}:
	default:
	}
}

// Follow watches these folders and no others. It says whether one of them is new: what lies in it was put there unwatched. The
// watcher's own list counts: the kernel drops a folder's watch with the folder, and one made anew under its name is another.
func (t *Trigger) Follow(root string, folders []string) (fresh bool) {
	if t.watcher == nil {
		return false
	}
	watched := map[string]bool{}
	for _, dir := range t.watcher.WatchList() {
		watched[dir] = true
	}
	for _, rel := range folders {
		dir := Within(root, rel)
		if watched[dir] {
			delete(watched, dir)
			continue
		}
		if err := t.watcher.Add(dir); err != nil {
			t.once("a folder can't be watched (%v): polling", cause(err))
			continue
		}
		fresh = true
	}
	for dir := range watched {
		t.watcher.Remove(dir) // gone, and its watch perhaps with it: an error says no more
	}
	return fresh
}

// Forget drops all watches, when the inbox is not there: what comes back under its name is another folder.
func (t *Trigger) Forget() {
	if t.watcher == nil {
		return
	}
	for _, dir := range t.watcher.WatchList() {
		t.watcher.Remove(dir)
	}
}

func cause(err error) error {
	if errors.Is(err, unix.ENOSPC) {
		return errors.New("no watches left, see fs.inotify.max_user_watches")
	}
	return err
}

// Close ends it.
func (t *Trigger) Close() {
	if t.watcher != nil {
		t.watcher.Close()
	}
}

func (t *Trigger) once(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.said[text] {
		t.said[text] = true
		t.say(text)
	}
}
