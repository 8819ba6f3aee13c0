package site

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

func rowOf(rows []Row, setting string) Row {
	for _, r := range rows {
		if r.Setting == setting {
			return r
		}
	}
	return Row{}
}

func TestCompare(t *testing.T) {
	const sha = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b" // of "secret"
	s := parse(t, sample)
	set := func(name, value string) appconfig.Setting {
		return appconfig.Setting{Name: name, Value: value, File: "c", Line: 3}
	}
	user := set(appconfig.Username, "1001")
	for _, tt := range []struct {
		name     string
		settings []appconfig.Setting
		setting  string
		status   Status
		expected string
		hint     string
	}{
		{"address", []appconfig.Setting{set(appconfig.Address, "PBX.example.test.")}, appconfig.Address, Match, "pbx.example.test", ""},
		{"alias", []appconfig.Setting{set(appconfig.Address, "192.0.2.10")}, appconfig.Address, Match, "pbx.example.test", "an alias"},
		{"typo", []appconfig.Setting{set(appconfig.Address, "pbx.exmaple.test")}, appconfig.Address, Mismatch, "pbx.example.test", `did you mean "pbx.example.test"?`},
		{"other address", []appconfig.Setting{set(appconfig.Address, "sip.other.test")}, appconfig.Address, Mismatch, "pbx.example.test", ""},
		{"port", []appconfig.Setting{user, set(appconfig.Port, "5061")}, appconfig.Port, Match, "5061", ""},
		{"port of another transport", []appconfig.Setting{user, set(appconfig.Port, "5060")}, appconfig.Port, Mismatch, "5061", "the server has tcp at that port"},
		{"port of a wrong address", []appconfig.Setting{set(appconfig.Address, "x.test"), set(appconfig.Port, "5062")}, appconfig.Port, Mismatch, "5061", ""},
		{"port of the account's transport", []appconfig.Setting{set(appconfig.Username, "3001"), set(appconfig.Port, "5060")}, appconfig.Port, Match, "5060", ""},
		{"transport", []appconfig.Setting{user, set(appconfig.Transport, "udp")}, appconfig.Transport, Mismatch, "tls", ""},
		{"no such account", []appconfig.Setting{set(appconfig.Username, "1009")}, appconfig.Username, Mismatch, "", "no such account"},
		{"transport of no account", []appconfig.Setting{set(appconfig.Username, "1009"), set(appconfig.Transport, "tcp")}, appconfig.Transport, Open, "", ""},
		{"port of no account", []appconfig.Setting{set(appconfig.Username, "1009"), set(appconfig.Transport, "tcp"), set(appconfig.Port, "5061")}, appconfig.Port, Mismatch, "5060", ""},
		{"disabled", []appconfig.Setting{set(appconfig.Username, "3001")}, Enabled, Mismatch, "true", "disabled"},
		{"enabled", []appconfig.Setting{user}, Enabled, Match, "true", ""},
		{"domain", []appconfig.Setting{set(appconfig.Domain, "example.test")}, appconfig.Domain, Match, "example.test", ""},
		{"domain is the address", []appconfig.Setting{set(appconfig.Domain, "pbx.example.test")}, appconfig.Domain, Match, "example.test", ""},
		{"domain is an alias", []appconfig.Setting{set(appconfig.Domain, "192.0.2.10")}, appconfig.Domain, Open, "example.test", "alias"},
		{"other domain", []appconfig.Setting{set(appconfig.Domain, "other.test")}, appconfig.Domain, Mismatch, "example.test", ""},
		{"password", []appconfig.Setting{user, {Name: appconfig.Password, SHA256: sha}}, appconfig.Password, Match, "(known)", ""},
		{"wrong password", []appconfig.Setting{user, {Name: appconfig.Password, SHA256: strings.Repeat("a", 64)}}, appconfig.Password, Mismatch, "(known)", ""},
		{"ha1", []appconfig.Setting{user, {Name: appconfig.Password, HA1: "0123456789abcdef0123456789abcdef"}}, appconfig.Password, Match, "(known)", ""},
		{"wrong ha1", []appconfig.Setting{user, set(appconfig.Realm, "example.test"), {Name: appconfig.Password, HA1: strings.Repeat("a", 32)}}, appconfig.Password, Mismatch, "(known)", ""},
		{"ha1 of another realm", []appconfig.Setting{user, set(appconfig.Realm, "asterisk"), {Name: appconfig.Password, HA1: strings.Repeat("a", 32)}}, appconfig.Password, Open, "(known)", ""},
		{"ha1 of another user", []appconfig.Setting{user, set(appconfig.AuthUsername, "bob"), set(appconfig.Realm, "example.test"), {Name: appconfig.Password, HA1: strings.Repeat("a", 32)}}, appconfig.Password, Open, "(known)", ""},
		{"password the site does not know", []appconfig.Setting{set(appconfig.Username, "3001"), {Name: appconfig.Password, SHA256: sha}}, appconfig.Password, Open, "", ""},
		{"password not in the configuration", []appconfig.Setting{user}, appconfig.Password, Open, "(known)", ""},
		{"media none by default", []appconfig.Setting{user, {Name: appconfig.MediaSecurity, Value: "none", Default: true}}, appconfig.MediaSecurity, Mismatch, "sdes", ""},
		{"media absent", []appconfig.Setting{user}, appconfig.MediaSecurity, Open, "sdes", ""},
		{"obfuscation key", []appconfig.Setting{set(appconfig.ObfuscationKey, "8")}, appconfig.ObfuscationKey, Mismatch, "9", ""},
		{"obfuscation mode", []appconfig.Setting{set(appconfig.ObfuscationMode, "true")}, appconfig.ObfuscationMode, Match, "true", ""},
		{"keepalive", []appconfig.Setting{set(appconfig.KeepAlive, "false")}, appconfig.KeepAlive, Mismatch, "true", ""},
		{"model", []appconfig.Setting{set(appconfig.SecurityModel, "end-to-end")}, appconfig.SecurityModel, Mismatch, "end-to-site", ""},
		{"verify off", []appconfig.Setting{set(appconfig.TLSVerify, "false")}, appconfig.TLSVerify, Mismatch, "true", ""},
		{"ca", []appconfig.Setting{set(appconfig.TLSCA, `C:\app\CA.pem`)}, appconfig.TLSCA, Match, "ca.pem", ""},
		{"no ca", []appconfig.Setting{{Name: appconfig.TLSCA, Default: true}}, appconfig.TLSCA, Mismatch, "ca.pem", "no CA file"},
		{"another ca", []appconfig.Setting{set(appconfig.TLSCA, "/etc/ssl/certs")}, appconfig.TLSCA, Open, "ca.pem", ""},
		{"ca without tls", []appconfig.Setting{set(appconfig.Username, "3001"), {Name: appconfig.TLSCA, Default: true}}, appconfig.TLSCA, Open, "", ""},
		{"expires", []appconfig.Setting{set(appconfig.Expires, "3600")}, appconfig.Expires, Match, "10..3600", ""},
		{"expires too short", []appconfig.Setting{set(appconfig.Expires, "9")}, appconfig.Expires, Mismatch, "10..3600", "minimum of 10"},
		{"expires too long", []appconfig.Setting{set(appconfig.Expires, "3601")}, appconfig.Expires, Mismatch, "10..3600", "maximum of 3600"},
		{"tls too old", []appconfig.Setting{set(appconfig.TLSMax, "1.1")}, appconfig.TLSMax, Mismatch, "at least 1.2", "newer"},
		{"tls overlaps", []appconfig.Setting{set(appconfig.TLSMax, "1.2")}, appconfig.TLSMax, Match, "at least 1.2", ""},
		{"tls min low", []appconfig.Setting{set(appconfig.TLSMin, "1.0")}, appconfig.TLSMin, Match, "at most 1.3", ""},
		{"number", []appconfig.Setting{user, set(appconfig.Number, "0039 02 0000 1001")}, appconfig.Number, Match, "+390200001001", ""},
		{"number without prefix", []appconfig.Setting{user, set(appconfig.Number, "0200001001")}, appconfig.Number, Mismatch, "+390200001001", "prefix"},
		{"not the site's", []appconfig.Setting{set(appconfig.DND, "true")}, appconfig.DND, Open, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := rowOf(s.Compare(tt.settings), tt.setting)
			if got.Status != tt.status || got.Expected != tt.expected || !strings.Contains(got.Hint, tt.hint) {
				t.Errorf("got %+v, want %s, expected %q, hint %q", got, tt.status, tt.expected, tt.hint)
			}
			if got.Alias != (tt.hint == "an alias" || tt.hint == "alias") {
				t.Errorf("alias is %v", got.Alias)
			}
		})
	}
}

// TestCompareKeepsSecrets: whatever the outcome, no hash of a password is in a row.
func TestCompareKeepsSecrets(t *testing.T) {
	s := parse(t, sample)
	rows := s.Compare([]appconfig.Setting{{Name: appconfig.Username, Value: "1001"}, {Name: appconfig.Password, SHA256: strings.Repeat("ab", 32), HA1: strings.Repeat("cd", 16)}})
	acc, _ := s.Account("1001")
	text := fmt.Sprintf("%+v", rows)
	for _, secret := range []string{strings.Repeat("ab", 32), strings.Repeat("cd", 16), acc.PasswordSHA256, acc.HA1MD5} {
		if strings.Contains(text, secret) {
			t.Errorf("%s is in %s", secret, text)
		}
	}
}

func TestCompareNil(t *testing.T) {
	var s *Site
	rows := s.Compare([]appconfig.Setting{{Name: appconfig.Address, Value: "pbx"}, {Name: appconfig.Username, Value: "1"}, {Name: appconfig.Password, SHA256: "x"}})
	if len(rows) != 3 {
		t.Errorf("rows %+v", rows)
	}
	for _, r := range rows {
		if r.Status != Open || r.Expected != "" {
			t.Errorf("judged without a site: %+v", r)
		}
	}
}

func TestSeveralServers(t *testing.T) {
	s := parse(t, `
server "a" {
  address = "a.test"
  endpoint "tls" { port = 5061 }
}
server "b" {
  address = "b.test"
  endpoint "tls" { port = 6061 }
}
client { transport = "tls" }`)
	judge := func(address, port string) (Status, Status) {
		rows := s.Compare([]appconfig.Setting{{Name: appconfig.Address, Value: address}, {Name: appconfig.Port, Value: port}})
		return rowOf(rows, appconfig.Address).Status, rowOf(rows, appconfig.Port).Status
	}
	for _, tt := range []struct {
		address, port string
		a, p          Status
	}{{"b.test", "6061", Match, Match}, {"b.test", "5061", Match, Mismatch}, {"c.test", "6061", Mismatch, Open}} {
		if a, p := judge(tt.address, tt.port); a != tt.a || p != tt.p {
			t.Errorf("%s:%s is %s, %s; want %s, %s", tt.address, tt.port, a, p, tt.a, tt.p)
		}
	}
}

const corpus = "../../../shared/corpus"

// scenarios are the settings that must be found wrong for a fault of the configuration; for every other scenario, none.
var scenarios = map[string]string{
	"wrong-address": appconfig.Address, "wrong-port": appconfig.Port, "tls-on-tcp-port": appconfig.Port, "tls-client-on-tcp-port": appconfig.Port,
	"tcp-client-on-tls-port": appconfig.Transport, "udp-client-on-tls-port": appconfig.Transport, "wrong-password": appconfig.Password,
	"cert-no-ca-configured": appconfig.TLSCA, "unknown-account": appconfig.Username, "disabled-account": Enabled, "client-tls11-only": appconfig.TLSMax,
}

// known are mismatches beside the scenario's fault that are real: what the client does indeed, by a default or a missing option.
func known(folder string, r Row) bool {
	switch {
	case r.Setting == appconfig.TLSVerify:
		return strings.HasPrefix(folder, "baresip") || strings.Contains(folder, "clock-3-days-behind")
	case r.Setting == appconfig.Port:
		return strings.HasPrefix(folder, "twinkle__tcp-client")
	}
	return false
}

func TestCompareCorpus(t *testing.T) {
	src, err := os.ReadFile(corpus + "/site.hcl")
	if err != nil {
		t.Skip("no corpus of real bundles beside the repository")
	}
	s, diags := Parse("site.hcl", src)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	folders, _ := filepath.Glob(corpus + "/*__*")
	judged := 0
	for _, folder := range folders {
		name := filepath.Base(folder)
		var wrong []string
		rows := s.Compare(settingsOf(t, folder))
		for _, r := range rows {
			if r.Status == Mismatch && !known(name, r) {
				wrong = append(wrong, r.Setting)
			}
		}
		want := wanted(name)
		if fmt.Sprint(wrong) != fmt.Sprint(want) {
			t.Errorf("%s: wrong are %q, want %q", name, wrong, want)
		}
		if rowOf(rows, appconfig.Address).Status == Open {
			t.Errorf("%s: address not judged", name)
		}
		judged++
	}
	if judged < 50 {
		t.Errorf("%d bundles judged", judged)
	}
}

func wanted(folder string) []string {
	for part, setting := range scenarios {
		if strings.Contains(folder, part) {
			return []string{setting}
		}
	}
	return nil
}

// settingsOf reads all configuration files of a bundle.
func settingsOf(t *testing.T, folder string) []appconfig.Setting {
	t.Helper()
	var all []*appconfig.Config
	for _, name := range []string{"linphonerc", "baresip/accounts", "baresip/config", "twinkle.cfg", "pjsua.cfg", "openssl.cnf"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			continue
		}
		cfg, err := appconfig.Parse(name, data)
		if err != nil {
			t.Fatalf("%s: %v", folder, err)
		}
		all = append(all, cfg)
	}
	slices.SortStableFunc(all, func(a, b *appconfig.Config) int { return len(b.Accounts()) - len(a.Accounts()) })
	return appconfig.Merge(0, all...)
}
