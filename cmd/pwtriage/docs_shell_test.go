package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

// shell runs the commands of a document as a person's shell would, with pwtriage in this process: at its clock, in its folder.
type shell struct {
	runner *interp.Runner
	shown  *screen
}

// screen takes both streams, as a terminal does.
type screen struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func newShell(t *testing.T) *shell {
	t.Helper()
	sh := &shell{shown: &screen{}}
	runner, err := interp.New(interp.StdIO(strings.NewReader(""), sh.shown, sh.shown),
		interp.ExecHandlers(func(interp.ExecHandlerFunc) interp.ExecHandlerFunc { return program }))
	if err != nil {
		t.Fatal(err)
	}
	sh.runner = runner
	return sh
}

// run gives what a command prints. A status other than 0 is no failure: a document may show one.
func (sh *shell) run(t *testing.T, command string) string {
	t.Helper()
	file, err := syntax.NewParser().Parse(strings.NewReader(command), "")
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	sh.shown.buf.Reset()
	for _, stmt := range file.Stmts {
		var status interp.ExitStatus
		if err := sh.runner.Run(t.Context(), stmt); err != nil && !errors.As(err, &status) {
			t.Fatalf("%s: %v", command, err)
		}
	}
	out := sh.shown.buf.String()
	if out != "" && !strings.HasSuffix(out, "\n") {
		out += "\n"
	}
	return out
}

// program is what a document may call besides the shell's own commands.
func program(ctx context.Context, args []string) error {
	h := interp.HandlerCtx(ctx)
	status := 0
	switch args[0] {
	case "pwtriage", "bin/pwtriage":
		export(h.Env)
		status = run(ctx, args[1:], stdio{h.Stdin, h.Stdout, h.Stderr})
	case "head", "tail":
		return end(h, args[0], args[1:])
	case "cat", "grep", "ls", "sed":
		return interp.DefaultExecHandler(time.Second)(ctx, args)
	default:
		return fmt.Errorf("a document cannot call %q", args[0])
	}
	if status != 0 {
		return interp.ExitStatus(status)
	}
	return nil
}

// export gives this process the variables a document has set for pwtriage.
func export(env expand.Environ) {
	for name, v := range env.Each {
		if v.Exported && strings.HasPrefix(name, "PWTRIAGE_") {
			os.Setenv(name, v.String())
		}
	}
}

// end prints the first lines, or the last. Unlike the real head it reads all: what a writer says of a closed pipe would show by chance.
func end(h interp.HandlerContext, which string, args []string) error {
	if len(args) != 2 || args[0] != "-n" {
		return fmt.Errorf("a document calls %s with -n N, not with %q", which, args)
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	data, err := io.ReadAll(h.Stdin)
	if err != nil {
		return err
	}
	lines := slices.Collect(strings.Lines(string(data)))
	n = min(n, len(lines))
	if which == "tail" {
		lines = lines[len(lines)-n:]
	}
	_, err = io.WriteString(h.Stdout, strings.Join(lines[:n], ""))
	return err
}
