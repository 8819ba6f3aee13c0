package bundle

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExpect(t *testing.T) {
	dir := t.TempDir()
	text := []byte(strings.Repeat("10:11:12.123 a line of a log\n", 500))
	var zipped, packed bytes.Buffer
	z := zip.NewWriter(&zipped)
	for _, name := range []string{"a.log", "b.log"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	g := gzip.NewWriter(&packed)
	g.Write(text)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	lying := append(bytes.Clone(packed.Bytes()[:packed.Len()-4]), 0xff, 0xff, 0xff, 0xff)
	size := int64(len(text))
	for name, c := range map[string]struct {
		content []byte
		want    int64
	}{
		"plain.log":  {text, size},
		"two.zip":    {zipped.Bytes(), 2 * size},
		"packed.gz":  {packed.Bytes(), size},
		"lying.gz":   {lying, 0},
		"cut.zip":    {zipped.Bytes()[:zipped.Len()-10], 0},
		"tiny.zip":   {[]byte("PK\x03\x04"), 0},
		"tiny.gz":    {[]byte("\x1f\x8b\x08"), 0},
		"seven.7z":   {[]byte("7z\xbc\xaf\x27\x1c and more"), 0},
		"nothing.at": {nil, 0},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.content, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := Expect(path); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
	if got := Expect(dir); got != 0 {
		t.Errorf("a folder with a file of unknown content: got %d", got)
	}
	for _, name := range []string{"lying.gz", "cut.zip", "tiny.zip", "tiny.gz", "seven.7z"} {
		os.Remove(filepath.Join(dir, name))
	}
	if got := Expect(dir); got != 4*size {
		t.Errorf("a folder: got %d, want %d", got, 4*size)
	}
	if got := Expect(filepath.Join(dir, "is-not-there")) + Expect("-"); got != 0 {
		t.Errorf("what is not there: got %d", got)
	}
}
