package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

func TestChosen(t *testing.T) {
	labels := []string{"yes", "no", "right", "right, the other side refuses the media", "wrong"}
	for typed, want := range map[string]string{
		"1": "yes", "5": "wrong", "6": "", "0": "", "-1": "", "y": "yes", "NO": "no", "right": "right", "rig": "", "right,": labels[3], "maybe": "", "w": "wrong",
	} {
		if got := chosen(typed, labels); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestDialogueAsksUntilItIsAnswered(t *testing.T) {
	step := &workflow.Step{ID: "X-1", Who: "user", Question: "Does it\x1b[31m work?", Answers: []*workflow.Answer{{Label: "yes"}, {Label: "seen", Judged: true}, {Label: "no"}}}
	for typed, want := range map[string]string{"seen\n2\n": "no", "\n": "", "": "", "perhaps\nyes": "yes"} {
		var out bytes.Buffer
		d := &dialogue{ctx: context.Background(), in: bufio.NewReader(strings.NewReader(typed)), out: &out}
		got, err := d.ask(step)
		if err != nil || got != want {
			t.Errorf("%q: %q (%v), want %q", typed, got, err, want)
		}
		if strings.Contains(out.String(), "\x1b") || strings.Contains(out.String(), "seen\n  ") {
			t.Errorf("%q: %q", typed, out.String())
		}
	}
}

func TestAnInterruptEndsTheWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	defer w.Close()
	cancel()
	d := &dialogue{ctx: ctx, in: bufio.NewReader(r), out: io.Discard}
	if _, err := d.ask(&workflow.Step{Answers: []*workflow.Answer{{Label: "yes"}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
