//go:build linux

package daemon

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/internal/report"
)

// What a customer's bundle holds and nobody else may learn.
const (
	plantedPassword = "built-Secret-77"
	plantedUser     = "giulia.rossi"
	plantedNumber   = "+393331234567"
)

func (d *desk) dropPrivate(name string) {
	d.t.Helper()
	f, err := os.Create(filepath.Join(d.inbox, name))
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for member, text := range map[string]string{
		"pjsua.cfg": "--id sip:" + plantedUser + "@pbx.example.test\n--registrar sip:pbx.example.test:5061;transport=tls\n--realm *\n--username " + plantedUser +
			"\n--password " + plantedPassword + "\n",
		"client.log": "12:00:00.000   pjsua_core.c !pjsua version 2.14 for Linux initialized\n" +
			"12:00:01.000    pjsua_acc.c  ....sip:" + plantedUser + "@pbx.example.test: registration failed, status=403 (Forbidden)\n" +
			"12:00:02.000    pjsua_core.c  error: the user typed " + plantedPassword + " to call " + plantedNumber + "\n",
	} {
		w, err := z.Create(member)
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			d.t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// TestTellsNobody looks for a password in all that a watcher writes, in its log and in what a receiver gets; and for persons in what travels
// or is kept.
func TestTellsNobody(t *testing.T) {
	t.Parallel()
	d, state, mail := newDesk(t), t.TempDir(), t.TempDir()
	script := filepath.Join(mail, "take")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nenv | grep ^PWTRIAGE_ >"+mail+"/head\ncat >"+mail+"/body\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.dropPrivate(plantedNumber + "-bundle.zip")
	args := []string{"--notify", "exec " + script, "--once"}
	for _, f := range report.Names() {
		args = append(args, "--format", f)
	}
	cmd := d.command(state, args...)
	cmd.Args = cut(cmd.Args, "--notify", "exec /bin/false")
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, cmd.Stderr)
	}
	if !strings.Contains(read(t, filepath.Join(mail, "body")), `"schema":"pwtriage/diagnosis/v1"`) {
		t.Fatal("the receiver got no result: the test shows nothing")
	}
	var texts = map[string]string{"the log": cmd.Stderr.(*bytes.Buffer).String()}
	for _, dir := range []string{d.out, state, mail} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() {
				texts[path] = read(t, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if html := texts[filepath.Join(d.out, "_"+plantedNumber[1:]+"-bundle.zip-"+sumOf(read(t, filepath.Join(d.inbox, plantedNumber+"-bundle.zip")))[:12]+".html")]; !strings.Contains(html, "the user typed") {
		t.Error("the report shows no lines of the bundle")
	}
	if len(texts) < len(report.Names())+4 {
		t.Fatalf("only %d files were looked at", len(texts))
	}
	for path, text := range texts {
		for _, secret := range []string{plantedPassword, base64.StdEncoding.EncodeToString([]byte(plantedPassword)), url.QueryEscape(plantedPassword)} {
			if strings.Contains(text, secret) {
				t.Errorf("%s has the password", path)
			}
		}
		if strings.Contains(text, plantedUser) {
			t.Errorf("%s names the user", path)
		}
		ours := strings.HasPrefix(path, state) || strings.Contains(path, ".pwtriage") || path == "the log" // there the upload keeps its name
		if !ours && (strings.Contains(text, plantedNumber) || strings.Contains(text, plantedNumber[1:])) {
			t.Errorf("%s has the number", path)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// cut takes two neighbouring words out.
func cut(words []string, first, second string) (out []string) {
	for i := 0; i < len(words); i++ {
		if words[i] == first && i+1 < len(words) && words[i+1] == second {
			i++
			continue
		}
		out = append(out, words[i])
	}
	return out
}
