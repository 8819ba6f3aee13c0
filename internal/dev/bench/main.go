// Command bench measures whole processes of pwtriage against what a person would use in its place, in one run: per job some pairs, peer and
// pwtriage in turn, and the median of the ratios of the pairs, because a busy machine slows both. bench.sh builds the tools and calls it.
//
// In: a folder with the tools in bin. Out: a table in Markdown, on standard output as it grows, and in a document when all was measured.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/dustin/go-humanize"
)

// bench is a run.
type bench struct {
	dir   string // bin holds the tools, the rest is made when it is needed
	size  int64  // of the log most jobs read
	named string // the size, as it was asked for
	pairs int
	only  *regexp.Regexp
}

func main() {
	dir := flag.String("dir", "", "folder with the tools in bin; logs are kept there")
	size := flag.String("size", "200MB", "size of the log")
	pairs := flag.Int("pairs", 7, "pairs of runs per job")
	only := flag.String("only", "", "regexp of the jobs to measure; the document is left alone then")
	document := flag.String("document", "", "document to put the table into")
	flag.Parse()
	if err := run(*dir, *size, *pairs, *only, *document); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(dir, size string, pairs int, only, document string) error {
	n, err := humanize.ParseBytes(size)
	if err != nil {
		return err
	}
	wanted, err := regexp.Compile(only)
	if err != nil {
		return err
	}
	if pairs < 1 || dir == "" {
		return fmt.Errorf("give a folder and at least one pair")
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	b := &bench{dir: dir, size: int64(n), named: size, pairs: pairs, only: wanted}
	report := b.measure(os.Stdout)
	if only != "" || document == "" {
		return nil
	}
	return replace(document, report)
}
