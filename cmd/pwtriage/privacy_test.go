package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/report"
)

// kinds are lines with a secret in it; the number says how it is made: hexadecimal digits, or letters and digits.
var plantedKinds = []struct {
	line   string
	hex    bool
	length int
}{
	{`Authorization: Digest username="1001", response="§", algorithm=MD5`, true, 32},
	{`Proxy-Authorization : Digest username="1001",cnonce="§"`, true, 16},
	{`WWW-Authenticate: Digest realm="pbx.example.test", nonce="§"`, false, 24},
	{`Authentication-Info: rspauth="§"`, true, 32},
	{`Proxy-Authenticate: Digest realm="x", opaque = "§"`, true, 32},
	{`ReceivedHash="§"`, true, 32},
	{`ha1=§`, true, 32},
	{`auth_pass=§;regint=60`, false, 12},
	{`--password §`, false, 12},
	{`<string name="sip_password">§</string>`, false, 12},
	{`{"password": "§", "port": 5061}`, false, 12},
	{`client_secret: '§'`, false, 16},
	{`Contact: <sip:1001:§@192.0.2.50:5060>`, false, 10},
	{`GET https://user:§@config.example.test/a HTTP/1.1`, false, 10},
	{`a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:§|2^20|1:4`, false, 40},
	{`a=ice-pwd:§`, false, 22},
	{`Authorization: Bearer §`, false, 30},
	{`Authorization: Basic §`, false, 24},
	{`open https://activate.example.test/activation/§ now`, false, 16},
	{`Contact: <sip:1001@192.0.2.50;pn-provider=apns;pn-prid=§>`, true, 64},
	{`APNS device token is §`, true, 64},
	{`Call 0: ZRTP SAS is "§", please verify`, false, 9},
	{`zrtp: rs1: §`, true, 32},
	{`SRTP master key §`, true, 32},
	{`Cookie: session=§; path=/`, false, 20},
	{`voicemail_pin: §`, false, 8},
}

var plantedForms = []func(string) string{
	func(s string) string { return s },
	func(s string) string { return "  " + s + "\r" },
	url.QueryEscape,
	func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	html.EscapeString,
	func(s string) string { d, _ := json.Marshal(map[string]string{"msg": s}); return string(d) },
	func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte("a " + s)) },
	func(s string) string { return hex.EncodeToString([]byte(s)) },
	func(s string) string { return hex.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte(s)))) },
}

// secretOf makes a secret no other line has.
func secretOf(n int, asHex bool, length int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "planted %d", n))
	text := hex.EncodeToString(sum[:])
	if !asHex {
		text = strings.NewReplacer("0", "Q", "4", "k", "8", "Zt").Replace(text)
	}
	return text[:length]
}

// The settings' own passwords, known by value.
const (
	configured  = "Gr4nite-Otter+77"
	configured2 = "zR9!quiet.lamp"
)

const builtSite = `server "main" {
  address = "pbx.example.test"
  domain  = "pbx.example.test"
  endpoint "tls" { port = 5061 }
}
accounts {
  complete = true
  account "1001" { enabled = true }
}
`

// builtBundle is a bundle full of secrets with a pattern that shows each; it returns its folder and what must not come out.
func builtBundle(t *testing.T) (dir string, secrets []string) {
	t.Helper()
	return bundleOf(t, plantedForms)
}

// smallBundle is a tenth of it, for tests that ask for something else than whether any of many secrets comes out.
func smallBundle(t *testing.T) string {
	t.Helper()
	dir, _ := bundleOf(t, plantedForms[:1])
	return dir
}

func bundleOf(t *testing.T, forms []func(string) string) (dir string, secrets []string) {
	t.Helper()
	dir = t.TempDir()
	var log strings.Builder
	n := 0
	plant := func(text string) {
		fmt.Fprintf(&log, "13:40:23.%03d            pjsua_acc.c  .PLANT %d %s\n", n%1000, n, text)
		n++
	}
	log.WriteString("13:40:23.948         sip_endpoint.c !.Module \"mod-pjsua-log\" registered\n13:40:23.954           pjsua_core.c  .pjsua version 2.17-dev for Linux-6.18.44/x86_64/glibc-2.36 initialized\n")
	log.WriteString("13:40:23.956           pjsua_core.c  ...TX 400 bytes Request msg REGISTER/cseq=61304 (tdta0x55abd4da9c00) to TLS 192.0.2.10:5061:\n" +
		"REGISTER sip:pbx.example.test:5061;transport=tls SIP/2.0\nVia: SIP/2.0/TLS 192.0.2.50:46967;rport;branch=z9hG4bKPj514a6af3\n" +
		"From: \"Alice Rossi\" <sip:1001@pbx.example.test>;tag=39503018\nTo: <sip:1001@pbx.example.test>\nCall-ID: 3aea9549@192.0.2.50\nCSeq: 61304 REGISTER\nContent-Length:  0\n\n\n--end msg--\n")
	for _, kind := range plantedKinds {
		for _, form := range forms {
			secret := secretOf(n, kind.hex, kind.length)
			secrets = append(secrets, secret)
			plant(form(strings.ReplaceAll(kind.line, "§", secret)))
		}
	}
	for _, secret := range []string{configured, configured2} {
		secrets = append(secrets, secret)
		for _, form := range forms {
			plant("note " + form(secret) + " seen, dialled +39 02 0000 1001")
		}
	}
	for name, text := range map[string]string{
		"client.log": log.String(),
		"pjsua.cfg": "--id sip:1001@pbx.example.test\n--registrar sip:pbx.example.test:5061;transport=tls\n--realm *\n--username 1001\n--password " + configured +
			"\n# --password " + configured2 + "\n--use-tls\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, secrets
}

const plantPattern = `pattern "PLANT-001" {
  title    = "Planted"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      PLANT (?P<code>\d+) (?P<rest>.+)
    RE
  }
  means  = "A test planted it."
  remedy = "None."
  words  = "None."
  example { text = "PLANT 1 x" }
  near_miss { text = "PLANTED" }
}
`

func plantedFlags(t *testing.T) []string {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	dir := t.TempDir()
	site := filepath.Join(dir, "site.hcl")
	if err := os.WriteFile(filepath.Join(dir, "plant.hcl"), []byte(plantPattern), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(site, []byte(builtSite), 0o600); err != nil {
		t.Fatal(err)
	}
	patternDir := filepath.Join(dir, "p")
	if err := os.Mkdir(patternDir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "plant.hcl"), filepath.Join(patternDir, "plant.hcl")); err != nil {
		t.Fatal(err)
	}
	return []string{"--patterns", patternDir, "--site", site}
}

// leaked finds secrets in a text, as they are and encoded.
func leaked(text string, secrets []string) []string {
	var out []string
	for _, s := range secrets {
		looks := []string{s, url.QueryEscape(s), hex.EncodeToString([]byte(s)), html.EscapeString(s)}
		for shift := range 3 {
			enc := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + s))
			looks = append(looks, enc[(shift*8+5)/6:(shift+len(s))*8/6])
		}
		for _, l := range looks {
			if strings.Contains(text, l) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

func TestNoSecretInAnyOutput(t *testing.T) {
	flags := plantedFlags(t)
	dir, secrets := builtBundle(t)
	if len(secrets) < 200 {
		t.Fatalf("only %d secrets", len(secrets))
	}
	if raw := fileText(t, filepath.Join(dir, "client.log")); len(leaked(raw, secrets)) < len(secrets)*9/10 {
		t.Fatal("the search does not find what was planted")
	}
	if out, _, _ := reported(t, "", "show", dir+":client.log:20", "-C", "10000"); len(leaked(out, secrets)) > 0 {
		t.Errorf("show tells %q", leaked(out, secrets))
	}
	for name, more := range map[string][]string{"redacted": nil, "identifiers shown": {"--no-redact"}} {
		for _, format := range report.Names() {
			t.Run(format+" "+name, func(t *testing.T) {
				t.Parallel()
				hidesSecrets(t, slices.Concat(flags, more, []string{dir}), format, secrets)
			})
		}
	}
}

func hidesSecrets(t *testing.T, args []string, format string, secrets []string) {
	file := filepath.Join(t.TempDir(), "out")
	out, errs, status := reported(t, "", append([]string{"diagnose", "--level", "3", "--format", format, "--output", format + "=" + file}, args...)...)
	if status != 0 {
		t.Fatalf("status %d, %s", status, errs)
	}
	for name, text := range map[string]string{"standard output": out, "standard error": errs, "file": fileText(t, file)} {
		if l := leaked(text, secrets); len(l) > 0 {
			t.Errorf("%s has %d of %d secrets, the first %q", name, len(l), len(secrets), l[0])
		}
	}
	if strings.Contains(errs, "withheld") {
		t.Errorf("the masker left it to the gate: %s", errs)
	}
	if format == "json" && strings.Count(out, "PLANT ") < len(secrets) {
		t.Errorf("only %d findings of %d", strings.Count(out, "PLANT "), len(secrets))
	}
}

// identifiers of the bundle that nothing but text on a terminal may show.
var identifiers = []string{"Alice", "192.0.2.50", "sip:1001", `"1001"`, "0000 1001"}

func TestIdentifiersAreForTheTerminalAlone(t *testing.T) {
	flags := plantedFlags(t)
	dir := smallBundle(t)
	for _, format := range report.Names() {
		file := filepath.Join(t.TempDir(), "out")
		out, errs, status := reported(t, "", append(append([]string{"diagnose", "--level", "3", "--format", format, "--output", "text=" + file}, flags...), dir)...)
		if status != 0 {
			t.Fatalf("%s: status %d, %s", format, status, errs)
		}
		plain, _, _ := reported(t, "", append(append([]string{"diagnose", "--level", "3", "--format", format, "--no-redact"}, flags...), dir)...)
		for _, id := range identifiers[1:3] {
			if shown := strings.Contains(out, id); shown != (format == "text") {
				t.Errorf("%s: shows %q: %v", format, id, shown)
			}
			if strings.Contains(fileText(t, file), id) {
				t.Errorf("the text in a file shows %q", id)
			}
		}
		if !strings.Contains(plain, "192.0.2.50") {
			t.Errorf("%s: --no-redact hides addresses", format)
		}
		if !strings.Contains(out, "pbx.example.test") || !strings.Contains(out, "client.log") {
			t.Errorf("%s: the server's name or the file's is gone", format)
		}
	}
}

func TestCaseKeepsPseudonymsOverRuns(t *testing.T) {
	flags := plantedFlags(t)
	dir := smallBundle(t)
	diagnose := func(key string) (finding.Diagnosis, string) {
		out, errs, status := reported(t, "", append(append([]string{"diagnose", "--format", "json", "--case", key}, flags...), dir)...)
		var d finding.Diagnosis
		if err := json.Unmarshal([]byte(out), &d); err != nil || status != 0 {
			t.Fatalf("status %d, %v: %s", status, err, errs)
		}
		return d, out
	}
	key := filepath.Join(t.TempDir(), "case.key")
	first, a := diagnose(key)
	_, b := diagnose(key)
	other, c := diagnose(filepath.Join(t.TempDir(), "other.key"))
	if a != b {
		t.Error("the same case gives other bytes")
	}
	if a == c || first.Redaction.Key == other.Redaction.Key || first.Redaction.Mode != "pseudonyms" {
		t.Errorf("keys %q and %q, mode %q", first.Redaction.Key, other.Redaction.Key, first.Redaction.Mode)
	}
	for i := range first.Findings {
		if first.Findings[i].Fingerprint != other.Findings[i].Fingerprint {
			t.Errorf("finding %d: the fingerprint depends on the key", i)
		}
	}
	if strings.Contains(a, strings.TrimSpace(fileText(t, key))) {
		t.Error("the key is in the output")
	}
	if _, _, status := reported(t, "", "diagnose", "--case", filepath.Join(dir, "client.log"), dir); status != exitUsage {
		t.Errorf("a log as the case's key: status %d", status)
	}
}

func TestPseudonymsWithoutAPlaceForTheKey(t *testing.T) {
	flags := plantedFlags(t)
	dir := smallBundle(t)
	file := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(file, "no-folder"))
	t.Setenv("HOME", filepath.Join(file, "no-folder"))
	out, errs, status := reported(t, "", append(append([]string{"diagnose", "--format", "json"}, flags...), dir)...)
	if status != 0 || !strings.Contains(errs, "this run only") || strings.Contains(out, "192.0.2.50") {
		t.Errorf("status %d, %q", status, errs)
	}
}

func TestRedactCommand(t *testing.T) {
	flags := plantedFlags(t)
	dir, secrets := builtBundle(t)
	out := filepath.Join(t.TempDir(), "shareable.zip")
	args := []string{"redact", flags[2], flags[3], dir, "-o", out}
	shown, errs, status := reported(t, "", args...)
	if status != 0 || len(leaked(shown+errs, secrets)) > 0 {
		t.Fatalf("status %d, %s", status, errs)
	}
	if _, errs, status := reported(t, "", args...); status != exitUsage || !strings.Contains(errs, "--force") {
		t.Errorf("overwrites: status %d, %s", status, errs)
	}
	if _, errs, status := reported(t, "", append(args, "--force")...); status != 0 {
		t.Errorf("--force: status %d, %s", status, errs)
	}
	for _, wrong := range [][]string{{"redact", dir}, {"redact", "-", "-o", out + "2"}, {"redact", dir + "-none", "-o", out + "3"}} {
		if _, _, status := reported(t, "", wrong...); status == 0 {
			t.Errorf("%v succeeds", wrong)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".pwtriage-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
