// Command gen fills a store with built findings, spread over the days of a year, to measure the search.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

func main() {
	dir := flag.String("store", "", "folder of the store")
	findings := flag.Int("findings", 1000000, "how many findings to make")
	seed := flag.Uint64("seed", 1, "the same seed makes the same findings")
	days := flag.Int("days", 300, "how many days to spread them over, up to 2026-11-25")
	flag.Parse()
	if *dir == "" {
		fmt.Fprintln(os.Stderr, "gen: give --store DIR")
		os.Exit(2)
	}
	if err := fill(*dir, *findings, *days, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// perBundle is about what a real bundle yields.
const perBundle = 30

// fill makes all of a day before it is timed: what is measured is the store.
func fill(dir string, findings, days int, seed uint64) error {
	source := built.New(seed)
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC).AddDate(0, 0, -days)
	s, err := store.Create(dir, store.Options{Now: func() time.Time { return now }, Warn: func(w string) { fmt.Fprintln(os.Stderr, "gen:", w) }})
	if err != nil {
		return err
	}
	var took time.Duration
	done := 0
	for day := 1; day <= days; day++ {
		now = now.AddDate(0, 0, 1)
		var ds []*finding.Diagnosis
		for ; done < findings*day/days; done += perBundle {
			ds = append(ds, source.Next(perBundle))
		}
		start := time.Now()
		if _, err := s.Append(ds...); err != nil {
			return err
		}
		took += time.Since(start)
	}
	fmt.Printf("%d findings stored and indexed in %.1f s: %.0f a second\n", done, took.Seconds(), float64(done)/took.Seconds())
	return nil
}
