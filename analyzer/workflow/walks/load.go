package walks

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/pwtriage/pwtriage/internal/hclfile"
)

//go:embed tables/*.hcl
var shipped embed.FS

// Shipped are the files of the built-in tables, by name.
func Shipped() map[string][]byte {
	files := map[string][]byte{}
	names, _ := fs.Glob(shipped, "tables/*.hcl")
	for _, name := range names {
		files[name], _ = shipped.ReadFile(name)
	}
	return files
}

// Files reads the tables of a folder of workflows: those in its folder walks.
func Files(dir string) (map[string][]byte, error) {
	names, _ := filepath.Glob(filepath.Join(dir, "walks", "*.hcl"))
	files := map[string][]byte{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read table of walks: %w", err)
		}
		files[name] = src
	}
	return files, nil
}

type fileSchema struct {
	Tables []tableSchema `hcl:"walks,block"`
}

type tableSchema struct {
	Flow   string        `hcl:"flow,label"`
	Givens []givenSchema `hcl:"given,block"`
	Walks  []walkSchema  `hcl:"walk,block"`
	Range  hcl.Range     `hcl:",def_range"`
}

type givenSchema struct {
	Name  string         `hcl:"name,label"`
	Facts hcl.Expression `hcl:"facts"`
}

type walkSchema struct {
	Name    string            `hcl:"name,label"`
	Given   []string          `hcl:"given,optional"`
	Facts   hcl.Expression    `hcl:"facts,optional"`
	Answers map[string]string `hcl:"answers,optional"`
	Path    []string          `hcl:"path,optional"`
	Verdict string            `hcl:"verdict"`
	Range   hcl.Range         `hcl:",def_range"`
}

// Load decodes tables.
func Load(files map[string][]byte) ([]*Table, hcl.Diagnostics) {
	var out []*Table
	var diags hcl.Diagnostics
	for _, name := range slices.Sorted(maps.Keys(files)) {
		tables, more := decode(name, files[name])
		out, diags = append(out, tables...), append(diags, more...)
	}
	return out, diags
}

func decode(name string, src []byte) ([]*Table, hcl.Diagnostics) {
	if diags := hclfile.Precheck(name, src); diags.HasErrors() {
		return nil, diags
	}
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	var decoded fileSchema
	if diags = append(diags, gohcl.DecodeBody(file.Body, nil, &decoded)...); diags.HasErrors() {
		return nil, diags
	}
	var out []*Table
	for _, t := range decoded.Tables {
		table := &Table{Flow: t.Flow, Givens: map[string]map[string]cty.Value{}, Range: t.Range}
		for _, g := range t.Givens {
			values, more := object(g.Facts)
			table.Givens[g.Name], diags = values, append(diags, more...)
		}
		for _, w := range t.Walks {
			values, more := object(w.Facts)
			diags = append(diags, more...)
			table.Walks = append(table.Walks, &Walk{Name: w.Name, Given: w.Given, Facts: values, Answers: w.Answers, Path: w.Path, Verdict: w.Verdict, Range: w.Range})
		}
		out = append(out, table)
	}
	return out, diags
}

// object reads facts = { "failure.kind" = "dns", "failure.connecting" = true }.
func object(e hcl.Expression) (map[string]cty.Value, hcl.Diagnostics) {
	v, diags := e.Value(nil)
	switch {
	case diags.HasErrors() || v.IsNull():
		return nil, diags
	case !v.Type().IsObjectType():
		r := e.Range()
		return nil, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "bad facts", Detail: `facts are written { "failure.kind" = "dns" }`, Subject: &r}}
	}
	return v.AsValueMap(), diags
}
