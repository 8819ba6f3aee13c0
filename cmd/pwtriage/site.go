package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

func newSite(io stdio) *cobra.Command {
	cmd := &cobra.Command{Use: "site", Short: "The site file: what support knows of the PrivateServer",
		Example: "  pwtriage site import -o site.hcl accounts.csv\n  pwtriage site lint site.hcl", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() }}
	opts := &importOptions{}
	imp := &cobra.Command{
		Use:   "import [flags] EXPORT...",
		Short: "Make or update a site file from account exports",
		Long: "Reads account lists (CSV, JSON, tables of psql and mysql; also inside archives) and adds their accounts to a site file.\n" +
			"What a person wrote stays. A password goes in as its SHA-256 only. The file is written with mode 0600, whole or not at all;\n" +
			"without -o it goes to standard output.\n",
		Example: "  pwtriage site import -o site.hcl accounts.csv",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return opts.run(cmd.Context(), args, io) },
	}
	imp.Flags().StringVarP(&opts.output, "output", "o", "", "site file to make or update")
	imp.Flags().BoolVar(&opts.complete, "complete", false, "the exports list every account: one not listed does not exist")
	imp.Flags().BoolVar(&opts.update, "update", false, "take the export's value where the file has another")
	lint := &cobra.Command{Use: "lint FILE", Short: "Check a site file", Example: "  pwtriage site lint site.hcl", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return lintSite(args[0], io) }}
	cmd.AddCommand(imp, lint)
	return cmd
}

func lintSite(path string, io stdio) error {
	s, diags := site.Load(path)
	if s != nil {
		diags = append(diags, s.Lint(path)...)
	}
	if err := diagnostics(io, diags); err != nil {
		return err
	}
	fmt.Fprintf(io.out, "%s: %d servers, %d accounts\n", term.Clean(path, false), len(s.Servers), len(s.Accounts))
	return nil
}

type importOptions struct {
	output   string
	complete bool
	update   bool
}

func (o *importOptions) run(ctx context.Context, paths []string, io stdio) error {
	tables, err := readTables(ctx, paths, io)
	if err != nil {
		return err
	}
	if o.complete {
		if err := entire(tables); err != nil {
			return err
		}
	}
	name, old := "site.hcl", []byte(nil)
	if o.output != "" {
		name = o.output
		if old, err = os.ReadFile(o.output); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("read site file: %w", err)
		}
	}
	im := &site.Import{Update: o.update, Complete: o.complete}
	text, diags := im.Into(name, old, tables)
	if err := diagnostics(io, diags); err != nil {
		return err
	}
	if im.Added+im.Filled+im.Same == 0 {
		o.tell(im, io)
		fmt.Fprintln(io.err, "pwtriage: no account list was found")
		return statusError(exitNothing)
	}
	if err := o.write(text, io); err != nil {
		return err
	}
	o.tell(im, io)
	return nil
}

// exports gathers the tables of all exports.
type exports struct {
	tables []*serverexport.Table
	err    io.Writer
}

func readTables(ctx context.Context, paths []string, std stdio) ([]*serverexport.Table, error) {
	e := &exports{err: std.err}
	for _, path := range paths {
		report, err := bundle.Walk(ctx, path, std.in, bundle.DefaultLimits(), e.visit)
		if err != nil {
			return nil, err
		}
		for _, s := range report.Skipped {
			warn(e.err, s.Path+": "+s.Reason)
		}
	}
	return e.tables, ctx.Err()
}

func (e *exports) visit(m *bundle.Member, r io.Reader) error {
	tables, err := serverexport.Read(r)
	e.tables = append(e.tables, tables...)
	for _, t := range tables {
		for _, note := range t.Notes {
			warn(e.err, m.Path+": "+note)
		}
	}
	return err
}

// entire refuses to call a list complete that shows signs of lacking rows: what it lacks would be said not to exist.
func entire(tables []*serverexport.Table) error {
	for _, t := range tables {
		if t.Kind == serverexport.Accounts && !t.Whole {
			return usagef("export the list anew, as CSV, or leave --complete out", "an account list is cut, damaged or one page of several, so that it is not complete")
		}
	}
	return nil
}

func warn(w io.Writer, text string) { fmt.Fprintln(w, "pwtriage: "+term.Clean(text, false)) }

func (o *importOptions) tell(im *site.Import, io stdio) {
	for _, note := range im.Notes {
		warn(io.err, note)
	}
	fmt.Fprintf(io.err, "pwtriage: %d accounts added, %d completed, %d as they were\n", im.Added, im.Filled, im.Same)
}

// write puts the file in its place by a rename. A temporary file is made with mode 0600, which the site file keeps.
func (o *importOptions) write(text []byte, io stdio) error {
	if o.output == "" {
		_, err := io.out.Write(text)
		return err
	}
	path := o.output
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".pwtriage-*")
	if err != nil {
		return fmt.Errorf("write site file %q: %w", path, err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(text)
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write site file %q: %w", path, err)
	}
	return nil
}
