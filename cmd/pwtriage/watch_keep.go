//go:build linux

package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/term"
)

// shelf is the store of findings as a watcher uses it: opened anew for every batch, so that one on a share that went and came, or that
// somebody removed, is found again.
type shelf struct {
	dir string
	log *slog.Logger
}

// Append keeps diagnoses. One without pseudonyms can only be another program's: a store that is kept for years does not take it.
func (s *shelf) Append(ds ...*finding.Diagnosis) ([]string, error) {
	var clean []*finding.Diagnosis
	for _, d := range ds {
		if d.Redaction.Mode != "pseudonyms" {
			s.log.Error("a result is not stored: it is not redacted", "sha256", d.Bundle.SHA256)
			continue
		}
		clean = append(clean, d)
	}
	st, err := store.Create(s.dir, store.Options{Now: clock, Warn: func(text string) { s.log.Warn("store", "said", term.Clean(text, false)) }})
	if err != nil {
		return nil, err
	}
	return st.Append(clean...)
}

// watchKey is the key of a watcher's pseudonyms: the case's, else the installation's, else, for a service without a home, one in the
// state folder.
func watchKey(caseFile, state string) (redact.Key, error) {
	if caseFile != "" {
		key, err := redact.CaseKey(caseFile)
		if err != nil {
			return key, usagef("name a file that --case made, or one that is not there yet", "%v", err)
		}
		return key, nil
	}
	if key, err := redact.InstallationKey(); err == nil {
		return key, nil
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return redact.Key{}, fmt.Errorf("watch: %w", err)
	}
	return redact.CaseKey(filepath.Join(state, "redaction.key"))
}
