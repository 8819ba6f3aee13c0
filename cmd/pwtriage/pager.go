package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"github.com/pwtriage/pwtriage/internal/term"
)

// pager passes text on, through a program that shows it a page at a time where there is one.
type pager struct {
	io.Writer
	cmd *exec.Cmd
	in  io.Closer
}

// startPager starts the pager on a terminal; anywhere else, or when it cannot be started, text goes straight out.
func startPager(mode string, out io.Writer) *pager {
	plain := &pager{Writer: out}
	if mode == "never" || !term.IsTerminal(out) {
		return plain
	}
	words := strings.Fields(os.Getenv("PWTRIAGE_PAGER"))
	if len(words) == 0 {
		words = strings.Fields(os.Getenv("PAGER"))
	}
	if len(words) == 0 {
		words = []string{"less", "-FRX"}
	}
	if words[0] == "cat" {
		return plain
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	if os.Getenv("LESS") == "" {
		cmd.Env = append(os.Environ(), "LESS=FRX")
	}
	in, err := cmd.StdinPipe()
	if err != nil || cmd.Start() != nil {
		return plain
	}
	return &pager{Writer: in, cmd: cmd, in: in}
}

// Write takes a pager that was left before the end as one that has read enough.
func (p *pager) Write(b []byte) (int, error) {
	n, err := p.Writer.Write(b)
	if p.cmd != nil && errors.Is(err, syscall.EPIPE) {
		return len(b), nil
	}
	return n, err
}

func (p *pager) close() error {
	if p.cmd == nil {
		return nil
	}
	p.in.Close()
	p.cmd.Wait() // how the user left the pager is no error of ours
	return nil
}
