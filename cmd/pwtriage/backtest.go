package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

func newPatternsBacktest(io stdio) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "backtest OLD NEW BUNDLE...",
		Short: "Which verdicts change from one catalogue to another",
		Long: "Diagnoses the bundles (a folder of bundles counts as its bundles) with two catalogues and prints those whose cause or verdict\n" +
			"differs, with the entries that match in one and not in the other. OLD and NEW are folders of entries, added to the built-in ones, or\n" +
			"the word builtin.",
		Example: "  pwtriage patterns backtest builtin ./my-patterns ./uploads",
		Args:    takes(3, -1, "argument"),
		RunE: func(cmd *cobra.Command, args []string) error {
			before, err := benchOf(args[0], site, io)
			if err != nil {
				return err
			}
			after, err := benchOf(args[1], site, io)
			if err != nil {
				return err
			}
			return backtest(cmd.Context(), before, after, bundlesOf(args[2:]), io)
		},
	}
	cmd.Flags().StringVar(&site, "site", "", "what support knows of the server, as for diagnose")
	completeFlags(cmd, map[string]completer{"site": hclFiles})
	return cmd
}

func benchOf(dir, site string, io stdio) (*bench, error) {
	c := patterns.Builtin()
	if dir != "builtin" {
		var err error
		if c, err = loadCatalogue(dir, false, io); err != nil {
			return nil, err
		}
	}
	return newBench(c, site, io)
}

func backtest(ctx context.Context, before, after *bench, bundles []string, io stdio) error {
	changed := 0
	for _, path := range bundles {
		old, err := before.judge(ctx, path)
		if err != nil {
			return err
		}
		now, err := after.judge(ctx, path)
		if err != nil {
			return err
		}
		if old == nil || now == nil || word(old) == word(now) {
			continue
		}
		changed++
		fmt.Fprintf(io.out, "%s\n  old: %s\n  new: %s\n", term.Clean(filepath.Base(path), false), word(old), word(now))
		for _, only := range []struct {
			what string
			a, b *finding.Diagnosis
		}{{"no more", old, now}, {"now", now, old}} {
			if ids := missingFrom(only.a, only.b); len(ids) > 0 {
				fmt.Fprintf(io.out, "  matches %s: %s\n", only.what, strings.Join(ids, " "))
			}
		}
	}
	fmt.Fprintf(io.out, "bundles: %d, verdicts that change: %d\n", len(bundles), changed)
	return nil
}

// word is what a diagnosis says, in short.
func word(d *finding.Diagnosis) string {
	return fmt.Sprintf("%s (%s), %s %s", d.Cause.ID, d.Cause.Confidence, d.Verdict.Action, d.Verdict.Branch)
}

// missingFrom are the patterns found in a and not in b.
func missingFrom(a, b *finding.Diagnosis) []string {
	have := map[string]bool{}
	for _, f := range b.Findings {
		have[f.Pattern] = true
	}
	var out []string
	for _, f := range a.Findings {
		if !have[f.Pattern] {
			have[f.Pattern] = true
			out = append(out, f.Pattern)
		}
	}
	return out
}
