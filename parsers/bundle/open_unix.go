//go:build unix

package bundle

import "syscall"

// openNonblock keeps a pipe put in a regular file's place from blocking the open.
const openNonblock = syscall.O_NONBLOCK
