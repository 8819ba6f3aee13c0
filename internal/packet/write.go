package packet

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrExists is returned when the output is there already.
var ErrExists = errors.New("it exists")

// Write writes the files into a folder, or into an archive where out ends in .zip: all of them or none. put writes one file, through
// the gate. With force an older packet there is replaced; a folder that is none never is.
func Write(out string, files []File, force bool, put func(io.Writer, File) error) error {
	if err := free(out, force); err != nil {
		return fmt.Errorf("write %q: %w", out, err)
	}
	write := folder
	if strings.HasSuffix(strings.ToLower(out), ".zip") {
		write = archive
	}
	if err := write(out, files, put); err != nil {
		return fmt.Errorf("write %q: %w", out, err)
	}
	return nil
}

// free says whether the place may be taken.
func free(out string, force bool) error {
	info, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		if force && info.Mode().IsRegular() {
			return nil
		}
		return ErrExists
	}
	inside, err := os.ReadDir(out)
	if err != nil || len(inside) == 0 {
		return err
	}
	if _, err := os.Lstat(filepath.Join(out, Text)); err == nil && force {
		return nil
	}
	return ErrExists
}

func folder(out string, files []File, put func(io.Writer, File) error) error {
	tmp, err := os.MkdirTemp(filepath.Dir(filepath.Clean(out)), ".pwtriage-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // gone already when all went well
	for _, f := range files {
		path := filepath.Join(tmp, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := one(path, f, put); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(out); err == nil {
		old := tmp + ".old"
		if err := os.Rename(out, old); err != nil {
			return err
		}
		defer os.RemoveAll(old)
	}
	return os.Rename(tmp, out)
}

func one(path string, f File, put func(io.Writer, File) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(put(file, f), file.Close())
}

func archive(out string, files []File, put func(io.Writer, File) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(out), ".pwtriage-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	z := zip.NewWriter(tmp)
	for _, f := range files {
		w, e := z.Create(f.Name) // without a time: the same packet is the same bytes
		if e == nil {
			e = put(w, f)
		}
		err = errors.Join(err, e)
	}
	if err := errors.Join(err, z.Close(), tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), out)
}
