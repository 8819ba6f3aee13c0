package store

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

var dayName = lazyre.New(`^findings-[0-9]{4}-[0-9]{2}-[0-9]{2}\.jsonl$`)

// dayFile is the file a time's diagnoses go to. Days are UTC: two desks in different zones share a store.
func dayFile(at time.Time) string { return "findings-" + at.UTC().Format(time.DateOnly) + ".jsonl" }

// days are the names of the day files, oldest first.
func (s *Store) days() ([]string, error) {
	entries, err := os.ReadDir(s.dir) // sorted by name, and so by day
	if err != nil {
		return nil, fmt.Errorf("read store %q: %w", s.dir, err)
	}
	var out []string
	for _, e := range entries {
		if dayName().MatchString(e.Name()) && e.Type().IsRegular() {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// Holds says whether anything was ever stored here: a folder of logs is no store.
func (s *Store) Holds() bool {
	days, err := s.days()
	return err == nil && len(days) > 0
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

// syncDir puts a new or renamed name on the disk.
func (s *Store) syncDir() error {
	d, err := os.Open(s.dir)
	if err != nil {
		return fmt.Errorf("sync store %q: %w", s.dir, err)
	}
	defer d.Close()
	return syncFolder(d)
}
