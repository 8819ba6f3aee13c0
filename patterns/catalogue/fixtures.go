// Package catalogue holds the fixtures that stand beside the entries, so that the program can prove its own catalogue anywhere.
package catalogue

import "embed"

// Fixtures are the files *.txt of the areas.
//
//go:embed */*.txt
var Fixtures embed.FS
