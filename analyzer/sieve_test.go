package analyzer_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	logs "github.com/pwtriage/pwtriage/internal/dev/built"
	"github.com/pwtriage/pwtriage/patterns"
)

// longer makes a log so long that it is worth a sieve: itself, over and over, with what an app writes in between.
func longer(data []byte, r *rand.Rand) []byte {
	var out strings.Builder
	lines := strings.SplitAfter(string(data), "\n")
	for out.Len() < 300<<10 {
		for _, l := range lines {
			out.WriteString(l)
			if r.IntN(40) == 0 { // the same line again and again, as a timer's
				for range r.IntN(60) {
					out.WriteString(l)
				}
			}
		}
	}
	return []byte(out.String())
}

// TestSievedLogsGiveTheSameDiagnosis: what is passed over would have changed nothing, byte for byte.
func TestSievedLogsGiveTheSameDiagnosis(t *testing.T) {
	folder := kept
	if _, err := os.Stat(corpus); err == nil {
		folder = corpus
	}
	opt, plainly := options(t, keptSite), options(t, keptSite)
	plainly.Unsieved = true
	r := rand.New(rand.NewPCG(3, 4))
	check := func(what, dir string) {
		t.Helper()
		if d := cmp.Diff(diagnose(t, plainly, dir), diagnose(t, opt, dir)); d != "" {
			t.Errorf("%s, read in full (-) and sieved (+):\n%s", what, d)
		}
	}
	for i, l := range labels(t, folder) {
		if folder == corpus && i%4 != 0 && os.Getenv("PWTRIAGE_WHOLE") == "" { // the whole of it takes minutes with the race detector
			continue
		}
		name := theLog(t, asMade(t, l))
		check(l.name, customers(t, l.folder, func(n string, data []byte) (string, []byte) {
			if n == name {
				data = longer(data, r)
			}
			return n, data
		}))
	}
	for _, kind := range logs.Kinds {
		for _, density := range []float64{0, 0.5, 10, 100} {
			path := filepath.Join(t.TempDir(), "client.log")
			file, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			log := logs.Log{Kind: kind, Density: density, Seed: 1, Size: 400 << 10, Words: logs.Words(patterns.Builtin(), kind)}
			if _, err := log.Write(file); err != nil {
				t.Fatal(err)
			}
			file.Close()
			check(fmt.Sprintf("%s with %v %% matches", kind, density), path)
		}
	}
}
