package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

// bench diagnoses many bundles with a catalogue, for the people who write it.
type bench struct {
	opt analyzer.Options
	io  stdio
}

func newBench(c *patterns.Catalogue, sitePath string, io stdio) (*bench, error) {
	b := &bench{io: io, opt: analyzer.Options{Incident: "auto", Version: version, Limits: bundle.DefaultLimits(), Catalogue: c}}
	var err error
	if b.opt.Flows, err = loadFlows("", io); err != nil {
		return nil, err
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		return nil, diags
	}
	b.opt.Causes = causes
	if sitePath != "" {
		s, diags := site.Load(sitePath)
		if err := diagnostics(io, diags); err != nil {
			return nil, err
		}
		b.opt.Site = s
	}
	return b, nil
}

// judge diagnoses one bundle; nil when there is nothing to read in it.
func (b *bench) judge(ctx context.Context, path string) (*finding.Diagnosis, error) {
	opt := b.opt
	opt.Paths, opt.Command = []string{path}, "pwtriage diagnose"
	out, err := analyzer.Diagnose(ctx, opt)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, analyzer.ErrNothing):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("diagnose %s: %w", named([]string{path}), err)
	}
	return out.Diagnosis, nil
}

// bundlesOf takes a folder that holds nothing but folders and archives for a collection: each of them is a bundle.
func bundlesOf(paths []string) []string {
	var out []string
	for _, p := range paths {
		inner, whole := collection(p)
		if whole {
			out = append(out, inner...)
		} else {
			out = append(out, p)
		}
	}
	return out
}

// collection lists the folders below a path when there are at least two and no log beside them.
func collection(path string) ([]string, bool) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, false
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() {
			out = append(out, filepath.Join(path, e.Name()))
		} else if filepath.Ext(e.Name()) == ".log" {
			return nil, false
		}
	}
	return out, len(out) > 1
}
