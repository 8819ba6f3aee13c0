package bundle

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	must(t, err)
	return data
}

func TestPackingsAgree(t *testing.T) {
	want := map[string]string{"logs/client.log": support["support/logs/client.log"], "app.ini": "key=value\n", "empty.txt": ""}
	plainTar := tarOf(t, support)
	packings := map[string][]byte{
		"a.zip": zipOf(t, support), "a.tar": plainTar, "a.tar.gz": gzOf(t, plainTar), "a.tar.zst": zstOf(t, plainTar),
		"a.tar.bz2": fixture(t, "built-support.tar.bz2"), "a.tar.xz": fixture(t, "built-support.tar.xz"),
		"no-suffix": zipOf(t, support), "wrong.zip": gzOf(t, plainTar),
	}
	for name, data := range packings {
		t.Run(name, func(t *testing.T) {
			g := collect(t, fileOf(t, name, data), nil, Limits{})
			clean(t, g)
			if d := cmp.Diff(want, g.cleaned()); d != "" {
				t.Error(d)
			}
			if g.Name != name || g.Size != int64(len(data)) || g.SHA256 != fmt.Sprintf("%x", sha256.Sum256(data)) || g.Strip != "support/" {
				t.Errorf("report %+v", g.Report)
			}
			in := stdin(t, data, Limits{})
			if d := cmp.Diff(g.files, in.files); d != "" || in.SHA256 != g.SHA256 || in.Size != g.Size || in.Name != "stdin" {
				t.Errorf("standard input differs: %s %+v", d, in.Report)
			}
		})
	}
	t.Run("folder", func(t *testing.T) {
		g := collect(t, folderOf(t, support), nil, Limits{})
		clean(t, g)
		if d := cmp.Diff(want, g.cleaned()); d != "" {
			t.Error(d)
		}
		if !slices.IsSorted(g.order) {
			t.Errorf("order %q is not sorted", g.order)
		}
	})
	t.Run("zip in tar in zip", func(t *testing.T) {
		data := zipOf(t, map[string]string{"o.tar": string(tarOf(t, map[string]string{"i.zip": string(zipOf(t, support))}))})
		g := stdin(t, data, Limits{})
		clean(t, g)
		if d := cmp.Diff(want, g.cleaned()); d != "" || g.Strip != "o.tar!/i.zip!/support/" {
			t.Error(g.Strip, d)
		}
	})
}

func TestFolderHash(t *testing.T) {
	g := collect(t, folderOf(t, map[string]string{"b": "2", "a": "1"}), nil, Limits{})
	want := sha256.New()
	for _, f := range [][2]string{{"a", "1"}, {"b", "2"}} {
		fmt.Fprintf(want, "%s\x00%d\x00%x\n", f[0], 1, sha256.Sum256([]byte(f[1])))
	}
	if g.SHA256 != fmt.Sprintf("%x", want.Sum(nil)) || g.Size != 2 {
		t.Errorf("hash %s size %d", g.SHA256, g.Size)
	}
}

func TestCompressedSingleFile(t *testing.T) {
	log := []byte("one\ntwo\n")
	for name, data := range map[string][]byte{"client.log.gz": gzOf(t, log), "client.log.zst": zstOf(t, log), "client.log.GZ": gzOf(t, log)} {
		g := collect(t, fileOf(t, name, data), nil, Limits{})
		clean(t, g)
		if d := cmp.Diff(map[string]string{"client.log": string(log)}, g.files); d != "" {
			t.Error(name, d)
		}
	}
	nested := zipOf(t, map[string]string{"x/client.log.gz": string(gzOf(t, log)), "x/in.tar.gz": string(gzOf(t, tarOf(t, map[string]string{"a": "1"}))),
		"x/c.zip.gz": string(gzOf(t, zipOf(t, map[string]string{"b": "2"})))})
	want := map[string]string{"x/client.log": string(log), "x/in.tar.gz!/a": "1", "x/c.zip!/b": "2"}
	if d := cmp.Diff(want, stdin(t, nested, Limits{}).files); d != "" {
		t.Error(d)
	}
}

// nest wraps a log in n archives.
func nest(t testing.TB, n int) []byte {
	data, name := []byte("deep"), "a.log"
	for i := range n {
		pack := []func(testing.TB, map[string]string) []byte{zipOf, tarOf}[i%2]
		data = pack(t, map[string]string{name: string(data), fmt.Sprintf("level%d.log", i): "x"})
		name = fmt.Sprintf("n%d", i)
	}
	return data
}

func TestDepth(t *testing.T) {
	g := stdin(t, nest(t, 6), Limits{})
	clean(t, g)
	if g.files["n4!/n3!/n2!/n1!/n0!/a.log"] != "deep" {
		t.Errorf("six levels: %q", g.order)
	}
	g = stdin(t, nest(t, 7), Limits{})
	wantSkip(t, g, "n5!/n4!/n3!/n2!/n1!/n0", "limit reached: nesting depth of 6")
	if g.files["n5!/n4!/n3!/n2!/n1!/level1.log"] != "x" || !g.Incomplete {
		t.Errorf("seven levels: %q incomplete %v", g.order, g.Incomplete)
	}
	data := []byte("x")
	for range 30 {
		data = gzOf(t, data)
	}
	g = stdin(t, data, Limits{})
	wantSkip(t, g, "stdin", "nesting depth of 6")
}

func TestPlainAndEmpty(t *testing.T) {
	g := collect(t, fileOf(t, "x.zip", []byte("only text\n")), nil, Limits{})
	wantNote(t, g, `"x.zip" is no zip archive; read as a plain file`)
	if g.files["x.zip"] != "only text\n" {
		t.Error(g.files)
	}
	g = collect(t, t.TempDir(), nil, Limits{})
	clean(t, g)
	if g.Members != 0 {
		t.Error("empty folder has members")
	}
	g = collect(t, fileOf(t, "empty.log", nil), nil, Limits{})
	clean(t, g)
	if text, ok := g.files["empty.log"]; !ok || text != "" {
		t.Error(g.files)
	}
	g = collect(t, fileOf(t, "e.tar", make([]byte, 1024)), nil, Limits{})
	clean(t, g)
	if g.Members != 0 {
		t.Error("empty tar has members")
	}
	if _, err := Walk(context.Background(), filepath.Join(t.TempDir(), "none"), nil, Limits{}, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing path: %v", err)
	}
	if _, err := Walk(context.Background(), "-", nil, Limits{}, nil); err == nil {
		t.Error("no standard input: no error")
	}
}

func TestZipBehindProgram(t *testing.T) {
	data := append([]byte("MZ not really a program\n"), zipOf(t, support)...)
	if g := collect(t, fileOf(t, "setup.exe", data), nil, Limits{}); len(g.files) != 3 {
		t.Errorf("members %q", g.order)
	}
	text := append([]byte("a log that quotes PK\x05\x06 and more"), make([]byte, 18)...)
	if g := collect(t, fileOf(t, "a.log", text), nil, Limits{}); len(g.files) != 1 || len(g.Skipped) > 0 {
		t.Errorf("text with an end record: %q %q", g.order, g.Skipped)
	}
}

func TestVisitErrors(t *testing.T) {
	data := tarOf(t, map[string]string{"a": "1", "b": "2", "c": "3"})
	var seen []string
	rep, err := Walk(context.Background(), "-", bytes.NewReader(data), Limits{}, func(m *Member, _ io.Reader) error {
		seen = append(seen, m.Path)
		switch m.Path {
		case "a":
			return errors.New("cannot parse")
		case "b":
			return ErrStop
		}
		return nil
	})
	must(t, err)
	if strings.Join(seen, "") != "ab" || len(rep.Skipped) != 1 || rep.Skipped[0] != (Skip{"a", "cannot parse"}) || rep.Incomplete {
		t.Errorf("seen %q report %+v", seen, rep)
	}
	if rep.SHA256 != fmt.Sprintf("%x", sha256.Sum256(data)) {
		t.Error("the hash of a stopped stream is not that of all its bytes")
	}
}

func TestUnreadMemberIsCounted(t *testing.T) {
	for _, data := range [][]byte{tarOf(t, support), zipOf(t, support), gzOf(t, tarOf(t, support))} {
		var last *Member
		_, err := Walk(context.Background(), "-", bytes.NewReader(data), Limits{}, func(m *Member, _ io.Reader) error { last = m; return nil })
		must(t, err)
		if want := int64(len(support[last.Path])); last.Size != want {
			t.Errorf("%s: size %d, want %d", last.Path, last.Size, want)
		}
	}
}
