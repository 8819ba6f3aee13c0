package term

import (
	"bytes"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	ticks := make(chan time.Time)
	count := &Count{}
	count.Expect(20_000_000)
	count.Add(5_000_000, 1)
	done := progress(&out, "reading a.zip", count, ticks)
	ticks <- time.Time{}
	count.Add(5_000_000, 1)
	ticks <- time.Time{}
	done()
	first, second := "\rreading a.zip, 1 s: 5.0 MB of 20 MB, 1 file, 3 s left\x1b[K", "\rreading a.zip, 2 s: 10 MB of 20 MB, 2 files, 2 s left\x1b[K"
	last := "\r\x1b[K"
	// The count may have grown before the first line was written.
	early := "\rreading a.zip, 1 s: 10 MB of 20 MB, 2 files, 1 s left\x1b[K"
	if got := out.String(); got != first+second+last && got != early+second+last {
		t.Errorf("wrote %q", got)
	}
}

// Where it is not known how much there is, or more came than was expected, nothing is said of what is left.
func TestProgressGuessesNothing(t *testing.T) {
	count := &Count{}
	if got, want := count.after(1), "1 s: 0 B, 0 files"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	count.Add(3000, 1200)
	if got, want := count.after(3), "3 s: 3.0 kB, 1,200 files"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	count.Expect(2999)
	if got, want := count.after(3), "3 s: 3.0 kB, 1,200 files"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestProgressFitsTheLine(t *testing.T) {
	for _, c := range []struct {
		columns int
		want    string
	}{
		{40, "reading über.zip 1 s"},
		{21, "reading über.zip 1 s"},
		{20, "reading über... 1 s"},
		{6, "... 1"},
		{0, ""},
	} {
		if got := fit("reading über.zip", " 1 s", c.columns); got != c.want {
			t.Errorf("in %d columns: got %q, want %q", c.columns, got, c.want)
		}
	}
}

// What is done at once, or goes to a file, shows no progress.
func TestProgressKeepsQuiet(t *testing.T) {
	var out bytes.Buffer
	progress(&out, "reading a.zip", &Count{}, make(chan time.Time))()
	Progress(&out, "reading a.zip", &Count{})()
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}
