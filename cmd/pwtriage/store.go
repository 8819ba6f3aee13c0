package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/query"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/term"
)

const storeFlag = "folder of stored findings (default $PWTRIAGE_STORE, else pwtriage/store in the user's data folder)"

// storeDir is the store to use: the flag's, else the environment's, else the user's.
func storeDir(flag string) string {
	if flag != "" {
		return flag
	}
	if dir := os.Getenv("PWTRIAGE_STORE"); dir != "" {
		return dir
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" { // there the one folder is for both
		if dir, err := os.UserConfigDir(); err == nil {
			return filepath.Join(dir, "pwtriage", "store")
		}
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "pwtriage", "store")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "share", "pwtriage", "store")
}

func storeOptions(io stdio) store.Options {
	return store.Options{Now: clock, Warn: func(s string) { fmt.Fprintf(io.err, "pwtriage: store: %s\n", term.Clean(s, false)) }}
}

// clock is the time of day; tests give their own.
var clock = time.Now

// openStore opens the store that is there; one that is not is the user's mistake.
func openStore(flag string, io stdio) (*store.Store, error) {
	dir := storeDir(flag)
	s, err := store.Open(dir, storeOptions(io))
	if errors.Is(err, store.ErrNone) {
		return nil, usagef("pwtriage diagnose --store DIR makes one; --store or $PWTRIAGE_STORE says where it is", "there is no store in %q", dir)
	}
	return s, err
}

// errUnredacted keeps what was not cleaned out of a store that is kept for years.
var errUnredacted = usagef("leave --no-redact out", "a diagnosis that is not redacted is not stored")

// keep stores a diagnosis where --store asks for it.
func (o *diagnoseOptions) keep(d *finding.Diagnosis, io stdio) error {
	if o.store == "" {
		return nil
	}
	if d.Redaction.Mode != "pseudonyms" {
		return errUnredacted
	}
	s, err := store.Create(o.store, storeOptions(io))
	if err != nil {
		return err
	}
	_, err = s.Append(d)
	return err
}

func newStore(io stdio) *cobra.Command {
	cmd := &cobra.Command{Use: "store", Short: "Forget stored findings, or make their index again", Args: cobra.NoArgs,
		Example: "  pwtriage store prune --older 2y\n  pwtriage store rebuild",
		RunE:    func(cmd *cobra.Command, args []string) error { return cmd.Help() }}
	var dir string
	cmd.PersistentFlags().StringVar(&dir, "store", "", storeFlag)
	cmd.AddCommand(newPrune(&dir, io), newRebuild(&dir, io))
	return cmd
}

type pruneOptions struct{ older, ticket, bundle string }

func newPrune(dir *string, io stdio) *cobra.Command {
	var o pruneOptions
	cmd := &cobra.Command{
		Use:     "prune --older SPAN | --ticket ID | --bundle SHA256",
		Short:   "Forget results with their findings and outcomes, in the text and in the index",
		Long:    "Forget results with their findings and outcomes, in the text and in the index. Of several flags each must hold.",
		Example: "  pwtriage store prune --older 2y\n  pwtriage store prune --ticket SUP-1234\n  pwtriage store prune --bundle f3a91c02",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return runPrune(o, *dir, io) },
	}
	cmd.Flags().StringVar(&o.older, "older", "", "stored longer ago than this: 90d, 26w, 2y, or before a date")
	cmd.Flags().StringVar(&o.ticket, "ticket", "", "of this ticket")
	cmd.Flags().StringVar(&o.bundle, "bundle", "", "of the bundle with this SHA-256, or how it begins (at least 8 digits)")
	return cmd
}

func runPrune(o pruneOptions, dir string, io stdio) error {
	what := store.Forget{Ticket: o.ticket, Bundle: o.bundle}
	if o.bundle != "" && len(o.bundle) < 8 {
		return usagef("give at least 8 digits of it", "%q could be many bundles", o.bundle)
	}
	if o.older != "" {
		var err error
		if what.Before, err = query.Moment(o.older, clock()); err != nil {
			return usagef("write 90d, 26w, 2y or 2026-01-31", "%v", err)
		}
	}
	s, err := openStore(dir, io)
	if err != nil {
		return err
	}
	gone, err := s.Prune(what)
	if errors.Is(err, store.ErrNothingNamed) {
		return usagef("give --older, --ticket or --bundle", "%v", err)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(io.out, "forgotten: %d results, %d findings, %d outcomes, %d damaged parts\n", gone.Results, gone.Findings, gone.Outcomes, gone.Damaged)
	return err
}

func newRebuild(dir *string, io stdio) *cobra.Command {
	return &cobra.Command{
		Use:     "rebuild",
		Short:   "Make the search index again from the text",
		Long:    "Make the search index again from the text. It is made by itself when it is missing, old or damaged; this is for when in doubt.",
		Example: "  pwtriage store rebuild\n  pwtriage store rebuild --store /srv/findings",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openStore(*dir, io)
			if err != nil {
				return err
			}
			return s.Rebuild()
		},
	}
}
