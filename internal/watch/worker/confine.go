//go:build linux

package worker

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/landlock-lsm/go-landlock/landlock"
	llsys "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// Limits of a worker process.
type Limits struct {
	Memory  int64  `json:"memory"`  // what the garbage collector keeps to
	Address uint64 `json:"address"` // where the kernel says no; Go needs a GiB to start
}

// DefaultLimits hold where the user names none.
func DefaultLimits() Limits { return Limits{Memory: 224 << 20, Address: 2 << 30} }

const (
	maxStack = 64 << 20
	maxFiles = 64
)

// Confine puts the process under limits: a bundle that breaks one kills this worker and nobody else. No core is written and no memory
// printed, since both would hold what customers sent.
func Confine(l Limits) error {
	debug.SetMemoryLimit(l.Memory)
	debug.SetGCPercent(400) // a bundle's garbage is gone with the next one: half the processor time for a hundred MiB
	debug.SetMaxStack(maxStack)
	debug.SetTraceback("none")
	for what, max := range map[int]uint64{unix.RLIMIT_AS: l.Address, unix.RLIMIT_NOFILE: maxFiles, unix.RLIMIT_CORE: 0, unix.RLIMIT_FSIZE: 0} {
		limit := unix.Rlimit{Cur: max, Max: max}
		if err := unix.Setrlimit(what, &limit); err != nil {
			return fmt.Errorf("limit the worker: %w", err)
		}
	}
	if err := unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0); err != nil {
		return fmt.Errorf("limit the worker: %w", err)
	}
	return nil
}

// ReadOnly leaves the process, where the kernel has Landlock, of all files those below these folders, to read, and takes TCP and signals to
// others from it; datagrams and multipath TCP kernels can't forbid yet are the service manager's to keep back. A folder that is made anew
// under its name is another one: see Answer.Denied.
func ReadOnly(folders []string) error {
	rules := []landlock.Rule{landlock.PathAccess(llsys.AccessFSReadFile, folders...).IgnoreIfMissing()}
	if err := landlock.V9.BestEffort().Restrict(rules...); err != nil {
		return fmt.Errorf("limit the worker: %w", err)
	}
	return nil
}

// FirstToDie has the kernel choose this process, and not the watcher, when the machine runs out of memory. It is best effort.
func FirstToDie() {
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0)
}
