package analyzer

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// hitsOf counts what is kept of the hits of an entry in the parts of a line, n of them, with the status each gives.
func hitsOf(r *repeats, number, size, n int, status func(i int) string) int {
	entry := &patterns.Entry{ID: "T-001"}
	rec := &logfile.Record{Lines: []logfile.Line{{Number: number, Text: strings.Repeat("x", size)}}}
	kept := 0
	for i := range n {
		kept += len(r.few(rec, []patterns.Match{{Entry: entry, Captures: map[string]string{"status": status(i)}}}))
	}
	return kept
}

func TestRepeatsInOneLine(t *testing.T) {
	same := func(int) string { return "403" }
	late := func(i int) string {
		if i == 70 {
			return "503"
		}
		return "403"
	}
	for _, c := range []struct {
		size, n int
		status  func(int) string
		want    int
	}{
		{overlong, 300, same, 300},
		{overlong + 1, 300, same, maxRepeats},
		{overlong + 1, 300, late, maxRepeats + 1},
		{overlong + 1, 300, strconv.Itoa, maxKinds},
	} {
		r := &repeats{}
		if got := hitsOf(r, 1, c.size, c.n, c.status); got != c.want {
			t.Errorf("of %d hits in a text of %d bytes %d are kept, want %d", c.n, c.size, got, c.want)
		}
		if told := len(r.note()) > 0; told != (c.want < c.n) {
			t.Errorf("%d of %d kept: note %v", c.want, c.n, r.note())
		}
	}
	r := &repeats{}
	if got := hitsOf(r, 1, overlong+1, 30, same) + hitsOf(r, 2, overlong+1, 30, same); got != 2*maxRepeats {
		t.Errorf("of two lines %d are kept", got)
	}
}
