package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/term"
)

// checkInteractive refuses to ask where nobody sits: a script would wait for ever, or answer with what was meant for something else.
func (o *diagnoseOptions) checkInteractive(args []string, io stdio) error {
	switch {
	case !o.interactive:
		return nil
	case !term.IsTerminal(io.in) || !term.IsTerminal(io.err):
		return usagef("give answers with --answer CI-6=yes", "--interactive needs a terminal to ask at")
	case slices.Contains(args, "-"):
		return usagef("save it to a file first", "standard input cannot be a bundle and give answers")
	}
	return nil
}

// talk walks on with a person: it asks each question the walk is held by and walks again with the answer, over what was read, until the walk
// ends or the person leaves it open. Answers stand in the trail as given, as those of --answer do.
func (o *diagnoseOptions) talk(ctx context.Context, opt analyzer.Options, paths []string, out *analyzer.Outcome, io stdio) (*analyzer.Outcome, error) {
	mine := *o
	mine.answers, opt.Answers = slices.Clone(o.answers), maps.Clone(opt.Answers)
	with := &dialogue{ctx: ctx, in: bufio.NewReader(io.in), out: io.err, style: term.StyleFor(o.color, io.err)}
	for out.Diagnosis.Verdict.Ask != nil {
		id := out.Diagnosis.Verdict.Ask.Step
		answer, err := with.ask(opt.Flows.Step(id))
		if err != nil || answer == "" {
			return out, err
		}
		mine.answers = append(mine.answers, id+"="+answer)
		if opt.Answers == nil {
			opt.Answers = map[string]string{}
		}
		opt.Answers[id] = answer
		if err := o.walkOn(out, opt.Answers, mine.again(paths), paths, io); err != nil {
			return out, err
		}
	}
	return out, nil
}

// walkOn goes on with an answer. A panic is an error of this bundle, as it is when it is read.
func (o *diagnoseOptions) walkOn(out *analyzer.Outcome, answers map[string]string, command string, paths []string, io stdio) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: %w", named(paths), bug(io, fault))
		}
	}()
	return out.Answer(answers, command)
}

// dialogue is a conversation at a terminal.
type dialogue struct {
	ctx   context.Context
	in    *bufio.Reader
	out   io.Writer
	style term.Style
}

// ask shows a step's question, how to find the answer, and the answers there are; "" is none.
func (d *dialogue) ask(st *workflow.Step) (string, error) {
	fmt.Fprintf(d.out, "\n%s\n", d.style.Asking(term.Clean(fmt.Sprintf("%s (ask: %s) %s", st.ID, st.Who, st.Question), false)))
	for _, how := range st.HowTo() {
		fmt.Fprintf(d.out, "  How: %s\n", term.Clean(how, false))
	}
	labels := st.Labels()
	for i, label := range labels {
		fmt.Fprintf(d.out, "  %d  %s\n", i+1, term.Clean(label, false))
	}
	for {
		fmt.Fprintf(d.out, "Answer (1 to %d; Enter leaves it open): ", len(labels))
		typed, err := d.line()
		if err != nil || typed == "" {
			return "", err
		}
		if label := chosen(typed, labels); label != "" {
			return label, nil
		}
		fmt.Fprintf(d.out, "%s is none of the answers%s\n", strconv.Quote(typed), suggestion(typed, labels))
	}
}

// chosen is the answer meant by a number, by its words, or by the beginning of one answer's only.
func chosen(typed string, labels []string) string {
	if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(labels) {
		return labels[n-1]
	}
	begin := ""
	for _, label := range labels {
		switch {
		case strings.EqualFold(label, typed):
			return label
		case len(label) > len(typed) && strings.EqualFold(label[:len(typed)], typed) && begin != "":
			return ""
		case len(label) > len(typed) && strings.EqualFold(label[:len(typed)], typed):
			begin = label
		}
	}
	return begin
}

// line reads what is typed; the end of the input leaves the question open. An interrupt ends the waiting.
func (d *dialogue) line() (string, error) {
	type typed struct {
		text string
		err  error
	}
	got := make(chan typed, 1)
	go func() {
		text, err := d.in.ReadString('\n')
		got <- typed{text, err}
	}()
	select {
	case <-d.ctx.Done():
		fmt.Fprintln(d.out)
		return "", d.ctx.Err()
	case t := <-got:
		if errors.Is(t.err, io.EOF) {
			t.err = nil
		}
		return strings.TrimSpace(t.text), t.err
	}
}
