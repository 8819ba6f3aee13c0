package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) told(t *testing.T, what string) {
	t.Helper()
	if !strings.Contains(strings.Join(d.warnings, "\n"), what) {
		t.Errorf("nothing was said of %q: %q", what, d.warnings)
	}
	d.warnings = nil
}

// answers are what a store says to all questions.
func (d *desk) answers(t *testing.T) [][]string {
	t.Helper()
	var out [][]string
	for _, s := range questions {
		out = append(out, d.found(t, search(t, s)))
	}
	return out
}

// Whatever becomes of the index, the answers are the same.
func TestIndexMadeAgain(t *testing.T) {
	d := filled(t)
	index := filepath.Join(d.dir, "index.db")
	old := read(t, index)
	d.append(t, built.New(50).Next(20))
	want, good := d.answers(t), read(t, index)
	half := bytes.Clone(good)
	for i := len(half) / 2; i < len(half); i++ {
		half[i] = 0xa5
	}
	version := bytes.Clone(good)
	version[63] = 99 // user_version
	for name, data := range map[string][]byte{"deleted": nil, "stale": old, "cut": good[:len(good)/3], "no database": []byte("not an index at all"),
		"empty": {}, "overwritten": half, "of another version": version} {
		if data == nil {
			if err := os.Remove(index); err != nil {
				t.Fatal(err)
			}
		} else {
			write(t, index, data)
		}
		if diff := cmp.Diff(want, d.answers(t)); diff != "" {
			t.Errorf("index %s: %s", name, diff)
		}
	}
	if err := os.Remove(index); err != nil {
		t.Fatal(err)
	}
	if err := d.Rebuild(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, d.answers(t)); diff != "" {
		t.Error(diff)
	}
}

// Where no index can be kept, one is made for the run.
func TestIndexThatCannotBeKept(t *testing.T) {
	d := filled(t)
	want := d.answers(t)
	index := filepath.Join(d.dir, "index.db")
	if err := os.Remove(index); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(index, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, d.answers(t)); diff != "" {
		t.Error(diff)
	}
	d.told(t, "one was made for this run")
	d.append(t, built.New(50).Next(20)) // the text is taken all the same
	if n := len(d.found(t, search(t, ""))); n != len(want[0])+20 {
		t.Errorf("%d findings, want %d", n, len(want[0])+20)
	}
}

// A day file that was edited, exchanged or removed is read again.
func TestTextChangedByOthers(t *testing.T) {
	d := filled(t)
	days, err := filepath.Glob(filepath.Join(d.dir, "findings-*.jsonl"))
	if err != nil || len(days) != 3 {
		t.Fatal(days, err)
	}
	edited := bytes.ReplaceAll(read(t, days[0]), []byte("certificate verify"), []byte("certificate verifx"))
	write(t, days[0], edited)
	q := search(t, "verifx")
	if diff := cmp.Diff(d.byHand(t, q), d.found(t, q)); diff != "" || len(d.found(t, q)) == 0 {
		t.Errorf("after an edit: %s", diff)
	}
	if err := os.Remove(days[1]); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.byHand(t, search(t, "")), d.found(t, search(t, ""))); diff != "" {
		t.Errorf("after a removal: %s", diff)
	}
}

// Cut off at any place of the last write, nothing before it is lost, nothing of it is read, and the next write mends the file.
func TestTornLine(t *testing.T) {
	d := newDesk(t)
	source := built.New(1)
	d.append(t, source.Next(20))
	day := filepath.Join(d.dir, "findings-2026-11-20.jsonl")
	whole := read(t, day)
	want := d.found(t, search(t, ""))
	d.append(t, source.Next(20))
	both := read(t, day)
	third := source.Next(20)
	for cut := len(whole) + 1; cut < len(both); cut += 1 + (len(both)-len(whole))/40 {
		write(t, day, both[:cut])
		d.reopen(t)
		if diff := cmp.Diff(want, d.found(t, search(t, ""))); diff != "" {
			t.Fatalf("cut at %d: %s", cut, diff)
		}
		d.told(t, "cut off while it was written")
		d.append(t, third)
		d.told(t, "was removed")
		if data := read(t, day); !bytes.HasPrefix(data, whole) || len(d.found(t, search(t, ""))) != 40 {
			t.Fatalf("cut at %d: not mended", cut)
		}
	}
}

// A group damaged in the middle of a file is left out and told; the others are found.
func TestDamageInTheMiddle(t *testing.T) {
	d := newDesk(t)
	source := built.New(1)
	for range 3 {
		d.append(t, source.Next(20))
	}
	day := filepath.Join(d.dir, "findings-2026-11-20.jsonl")
	good := read(t, day)
	lines := bytes.SplitAfter(good, []byte("\n"))
	for name, damage := range map[string]func([][]byte){
		"a hole of zero bytes": func(l [][]byte) { l[25] = append(make([]byte, len(l[25])-1), '\n') },
		"a line gone":          func(l [][]byte) { l[25] = nil },
		"the result gone":      func(l [][]byte) { l[41] = nil },
		"a foreign line":       func(l [][]byte) { l[25] = []byte("hello\n") },
		"a line of another":    func(l [][]byte) { l[25] = l[2] },
		"a line changed":       func(l [][]byte) { l[25] = bytes.Replace(l[25], []byte(`"cause":"`), []byte(`"cause":"x`), 1) },
	} {
		damaged := append([][]byte{}, lines...)
		damage(damaged)
		write(t, day, bytes.Join(damaged, nil))
		if n := len(d.found(t, search(t, ""))); n != 40 {
			t.Errorf("%s: %d findings of the other results, want 40", name, n)
		}
		d.told(t, "a damaged record was left out")
	}
}

// An index that points at the wrong lines, and that the database takes for whole, yields an error and not a wrong answer.
func TestIndexThatLies(t *testing.T) {
	d := filled(t)
	index := filepath.Join(d.dir, "index.db")
	good := read(t, index)
	write(t, index, bytes.ReplaceAll(good, []byte("auth"), []byte("zauh")))
	hits, err := d.Search(ctx, search(t, "class:zauh"))
	if err != nil {
		t.Fatal(err)
	}
	defer hits.Close()
	if err := hits.Each(0, func(l store.Shown) error { t.Errorf("%s is said to be of a class it is not of", l.ID); return nil }); err == nil || !strings.Contains(err.Error(), "store rebuild") {
		t.Errorf("got %v", err)
	}
}

// What an older program wrote stays readable, and fields of a newer one do no harm.
func TestOlderAndNewerLines(t *testing.T) {
	d := newDesk(t)
	write(t, filepath.Join(d.dir, "findings-2026-01-05.jsonl"), read(t, filepath.Join("testdata", "built-findings-2026-01-05.jsonl")))
	q := search(t, "certificate class:tls ticket:SUP-7")
	if got := d.found(t, q); len(got) != 1 {
		t.Errorf("found %q", got)
	}
	if n, err := d.Count(ctx, search(t, "")); err != nil || n != 2 {
		t.Errorf("%d lines, %v", n, err)
	}
	if len(d.warnings) > 0 {
		t.Errorf("warned: %q", d.warnings)
	}
}

func TestPrune(t *testing.T) {
	for name, c := range map[string]struct {
		what  store.Forget
		query string
	}{
		"older":             {store.Forget{Before: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}, "stored:2026-11-20"},
		"a ticket":          {store.Forget{Ticket: "SUP-10003"}, "ticket:SUP-10003"},
		"a bundle":          {store.Forget{Bundle: built.New(7).Next(20).Bundle.SHA256[:12]}, "bundle:built-000001.zip"},
		"all of a ticket's": {store.Forget{Ticket: "SUP-10000", Before: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}, "ticket:SUP-10000"},
	} {
		d := filled(t)
		gone := search(t, c.query)
		gone.All = true
		before, removed := len(d.found(t, &store.Search{Query: search(t, "").Query, All: true})), d.found(t, gone)
		if len(removed) == 0 {
			t.Fatalf("%s: nothing to forget", name)
		}
		what, err := d.Prune(c.what)
		if err != nil {
			t.Fatal(err)
		}
		after := search(t, "")
		after.All = true
		if left := d.found(t, gone); len(left) != 0 {
			t.Errorf("%s: still found: %q", name, left)
		}
		if n := len(d.found(t, after)); n != before-len(removed) || what.Findings != len(removed) {
			t.Errorf("%s: %d left of %d after %d were removed, told %d", name, n, before, len(removed), what.Findings)
		}
		if diff := cmp.Diff(d.byHand(t, after), d.found(t, after)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A word of what was forgotten stands nowhere in the folder any more, not even in the index's free pages or in a damaged line.
func TestPruneLeavesNoTrace(t *testing.T) {
	d := filled(t)
	secret := built.New(11).Next(20)
	secret.Ticket, secret.Findings[3].Message, secret.Findings[3].Excerpt = "SUP-424242", "xyzzyplugh was here", "xyzzyplugh"
	d.append(t, secret)
	if err := d.Tell(store.HeadOf(secret), "none", "xyzzyplugh again"); err != nil {
		t.Fatal(err)
	}
	day := filepath.Join(d.dir, "findings-2026-11-23.jsonl")
	write(t, day, append([]byte(`{"message_type":"finding","ticket":"SUP-424242","message":"xyzzyplugh`+"\n"), read(t, day)...))
	write(t, filepath.Join(d.dir, ".prune-123"), []byte("xyzzyplugh, left behind by a crash"))
	if what, err := d.Prune(store.Forget{Ticket: "sup-424242"}); err != nil || what != (store.Forgotten{Results: 1, Findings: 20, Outcomes: 1, Damaged: 1}) {
		t.Errorf("%+v, %v", what, err)
	}
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if bytes.Contains(read(t, filepath.Join(d.dir, e.Name())), []byte("xyzzyplugh")) {
			t.Errorf("%s still holds it", e.Name())
		}
	}
	if _, err := d.Prune(store.Forget{}); err != store.ErrNothingNamed {
		t.Errorf("nothing named: %v", err)
	}
}

func TestStoreIsForItsOwnerOnly(t *testing.T) {
	d := filled(t)
	d.found(t, search(t, ""))
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", e.Name(), info.Mode(), err)
		}
	}
}
