package analyzer

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// TestRotations: each family of names has its own rule for which file is older.
func TestRotations(t *testing.T) {
	for _, c := range []struct {
		server bool
		want   []string // oldest first
	}{
		{false, []string{"client.log.2.gz", "client.log.1", "client.log"}},
		{false, []string{"logs/linphone1.log", "logs/linphone2.log"}},
		{false, []string{"log/jitsi2.log", "log/jitsi1.log", "log/jitsi0.log"}},
		{false, []string{"bctbx_2.log", "bctbx_1.log", "bctbx.log"}},
		{false, []string{"logs_19-05-14_090000.txt", "logs_19-05-14_120000.txt", "logs_19-06-01_000001.txt"}},
		{false, []string{"app-20240101.log", "app-20240102.log", "app.log"}},
		{true, []string{"full.0", "full.1", "full.2", "full"}},
		{true, []string{"messages.1700000000", "messages.1700003600", "messages"}},
	} {
		kind := "log"
		if c.server {
			kind = "server"
		}
		var files []*input
		for _, name := range c.want {
			files = append(files, &input{File: finding.File{Path: name, Kind: kind}})
		}
		slices.SortFunc(files, func(a, b *input) int { return compareText(a.Path, b.Path) })
		var got []string
		for _, f := range (&caseFile{}).inOrder(files) {
			got = append(got, f.Path)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestSeams: what is missing between two files of a rotation is said, and the clock ranks above the names.
func TestSeams(t *testing.T) {
	at := func(hour int) logfile.Stamp {
		return logfile.Stamp{At: time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC), Known: true, HasDate: true}
	}
	log := func(name string, from, to int) *input {
		return &input{File: finding.File{Path: name, Kind: "log"}, info: logfile.Info{First: at(from), Last: at(to)}}
	}
	for _, c := range []struct {
		files []*input
		want  string
	}{
		{[]*input{log("a.log", 3, 4), log("a.log.1", 1, 3)}, "[]"},
		{[]*input{log("a.log", 5, 6), log("a.log.1", 1, 3)}, "[a.log hole]"},
		{[]*input{log("a.log", 2, 6), log("a.log.1", 1, 3)}, "[a.log overlap]"},
		{[]*input{log("a.log.1", 4, 5), log("a.log.3", 1, 3)}, "[a.log.1 missing-file]"},
		{[]*input{log("a.log", 1, 2), log("a.log.1", 5, 6)}, "[a.log.1 hole]"},
		{[]*input{log("a.log", 1, 2), log("b.log", 5, 6)}, "[]"},
	} {
		cf := &caseFile{}
		cf.inOrder(c.files)
		got := []string{}
		for _, g := range cf.seams {
			got = append(got, g.File+" "+g.Kind)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s and %s: %v, want %s", c.files[0].Path, c.files[1].Path, got, c.want)
		}
	}
}
