// Package hclfile guards the HCL parser, whose recursion a hostile file can drive into a stack overflow that no
// program survives (hashicorp/hcl#809): size and nesting are checked byte by byte before the parser sees a file.
package hclfile

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

const (
	maxBytes = 4 << 20
	maxDepth = 64
	maxRun   = 64 // operators in a row: `!!!!...` nests without brackets
)

// Precheck refuses a file that is too large or nested too deep. Brackets within strings and comments count as well: more
// careful than need be, and no real file comes near the limit.
func Precheck(name string, src []byte) hcl.Diagnostics {
	if len(src) > maxBytes {
		return refuse(name, 1, fmt.Sprintf("the file has %d bytes, the limit is %d", len(src), maxBytes))
	}
	line, depth, run := 1, 0, 0
	for _, c := range src {
		switch c {
		case '\n':
			line++
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth > 0 {
				depth--
			}
		}
		if c == '!' || c == '-' || c == '?' {
			run++
		} else if c != ' ' {
			run = 0
		}
		if depth > maxDepth {
			return refuse(name, line, fmt.Sprintf("brackets are nested more than %d deep", maxDepth))
		}
		if run > maxRun && c != '-' {
			return refuse(name, line, "too many operators in a row")
		}
	}
	return nil
}

func refuse(name string, line int, detail string) hcl.Diagnostics {
	pos := hcl.Pos{Line: line, Column: 1}
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "file refused", Detail: detail,
		Subject: &hcl.Range{Filename: name, Start: pos, End: pos}}}
}
