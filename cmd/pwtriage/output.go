package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/term"
)

// formats are the renderings there are, the default one first.
var formats = report.Names()

var colors = []string{"auto", "always", "never"}

func knownFormat(name string) error {
	if slices.Contains(formats, name) {
		return nil
	}
	return usagef("there are "+strings.Join(formats, ", "), "unknown format %q%s", name, suggestion(name, formats))
}

func knownColor(name string) error {
	if slices.Contains(colors, name) {
		return nil
	}
	return usagef("there are "+strings.Join(colors, ", "), "unknown --color %q%s", name, suggestion(name, colors))
}

// write renders in one format. A JSON document is indented for one bundle, one line each for several.
func (o *diagnoseOptions) write(w io.Writer, format string, d *finding.Diagnosis, paths []string, alone bool, style term.Style) error {
	f, _ := report.Find(format) // the flags have been checked
	return o.privacy.send(w, format, o.quoted.with(format, d), func(w io.Writer, d *finding.Diagnosis) error {
		names := harmless(o.privacy.called(d, paths))
		return f.Render(w, d, report.Options{TextOptions: report.TextOptions{Style: style, Level: o.level, Bundle: names[0], Others: names[1:]},
			Indent: alone, Catalogue: o.catalogue, Flows: o.flows})
	})
}

func harmless(paths []string) []string {
	var out []string
	for _, p := range paths {
		out = append(out, term.Clean(p, false))
	}
	return out
}

// output is one --output FORMAT=PATH.
type output struct {
	format, path string
	folder       bool            // path is a folder: each result gets a file there
	used         map[string]bool // files written in this run: two bundles of one name must not end in one file
}

// placeOutputs reads the --output flags; of is how many results there will be. All mistakes show before a bundle is read.
func (o *diagnoseOptions) placeOutputs(of int) error {
	used := map[string]bool{}
	for _, spec := range o.outputs {
		format, path, ok := strings.Cut(spec, "=")
		if !ok || path == "" {
			return usagef("write --output json=result.json", "cannot read the output %q", spec)
		}
		if err := knownFormat(format); err != nil {
			return err
		}
		out := &output{format: format, path: path, folder: strings.HasSuffix(path, "/"), used: used}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			out.folder = true
		}
		if of > 1 && !out.folder && !strings.Contains(path, "{bundle}") {
			return usagef("give a folder, or put {bundle} into the path", "output path %q is one file for %d bundles", path, of)
		}
		if slices.ContainsFunc(o.placed, func(p *output) bool { return p.path == path && !(p.folder && p.format != format) }) {
			return usagef("give each --output a path of its own", "output path %q is given twice", path)
		}
		o.placed = append(o.placed, out)
	}
	return nil
}

// toFiles writes what --output asks for. One that cannot be written does not stop the others.
func (o *diagnoseOptions) toFiles(d *finding.Diagnosis, paths []string) []error {
	var failed []error
	for _, out := range o.placed {
		path := out.target(d.Bundle.Name)
		err := whole(path, func(w io.Writer) error { return o.write(w, out.format, d, paths, true, term.Style{}) })
		if err != nil {
			failed = append(failed, fmt.Errorf("write output %q: %w", path, err))
		}
	}
	return failed
}

// whole writes a file wholly or not at all: to a temporary name beside it, then renamed.
func whole(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return direct(path, write)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".pwtriage-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone already when all went well
	for _, step := range []func() error{func() error { return write(tmp) }, tmp.Sync, tmp.Close} {
		if err := step(); err != nil {
			tmp.Close()
			return err
		}
	}
	return os.Rename(tmp.Name(), path)
}

// direct writes to a pipe or a device, which a rename would replace.
func direct(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// target is the file a rendering goes to: PATH itself, a file named after the bundle in the folder PATH, or PATH with {bundle}
// filled in. A second bundle of the same name gets a number.
func (out *output) target(bundle string) string {
	name := safeName(bundle)
	for nth := 1; ; nth++ {
		path := strings.ReplaceAll(out.path, "{bundle}", name)
		if out.folder {
			path = filepath.Join(out.path, name+"."+extension(out.format))
		}
		if path == out.path || !out.used[path] {
			out.used[path] = true
			return path
		}
		name = fmt.Sprintf("%s-%d", safeName(bundle), nth+1)
	}
}

// safeName makes a file name of a bundle's name, which comes from outside: its letters, digits, dots and dashes.
func safeName(bundle string) string {
	name := strings.TrimLeft(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '_'
	}, bundle), ".")
	return cmp.Or(name, "bundle")
}

func extension(format string) string {
	f, _ := report.Find(format)
	return f.Extension
}
