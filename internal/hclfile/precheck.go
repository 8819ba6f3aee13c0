// Package hclfile guards the HCL parser, whose recursion a hostile file can drive into a stack overflow that no
// program survives (hashicorp/hcl#809): size and nesting are checked over the tokens before the parser sees a file. The lexer is
// a loop, so it is safe to call.
package hclfile

import (
	"bytes"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

const (
	maxBytes = 1 << 20
	maxDepth = 64   // brackets, quotes and templates open at a time
	maxRun   = 1000 // operators of one expression
)

// Precheck refuses a file that is too large, nested too deep, or has an expression of too many operators: `!!!!x`, `a?b:c?d:e` and
// `a[0][0]` nest without brackets, while they are parsed or when they are evaluated.
func Precheck(name string, src []byte) hcl.Diagnostics {
	if len(src) > maxBytes {
		at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
		return refuse(at, fmt.Sprintf("the file has %d bytes, the limit is %d", len(src), maxBytes))
	}
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos) // what is wrong there the parser words better
	n := nesting{{lines: true}}
	for _, t := range tokens {
		n.see(t)
		switch {
		case len(n) > maxDepth+1:
			return refuse(t.Range, fmt.Sprintf("brackets are nested more than %d deep", maxDepth))
		case n.inner().run > maxRun:
			return refuse(t.Range, fmt.Sprintf("the expression has more than %d operators", maxRun))
		}
	}
	return nil
}

// nesting is what is open, the outermost first.
type nesting []level

type level struct {
	run   int  // operators since an expression began
	lines bool // the end of a line ends an expression
}

func (n nesting) inner() *level { return &n[len(n)-1] }

func (n *nesting) see(t hclsyntax.Token) {
	in := n.inner()
	switch t.Type {
	case hclsyntax.TokenOBrace:
		*n = append(*n, level{lines: true})
	case hclsyntax.TokenOParen, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		*n = append(*n, level{})
	case hclsyntax.TokenOBrack, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl: // an index or a directive nests what is before it
		in.run++
		*n = append(*n, level{})
	case hclsyntax.TokenCBrace, hclsyntax.TokenCParen, hclsyntax.TokenCBrack, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc,
		hclsyntax.TokenTemplateSeqEnd:
		if len(*n) > 1 {
			*n = (*n)[:len(*n)-1]
		}
	case hclsyntax.TokenComma:
		in.run = 0
	case hclsyntax.TokenNewline, hclsyntax.TokenComment: // a comment takes the end of its line with it
		if in.lines && bytes.HasSuffix(t.Bytes, []byte("\n")) {
			in.run = 0
		}
	case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenEqual,
		hclsyntax.TokenEOF:
	default:
		in.run++
	}
}

func refuse(at hcl.Range, detail string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "file refused", Detail: detail, Subject: &at}}
}
