package main

import (
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/sahilm/fuzzy"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

// rules loads catalogue, workflows, causes and site file.
func (o *diagnoseOptions) rules(opt *analyzer.Options, io stdio) error {
	var err error
	if opt.Catalogue, err = loadCatalogue(o.patterns, o.noBuiltin, io); err != nil {
		return err
	}
	o.catalogue = opt.Catalogue
	if opt.Flows, err = loadFlows(o.workflows, io); err != nil {
		return err
	}
	var diags hcl.Diagnostics
	if opt.Causes, diags = cause.Builtin(); diags.HasErrors() {
		return diags
	}
	opt.Site, err = o.loadSite(io)
	return err
}

func loadFlows(dir string, io stdio) (*workflow.Set, error) {
	load := workflow.Builtin
	if dir != "" {
		load = func() (*workflow.Set, hcl.Diagnostics) { return workflow.LoadDir(dir) }
	}
	flows, diags := load()
	return flows, diagnostics(io, diags)
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
	patterns.Render(io.err, diags, map[string]*hcl.File{}, term.StyleFor("auto", io.err) != term.Style{} && os.Getenv("NO_COLOR") == "")
	if diags.HasErrors() {
		return statusError(exitUsage)
	}
	return nil
}

// suggestion is `; did you mean "x"?` when something is near.
func suggestion(word string, words []string) string {
	if m := fuzzy.Find(word, words); len(m) > 0 {
		return `; did you mean "` + m[0].Str + `"?`
	}
	return ""
}
