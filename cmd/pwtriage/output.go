package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/internal/term"
)

// formats are the renderings there are, the default one first.
var formats = report.Names()

// write renders in one format. A JSON document is indented for one bundle, one line each for several.
func (o *diagnoseOptions) write(w io.Writer, format string, d *finding.Diagnosis, paths []string, alone bool, style term.Style) error {
	f, ok := report.Find(format)
	if !ok {
		return usagef("there are "+strings.Join(formats, ", "), "unknown format %q", format)
	}
	return o.privacy.send(w, format, d, func(w io.Writer, d *finding.Diagnosis) error {
		return f.Render(w, d, report.Options{TextOptions: report.TextOptions{Style: style, Level: o.level, Bundle: paths[0]},
			Indent: alone, Catalogue: o.catalogue})
	})
}

// toFile writes one --output FORMAT=PATH, whole or not at all: to a temporary name beside it, then renamed.
func (o *diagnoseOptions) toFile(spec string, d *finding.Diagnosis, paths []string, of int) error {
	format, path, ok := strings.Cut(spec, "=")
	if !ok || path == "" {
		return usagef("write --output json=result.json", "cannot read the output %q", spec)
	}
	path, err := target(path, format, d.Bundle.Name, of)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".pwtriage-*")
	if err != nil {
		return fmt.Errorf("write output %q: %w", path, err)
	}
	defer os.Remove(tmp.Name())
	if err := o.write(tmp, format, d, paths, true, term.Style{}); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Sync(); err != nil {
		tmp.Close()
		return fmt.Errorf("write output %q: %w", path, err)
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("write output %q: %w", path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("write output %q: %w", path, err)
	}
	return nil
}

// target is the file a rendering goes to: PATH itself, a file named after the bundle in the folder PATH, or PATH with {bundle}
// filled in. The bundle's name comes from outside: only its letters, digits, dots and dashes are used.
func target(path, format, bundle string, of int) (string, error) {
	name := strings.TrimLeft(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '_'
	}, bundle), ".")
	if strings.Contains(path, "{bundle}") {
		return strings.ReplaceAll(path, "{bundle}", name), nil
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, name+"."+extension(format)), nil
	}
	if of > 1 {
		return "", usagef("give a folder, or put {bundle} into the path", "output path %q is one file for %d bundles", path, of)
	}
	return path, nil
}

func extension(format string) string {
	f, _ := report.Find(format)
	return f.Extension
}
