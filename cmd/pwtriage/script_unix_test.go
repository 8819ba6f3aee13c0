//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func init() { scriptCommands["interrupt"] = interrupt }

// interrupt starts the program on a named pipe nobody writes to, waits until it has opened it, and sends SIGINT. It wants status 130.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	pipe := ts.MkAbs("silent")
	ts.Check(syscall.Mkfifo(pipe, 0o600))
	var stderr bytes.Buffer
	cmd := exec.Command(os.Args[0], append(args, pipe)...)
	path, err := filepath.Abs(filepath.Join(strings.Split(ts.Getenv("PATH"), string(filepath.ListSeparator))[0], "pwtriage"))
	ts.Check(err)
	cmd.Path, cmd.Args[0], cmd.Dir, cmd.Stderr = path, path, ts.MkAbs("."), &stderr
	ts.Check(cmd.Start())
	w, err := os.OpenFile(pipe, os.O_WRONLY, 0) // returns once the program has opened the other end
	ts.Check(err)
	defer w.Close()
	ts.Check(cmd.Process.Signal(os.Interrupt))
	guard := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer guard.Stop()
	err = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		ts.Fatalf("exit status %d (%v), want %d; stderr: %s", code, err, exitInterrupted, stderr.String())
	}
	if got := stderr.String(); got != "pwtriage: interrupted\n" {
		ts.Fatalf("stderr is %q", got)
	}
}
