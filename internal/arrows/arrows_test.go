// Package arrows keeps the imports of this repository going one way: parsers -> patterns -> analyzer -> internal -> cmd.
package arrows

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/pwtriage/pwtriage/"

// leaves may be imported by anybody and import nothing of ours.
var leaves = []string{"analyzer/finding", "internal/golit", "internal/hclfile", "internal/lazyre", "internal/term"}

// layers are in order: a package imports those of its own layer and of the layers before it.
var layers = []string{"parsers", "patterns", "internal/redact", "analyzer", "internal", "cmd", "testdata"}

func TestImportsGoOneWay(t *testing.T) {
	checked := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		rel, err := filepath.Rel("../..", path)
		if err != nil {
			return err
		}
		from := filepath.ToSlash(filepath.Dir(rel))
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if to, ours := strings.CutPrefix(name, module); ours {
				checked++
				if !allowed(from, to) {
					t.Errorf("%s imports %s", rel, to)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 20 {
		t.Fatalf("only %d imports of our own packages found", checked)
	}
}

func allowed(from, to string) bool {
	if in(from, leaves) >= 0 {
		return false
	}
	return in(to, leaves) >= 0 || in(to, layers) <= in(from, layers)
}

// in is the index of the most specific folder a package is in, -1 for none.
func in(pkg string, folders []string) int {
	best, length := -1, 0
	for i, f := range folders {
		if (pkg == f || strings.HasPrefix(pkg, f+"/")) && len(f) > length {
			best, length = i, len(f)
		}
	}
	return best
}
