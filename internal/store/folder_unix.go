//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

func syncFolder(d *os.File) error { return d.Sync() }

func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
