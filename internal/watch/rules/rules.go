//go:build linux

// Package rules keeps the last good rules of a watcher: a copy of catalogue, workflows and site file in its state folder, made before they
// are tried. Workers load the copy only, so that a half-edited file never reaches a running watch. It reads no rules.
package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Sources are what a person edits; an empty one is not used.
type Sources struct {
	Patterns, Workflows string // folders
	Site                string // a file
}

// Copy is where the copies lie.
type Copy struct {
	Sources
	Hash string // of all bytes and names
	dir  string
	of   Sources
}

const (
	maxFile  = 16 << 20
	maxFiles = 10_000
)

// Take copies the sources into a new folder below dir. The site file is a secret: the copies are for the owner only.
func Take(dir string, s Sources) (*Copy, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("copy rules: %w", err)
	}
	tmp, err := os.MkdirTemp(dir, "rules-")
	if err != nil {
		return nil, fmt.Errorf("copy rules: %w", err)
	}
	c := &Copy{dir: tmp, of: s}
	sum := sha256.New()
	for _, part := range []struct {
		from string
		to   *string
		name string
		copy func(from, to string, sum io.Writer) error
	}{
		{s.Patterns, &c.Patterns, "patterns", copyFolder},
		{s.Workflows, &c.Workflows, "workflows", copyFolder},
		{s.Site, &c.Site, "site.hcl", copyFile},
	} {
		if part.from == "" {
			continue
		}
		*part.to = filepath.Join(tmp, part.name)
		fmt.Fprintf(sum, "%s\x00", part.name)
		if err := part.copy(part.from, *part.to, sum); err != nil {
			os.RemoveAll(tmp)
			return nil, fmt.Errorf("copy rules: %w", err)
		}
	}
	c.Hash = hex.EncodeToString(sum.Sum(nil))
	return c, nil
}

// Original puts the names of the sources in the place of those of the copies, for a person who reads an error.
func (c *Copy) Original(text string) string {
	for _, pair := range [][2]string{{c.Patterns, c.of.Patterns}, {c.Workflows, c.of.Workflows}, {c.Site, c.of.Site}} {
		if pair[0] != "" {
			text = strings.ReplaceAll(text, pair[0], strings.TrimSuffix(pair[1], "/"))
		}
	}
	return text
}

// Remove removes the copy.
func (c *Copy) Remove() { os.RemoveAll(c.dir) }

// Sweep removes all copies below dir but this one: earlier runs left them.
func (c *Copy) Sweep() {
	old, _ := filepath.Glob(filepath.Join(filepath.Dir(c.dir), "rules-*"))
	for _, dir := range old {
		if dir != c.dir {
			os.RemoveAll(dir)
		}
	}
}

func copyFolder(from, to string, sum io.Writer) error {
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	n := 0
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil || rel == "." {
			return err
		}
		switch {
		case d.IsDir():
			return os.Mkdir(filepath.Join(to, rel), 0o700)
		case !strings.EqualFold(filepath.Ext(path), ".hcl"):
			return nil
		}
		if n++; n > maxFiles {
			return errors.New("too many files")
		}
		fmt.Fprintf(sum, "%s\x00", rel)
		return copyFile(path, filepath.Join(to, rel), sum)
	})
}

func copyFile(from, to string, sum io.Writer) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return err
	}
	if len(data) > maxFile {
		return fmt.Errorf("%q has more than %d bytes", from, maxFile)
	}
	fmt.Fprintf(sum, "%d\x00", len(data))
	sum.Write(data)
	return os.WriteFile(to, data, 0o600)
}
