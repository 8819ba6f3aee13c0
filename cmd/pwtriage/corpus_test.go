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

// corpora are the real bundles of the repository, and all of them where they are at hand.
var corpora = []struct{ folder, site string }{
	{"../../testdata/bundles", "../../testdata/site.hcl"},
	{"../../../shared/corpus", "../../../shared/corpus/site.hcl"},
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
			eachBundle(t, c.folder, entries, c.site)
		})
	}
}

func eachBundle(t *testing.T, corpus string, bundles []os.DirEntry, shared string) {
	for _, entry := range bundles {
		t.Run(entry.Name(), func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(corpus, entry.Name())
			site := siteFile(t, shared)
			whole := ask(t, site, "--format", "json", folder)
			zipped := filepath.Join(t.TempDir(), "bundle.zip")
			zipFolder(t, zipped, folder)
			if diff := cmp.Diff(apart(t, whole), apart(t, ask(t, site, "--format", "json", zipped))); diff != "" {
				t.Errorf("folder and zip differ:\n%s", diff)
			}
			text := ask(t, site, "--level", "3", folder)
			if at := bytes.IndexFunc(text, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }); at >= 0 {
				t.Errorf("the text holds a raw control character: %q", text[max(0, at-20):min(len(text), at+20)])
			}
		})
	}
}

func ask(t *testing.T, site string, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(context.Background(), append([]string{"diagnose", "--site", site}, args...), stdio{out: &out, err: &errs}); status != exitOK {
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

func zipFolder(t *testing.T, out, folder string) {
	t.Helper()
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
}

// apart is a result without what names the bundle itself.
func apart(t *testing.T, result []byte) map[string]any {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal(result, &doc); err != nil {
		t.Fatal(err)
	}
	bundle, ok := doc["bundle"].(map[string]any)
	if !ok || bundle["sha256"] == nil {
		t.Fatalf("the result names no bundle: %s", result)
	}
	for _, own := range []string{"name", "size", "sha256"} {
		delete(bundle, own)
	}
	withoutCommand(doc["verdict"])
	return doc
}
