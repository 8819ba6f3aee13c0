package walks

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

// Accept writes into each row of a file the path and verdict its facts lead to; what a person has to read, before it is kept.
func Accept(set *workflow.Set, name string, src []byte) ([]byte, error) {
	tables, diags := Load(map[string][]byte{name: src})
	if diags.HasErrors() {
		return nil, diags
	}
	file, diags := hclwrite.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	for i, block := range file.Body().Blocks() {
		row := 0
		for _, b := range block.Body().Blocks() {
			if b.Type() != "walk" {
				continue
			}
			r, err := tables[i].walk(set, tables[i].Walks[row])
			if err != nil {
				return nil, err
			}
			b.Body().SetAttributeRaw("path", list(Path(r)))
			b.Body().SetAttributeValue("verdict", cty.StringVal(Verdict(r)))
			row++
		}
	}
	return hclwrite.Format(file.Bytes()), nil
}

// list writes one step a line: that is how a path is read.
func list(path []string) hclwrite.Tokens {
	out := hclwrite.Tokens{{Type: hclsyntax.TokenOBrack, Bytes: []byte("[")}, {Type: hclsyntax.TokenNewline, Bytes: []byte("\n")}}
	for _, step := range path {
		out = append(out, hclwrite.TokensForValue(cty.StringVal(step))...)
		out = append(out, &hclwrite.Token{Type: hclsyntax.TokenComma, Bytes: []byte(",")}, &hclwrite.Token{Type: hclsyntax.TokenNewline, Bytes: []byte("\n")})
	}
	return append(out, &hclwrite.Token{Type: hclsyntax.TokenCBrack, Bytes: []byte("]")})
}
