package main

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// inside is everything a packet holds, with the names.
func inside(t *testing.T, path string) string {
	t.Helper()
	var all strings.Builder
	var files fs.FS = os.DirFS(path)
	if strings.HasSuffix(path, ".zip") {
		z, err := zip.OpenReader(path)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		files = z
	}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		data, err := io.ReadAll(f)
		all.WriteString(name + "\n" + string(data) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// coordinates are the places of a drawing, which may be the same number as an account's name.
var coordinates = regexp.MustCompile(` (?:x|y|x1|x2|y1|y2)="\d+"`)

// No file of a packet, whatever lines of the bundle it shows, holds a secret; nobody's name is in it unless that was asked for.
func TestPacketTellsNoSecretAndNobody(t *testing.T) {
	flags := plantedFlags(t)
	dir, secrets := builtBundle(t)
	for level, out := range map[string]string{"2": filepath.Join(t.TempDir(), "packet.zip"), "3": filepath.Join(t.TempDir(), "packet")} {
		for _, more := range [][]string{nil, {"--no-redact", "--force"}} {
			args := append(append([]string{"packet", dir, "--level", level, "-o", out}, flags...), more...)
			shown, errs, status := reported(t, "", args...)
			if status != exitOK {
				t.Fatalf("status %d, %s", status, errs)
			}
			text := inside(t, out)
			if l := leaked(text+shown+errs, secrets); len(l) > 0 {
				t.Errorf("level %s %v: %d of %d secrets, the first %q", level, more, len(l), len(secrets), l[0])
			}
			if strings.Contains(errs, "withheld") {
				t.Errorf("level %s %v: the masker left it to the gate: %s", level, more, errs)
			}
			text = coordinates.ReplaceAllString(text, "")
			for _, id := range identifiers {
				if i := strings.Index(text, id); i >= 0 && len(more) == 0 {
					t.Errorf("level %s tells %q: …%s…", level, id, text[max(0, i-80):min(len(text), i+80)])
				}
			}
			if len(more) > 0 && !strings.Contains(text, "192.0.2.50") {
				t.Errorf("level %s: --no-redact hides addresses", level)
			}
			if !strings.Contains(text, "REGISTER sip:pbx.example.test") || !strings.Contains(text, "## Missing before the escalation is complete") {
				t.Errorf("level %s: the packet is not whole", level)
			}
		}
	}
}

// Lines around evidence and messages are in the report only: they have to be as clean as the rest.
func TestReportShowsCleanLinesOfTheBundle(t *testing.T) {
	flags := plantedFlags(t)
	dir, secrets := builtBundle(t)
	out, errs, status := reported(t, "", append([]string{"diagnose", "--format", "html", dir}, flags...)...)
	if status != exitOK {
		t.Fatalf("status %d, %s", status, errs)
	}
	for _, shown := range []string{"Call-ID: 3aea9549@ip-", "pjsua version 2.17-dev"} { // of a message, and of lines around evidence
		if !strings.Contains(out, shown) {
			t.Errorf("the report does not show %q: nothing is tested here", shown)
		}
	}
	out = coordinates.ReplaceAllString(out, "")
	for _, id := range append(identifiers, "pwtriage show "+dir) {
		if i := strings.Index(out, id); i >= 0 {
			t.Errorf("tells %q: …%s…", id, out[max(0, i-80):min(len(out), i+80)])
		}
	}
	if l := leaked(out, secrets); len(l) > 0 {
		t.Errorf("%d secrets, the first %q", len(l), l[0])
	}
}

func TestPacketUsage(t *testing.T) {
	plantedFlags(t)
	dir := "../../testdata/bundles/pjsua__wrong-port-manual-reconnect"
	out := filepath.Join(t.TempDir(), "p")
	for _, wrong := range [][]string{
		{"packet", dir, "-o", out}, {"packet", dir, "--level", "1", "-o", out}, {"packet", dir, "--level", "2"}, {"packet", "-", "--level", "2", "-o", out}, {"packet", "--level", "2", "-o", out},
	} {
		if _, errs, status := reported(t, "", wrong...); status != exitUsage || errs == "" {
			t.Errorf("%v: status %d, %s", wrong, status, errs)
		}
	}
	if _, _, status := reported(t, "", "packet", dir+"-none", "--level", "2", "-o", out); status != exitFailed {
		t.Errorf("a bundle that is not there: status %d", status)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a packet is there all the same")
	}
	if shown, errs, status := reported(t, "", "packet", dir, "--level", "2", "-o", out); status != exitOK || !strings.Contains(shown, "begin with packet.md") {
		t.Errorf("status %d, %s %s", status, shown, errs)
	}
	if _, errs, status := reported(t, "", "packet", dir, "--level", "2", "-o", out); status != exitUsage || !strings.Contains(errs, "--force") {
		t.Errorf("written over: status %d, %s", status, errs)
	}
}

// A bundle in which nothing can be read still has a packet: it says what is missing.
func TestPacketOfNothing(t *testing.T) {
	plantedFlags(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "client.log"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, level := range []string{"2", "3"} {
		out := filepath.Join(t.TempDir(), "p")
		_, errs, status := reported(t, "", "packet", dir, "--level", level, "-o", out)
		if status != exitNothing {
			t.Fatalf("status %d, %s", status, errs)
		}
		if text := inside(t, out); !strings.Contains(text, "**the client's log**") {
			t.Errorf("what is missing is not said:\n%s", text)
		}
	}
}
