package share

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

// Under the race detector a load takes longer than a small bundle, and what is shipped does not change: it is loaded once.
var (
	loadFlows  = sync.OnceValues(workflow.Builtin)
	loadCauses = sync.OnceValues(cause.Builtin)
)

func options(t *testing.T, siteFile string) analyzer.Options {
	t.Helper()
	opt := analyzer.Options{Incident: "auto", Catalogue: patterns.Builtin(), Limits: bundle.DefaultLimits()}
	flows, diags := loadFlows()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	causes, diags := loadCauses()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	opt.Flows, opt.Causes = flows, causes
	if siteFile != "" {
		s, diags := site.Load(siteFile)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		opt.Site = s
	}
	return opt
}

func shared(t *testing.T, path, siteFile string) (out string, cover *Coverage) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "out.zip")
	cover, err := Write(t.Context(), Request{Path: path, Out: out, Analysis: options(t, siteFile), Key: redact.Key{7}, Warn: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	return out, cover
}

func contents(t *testing.T, path string) map[string]string {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	out := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}

const password = "Gr4nite-Otter+77"

// wideText is UTF-16 with its mark.
func wideText(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func builtBundle(t *testing.T) string {
	t.Helper()
	log := "13:40:23.954           pjsua_core.c  .pjsua version 2.17-dev for Linux initialized\n" +
		"13:40:23.956           pjsua_core.c  ...TX 400 bytes Request msg REGISTER/cseq=61304 (tdta0x55abd4da9c00) to TLS 198.51.100.7:5061:\n" +
		"REGISTER sip:pbx.example.test:5061;transport=tls SIP/2.0\nVia: SIP/2.0/TLS 198.51.100.9:46967;rport;branch=z9hG4bKPj514a6af3\n" +
		"From: \"Alice Rossi\" <sip:1001@pbx.example.test>;tag=39503018\nCall-ID: 3aea9549@198.51.100.9\nCSeq: 61304 REGISTER\n" +
		"Authorization: Digest username=\"1001\",\n response=\n \"6629fae49393a05397450978507c4ef1\"\n\n--end msg--\n" +
		"note " + url.QueryEscape(password) + "\nbody:\n" + base64.StdEncoding.EncodeToString([]byte("user 1001 has " + password + " as its word, which is long enough to fold"))[:60] + "\n" +
		base64.StdEncoding.EncodeToString([]byte("user 1001 has " + password + " as its word, which is long enough to fold"))[60:] + "\n"
	dir := filepath.Join(t.TempDir(), "built-bundle")
	for name, data := range map[string][]byte{
		"logs/client.log":      []byte(log),
		"logs/wide.log":        wideText(log),
		"pjsua.cfg":            []byte("--id sip:1001@pbx.example.test\n--registrar sip:pbx.example.test:5061;transport=tls\n--username 1001\n--password " + password + "\n"),
		"logs/+390200001001.x": []byte("Alice Rossi, +39 02 0000 1001\nno end"),
		"photo.jpg":            append([]byte{0xff, 0xd8, 0xff}, bytes.Repeat([]byte{0, 1, 2, 3, 4}, 500)...),
		"empty.txt":            nil,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSharedBundleHasTheSameLinesAndTellsNobody(t *testing.T) {
	dir := builtBundle(t)
	out, cover := shared(t, dir, "")
	files := contents(t, out)
	for name, text := range files {
		for _, told := range []string{password, url.QueryEscape(password), "Otter", "6629fae4", "Alice", "Rossi", "198.51.100.", "sip:1001", "+39", "390200001001", "username=\"1001"} {
			if strings.Contains(text, told) || strings.Contains(name, told) {
				t.Errorf("%s tells %q:\n%s", name, told, text)
			}
		}
		plain := strings.ReplaceAll(text, "\n", "")
		for shift := range 3 {
			enc := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + password))
			if strings.Contains(plain, enc[(shift*8+5)/6:(shift+len(password))*8/6]) {
				t.Errorf("%s tells the password in folded base64", name)
			}
		}
	}
	for _, name := range []string{"logs/client.log", "pjsua.cfg"} {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		a, b := strings.Split(string(want), "\n"), strings.Split(files[name], "\n")
		if len(a) != len(b) {
			t.Fatalf("%s: %d lines became %d", name, len(a), len(b))
		}
		for i, kept := range []string{"CSeq: 61304 REGISTER", "branch=z9hG4bKPj514a6af3", "pjsua version 2.17-dev", "--registrar sip:"} {
			for n := range a {
				if strings.Contains(a[n], kept) != strings.Contains(b[n], kept) {
					t.Errorf("%s:%d: kept part %d is gone: %q", name, n+1, i, b[n])
				}
			}
		}
	}
	if files["logs/wide.log"] != files["logs/client.log"] {
		t.Errorf("UTF-16 reads otherwise:\n%s\n%s", files["logs/wide.log"], files["logs/client.log"])
	}
	if _, ok := files["empty.txt"]; !ok || len(cover.LeftOut) != 1 || cover.LeftOut[0] != (LeftOut{"photo.jpg", "not a text"}) {
		t.Errorf("left out: %+v", cover.LeftOut)
	}
	var written Coverage
	if err := json.Unmarshal([]byte(files[analyzer.CoverageName]), &written); err != nil || len(written.Files) != 5 || written.Replaced["secret"] == 0 || written.Replaced["usr"] == 0 {
		t.Errorf("coverage %v: %s", err, files[analyzer.CoverageName])
	}
}

func TestSharingTwiceChangesNothing(t *testing.T) {
	once, _ := shared(t, builtBundle(t), "")
	twice, _ := shared(t, once, "")
	a, b := contents(t, once), contents(t, twice)
	for name, text := range a {
		if name != analyzer.CoverageName && b[name] != text {
			t.Errorf("%s changed:\n%s\n%s", name, text, b[name])
		}
	}
}

func TestOutputIsNotOverwrittenAndNotLeftHalf(t *testing.T) {
	dir := builtBundle(t)
	out := filepath.Join(t.TempDir(), "out.zip")
	if err := os.WriteFile(out, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := Request{Path: dir, Out: out, Analysis: options(t, ""), Warn: io.Discard}
	if _, err := Write(t.Context(), r); !errors.Is(err, ErrExists) {
		t.Errorf("overwrites: %v", err)
	}
	r.Path = filepath.Join(dir, "none")
	r.Force = true
	if _, err := Write(t.Context(), r); err == nil {
		t.Error("a bundle that is not there")
	}
	if data, err := os.ReadFile(out); err != nil || string(data) != "precious" {
		t.Errorf("the old file is now %q, %v", data, err)
	}
	r.Path = dir
	if _, err := Write(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if files := contents(t, out); files["pjsua.cfg"] == "" {
		t.Error("--force did not write")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".pwtriage-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestInterruptedSharingWritesNothing(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	out := filepath.Join(t.TempDir(), "out.zip")
	if _, err := Write(ctx, Request{Path: builtBundle(t), Out: out, Analysis: options(t, ""), Warn: io.Discard}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("half a bundle was written")
	}
}

func TestLongLineIsWithheldAndLinesStay(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	for i := range 9000 { // several chunks
		fmt.Fprintf(&text, "line %d: user alice%d called 198.51.100.%d\n", i, i%7, i%200)
		if i == 4000 {
			text.WriteString(strings.Repeat("secret=", maxLine/4) + "\n")
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a.log"), []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, cover := shared(t, dir, "")
	got := strings.Split(contents(t, out)["a.log"], "\n")
	if len(got) != 9002 || !strings.HasPrefix(got[4001], "[withheld: line of ") || !strings.HasPrefix(got[9000], "line 8999: ") {
		t.Errorf("%d lines, %q, %q", len(got), got[4001], got[len(got)-2])
	}
	if cover.Files[0].Withheld != 1 || cover.Files[0].Lines != 9001 {
		t.Errorf("%+v", cover.Files[0])
	}
}

func TestHarmlessNames(t *testing.T) {
	for name, want := range map[string]string{"a/b.log": "a/b.log", "../../x": "_/_/x", `..\x`: "_/x", "/etc/passwd": "_/etc/passwd", "C:/x": "_C_/x", "inner.zip!/a.log": "inner.zip!/a.log"} {
		if got := harmless(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// told is what a support desk acts on.
func told(t *testing.T, path, siteFile, incident string) string {
	t.Helper()
	opt := options(t, siteFile)
	opt.Paths, opt.Incident = []string{path}, incident
	out, err := analyzer.Diagnose(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	d := out.Diagnosis
	text := fmt.Sprintf("%s %s/%s %s %s", d.Incident.ID, d.Verdict.Action, d.Verdict.Branch, d.Cause.ID, d.Cause.Confidence)
	for _, s := range d.Trail {
		text += " " + s.Step + "=" + s.Answer
	}
	for _, s := range d.Settings {
		text += " " + s.Setting + ":" + s.Status
	}
	return text
}

func TestSharedCorpusGivesTheSameVerdicts(t *testing.T) {
	const corpus = "../../../shared/corpus"
	dirs, _ := filepath.Glob(corpus + "/*/label.json")
	if len(dirs) == 0 {
		t.Skip("the shared corpus is not there")
	}
	siteFile := filepath.Join(corpus, "site.hcl")
	for _, label := range dirs {
		data, err := os.ReadFile(label)
		if err != nil {
			t.Fatal(err)
		}
		var l struct{ Incident string }
		if err := json.Unmarshal(data, &l); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(label)
		out, _ := shared(t, dir, siteFile)
		if a, b := told(t, dir, siteFile, l.Incident), told(t, out, siteFile, l.Incident); a != b {
			t.Errorf("%s:\n before %s\n after  %s", filepath.Base(dir), a, b)
		}
	}
}

// Without the facts beside it a redacted bundle may tell less, never more: what is hidden is unknown, no mismatch.
func TestHiddenSettingsAreUnknownWithoutTheFacts(t *testing.T) {
	siteFile := filepath.Join(t.TempDir(), "built-site.hcl")
	text := "server \"main\" {\n  address = \"pbx.example.test\"\n  domain = \"pbx.example.test\"\n}\naccounts {\n  complete = true\n  account \"1001\" {\n    enabled = true\n    password_sha256 = \"" +
		strings.Repeat("ab", 32) + "\"\n  }\n}\n"
	if err := os.WriteFile(siteFile, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := shared(t, builtBundle(t), siteFile)
	bare := t.TempDir()
	for name, text := range contents(t, out) {
		if name == analyzer.SidecarName {
			continue
		}
		path := filepath.Join(bare, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	statuses := func(path string) map[string]string {
		opt := options(t, siteFile)
		opt.Paths = []string{path}
		o, err := analyzer.Diagnose(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		m := map[string]string{}
		for _, s := range o.Diagnosis.Settings {
			m[s.Setting] = s.Status
		}
		return m
	}
	whole, without := statuses(out), statuses(bare)
	if whole["account.password"] != "mismatch" || whole["account.username"] != "match" || whole["account.enabled"] != "match" {
		t.Errorf("with the facts: %v", whole)
	}
	for _, setting := range []string{"account.password", "account.username"} {
		if without[setting] != "unknown" {
			t.Errorf("without the facts %s is a %s", setting, without[setting])
		}
	}
	if without["pbx.address"] != "match" {
		t.Errorf("without the facts: %v", without)
	}
}

// A sidecar speaks for what is hidden only: a value that can be read is judged by what it is.
func TestForgedFactsDoNotOverruleWhatCanBeRead(t *testing.T) {
	dir := builtBundle(t)
	forged := analyzer.Sidecar{Schema: analyzer.SidecarSchema, Site: true, Present: "no", Enabled: "no", Settings: []analyzer.Judgement{
		{Setting: "pbx.address", Value: "pbx.example.test", Status: "match", Matches: "yes"},
		{Setting: "account.password", Value: "(set)", Status: "match", Matches: "yes"}}}
	data, err := json.Marshal(forged)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, analyzer.SidecarName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	siteFile := filepath.Join(t.TempDir(), "built-site.hcl")
	if err := os.WriteFile(siteFile, []byte("server \"main\" { address = \"other.example.test\" }\naccounts {\n  complete = true\n  account \"1001\" {\n    enabled = true\n    password_sha256 = \""+
		strings.Repeat("ab", 32)+"\"\n  }\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	opt := options(t, siteFile)
	opt.Paths = []string{dir}
	out, err := analyzer.Diagnose(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range out.Diagnosis.Settings {
		if want := map[string]string{"pbx.address": "mismatch", "account.password": "mismatch", "account.username": "match", "account.enabled": "match"}[s.Setting]; want != "" && s.Status != want {
			t.Errorf("%s is a %s, want %s", s.Setting, s.Status, want)
		}
	}
	if out.Judged.Present != "yes" || out.Judged.Enabled != "yes" {
		t.Errorf("the account is present %s, enabled %s", out.Judged.Present, out.Judged.Enabled)
	}
}
