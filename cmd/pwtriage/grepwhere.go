package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/internal/store"
)

// where is what is searched: the store, or what --in names.
func (o *grepOptions) where(io stdio) (store.Searched, error) {
	if len(o.in) == 0 {
		return openStore(o.store, io)
	}
	if len(o.in) == 1 && o.in[0] != "-" {
		if s, err := store.Open(o.in[0], storeOptions(io)); err == nil && s.Holds() {
			return s, nil
		}
	}
	pile := &store.Pile{}
	for _, path := range o.in {
		if _, err := os.Stat(path); err != nil && path != "-" {
			return nil, err
		}
		pile.Add(func(ctx context.Context, visit func([]store.Line) error) error { return lines(ctx, path, io, visit) })
	}
	return pile, nil
}

// lines reads a path: its results when it is a file of results, else what a diagnosis of it finds.
func lines(ctx context.Context, path string, io stdio, visit func([]store.Line) error) error {
	in := bufio.NewReaderSize(io.in, 64<<10)
	if path == "-" {
		if holdsResults(in) {
			return store.Results(in)(ctx, visit)
		}
		io.in = in
		return diagnosed(ctx, path, io, visit)
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return diagnosed(ctx, path, io, visit)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if in.Reset(f); !holdsResults(in) {
		return diagnosed(ctx, path, io, visit)
	}
	if err := store.Results(in)(ctx, visit); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// holdsResults says whether a file begins as a result or a line of a store does. A JSON file of a bundle does not.
func holdsResults(in *bufio.Reader) bool {
	head, _ := in.Peek(4 << 10)
	head = bytes.TrimSpace(head)
	if !bytes.HasPrefix(head, []byte("{")) {
		return false
	}
	head = bytes.TrimSpace(head[1:])
	return bytes.HasPrefix(head, []byte(`"message_type"`)) || bytes.HasPrefix(head, []byte(`"schema"`)) && bytes.Contains(head[:min(len(head), 60)], []byte("pwtriage/diagnosis/"))
}

// diagnosed gives a bundle's findings, diagnosed as `pwtriage diagnose` does without flags.
func diagnosed(ctx context.Context, path string, io stdio, visit func([]store.Line) error) error {
	o := diagnoseOptions{incident: "auto", format: "text", color: "auto", level: 1}
	opt, err := o.analysis(io)
	if err != nil {
		return err
	}
	if err := o.privacy.open(opt.Site, io); err != nil {
		return err
	}
	opt.Paths = []string{path}
	out, err := analyzer.Diagnose(ctx, opt)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	o.privacy.begin(out)
	return visit(store.Lines(o.privacy.shared(out.Diagnosis))) // as the store would keep it
}
