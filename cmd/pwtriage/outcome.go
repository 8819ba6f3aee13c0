package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

type outcomeOptions struct{ store, actual, note string }

func newOutcome(io stdio) *cobra.Command {
	var o outcomeOptions
	cmd := &cobra.Command{
		Use:   "outcome RESULT --actual CAUSE",
		Short: "Tell what an incident turned out to be",
		Long: "Tell what an incident turned out to be; pwtriage stats --precision shows how often causes and patterns were right.\n" +
			"RESULT is a result file, - for one on standard input, or what the store knows it by: the bundle's name, its SHA-256\n" +
			"or the result's id (or how they begin, 8 digits at least), or the ticket. Told twice, the latest counts.",
		Example: "  pwtriage outcome result.json --actual auth-rejected\n  pwtriage outcome SUP-1234 --actual peer-offline --note 'phone was off'",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runOutcome(cmd.Context(), o, args[0], io) },
	}
	cmd.Flags().StringVar(&o.store, "store", "", storeFlag)
	cmd.Flags().StringVar(&o.actual, "actual", "", "the cause it really was (pwtriage explain CAUSE says what each is)")
	cmd.Flags().StringVar(&o.note, "note", "", "a word on how it was found out; no personal data")
	return cmd
}

func runOutcome(ctx context.Context, o outcomeOptions, name string, io stdio) error {
	if o.actual == "" {
		return usagef("pwtriage outcome RESULT --actual CAUSE", "no actual cause given")
	}
	if !slices.Contains(patterns.Causes, o.actual) {
		return usagef("there are "+strings.Join(patterns.Causes, ", "), "there is no cause %q%s", o.actual, suggestion(o.actual, patterns.Causes))
	}
	s, err := openStore(o.store, io)
	if err != nil {
		return err
	}
	head, err := headNamed(ctx, s, name, io)
	if err != nil {
		return err
	}
	if err := s.Tell(head, o.actual, o.note); err != nil {
		return err
	}
	word := "right"
	if head.Cause != o.actual {
		word = "it was said to be " + head.Cause
	}
	_, err = fmt.Fprintf(io.out, "%s: %s (%s)\n", term.Clean(head.Bundle, false), o.actual, term.Clean(word, false))
	return err
}

// headNamed is the result a name stands for: a file's, else a stored one.
func headNamed(ctx context.Context, s *store.Store, name string, io stdio) (store.Head, error) {
	d, err := readResult(name, io.in)
	if err == nil {
		return store.HeadOf(d), nil
	}
	if name == "-" || !errors.Is(err, fs.ErrNotExist) {
		return store.Head{}, err
	}
	heads, err := s.Find(ctx, name)
	switch {
	case err != nil:
		return store.Head{}, err
	case len(heads) == 0:
		return store.Head{}, usagef("pwtriage grep -l --all lists the bundles of the store", "no result is called %q", name)
	case len(heads) > 1:
		var names []string
		for _, h := range heads {
			names = append(names, h.Bundle+" "+h.ResultID)
		}
		return store.Head{}, usagef("name one by its id: "+strings.Join(names[:min(5, len(names))], ", "), "%d results are called %q", len(heads), name)
	}
	return heads[0], nil
}

// maxResult bounds a result file: one of a bundle at all its limits is far below.
const maxResult = 256 << 20

// readResult reads one result from a file, or from standard input for "-".
func readResult(path string, in io.Reader) (*finding.Diagnosis, error) {
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	d := &finding.Diagnosis{}
	if err := json.NewDecoder(io.LimitReader(in, maxResult)).Decode(d); err != nil || !strings.HasPrefix(d.Schema, "pwtriage/diagnosis/") {
		return nil, usagef("pwtriage diagnose --format json writes one", "%q is no result", path)
	}
	return d, nil
}
