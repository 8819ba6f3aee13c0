package patterns

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxFiles bounds how many files one catalogue folder may hold, so that a wrong --patterns DIR ends soon.
const maxFiles = 5000

// Load reads the entries and the reason table of HCL files, by name. It reports every fault it finds, with its place;
// the catalogue is usable only when no diagnostic is an error.
func Load(files map[string][]byte) (*Catalogue, hcl.Diagnostics) {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	r := &reader{files: files}
	cat := &Catalogue{}
	for _, name := range names {
		r.file(cat, name)
	}
	r.unique(cat.Entries)
	sortEntries(cat.Entries)
	cat.Hash = contentHash(cat.Entries, cat.Reasons)
	slices.SortStableFunc(r.diags, byPlace)
	return cat, r.diags
}

// LoadDir loads all *.hcl files below a folder. A folder without one is an error: it is the wrong folder.
func LoadDir(dir string) (*Catalogue, hcl.Diagnostics) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".hcl") {
			return nil
		}
		if len(files) == maxFiles {
			return fmt.Errorf("more than %d files", maxFiles)
		}
		files[filepath.ToSlash(path)], err = readCapped(path)
		return err
	})
	if err != nil {
		return &Catalogue{}, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: fmt.Sprintf("read patterns %q", dir), Detail: err.Error()}}
	}
	if len(files) == 0 {
		return &Catalogue{}, hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: fmt.Sprintf("no patterns in %q", dir),
			Detail: "No file below it ends in .hcl.",
		}}
	}
	return Load(files)
}

// readCapped reads one byte more than is allowed at most, which scan then refuses with a place.
func readCapped(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%q is not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

var fileSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	{Type: "pattern", LabelNames: []string{"id"}},
	{Type: "reason", LabelNames: []string{"kind"}},
}}

func (r *reader) file(cat *Catalogue, name string) {
	src := r.files[name]
	if diags := scan(src, name); diags.HasErrors() {
		r.diags = append(r.diags, diags...)
		return
	}
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	r.diags = append(r.diags, diags...)
	if diags.HasErrors() {
		return
	}
	content := r.content(file.Body, fileSchema)
	for _, block := range content.Blocks {
		if block.Type == "pattern" {
			cat.Entries = append(cat.Entries, r.entry(block))
		} else {
			cat.Reasons = append(cat.Reasons, r.reason(block))
		}
	}
}

// unique keeps one id for one entry: results and tickets refer to it.
func (r *reader) unique(entries []*Entry) {
	first := map[string]*Entry{}
	for _, e := range entries {
		if other := first[e.ID]; other != nil {
			r.fault(entryRange(e), fmt.Sprintf("pattern %q exists already", e.ID),
				fmt.Sprintf("The first stands at %s:%d. Ids are never reused; take the next free number.", other.File, other.Line))
			continue
		}
		first[e.ID] = e
	}
}

func entryRange(e *Entry) hcl.Range {
	start := hcl.Pos{Line: e.Line, Column: 1}
	return hcl.Range{Filename: e.File, Start: start, End: start}
}
