package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// The exit statuses every release keeps.
const (
	exitOK          = 0
	exitFailed      = 1   // the tool failed
	exitUsage       = 2   // wrong usage, or a broken catalogue, workflow or site file
	exitNothing     = 3   // nothing readable was found in any bundle
	exitEscalate    = 10  // plus the level: 11, 12, 13 (--exit-code)
	exitAsk         = 20  // (--exit-code)
	exitInterrupted = 130 // 128 + SIGINT
)

// usageError is a mistake on the command line or in a file the user wrote; hint says what would be right.
type usageError struct {
	text, hint string
}

func (e *usageError) Error() string { return e.text }

func usagef(hint, format string, args ...any) error {
	return &usageError{text: fmt.Sprintf(format, args...), hint: hint}
}

// statusError ends the program with a status and says nothing more.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// fail prints an error for a person and gives the exit status.
func fail(w io.Writer, err error) int {
	var usage *usageError
	var status statusError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return int(status)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "pwtriage: interrupted")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintln(w, "pwtriage: "+term.Clean(usage.text, false))
		if usage.hint != "" {
			fmt.Fprintln(w, "hint: "+term.Clean(usage.hint, false))
		}
		return exitUsage
	}
	complain(w, err)
	return exitFailed
}

// complain prints an error on one line.
func complain(w io.Writer, err error) { fmt.Fprintln(w, "pwtriage: "+term.Clean(err.Error(), false)) }

// verdictStatus is the status --exit-code asks for.
func verdictStatus(v finding.Verdict) int {
	switch v.Action {
	case "escalate":
		return exitEscalate + v.Level
	case "ask":
		return exitAsk
	}
	return exitOK
}

// worse orders verdict statuses: escalate over ask over close, a higher level over a lower.
func worse(a, b int) int {
	rank := func(s int) int {
		switch {
		case s > exitEscalate && s < exitAsk:
			return 100 + s
		case s == exitAsk:
			return 50
		}
		return s
	}
	if rank(a) >= rank(b) {
		return a
	}
	return b
}
