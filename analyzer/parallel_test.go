package analyzer_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

// TestWorkersGiveTheSameDiagnosis: bundles put together into folders and zips give, byte for byte, one diagnosis and one list of matches
// however many files are read at one time, whole and with limits that fall in the middle.
func TestWorkersGiveTheSameDiagnosis(t *testing.T) {
	t.Run("kept", func(t *testing.T) { agree(t, labels(t, kept), keptSite) })
	t.Run("corpus", func(t *testing.T) {
		var sample []label
		for i, l := range labels(t, wholeCorpus(t)) {
			if i%6 == 0 {
				sample = append(sample, l)
			}
		}
		agree(t, sample, filepath.Join(corpus, "site.hcl"))
	})
}

func agree(t *testing.T, all []label, siteFile string) {
	opt := options(t, siteFile)
	opt.Matcher = opt.Catalogue.Matcher()
	const together = 6
	for len(all) > 0 {
		n := min(together, len(all))
		dir := gathered(t, all[:n])
		all = all[n:]
		for _, path := range []string{dir, zipped(t, dir)} {
			for _, l := range []bundle.Limits{{}, {TotalBytes: 300 << 10}, {Entries: 7}, {MemberBytes: 20 << 10}} {
				opt.Limits = l
				sameDiagnosis(t, opt, path)
			}
		}
	}
}

// sameDiagnosis holds what several workers make of a bundle against what one does.
func sameDiagnosis(t *testing.T, opt analyzer.Options, path string) {
	t.Helper()
	for _, opt.Listing = range []bool{false, true} {
		opt.Limits.Workers = 1
		want := told(t, opt, path)
		for _, opt.Limits.Workers = range []int{2, 8} {
			if got := told(t, opt, path); !bytes.Equal(got, want) {
				t.Fatalf("%s, %+v, listing %v:\n%s\none worker:\n%s", path, opt.Limits, opt.Listing, got, want)
			}
		}
	}
}

func told(t *testing.T, opt analyzer.Options, path string) []byte {
	t.Helper()
	opt.Paths = []string{path}
	out, err := analyzer.Diagnose(context.Background(), opt)
	if err != nil && !errors.Is(err, analyzer.ErrNothing) {
		t.Fatal(err)
	}
	data, err := json.Marshal(whole(out))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// gathered is a folder of bundles, of which every second log is packed, one is damaged, and one is long enough to be read ahead.
func gathered(t *testing.T, all []label) string {
	t.Helper()
	dst, logs := t.TempDir(), 0
	for _, l := range all {
		src := customers(t, l.folder, func(name string, data []byte) (string, []byte) {
			if filepath.Ext(name) != ".log" {
				return name, data
			}
			switch logs++; {
			case logs == 3:
				return name, bytes.Repeat(data, 1+(3<<20)/(len(data)+1))
			case logs == 4:
				packed := packed(t, data)
				return name + ".gz", packed[:len(packed)*3/4]
			case logs%2 == 0:
				return name + ".gz", packed(t, data)
			}
			return name, data
		})
		if err := os.CopyFS(filepath.Join(dst, filepath.Base(l.folder)), os.DirFS(src)); err != nil {
			t.Fatal(err)
		}
	}
	return dst
}

func packed(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipped(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "all.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		w, err := z.Create(filepath.ToSlash(strings.TrimPrefix(name, dir+string(filepath.Separator))))
		if err != nil {
			return err
		}
		in, err := os.Open(name)
		if err != nil {
			return err
		}
		defer in.Close()
		_, err = io.Copy(w, in)
		return err
	})
	if err := errors.Join(err, z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}
