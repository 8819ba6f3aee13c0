package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/term"
)

// where is what is searched: the store, or what --in names.
func (o *grepOptions) where(ctx context.Context, io stdio) (store.Searched, error) {
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
		if err := onto(ctx, pile, path, io); err != nil {
			return nil, err
		}
	}
	return pile, nil
}

// onto puts what a path has onto the pile: its results when it is a file of results, else what a diagnosis of it finds.
func onto(ctx context.Context, pile *store.Pile, path string, io stdio) error {
	in := bufio.NewReaderSize(io.in, 64<<10)
	if path == "-" {
		if holdsResults(in) {
			return pile.Read(in)
		}
		io.in = in
		return diagnosed(ctx, pile, path, io)
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return diagnosed(ctx, pile, path, io)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if in.Reset(f); !holdsResults(in) {
		return diagnosed(ctx, pile, path, io)
	}
	if err := pile.Read(in); err != nil {
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

// diagnosed puts a bundle's findings onto the pile, diagnosed as `pwtriage diagnose` does without flags.
func diagnosed(ctx context.Context, pile *store.Pile, path string, io stdio) error {
	o := diagnoseOptions{incident: "auto", format: "text", color: "auto", level: 1}
	opt, err := o.analysis(io)
	if err != nil {
		return err
	}
	opt.Paths = []string{path}
	out, err := analyzer.Diagnose(ctx, opt)
	if out != nil && out.Diagnosis != nil && err == nil {
		pile.Add(out.Diagnosis)
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", term.Clean(path, false), err)
	}
	return nil
}
