//go:build linux

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/internal/watch/daemon"
	"github.com/pwtriage/pwtriage/internal/watch/folder"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

func newWatchStatus(o *watchOptions, io stdio) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:     "status [INBOX --out DIR | --state DIR]",
		Short:   "What a watcher has done, and what waits, whether it runs or not",
		Example: "  pwtriage watch status /srv/uploads --out /srv/results\n  pwtriage watch status --state /var/lib/pwtriage --format json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir, err := o.stateDir(args)
			if err != nil {
				return err
			}
			s, err := daemon.Status(dir)
			if err != nil {
				return noWatcher(err)
			}
			return printStatus(s, format, io)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func noWatcher(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return usagef("give INBOX and --out as to the watcher, or --state DIR", "%v", err)
	}
	return err
}

func printStatus(s *daemon.State, format string, io stdio) error {
	switch format {
	case "json":
		enc := json.NewEncoder(io.out)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	case "text":
	default:
		return usagef("there are text and json", "unknown format %q", format)
	}
	word := "stopped"
	if s.Running {
		word = "running"
	}
	fmt.Fprintf(io.out, "%s: %s -> %s\n", word, term.Clean(s.Status.Inbox, false), term.Clean(s.Status.Out, false))
	if !s.Status.At.IsZero() {
		fmt.Fprintf(io.out, "at %s: %d ready, %d not finished yet, the oldest seen %v before\n", s.Status.At.Format(time.RFC3339), s.Status.Ready,
			s.Status.Waiting, time.Duration(s.Status.OldestSeconds)*time.Second)
	}
	if s.Status.Stalled != "" {
		fmt.Fprintf(io.out, "results can't be written: %s\n", term.Clean(s.Status.Stalled, false))
	}
	for _, c := range s.Counts {
		fmt.Fprintf(io.out, "%7d  %s\n", c.N, describe(c))
	}
	if s.Outbox > 0 {
		fmt.Fprintf(io.out, "%7d  messages not delivered yet\n", s.Outbox)
	}
	return nil
}

func describe(c ledger.Count) string {
	switch {
	case c.State == ledger.Began:
		return "killed a worker, and has another try"
	case c.State == ledger.Done:
		return "diagnosed, not published yet"
	case c.Outcome == "elsewhere":
		return "published by another watcher"
	case c.Outcome == folder.Quarantined:
		return "quarantined"
	}
	return c.Outcome + ": " + c.Branch + " (" + c.Cause + ")"
}

func newWatchRequeue(o *watchOptions, io stdio) *cobra.Command {
	changed := false
	cmd := &cobra.Command{
		Use:   "requeue (--changed | WORD...) --state DIR",
		Short: "Have bundles diagnosed again: all that other rules judged, or some by name, path or SHA-256",
		Long: "Asks the watcher of a state folder, which takes it up at its next look at the inbox or at its next start. An upload that was\n" +
			"deleted can't be diagnosed again; one in the quarantine gets another try.",
		Example: "  pwtriage watch requeue --changed --state /var/lib/pwtriage\n  pwtriage watch requeue logs.zip --state /var/lib/pwtriage",
		RunE:    func(_ *cobra.Command, args []string) error { return requeue(o, changed, args, io) },
	}
	cmd.Flags().BoolVar(&changed, "changed", false, "all bundles whose verdict is by another catalogue, workflow or site file than today's")
	return cmd
}

func requeue(o *watchOptions, changed bool, words []string, io stdio) error {
	if changed == (len(words) > 0) {
		return usagef("give --changed, or names, paths or hashes", "requeue what?")
	}
	dir, err := o.stateDir(nil)
	if err != nil {
		return err
	}
	l, err := ledger.View(dir, time.Now)
	if err != nil {
		return noWatcher(err)
	}
	defer l.Close()
	if changed {
		fmt.Fprintln(io.out, "asked: the watcher diagnoses again what other rules judged")
		return l.Note(folder.ChangedNote, "1")
	}
	for _, word := range words {
		sums, err := l.Find(word)
		if err != nil {
			return err
		}
		if len(sums) == 0 {
			return usagef("", "no bundle of this watcher is called %q", word)
		}
		if err := l.Ask(sums...); err != nil {
			return err
		}
		fmt.Fprintf(io.out, "asked: %d called %s\n", len(sums), term.Clean(word, false))
	}
	return nil
}
