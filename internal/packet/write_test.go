package packet

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// plainly writes a file as it is.
func plainly(w io.Writer, f File) error {
	_, err := w.Write(f.Data)
	return err
}

var few = []File{{Name: Text, Data: []byte("text\n")}, {Name: "lines/1-a.log.txt", Data: []byte("1:a\n")}}

func TestWriteFolderAndArchive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "p")
	file := dir + ".zip"
	for _, out := range []string{dir, file} {
		if err := Write(out, few, false, plainly); err != nil {
			t.Fatal(err)
		}
		if err := Write(out, few, false, plainly); !errors.Is(err, ErrExists) {
			t.Errorf("%s: written over: %v", out, err)
		}
		if err := Write(out, few, true, plainly); err != nil {
			t.Errorf("%s: --force: %v", out, err)
		}
	}
	if got, err := os.ReadFile(filepath.Join(dir, "lines", "1-a.log.txt")); err != nil || string(got) != "1:a\n" {
		t.Errorf("%q, %v", got, err)
	}
	z, err := zip.OpenReader(file)
	if err != nil || len(z.File) != 2 || z.File[1].Name != few[1].Name {
		t.Errorf("archive: %v", err)
	}
	z.Close()
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".pwtriage-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A folder that is no packet is never replaced, and a file that cannot be written leaves nothing.
func TestWriteHarmsNothing(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine")
	if err := os.WriteFile(mine, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, force := range []bool{false, true} {
		if err := Write(dir, few, force, plainly); !errors.Is(err, ErrExists) {
			t.Errorf("force %v: %v", force, err)
		}
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
	full := errors.New("disk full")
	for _, out := range []string{filepath.Join(dir, "new"), filepath.Join(dir, "new.zip")} {
		if err := Write(out, few, false, func(io.Writer, File) error { return full }); !errors.Is(err, full) {
			t.Errorf("%v", err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s is there", out)
		}
	}
}
