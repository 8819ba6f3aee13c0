// Command pwtriage is the program a support desk drops a bundle on and reads the answer from. Each command is a file: an
// options struct with its flags, and a run function. Exit statuses stand in exit.go; os.Exit is called here and nowhere else.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // --tz works on a machine without a zone database as well
)

// version is stamped at build time.
var version = "dev"

// stdio are the streams of a run; tests give their own.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	collectLater()
	os.Exit(interruptible(os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr}))
}

// grace is how long an interrupted run may take to end in order, its temporary files removed.
const grace = time.Second

// interruptible runs the program until it ends or a person interrupts it. A read that waits for a pipe nobody writes to does not
// notice a signal, so the run is not waited for longer than grace.
func interruptible(args []string, io stdio) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, args, io) }()
	select {
	case status := <-ended:
		return status
	case <-ctx.Done():
	}
	select {
	case status := <-ended:
		return status
	case <-time.After(grace):
		fmt.Fprintln(io.err, "pwtriage: interrupted")
		return exitInterrupted
	}
}

// sink remembers the first error of a writer: who prints line by line need not look, and a full disk still fails the run.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	var n int
	n, s.err = s.w.Write(p)
	return n, s.err
}
