//go:build !linux

package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// newWatch says where the watcher runs: what it builds on (exclusive renames, leases, limits of processes) is Linux's.
func newWatch(stdio) *cobra.Command {
	return &cobra.Command{
		Use:                "watch [flags] INBOX --out DIR",
		Short:              "Diagnose whatever is dropped into a shared upload folder (on Linux)",
		Example:            "  pwtriage watch /srv/uploads --out /srv/results",
		DisableFlagParsing: true,
		RunE: func(*cobra.Command, []string) error {
			return errors.New("watch runs on Linux only; it may watch a folder that this machine shares")
		},
	}
}

// newWorker has nothing to do where there is no watcher.
func newWorker(stdio) *cobra.Command {
	return &cobra.Command{Use: "worker", Hidden: true, RunE: func(*cobra.Command, []string) error { return errors.New("there is no watcher here") }}
}
