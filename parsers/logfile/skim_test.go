package logfile

import (
	"strings"
	"testing"
)

// TestNoSieveIsAskedForOnce: a catalogue may have none for a dialect, and finding that out at every line would take longer than the log.
func TestNoSieveIsAskedForOnce(t *testing.T) {
	line := "10:22:33.123           pjsua_core.c  .Nothing to see here\n"
	asked, records := 0, 0
	none := func(string, []string, []byte) Sieve { asked++; return nil }
	body := strings.Repeat(line, 2*skimFrom/len(line))
	info, err := Read(strings.NewReader(body), "built", Options{Sieve: none}, func(*Record) error { records++; return nil })
	if err != nil {
		t.Fatal(err)
	}
	if asked != 1 || records != info.Lines || info.Dialect != "pjsip" {
		t.Errorf("asked %d times, %d records of %d lines of %s", asked, records, info.Lines, info.Dialect)
	}
}
