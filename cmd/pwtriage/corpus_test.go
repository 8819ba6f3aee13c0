package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// corpora are the real bundles of the repository, each diagnosed in a run of its own, and all of them where they are at hand, many in a
// run: a run loads the rules first, which takes longer than a bundle.
var corpora = []struct {
	folder, site string
	inARun       int
}{
	{"../../testdata/bundles", "../../testdata/site.hcl", 1},
	{"../../../shared/corpus", "../../../shared/corpus/site.hcl", 8},
}

// TestCorpora holds over real bundles what the scripts show on built ones: two runs, of folder and zip, give the same diagnosis, and
// nothing in the text steers a terminal.
func TestCorpora(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir()) // nothing of the developer's own
	for _, c := range corpora {
		t.Run(filepath.Base(c.folder), func(t *testing.T) {
			entries, err := os.ReadDir(c.folder)
			if err != nil {
				t.Skipf("there is no corpus: %v", err)
			}
			entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !e.IsDir() })
			if len(entries) < 10 {
				t.Errorf("%s holds only %d bundles", c.folder, len(entries))
			}
			for some := range slices.Chunk(entries, c.inARun) {
				t.Run(some[0].Name(), func(t *testing.T) {
					t.Parallel()
					var folders []string
					for _, entry := range some {
						folders = append(folders, filepath.Join(c.folder, entry.Name()))
					}
					inOneRun(t, folders, siteFile(t, c.site))
				})
			}
		})
	}
}

func inOneRun(t *testing.T, folders []string, site string) {
	var zips []string
	for _, folder := range folders {
		zips = append(zips, zipFolder(t, folder))
	}
	plain, zipped := results(t, ask(t, site, folders, "--format", "json")), results(t, ask(t, site, zips, "--format", "json"))
	if len(plain) != len(folders) || len(zipped) != len(folders) {
		t.Fatalf("%d results of folders, %d of zips, from %d bundles", len(plain), len(zipped), len(folders))
	}
	for i, folder := range folders {
		if diff := cmp.Diff(apart(t, plain[i]), apart(t, zipped[i])); diff != "" {
			t.Errorf("%s: folder and zip differ:\n%s", folder, diff)
		}
	}
	text := ask(t, site, folders, "--level", "3")
	if at := bytes.IndexFunc(text, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }); at >= 0 {
		t.Errorf("the text holds a raw control character: %q", text[max(0, at-20):min(len(text), at+20)])
	}
}

func ask(t *testing.T, site string, bundles []string, flags ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	args := slices.Concat([]string{"diagnose", "--site", site}, flags, bundles)
	if status := run(context.Background(), args, stdio{out: &out, err: &errs}); status != exitOK {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	return out.Bytes()
}

// siteFile is a private copy: the shared one may be readable by others, which draws a warning.
func siteFile(t *testing.T, shared string) string {
	data, err := os.ReadFile(shared)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "site.hcl")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// zipFolder packs a folder into a zip of its own.
func zipFolder(t *testing.T, folder string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "bundle.zip")
	var buf bytes.Buffer
	add, end := zipPacker(&buf)
	if err := packFolder(folder, add); err != nil {
		t.Fatal(err)
	}
	if err := end(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

// results are those of a run, in the order of its bundles.
func results(t *testing.T, printed []byte) []map[string]any {
	t.Helper()
	var out []map[string]any
	for d := json.NewDecoder(bytes.NewReader(printed)); d.More(); {
		var doc map[string]any
		if err := d.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		out = append(out, doc)
	}
	return out
}

// apart is a result without what names the bundle itself.
func apart(t *testing.T, doc map[string]any) map[string]any {
	t.Helper()
	bundle, ok := doc["bundle"].(map[string]any)
	if !ok || bundle["sha256"] == nil {
		t.Fatalf("the result names no bundle: %v", doc)
	}
	for _, own := range []string{"name", "size", "sha256"} {
		delete(bundle, own)
	}
	withoutCommand(doc["verdict"])
	return doc
}
