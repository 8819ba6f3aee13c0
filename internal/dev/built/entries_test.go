package built

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/patterns"
)

func load(t *testing.T, n int) (*patterns.Catalogue, string) {
	t.Helper()
	var out bytes.Buffer
	if err := Entries(&out, n); err != nil {
		t.Fatal(err)
	}
	cat, diags := patterns.Load(map[string][]byte{"built.hcl": out.Bytes()})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return cat, out.String()
}

func TestACatalogueLoadsAndHoldsTheSmallerOne(t *testing.T) {
	small, text := load(t, 50)
	large, all := load(t, MaxEntries)
	if len(small.Entries) != 50 || len(large.Entries) != MaxEntries || MaxEntries < 3000 || !strings.HasPrefix(all, text) {
		t.Errorf("%d and %d entries, want 50 and %d, the former at the head of the latter", len(small.Entries), len(large.Entries), MaxEntries)
	}
	if err := Entries(&bytes.Buffer{}, MaxEntries+1); err == nil {
		t.Error("more entries than there are were written")
	}
}

func TestEntriesAreWithoutFault(t *testing.T) {
	cat, _ := load(t, 300)
	if problems := cat.Check(); len(problems) > 0 {
		t.Errorf("%d problems, the first: %+v", len(problems), problems[0])
	}
}

// An ordinary line that an entry matched would change the density of every log.
func TestEntriesMatchNoOrdinaryLine(t *testing.T) {
	cat, _ := load(t, MaxEntries)
	set, rnd := cat.Matcher(), rand.New(rand.NewPCG(1, 1))
	for kind, logger := range loggers {
		for _, l := range logger.ordinary {
			if text := string(l.write(nil, rnd)); Matches(set, kind, text) {
				t.Errorf("%s: an entry matches %q", kind, text)
			}
		}
	}
	if words := Words(cat, "pjsip"); len(words) != MaxEntries {
		t.Errorf("%d of %d examples match", len(words), MaxEntries)
	}
}

func TestMembers(t *testing.T) {
	var out bytes.Buffer
	if err := Members(&out, 70_000, 1); err != nil { // more than the old form of a zip can count
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.File) != 70_000 || archive.File[69_999].UncompressedSize64 < 30 {
		t.Errorf("%d members, the last of %d bytes", len(archive.File), archive.File[len(archive.File)-1].UncompressedSize64)
	}
}

func TestOneLineIsOne(t *testing.T) {
	var out bytes.Buffer
	count, err := builtin("pjsip", 10).OneLine(&out)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(out.Bytes(), []byte("\n"))
	if len(lines) != 22 || len(lines[20]) < 1<<20-4096 || count.Bytes != int64(out.Len()) || count.Matching < 100 {
		t.Errorf("%d lines, the last of %d bytes; counted %+v, written %d", len(lines)-1, len(lines[20]), count, out.Len())
	}
}
