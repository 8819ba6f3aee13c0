package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

func newPatternsTest(io stdio) *cobra.Command {
	var o catalogueOptions
	var accept bool
	cmd := &cobra.Command{
		Use:   "test [BUNDLE...]",
		Short: "Prove the entries on their fixtures, or try them on real logs",
		Long: "Without a bundle it runs the fixtures that stand beside the entries, of the folder given or of the built-in ones: each is a log and what\n" +
			"its lines must yield, and a line that is not named must yield nothing. Ends with status 2 when one does not hold. --accept writes into\n" +
			"the fixtures of the folder what the entries see now.\n\n" +
			"With bundles it prints a line for every match of an entry in their logs, with what it captures:\n" +
			"file:line:column: severity: title [ID] name=\"value\". Secrets are masked. Matches of no entry at all end with status 0 as well.",
		Example: "  pwtriage patterns test --patterns ./my-patterns\n  pwtriage patterns test --patterns ./my-patterns --no-builtin upload.zip",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if accept && (o.dir == "" || len(args) > 0) {
				return usagef("pwtriage patterns test --accept --patterns ./my-patterns", "--accept writes the fixtures of a folder: give --patterns and no bundle")
			}
			catalogue, err := loadCatalogue(o.dir, o.noBuiltin, io)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return runFixtures(io, o.dir, catalogue.Matcher(), accept)
			}
			for _, path := range args {
				if err := tryOn(cmd.Context(), path, catalogue.Matcher(), io); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&accept, "accept", false, "write into the fixtures what the entries see now (with --patterns)")
	o.addFlags(cmd)
	return cmd
}

// maxTried bounds what is kept of one bundle until its secrets are known.
const maxTried = 100_000

// trial collects the matches in one bundle.
type trial struct {
	set     *patterns.Set
	rows    []tried
	left    int // matches not kept
	secrets [][]byte
}

type tried struct {
	path  string
	line  int
	match patterns.Match
}

func tryOn(ctx context.Context, path string, set *patterns.Set, io stdio) error {
	t := &trial{set: set}
	report, err := bundle.Walk(ctx, path, io.in, bundle.DefaultLimits(), t.visit)
	if err := unlessInterrupted(ctx, err); err != nil {
		return err
	}
	secrets := redact.New(t.secrets)
	for _, r := range t.rows {
		e := r.match.Entry
		fmt.Fprintf(io.out, "%s:%d:%d: %s: %s [%s]%s\n", term.Clean(report.Clean(r.path), false), r.line, r.match.Column, e.Severity, term.Clean(e.Title, false), e.ID,
			captures(r.match.Captures, secrets))
	}
	for _, s := range report.Skipped {
		fmt.Fprintf(io.err, "pwtriage: %s: %s\n", term.Clean(s.Path, false), term.Clean(s.Reason, false))
	}
	fmt.Fprintf(io.err, "pwtriage: %s: matches: %d\n", named([]string{path}), len(t.rows)+t.left)
	if t.left > 0 {
		fmt.Fprintf(io.err, "pwtriage: %s: the last %d are not shown\n", named([]string{path}), t.left)
	}
	return nil
}

// unlessInterrupted prefers the interruption over what it did to a reader.
func unlessInterrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func captures(values map[string]string, secrets *redact.Secrets) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(&b, " %s=%q", name, term.Clean(secrets.Text(values[name]), false))
	}
	return b.String()
}

func (t *trial) visit(m *bundle.Member, r io.Reader) error {
	buf := bufio.NewReaderSize(r, headSize)
	config, data, err := readConfig(m.Path, buf)
	if err != nil || data != nil {
		t.secrets = append(t.secrets, secretsIn(config)...)
		return err
	}
	head, _ := buf.Peek(headSize)
	dialect, sure := logfile.Detect(head)
	if sure == 0 {
		return nil
	}
	server := patterns.OfServer(dialect)
	_, err = logfile.Read(buf, m.Path, logfile.Options{}, func(rec *logfile.Record) error {
		for _, match := range t.set.Match(rec, dialect, server) {
			if len(t.rows) == maxTried {
				t.left++
				continue
			}
			t.rows = append(t.rows, tried{m.Path, rec.Lines[match.LineIndex].Number, match})
		}
		return nil
	})
	return err
}
