package bundle

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

// support is what the fixtures in testdata hold too.
var support = map[string]string{
	"support/logs/client.log": "REGISTER sip:example.org SIP/2.0\r\n",
	"support/app.ini":         "key=value\n",
	"support/empty.txt":       "",
}

func sorted(files map[string]string) []string {
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

func zipOf(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range sorted(files) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: n, Method: zip.Deflate, Modified: time.Unix(1700000000, 0)})
		must(t, err)
		_, err = io.WriteString(f, files[n])
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

func tarOf(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, n := range sorted(files) {
		must(t, w.WriteHeader(&tar.Header{Name: n, Size: int64(len(files[n])), Mode: 0o644, ModTime: time.Unix(1700000000, 0)}))
		_, err := io.WriteString(w, files[n])
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

func gzOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(data)
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

func zstOf(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	must(t, err)
	return z.EncodeAll(data, nil)
}

func folderOf(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for n, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(n))
		must(t, os.MkdirAll(filepath.Dir(p), 0o755))
		must(t, os.WriteFile(p, []byte(text), 0o644))
	}
	return dir
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fileOf writes data to a file of that name.
func fileOf(t testing.TB, name string, data []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(p, data, 0o644))
	return p
}

// got is what a walk handed out.
type got struct {
	*Report
	files map[string]string
	order []string
}

// collect walks path and reads every member.
func collect(t testing.TB, path string, stdin io.Reader, l Limits) got {
	t.Helper()
	g := got{files: map[string]string{}}
	rep, err := Walk(context.Background(), path, stdin, l, func(m *Member, r io.Reader) error {
		data, err := io.ReadAll(r)
		if err != nil {
			t.Errorf("%s: visit saw an error other than io.EOF: %v", m.Path, err)
		}
		if _, dup := g.files[m.Path]; dup {
			t.Errorf("%s: handed out twice", m.Path)
		}
		if m.Size != int64(len(data)) || m.Ordinal != len(g.order)+1 {
			t.Errorf("%s: size %d ordinal %d, read %d", m.Path, m.Size, m.Ordinal, len(data))
		}
		g.files[m.Path] = string(data)
		g.order = append(g.order, m.Path)
		return nil
	})
	if err != nil {
		t.Fatalf("walk: %v", err)
	}
	g.Report = rep
	if rep.Members != len(g.files) {
		t.Errorf("report counts %d members, %d were handed out", rep.Members, len(g.files))
	}
	return g
}

func stdin(t testing.TB, data []byte, l Limits) got {
	t.Helper()
	return collect(t, "-", bytes.NewReader(data), l)
}

// cleaned is the content by path without the lone top folder.
func (g got) cleaned() map[string]string {
	m := map[string]string{}
	for p, text := range g.files {
		m[g.Clean(p)] = text
	}
	return m
}

// skip returns the reasons given for path.
func (g got) skip(path string) string {
	var all []string
	for _, s := range g.Skipped {
		if s.Path == path {
			all = append(all, s.Reason)
		}
	}
	return strings.Join(all, " | ")
}

func wantSkip(t *testing.T, g got, path, part string) {
	t.Helper()
	if s := g.skip(path); !strings.Contains(s, part) {
		t.Errorf("skip of %q = %q, want it to say %q; all: %q", path, s, part, g.Skipped)
	}
}

func wantNote(t *testing.T, g got, part string) {
	t.Helper()
	if !strings.Contains(strings.Join(g.Notes, "\n"), part) {
		t.Errorf("notes %q do not say %q", g.Notes, part)
	}
}

func clean(t *testing.T, g got) {
	t.Helper()
	if len(g.Skipped) > 0 || len(g.Notes) > 0 || g.Incomplete {
		t.Errorf("skipped %q, notes %q, incomplete %v; want none", g.Skipped, g.Notes, g.Incomplete)
	}
}
