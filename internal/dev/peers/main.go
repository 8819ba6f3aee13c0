// Command peers writes a catalogue's regexps and literals for the programs pwtriage is measured against, one a line.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/patterns"
)

func main() {
	dialect := flag.String("dialect", "", "only what is tried on a client's log of this dialect (default: all of the catalogue)")
	dir := flag.String("patterns", "", "folder of the catalogue (default: the built-in one)")
	form := flag.String("form", "written", "written: as in the catalogue; portable: spelt for any engine, and faster for most; literals: texts of which one stands in every line that matches")
	flag.Parse()
	if err := list(*dir, *dialect, *form); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func list(dir, dialect, form string) error {
	spell, ok := forms[form]
	if !ok {
		return fmt.Errorf("there is no form %q", form)
	}
	cat := patterns.Builtin()
	if dir != "" {
		loaded, diags := patterns.LoadDir(dir)
		if diags.HasErrors() {
			return diags
		}
		cat = loaded
	}
	var out []string
	for _, regex := range regexps(cat, dialect) {
		re, err := syntax.Parse(regex, syntax.Perl)
		if err != nil {
			return err
		}
		out = append(out, spell(regex, re)...)
	}
	slices.Sort(out)
	_, err := fmt.Println(strings.Join(slices.Compact(out), "\n"))
	return err
}

var forms = map[string]func(string, *syntax.Regexp) []string{
	"written":  func(regex string, _ *syntax.Regexp) []string { return []string{written(regex)} },
	"portable": func(_ string, re *syntax.Regexp) []string { return []string{"(?:" + portable(re).String() + ")"} },
	"literals": func(_ string, re *syntax.Regexp) []string { return required(re) },
}

// regexps are those of the entries that are tried on a client's log of the dialect, of all entries for "".
func regexps(cat *patterns.Catalogue, dialect string) []string {
	var out []string
	for _, e := range cat.Entries {
		if dialect == "" || !e.Server && (len(e.Dialects) == 0 || slices.Contains(e.Dialects, dialect)) {
			out = append(out, e.Regexes()...)
		}
	}
	return out
}
