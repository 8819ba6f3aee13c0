package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// status runs the program and wants an exit status, or any: status 12 --exit-code a.zip; @named is the bundle made by named.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if args[0] != "any" {
		ts.Check(err)
	}
	for i, a := range args {
		if a == "@named" {
			args[i] = ts.Getenv("NAMED")
		}
	}
	err = ts.Exec("pwtriage", args[1:]...)
	got := 0
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want && args[0] != "any" {
		ts.Fatalf("pwtriage %s: exit status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// pack makes an archive of a folder: pack out.zip FOLDER (also .tar.gz), members in the order of their paths.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	out, root := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	var buf bytes.Buffer
	add, end := zipPacker(&buf)
	if strings.HasSuffix(out, ".tar.gz") {
		add, end = tarPacker(&buf)
	}
	ts.Check(packFolder(root, add))
	ts.Check(end())
	ts.Check(os.WriteFile(out, buf.Bytes(), 0o600))
}

func packFolder(root string, add packer) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		return errors.Join(err, add(filepath.ToSlash(name), data))
	})
}

type packer = func(name string, data []byte) error

func zipPacker(buf *bytes.Buffer) (packer, func() error) {
	w := zip.NewWriter(buf)
	return func(name string, data []byte) error {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}, w.Close
}

func tarPacker(buf *bytes.Buffer) (packer, func() error) {
	z := gzip.NewWriter(buf)
	w := tar.NewWriter(z)
	return func(name string, data []byte) error {
		err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(data)), Mode: 0o600})
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}, func() error { return errors.Join(w.Close(), z.Close()) }
}

// addMember makes a zip of one file under a name that no file system or script could hold: member out.zip FILE "go-quoted name"
func addMember(ts *testscript.TestScript, _ bool, args []string) {
	name, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	var buf bytes.Buffer
	add, end := zipPacker(&buf)
	ts.Check(add(name, []byte(ts.ReadFile(args[1]))))
	ts.Check(end())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), buf.Bytes(), 0o600))
}

// cutFile keeps the first N bytes, or with a negative N leaves out the last: cut FILE N
func cutFile(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	if n < 0 {
		n += len(ts.ReadFile(args[0]))
	}
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(n)))
}

// result looks into JSON: result FILE verdict.action=close trail.0.step=CI-1 findings.len=0. With `!` no field may be so.
func result(ts *testscript.TestScript, neg bool, args []string) {
	var doc any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc); err != nil {
		ts.Fatalf("%s is no JSON: %v", args[0], err)
	}
	for _, want := range args[1:] {
		path, value, ok := strings.Cut(want, "=")
		if !ok {
			ts.Fatalf("usage: result FILE path=value...")
		}
		if got := fmt.Sprint(look(doc, strings.Split(path, "."))); (got == value) == neg {
			ts.Fatalf("%s: %s is %q", args[0], path, got)
		}
	}
}

func look(doc any, path []string) any {
	if len(path) == 0 {
		return doc
	}
	switch v := doc.(type) {
	case map[string]any:
		return look(v[path[0]], path[1:])
	case []any:
		if path[0] == "len" {
			return len(v)
		}
		if i, err := strconv.Atoi(path[0]); err == nil && i < len(v) {
			return look(v[i], path[1:])
		}
	}
	return nil
}

// same compares two results apart from what the bundle itself is, or only the fields named: same A B [FIELD...]
func same(ts *testscript.TestScript, _ bool, args []string) {
	read := func(name string) map[string]any {
		var doc map[string]any
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(name)), &doc))
		delete(doc, "bundle")
		return doc
	}
	a, b := read(args[0]), read(args[1])
	fields := args[2:]
	if len(fields) == 0 {
		fields = slices.Sorted(maps.Keys(a))
		ts.Check(sameNames(fields, slices.Sorted(maps.Keys(b))))
	}
	for _, f := range fields {
		if diff := cmp.Diff(withoutCommand(a[f]), withoutCommand(b[f])); diff != "" {
			ts.Fatalf("%s differs:\n%s", f, diff)
		}
	}
}

func sameNames(a, b []string) error {
	if !slices.Equal(a, b) {
		return fmt.Errorf("fields differ: %q and %q", a, b)
	}
	return nil
}

// withoutCommand takes out the command that goes on: it names the bundle as it was given.
func withoutCommand(v any) any {
	verdict, ok := v.(map[string]any)
	if !ok {
		return v
	}
	if ask, ok := verdict["ask"].(map[string]any); ok {
		delete(ask, "command")
	}
	return v
}

// attack are the ways text takes over a terminal, in one line.
const attack = "\x1b]52;c;ZXZpbA==\x07 \x1b[2J\x1b[31m \u009b31m \x9b1m \u202egnihtyna\u202c \u2066x\u2069 \u200b\ufeff\u2028 \x00\x08\x7f cell x"

// hostileFolder makes a bundle of which every line, setting and file name is an attack: hostile FOLDER
func hostileFolder(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o700))
	log := ts.ReadFile("built-503.log")
	log = strings.ReplaceAll(log, "SIP/2.0 503 Service Unavailable", "SIP/2.0 503 "+attack)
	log = strings.ReplaceAll(log, "10:00:01.000   pjsua_core.c", "10:00:00.500   pjsua_core.c  error: "+attack+"\r\n10:00:01.000   pjsua_core.c")
	config := "--id sip:1001" + attack + "@pbx.example.test\n--registrar sip:" + attack + ":5061;transport=tls\n--username " + attack + "\n"
	for name, text := range map[string]string{"client.log": attack + "\n" + log, "settings.cfg": config, "a\x1b[31m\u202egol.log": log} {
		ts.Check(os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
}

// namedBundle copies a file to a name no script could write, and runs of status find it as @named: named "go-quoted name" FILE
func namedBundle(ts *testscript.TestScript, _ bool, args []string) {
	name, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(ts.ReadFile(args[1])), 0o600))
	ts.Setenv("NAMED", name)
}
