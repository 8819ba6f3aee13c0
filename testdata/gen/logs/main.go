// Command logs writes what the benchmarks read: a log, a log of one line, a zip of many members, or a catalogue of many entries.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dustin/go-humanize"

	"github.com/pwtriage/pwtriage/internal/dev/built"
	"github.com/pwtriage/pwtriage/patterns"
)

type options struct {
	log     built.Log
	size    string
	oneLine string
	members int
	entries int
	from    string
	out     string
}

func main() {
	var o options
	flag.StringVar(&o.log.Kind, "kind", "pjsip", strings.Join(built.Kinds, ", "))
	flag.StringVar(&o.size, "size", "200MB", "bytes of the log")
	flag.Float64Var(&o.log.Density, "density", 0.5, "percent of the lines that match")
	flag.Uint64Var(&o.log.Seed, "seed", 1, "the same seed makes the same bytes")
	flag.StringVar(&o.oneLine, "one-line", "", "in place of a log: one of a single line of this size")
	flag.IntVar(&o.members, "members", 0, "in place of a log: a zip archive of this many tiny ones")
	flag.IntVar(&o.entries, "patterns", 0, fmt.Sprintf("in place of a log: a catalogue of this many entries, up to %d, as a folder", built.MaxEntries))
	flag.StringVar(&o.from, "from", "", "folder of the catalogue whose examples match (default: the built-in one)")
	flag.StringVar(&o.out, "o", "", "file, or folder of the catalogue; standard output if none is given")
	flag.Parse()
	if err := o.write(); err != nil {
		fmt.Fprintln(os.Stderr, "logs:", err)
		os.Exit(1)
	}
}

func (o *options) write() error {
	if o.entries > 0 {
		return o.catalogue()
	}
	out := os.Stdout
	if o.out != "" {
		file, err := os.Create(o.out)
		if err != nil {
			return err
		}
		defer file.Close()
		out = file
	}
	if o.members > 0 {
		return built.Members(out, o.members, o.log.Seed)
	}
	count, err := o.text(out)
	fmt.Fprintf(os.Stderr, "logs: %d bytes, %d lines, %d of them match, %d SIP messages\n", count.Bytes, count.Lines, count.Matching, count.Messages)
	return err
}

func (o *options) text(out *os.File) (built.Count, error) {
	words, size := patterns.Builtin(), o.size
	if o.oneLine != "" {
		size = o.oneLine
	}
	if o.from != "" {
		cat, diags := patterns.LoadDir(o.from)
		if diags.HasErrors() {
			return built.Count{}, diags
		}
		words = cat
	}
	n, err := humanize.ParseBytes(size)
	if err != nil {
		return built.Count{}, err
	}
	o.log.Size, o.log.Words = int64(n), built.Words(words, o.log.Kind)
	if o.oneLine != "" {
		return o.log.OneLine(out)
	}
	return o.log.Write(out)
}

func (o *options) catalogue() error {
	if o.out == "" {
		return fmt.Errorf("a catalogue is a folder: give -o DIR")
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(o.out, "built.hcl"))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	if err := built.Entries(out, o.entries); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}
