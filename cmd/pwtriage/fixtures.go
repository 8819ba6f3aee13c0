package main

import (
	"fmt"
	"os"

	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/fixture"
)

// runFixtures holds the entries against the fixtures of a folder, or against the built-in ones.
func runFixtures(io stdio, dir string, set *patterns.Set, accept bool) error {
	all, err := fixtures(dir)
	switch {
	case err != nil:
		return usagef("a fixture is a log and the section -- want --; pwtriage patterns new makes one", "%v", err)
	case len(all) == 0:
		return usagef("pwtriage patterns new makes one from a line of a bundle", "no fixture (*.txt) below %q", dir)
	case accept:
		return acceptFixtures(io, all, set)
	}
	wrong, wants := 0, 0
	for _, f := range all {
		problems, err := f.Run(set)
		if err != nil {
			return err
		}
		for _, p := range problems {
			fmt.Fprintln(io.err, term.Clean(fmt.Sprintf("%s:%d: %s", p.File, p.Row, p.Text), false))
		}
		wrong, wants = wrong+len(problems), wants+len(f.Want)
	}
	if wrong > 0 {
		return statusError(exitUsage)
	}
	fmt.Fprintf(io.out, "fixtures: %d; all %d lines named yield what they must, the others nothing\n", len(all), wants)
	return nil
}

func fixtures(dir string) ([]*fixture.Fixture, error) {
	if dir == "" {
		return fixture.Builtin()
	}
	return fixture.LoadDir(dir)
}

func acceptFixtures(io stdio, all []*fixture.Fixture, set *patterns.Set) error {
	for _, f := range all {
		text, err := f.Accept(set)
		if err != nil {
			return err
		}
		if err := os.WriteFile(f.Name, text, 0o644); err != nil {
			return fmt.Errorf("write fixture: %w", err)
		}
		fmt.Fprintln(io.out, "written: "+term.Clean(f.Name, false))
	}
	return nil
}
