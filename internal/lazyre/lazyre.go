// Package lazyre is regexps that are compiled when they are first used. Compiling those of all packages is most of what a start costs, and
// a command uses few.
package lazyre

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// tested is set in a program of go test: there a regexp is compiled where it stands, so that every run of a package's tests shows one
// that cannot be.
var tested = len(os.Args) > 0 && strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test")

// Regexp gives a regexp, the same each time. It may be called by several goroutines.
type Regexp func() *regexp.Regexp

// New takes an expression, which has to be right: the first use panics if not.
func New(expr string) Regexp {
	if tested {
		regexp.MustCompile(expr)
	}
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
