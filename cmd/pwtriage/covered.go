package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/coverage"
)

func newPatternsCoverage(io stdio) *cobra.Command {
	var o catalogueOptions
	cmd := &cobra.Command{
		Use:   "coverage [BUNDLE...]",
		Short: "Entries nothing ever hit, and error lines no entry covers",
		Long: "Runs the entries over their fixtures and over bundles (a folder of bundles counts as its bundles), and lists the entries that matched\n" +
			"nothing anywhere, and the error lines of the bundles no entry matches, the most frequent first. Says also how much of the message\n" +
			"templates of the clients' sources is covered.",
		Example: "  pwtriage patterns coverage\n  pwtriage patterns coverage --patterns ./my-patterns ./uploads",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := loadCatalogue(o.dir, o.noBuiltin, io)
			if err != nil {
				return err
			}
			return runCoverage(cmd.Context(), c, o.dir, bundlesOf(args), io)
		},
	}
	o.addFlags(cmd)
	return cmd
}

// tally is what was hit, and what was not covered.
type tally struct {
	hits    map[string]int
	unknown map[string]*finding.Template
	bundles int
}

func runCoverage(ctx context.Context, c *patterns.Catalogue, dir string, bundles []string, io stdio) error {
	t := &tally{hits: map[string]int{}, unknown: map[string]*finding.Template{}}
	if err := t.fixtures(c, dir); err != nil {
		return err
	}
	b, err := newBench(c, "", io)
	if err != nil {
		return err
	}
	for _, path := range bundles {
		d, err := b.judge(ctx, path)
		if err != nil {
			return err
		}
		if d != nil {
			t.add(path, d)
		}
	}
	t.tell(c, io)
	return nil
}

func (t *tally) fixtures(c *patterns.Catalogue, dir string) error {
	all, err := fixtures("")
	if err == nil && dir != "" {
		more, e := fixtures(dir)
		all, err = append(all, more...), e
	}
	if err != nil {
		return err
	}
	for _, f := range all {
		for _, h := range f.Want {
			t.hits[h.ID]++
		}
	}
	return nil
}

func (t *tally) add(path string, d *finding.Diagnosis) {
	t.bundles++
	for _, f := range d.Findings {
		t.hits[f.Pattern] += f.Count
	}
	for _, u := range d.Unknown {
		if have := t.unknown[u.Template]; have != nil {
			have.Count += u.Count
			continue
		}
		first := u
		first.First.File = path + ":" + u.First.File
		t.unknown[u.Template] = &first
	}
}

func (t *tally) tell(c *patterns.Catalogue, io stdio) {
	field, _ := coverage.Load() // a fault there is a test's to find
	rows, covered := field.Rows(c), 0
	for _, r := range rows {
		if len(r.Entries) > 0 {
			covered++
		}
	}
	fmt.Fprintf(io.out, "templates of the sources: %d, matched: %d (docs/patterns/coverage.md says why the others are not)\n", len(rows), covered)
	var never []*patterns.Entry
	for _, e := range c.Entries {
		if t.hits[e.ID] == 0 {
			never = append(never, e)
		}
	}
	fmt.Fprintf(io.out, "entries: %d, hit by no fixture and none of %d bundles: %d\n", len(c.Entries), t.bundles, len(never))
	for _, e := range never {
		fmt.Fprintf(io.out, "  %s %s\n", e.ID, term.Clean(e.Title, false))
	}
	var unknown []*finding.Template
	for _, u := range t.unknown {
		unknown = append(unknown, u)
	}
	slices.SortFunc(unknown, func(a, b *finding.Template) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Template, b.Template))
	})
	fmt.Fprintf(io.out, "error lines no entry covers: %d kinds\n", len(unknown))
	for _, u := range unknown {
		fmt.Fprintf(io.out, "  %5d  %s\n         first at %s:%d\n", u.Count, term.Clean(u.Template, false), term.Clean(u.First.File, false), u.First.Line)
	}
}
