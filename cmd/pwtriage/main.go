// Command pwtriage is the program a support desk drops a bundle on and reads the answer from. Each command is a file: an
// options struct with its flags, and a run function. Exit statuses stand in exit.go; os.Exit is called here and nowhere else.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// version is stamped at build time.
var version = "dev"

// stdio are the streams of a run; tests give their own.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}
