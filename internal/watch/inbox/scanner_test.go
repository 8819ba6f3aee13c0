//go:build linux

package inbox

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// desk is an inbox with a clock of its own.
type desk struct {
	*Scanner
	t     *testing.T
	clock time.Duration
	known map[string]Sig
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, known: map[string]Sig{}, clock: time.Hour}
	d.Scanner = &Scanner{Root: t.TempDir(), Settle: 5 * time.Second, Broken: 10 * time.Minute,
		Now: func() time.Duration { return d.clock }, Known: func(p string, s Sig) bool { return d.known[p] == s }}
	return d
}

func (d *desk) write(name, text string) {
	d.t.Helper()
	path := filepath.Join(d.Root, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) scan() *Sweep {
	d.t.Helper()
	sweep, err := d.Scan(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return sweep
}

func (d *desk) ready() string {
	d.t.Helper()
	var names []string
	for _, u := range d.scan().Ready {
		names = append(names, u.Path)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

func (d *desk) expect(when, want string) {
	d.t.Helper()
	if got := d.ready(); got != want {
		d.t.Errorf("%s: ready %q, want %q", when, got, want)
	}
}

func TestSettles(t *testing.T) {
	d := newDesk(t)
	d.write("a.log", "one line\n")
	d.write("sub/b.log", "one line\n")
	d.expect("at once", "")
	d.clock += 4 * time.Second
	d.expect("too early", "")
	d.write("a.log", "one line\ntwo lines\n")
	d.clock += 2 * time.Second
	d.expect("one grew", "sub/b.log")
	d.clock += 6 * time.Second
	d.expect("both quiet", "a.log sub/b.log")
	sweep := d.scan()
	if !slices.Equal(sweep.Folders, []string{"", "sub"}) {
		t.Errorf("folders %q", sweep.Folders)
	}
	d.known["a.log"] = sweep.Ready[0].Sig
	d.expect("one done", "sub/b.log")
	d.write("a.log", "it grew again, after its diagnosis\n")
	d.expect("grown", "sub/b.log")
	d.clock += 6 * time.Second
	d.expect("a new version", "a.log sub/b.log")
}

// TestSlowWriter: a writer that has the file open and writes a byte now and then is waited for, however long it pauses.
func TestSlowWriter(t *testing.T) {
	d := newDesk(t)
	f, err := os.Create(filepath.Join(d.Root, "slow.log"))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := f.WriteString("x"); err != nil {
			t.Fatal(err)
		}
		d.expect("writing", "")
		d.clock += 3 * d.Settle
		d.expect("pausing", "")
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	d.clock += d.Settle
	d.expect("closed", "slow.log")
}

// TestSameSizeAndTime: the content of the tail counts where size and times don't show a change. Inode times can't be set back
// from here, so the sighting is made to look unchanged.
func TestTailCounts(t *testing.T) {
	d := newDesk(t)
	d.write("a.log", "one")
	d.expect("at once", "")
	d.seen["a.log"].tail[0]++
	d.clock += d.Settle
	d.expect("another tail", "")
	d.clock += d.Settle
	d.expect("the same tail", "a.log")
}

func TestPartialNamesAndRenames(t *testing.T) {
	d := newDesk(t)
	names := []string{"a.zip.part", "b.filepart", "c.crdownload", "d.txt~", ".e.zip", "f.tmp", "~$g.zip", "H.PART", ".in.i.zip.", "j.!sync"}
	for _, n := range names {
		d.write(n, "PK\x03\x04 never finished")
	}
	d.expect("new", "")
	d.clock += time.Hour
	sweep := d.scan()
	if len(sweep.Ready) != 0 || sweep.Waiting != len(names) {
		t.Errorf("ready %v, waiting %d of %d", sweep.Ready, sweep.Waiting, len(names))
	}
	if err := os.Rename(filepath.Join(d.Root, "a.zip.part"), filepath.Join(d.Root, "a.zip")); err != nil {
		t.Fatal(err)
	}
	d.expect("renamed into place", "a.zip")
}

func TestMarkers(t *testing.T) {
	d := newDesk(t)
	d.write("a.log", "text")
	d.write("b.log", "text")
	d.write("a.log.ready", "")
	d.write("c.log.done", "")
	d.write("big.done", strings.Repeat("a bundle, no marker ", 1000))
	d.expect("at once", "a.log")
	sweep := d.scan()
	if len(sweep.Odd) != 1 || sweep.Odd[0].Path != "c.log" {
		t.Errorf("odd %v", sweep.Odd)
	}
	d.write("b.log.done", "")
	d.expect("marked later", "a.log b.log")
	d.clock += d.Settle
	d.expect("quiet", "a.log b.log big.done")
}

func TestEndMarks(t *testing.T) {
	for name, c := range map[string]struct{ cut, whole string }{
		"built-zip": {"PK\x03\x04 the head", "PK\x03\x04 the head PK\x05\x06 and the end"},
		"built-xz":  {"\xfd7zXZ\x00 the head", "\xfd7zXZ\x00 the head YZ\x00\x00"},
		"built-7z": {"7z\xbc\xaf\x27\x1c\x00\x04AAAA\x02\x00\x00\x00\x00\x00\x00\x00\x10\x00\x00\x00\x00\x00\x00\x00CRC4",
			"7z\xbc\xaf\x27\x1c\x00\x04AAAA\x02\x00\x00\x00\x00\x00\x00\x00\x10\x00\x00\x00\x00\x00\x00\x00CRC4" + strings.Repeat("x", 30)},
		"built-empty": {"", "not empty"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.write("cut", c.cut)
			d.write("whole", c.whole)
			d.expect("new", "")
			d.clock += d.Settle
			d.expect("quiet", "whole")
			d.clock += d.Broken
			d.expect("given up", "cut whole")
		})
	}
}

func TestHostileFolder(t *testing.T) {
	d := newDesk(t)
	outside := filepath.Join(t.TempDir(), "secret.log")
	if err := os.WriteFile(outside, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(d.Root, name) }
	must(os.Symlink(outside, in("link.log")))
	must(os.Symlink(d.Root, in("loop")))
	must(unix.Mkfifo(in("pipe.log"), 0o644))
	must(os.WriteFile(in("new\nline \x1b[31m\xff.log"), []byte("x"), 0o644))
	must(os.WriteFile(in(strings.Repeat("n", 255)), []byte("x"), 0o644))
	deep := d.Root
	for range 40 {
		deep = filepath.Join(deep, "d")
		must(os.Mkdir(deep, 0o755))
	}
	must(os.WriteFile(filepath.Join(deep, "deep.log"), []byte("x"), 0o644))
	d.scan()
	d.clock += d.Settle
	sweep := d.scan()
	if len(sweep.Ready) != 2 {
		t.Errorf("ready %v", sweep.Ready)
	}
	var odd []string
	for _, o := range sweep.Odd {
		odd = append(odd, o.Reason)
	}
	slices.Sort(odd)
	want := []string{"a pipe is no upload", "a symbolic link is not followed", "a symbolic link is not followed", "folders too deep"}
	if !slices.Equal(odd, want) {
		t.Errorf("odd %q, want %q", odd, want)
	}
}

func TestFolderGoneAndBack(t *testing.T) {
	d := newDesk(t)
	d.write("a.log", "x")
	d.scan()
	if err := os.Rename(d.Root, d.Root+"-away"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Scan(context.Background()); err == nil {
		t.Fatal("no error for a folder that is gone")
	}
	if err := os.Mkdir(d.Root, 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("b.log", "x")
	d.scan()
	d.clock += d.Settle
	d.expect("back", "b.log")
}

func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink("/etc/passwd", link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, link, dir} {
		if f, _, err := Open(path); err == nil {
			f.Close()
			t.Errorf("opened %q", path)
		}
	}
}

func TestHashSeesAChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	sig := SigOf(info)
	if _, err := Hash(path, sig); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("one and two"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Hash(path, sig); err == nil {
		t.Error("a changed file was hashed as the old one")
	}
}
