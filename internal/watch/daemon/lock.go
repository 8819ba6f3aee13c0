//go:build linux

package daemon

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
)

// ErrRunning says that a watcher runs with a state folder.
var ErrRunning = errors.New("a watcher is running with this state folder")

// lockFor is how long a lock is waited for: a child that a killed watcher was just starting holds it until it runs its own program.
const lockFor = 2 * time.Second

// lock keeps a second watcher away from a state folder. The kernel lets go of it with the process, however that ends.
func lock(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	for end := time.Now().Add(lockFor); errors.Is(err, unix.EWOULDBLOCK) && time.Now().Before(end); {
		time.Sleep(50 * time.Millisecond)
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	}
	if err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("state folder %q: %w", dir, ErrRunning)
		}
		return nil, fmt.Errorf("lock state folder %q: %w", dir, err)
	}
	return f, nil
}

// Running says whether a watcher runs with a state folder.
func Running(dir string) bool {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|unix.O_CLOEXEC, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return errors.Is(unix.Flock(int(f.Fd()), unix.LOCK_SH|unix.LOCK_NB), unix.EWOULDBLOCK)
}
