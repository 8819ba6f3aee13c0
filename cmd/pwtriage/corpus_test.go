package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const corpus = "../../../shared/corpus"

// TestCorpusRuns holds over real bundles what the scripts show on built ones: the same bytes twice, the same diagnosis of folder and zip,
// and nothing in the text that steers a terminal.
func TestCorpusRuns(t *testing.T) {
	labels, _ := filepath.Glob(filepath.Join(corpus, "*", "label.json"))
	if len(labels) == 0 {
		t.Skipf("there is no corpus at %s", corpus)
	}
	for _, label := range labels {
		folder := filepath.Dir(label)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			site := siteFile(t)
			whole := ask(t, site, "--format", "json", folder)
			if again := ask(t, site, "--format", "json", folder); !bytes.Equal(whole, again) {
				t.Errorf("two runs differ:\n%s", cmp.Diff(string(whole), string(again)))
			}
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
func siteFile(t *testing.T) string {
	data, err := os.ReadFile(filepath.Join(corpus, "site.hcl"))
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

// apart is a result without what names the bundle, and the site file of this run.
func apart(t *testing.T, result []byte) map[string]any {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal(result, &doc); err != nil {
		t.Fatal(err)
	}
	delete(doc, "bundle")
	withoutCommand(doc["verdict"])
	return doc
}
