package bundle

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestToolchainArchives reads the odd archives that Go's own readers are tested with.
func TestToolchainArchives(t *testing.T) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip("no go command tells where the toolchain's source is")
	}
	root := strings.TrimSpace(string(out))
	var files []string
	for _, dir := range []string{"archive/zip", "archive/tar", "compress/gzip", "compress/bzip2", "compress/flate", "compress/zlib"} {
		found, _ := filepath.Glob(filepath.Join(root, "src", dir, "testdata", "*"))
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("the toolchain's source is not installed")
	}
	for _, p := range files {
		data, err := os.ReadFile(p)
		must(t, err)
		if plain, ok := strings.CutSuffix(p, ".base64"); ok {
			data, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(data)))
			must(t, err)
			p = plain
		}
		file := collectCount(t, fileOf(t, filepath.Base(p), data), nil)
		stream := collectCount(t, "-", bytes.NewReader(data))
		if file.Members != stream.Members && !strings.Contains(p, "prefix") {
			t.Errorf("%s: %d members from the disk, %d from the stream", p, file.Members, stream.Members)
		}
		t.Logf("%s: %d members, skipped %q, notes %.200q", filepath.Base(p), file.Members, file.Skipped, file.Notes)
	}
}

func collectCount(t *testing.T, path string, in io.Reader) *Report {
	t.Helper()
	rep, err := Walk(context.Background(), path, in, Limits{}, func(_ *Member, r io.Reader) error {
		_, err := io.Copy(io.Discard, r)
		return err
	})
	must(t, err)
	return rep
}

func FuzzWalk(f *testing.F) {
	f.Add(zipOf(f, support))
	f.Add(tarOf(f, support))
	f.Add(gzOf(f, tarOf(f, support)))
	f.Add(zstOf(f, []byte("text")))
	f.Add(fixture(f, "built-support.tar.xz"))
	f.Add(fixture(f, "built-support.tar.bz2"))
	f.Add(nest(f, 4))
	f.Add(zipOf(f, support)[:150])
	f.Add([]byte("plain text\n"))
	limits := Limits{TotalBytes: 1 << 20, MemberBytes: 1 << 18, Entries: 200, BufferBytes: 8 << 20, Wall: 5 * time.Second}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := stdin(t, data, limits)
		if !strings.HasPrefix(strings.Join(g.order, ""), g.Strip) {
			t.Errorf("strip %q does not start %q", g.Strip, g.order)
		}
		for p := range g.files {
			if escape(p) != p || !strings.HasPrefix(p, g.Strip) {
				t.Errorf("path %q", p)
			}
		}
	})
}
