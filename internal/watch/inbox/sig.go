//go:build linux

package inbox

import (
	"fmt"
	"io/fs"
	"syscall"
)

// Sig is what a file looks like from outside. Two equal ones, some time apart, are an unchanged file. Times are compared, never
// ordered: a clock set back does no harm.
type Sig struct {
	Size, Mod, Change int64
	Inode             uint64
}

// SigOf reads it off a file's status.
func SigOf(info fs.FileInfo) Sig {
	s := Sig{Size: info.Size(), Mod: info.ModTime().UnixNano()}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Change, s.Inode = st.Ctim.Nano(), st.Ino
	}
	return s
}

// String is for the ledger.
func (s Sig) String() string { return fmt.Sprintf("%d.%d.%d.%d", s.Size, s.Mod, s.Change, s.Inode) }
