package coverage

import (
	"cmp"
	"embed"
	"io/fs"
	"slices"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/pwtriage/pwtriage/internal/hclfile"
	"github.com/pwtriage/pwtriage/internal/lazyre"
)

//go:embed templates/*.hcl
var shipped embed.FS

type fileSchema struct {
	Sections []*Section     `hcl:"section,block"`
	Reasons  []reasonSchema `hcl:"reason,block"`
}

type reasonSchema struct {
	Name string `hcl:"name,label"`
	Text string `hcl:"text"`
}

// Load reads the shipped templates. They are checked by tests, so an error is a bug.
func Load() (*Field, hcl.Diagnostics) {
	field := &Field{Reasons: map[string]string{}}
	names, _ := fs.Glob(shipped, "templates/*.hcl")
	var diags hcl.Diagnostics
	for _, name := range sorted(names) {
		src, _ := shipped.ReadFile(name)
		diags = append(diags, field.file(name, src)...)
	}
	return field, diags
}

// file decodes one file; a template's place is taken from the syntax tree, which gohcl does not hand on.
func (f *Field) file(name string, src []byte) hcl.Diagnostics {
	if diags := hclfile.Precheck(name, src); diags.HasErrors() {
		return diags
	}
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return diags
	}
	var decoded fileSchema
	if diags = append(diags, gohcl.DecodeBody(file.Body, nil, &decoded)...); diags.HasErrors() {
		return diags
	}
	for i, s := range decoded.Sections {
		for j, t := range s.Templates {
			t.File, t.Row = name, row(file, i, j)
		}
	}
	f.Sections = append(f.Sections, decoded.Sections...)
	for _, r := range decoded.Reasons {
		f.Reasons[r.Name] = r.Text
	}
	return diags
}

// row is the line the j-th template of the i-th section starts on.
func row(file *hcl.File, i, j int) int {
	section := blocks(file.Body, "section")[i]
	return blocks(section.Body, "template")[j].DefRange().Start.Line
}

func blocks(body hcl.Body, kind string) []*hclsyntax.Block {
	var out []*hclsyntax.Block
	for _, b := range body.(*hclsyntax.Body).Blocks {
		if b.Type == kind {
			out = append(out, b)
		}
	}
	return out
}

var number = lazyre.New(`\d+`)

// sorted puts b2 before b10, and what has no number last.
func sorted(names []string) []string {
	rank := func(name string) int {
		if n, err := strconv.Atoi(number().FindString(name)); err == nil {
			return n
		}
		return 1 << 20
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) })
	return names
}
