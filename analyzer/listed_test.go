package analyzer

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

func TestListedGivesWhatItTook(t *testing.T) {
	entry := &patterns.Entry{ID: "T-001"}
	rapid.Check(t, func(t *rapid.T) {
		want := hit{entry: entry, line: rapid.Int().Draw(t, "line"), column: rapid.Int().Draw(t, "column"), offset: rapid.Int64().Draw(t, "offset"),
			time: logfile.Stamp{At: time.Unix(rapid.Int64Range(-1e12, 1e12).Draw(t, "at"), 7).UTC(), Known: true}, text: rapid.String().Draw(t, "text"),
			outline: rapid.Bool().Draw(t, "outline")}
		if rapid.Bool().Draw(t, "long") {
			want.text = strings.Repeat("x", 3000)
		}
		if captures := rapid.MapOfN(rapid.String(), rapid.String(), 0, 5).Draw(t, "captures"); len(captures) > 0 {
			want.captures = captures
		}
		kept, _ := listedHit(&want, "print", nil)
		if d := cmp.Diff(want, kept.hit(), cmp.AllowUnexported(hit{}), cmp.Comparer(func(a, b *patterns.Entry) bool { return a == b })); d != "" || kept.print != "print" {
			t.Fatal(d)
		}
	})
}

// TestAListingHasABound: what is too much of all files is left out, behind what fits, and that is said once for each file.
func TestAListingHasABound(t *testing.T) {
	in := &intake{listed: maxListed - 5}
	for _, c := range []struct{ has, kept, notes int }{{3, 3, 0}, {3, 2, 1}, {1, 0, 2}, {0, 0, 2}} {
		f := &input{hits: hits{each: make([]listed, c.has)}}
		if in.bound(f); len(f.hits.each) != c.kept || len(in.notes) != c.notes {
			t.Errorf("of %d there are %d, with notes %q", c.has, len(f.hits.each), in.notes)
		}
	}
}
