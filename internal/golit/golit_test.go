package golit_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/pwtriage/pwtriage/internal/golit"
)

type inner struct{ Name string }

type sample struct {
	Inner  inner
	List   []inner
	Words  map[string]string
	When   hclsyntax.Expression
	Kind   string
	Made   string `golit:"-"`
	hidden string
}

func written(v any) string {
	w := golit.Writer{Package: "golit_test"}
	w.Value(v)
	return strings.Join(strings.Fields(w.String()), " ")
}

func TestValueWritesWhatIsSet(t *testing.T) {
	at := hcl.Range{Filename: "a.hcl", Start: hcl.Pos{Line: 1, Column: 2, Byte: 1}, End: hcl.Pos{Line: 1, Column: 3, Byte: 2}}
	number, _ := cty.ParseNumberVal("404")
	for _, c := range []struct {
		v    any
		want string
	}{
		{&sample{}, "&sample{ }"},
		{&sample{Inner: inner{"a"}, List: []inner{{"b"}}, Made: "x", hidden: "y"}, `&sample{ Inner: inner{Name: "a", }, List: []inner{{Name: "b", }, }, }`},
		{sample{Words: map[string]string{"b": "2", "a": "1"}}, `sample{ Words: map[string]string{"a": "1", "b": "2", }, }`},
		{&sample{When: &hclsyntax.LiteralValueExpr{Val: number, SrcRange: at}},
			`&sample{ When: &hclsyntax.LiteralValueExpr{Val: cty.MustParseNumberVal("404"), SrcRange: hclfile.At("a.hcl", 1, 2, 1, 1, 3, 2), }, }`},
		{&hclsyntax.UnaryOpExpr{Op: hclsyntax.OpLogicalNot}, `&hclsyntax.UnaryOpExpr{Op: hclsyntax.OpLogicalNot, }`},
		{[]cty.Value{cty.True, cty.False, cty.StringVal("a\"b")}, `[]cty.Value{cty.True, cty.False, cty.StringVal("a\"b"), }`},
		{hcl.Traversal{hcl.TraverseRoot{Name: "fact"}}, `hcl.Traversal{hcl.TraverseRoot{Name: "fact", }, }`},
	} {
		if got := written(c.v); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestValueRefusesWhatHasNoLiteral(t *testing.T) {
	for _, v := range []any{
		&hclsyntax.Operation{Impl: stdlib.OrFunc},
		&hclsyntax.LiteralValueExpr{Val: cty.ListVal([]cty.Value{cty.True})},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%#v is written", v)
				}
			}()
			written(v)
		}()
	}
}
