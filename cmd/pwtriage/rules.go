package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/hashicorp/hcl/v2"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

// rules loads catalogue, workflows, causes and site file.
func (o *diagnoseOptions) rules(opt *analyzer.Options, io stdio) error {
	var err error
	if o.color == "never" {
		io.err = colourless{io.err}
	}
	causes, flows := later(cause.Builtin), later(flowsIn(o.workflows))
	if opt.Catalogue, err = loadCatalogue(o.patterns, o.noBuiltin, io); err != nil {
		return err
	}
	o.catalogue = opt.Catalogue
	var diags hcl.Diagnostics
	opt.Flows, diags = flows()
	if err := diagnostics(io, diags); err != nil {
		return err
	}
	o.flows = opt.Flows
	if opt.Causes, diags = causes(); diags.HasErrors() {
		return diags
	}
	opt.Site, err = o.loadSite(io)
	return err
}

// colourless hides that a writer is a terminal.
type colourless struct{ io.Writer }

// siteFile is the site file to use; whether it was asked for decides whether its absence is an error.
func (o *diagnoseOptions) siteFile() (string, bool) {
	if o.site != "" {
		return o.site, true
	}
	if path := os.Getenv("PWTRIAGE_SITE"); path != "" {
		return path, true
	}
	if dir, err := os.UserConfigDir(); err == nil {
		return filepath.Join(dir, "pwtriage", "site.hcl"), false
	}
	return "", false
}

func (o *diagnoseOptions) loadSite(io stdio) (*site.Site, error) {
	path, asked := o.siteFile()
	if _, err := os.Stat(path); err != nil && !asked {
		return nil, nil
	}
	s, diags := site.Load(path)
	if err := diagnostics(io, diags); err != nil {
		return nil, err
	}
	return s, nil
}

func loadFlows(dir string, io stdio) (*workflow.Set, error) {
	flows, diags := flowsIn(dir)()
	return flows, diagnostics(io, diags)
}

// flowsIn loads the workflows of a folder, "" for the shipped ones.
func flowsIn(dir string) func() (*workflow.Set, hcl.Diagnostics) {
	if dir == "" {
		return workflow.Builtin
	}
	return func() (*workflow.Set, hcl.Diagnostics) { return workflow.LoadDir(dir) }
}

// later loads beside what goes on.
func later[T any](load func() (T, hcl.Diagnostics)) func() (T, hcl.Diagnostics) {
	var out T
	var diags hcl.Diagnostics
	done := make(chan struct{})
	go func() {
		defer close(done)
		out, diags = load()
	}()
	return func() (T, hcl.Diagnostics) {
		<-done
		return out, diags
	}
}

func loadCatalogue(dir string, noBuiltin bool, io stdio) (*patterns.Catalogue, error) {
	if dir == "" {
		if noBuiltin {
			return nil, usagef("give --patterns DIR as well", "--no-builtin leaves no catalogue")
		}
		return patterns.Builtin(), nil
	}
	extra, diags := patterns.LoadDir(dir)
	if err := diagnostics(io, diags); err != nil || noBuiltin {
		return extra, err
	}
	merged, diags := patterns.Merge(patterns.Builtin(), extra)
	return merged, diagnostics(io, diags)
}

// diagnostics prints what is wrong with a file the user wrote, with file and line; errors end the program with status 2.
func diagnostics(io stdio, diags hcl.Diagnostics) error {
	if len(diags) == 0 {
		return nil
	}
	patterns.Render(io.err, diags, map[string]*hcl.File{}, term.StyleFor("auto", io.err) != term.Style{})
	if diags.HasErrors() {
		return statusError(exitUsage)
	}
	return nil
}
