package main

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// plantedSecrets are in the scripts' fixtures: a password, a digest response, an SDES key, a password in a SIP URI.
var plantedSecrets = []string{"built-Secret-77", "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz", "built-Uri-88"}

// hidden fails on a secret in a text, a folder or a zip: hidden FILE... With `!` it wants one in each, which shows that it can see them.
func hidden(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text, err := contents(ts, name)
		ts.Check(err)
		shown := ""
		for _, secret := range plantedSecrets {
			if strings.Contains(text, secret) {
				shown = secret
			}
		}
		switch {
		case text == "":
			ts.Fatalf("%s is empty: nothing is hidden in it", name)
		case shown != "" && !neg:
			ts.Fatalf("%s shows %q:\n%s", name, shown, text)
		case shown == "" && neg:
			ts.Fatalf("%s shows no secret", name)
		}
	}
}

// contents is what is in a file; of a folder and of a zip what is in their files, with their names.
func contents(ts *testscript.TestScript, name string) (string, error) {
	if name == "stdout" || name == "stderr" {
		return ts.ReadFile(name) + "\n", nil // what is silent tells nothing
	}
	path := ts.MkAbs(name)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", err
	case info.IsDir():
		return filesOf(os.DirFS(path))
	case filepath.Ext(name) == ".zip":
		z, err := zip.OpenReader(path)
		if err != nil {
			return "", err
		}
		defer z.Close()
		return filesOf(z)
	}
	return ts.ReadFile(name), nil
}

func filesOf(files fs.FS) (string, error) {
	var all strings.Builder
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := files.Open(path)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(f)
		all.WriteString(path + "\n" + string(data) + "\n")
		return errors.Join(err, f.Close())
	})
	return all.String(), err
}
