package hclfile

import "github.com/hashicorp/hcl/v2"

// At is a place in a file. Code made of HCL files names many.
func At(name string, line, column, byte, endLine, endColumn, endByte int) hcl.Range {
	return hcl.Range{Filename: name, Start: hcl.Pos{Line: line, Column: column, Byte: byte}, End: hcl.Pos{Line: endLine, Column: endColumn, Byte: endByte}}
}
