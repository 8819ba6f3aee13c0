package patterns

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

const (
	maxFile  = 4 << 20 // bytes of one HCL file
	maxDepth = 64      // open brackets
)

// scan refuses what the HCL parser, which calls itself for everything nested, would run out of stack on: 200 KB of
// brackets end the process (hashicorp/hcl#809). The lexer is a loop, so its tokens can be looked at before. They also
// tell at once that a value is not a literal: a catalogue has no operators, calls, variables or templates.
func scan(src []byte, name string) hcl.Diagnostics {
	if len(src) > maxFile {
		return hcl.Diagnostics{fault(hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}, "file too large",
			fmt.Sprintf("It has %d bytes; a catalogue file may have %d. Split it by area.", len(src), maxFile))}
	}
	tokens, diags := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return diags[:min(len(diags), 20)] // a file that is no HCL at all gives one for each character
	}
	depth := 0
	for i, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack:
			if depth++; depth > maxDepth {
				return hcl.Diagnostics{fault(t.Range, "brackets nested too deep", fmt.Sprintf("More than %d are open here.", maxDepth))}
			}
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack:
			depth--
		case hclsyntax.TokenMinus:
			if tokens[i+1].Type != hclsyntax.TokenNumberLit { // the last token is always the end of the file
				return hcl.Diagnostics{notLiteral(t.Range)}
			}
		default:
			if !literalToken[t.Type] {
				return hcl.Diagnostics{notLiteral(t.Range)}
			}
		}
	}
	return nil
}

// literalToken holds the tokens a catalogue is written with, and those of broken text, which the parser words better.
var literalToken = map[hclsyntax.TokenType]bool{
	hclsyntax.TokenOQuote: true, hclsyntax.TokenCQuote: true, hclsyntax.TokenQuotedLit: true,
	hclsyntax.TokenOHeredoc: true, hclsyntax.TokenCHeredoc: true, hclsyntax.TokenStringLit: true,
	hclsyntax.TokenNumberLit: true, hclsyntax.TokenIdent: true, hclsyntax.TokenEqual: true, hclsyntax.TokenColon: true,
	hclsyntax.TokenComma: true, hclsyntax.TokenNewline: true, hclsyntax.TokenComment: true, hclsyntax.TokenEOF: true,
	hclsyntax.TokenInvalid: true, hclsyntax.TokenBadUTF8: true, hclsyntax.TokenQuotedNewline: true,
	hclsyntax.TokenApostrophe: true, hclsyntax.TokenBacktick: true, hclsyntax.TokenSemicolon: true, hclsyntax.TokenTabs: true,
}

func notLiteral(at hcl.Range) *hcl.Diagnostic {
	return fault(at, "value is not a literal",
		"A catalogue has no functions, variables, operators or templates: write a quoted string, a heredoc, a number, true or "+
			"false, or a list of them. In a string a dollar or percent sign before a brace is doubled: $${ and %%{.")
}

// fault is an error at a place.
func fault(at hcl.Range, summary, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: &at}
}
