package appconfig

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is a folder of real bundles that stands beside the repository.
const corpus = "../../../shared/corpus"

// files yields all files of the corpus, or skips.
func files(t *testing.T) []string {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no corpus of real bundles beside the repository")
	}
	var out []string
	err := filepath.WalkDir(corpus, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func formatOf(path string) string {
	switch filepath.Base(path) {
	case "linphonerc":
		return "linphonerc"
	case "accounts":
		return "baresip-accounts"
	case "config":
		return "baresip-config"
	case "twinkle.cfg":
		return "twinkle"
	case "pjsua.cfg":
		return "pjsua"
	case "openssl.cnf":
		return "openssl"
	}
	return ""
}

func TestDetectCorpus(t *testing.T) {
	for _, path := range files(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, sure := Detect("", data[:min(len(data), maxHead)])
		if want := formatOf(path); got != want {
			t.Errorf("%s: detected %q (%.2f), want %q", path, got, sure, want)
		}
		if got != "" && sure <= 0 {
			t.Errorf("%s: detected %q with confidence %v", path, got, sure)
		}
	}
}

// TestDetectNoPiece: no piece of a log or of anything else that is no configuration may pass for one.
func TestDetectNoPiece(t *testing.T) {
	for _, path := range files(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if formatOf(path) != "" {
			continue
		}
		for at := 0; at < len(data); at += 4000 {
			piece := data[at:min(len(data), at+4000)]
			if got, sure := Detect("settings.conf", piece); got != "" {
				t.Errorf("%s at %d: detected %q (%.2f)", path, at, got, sure)
			}
		}
	}
}

func TestParseCorpus(t *testing.T) {
	seen := map[string]int{}
	for _, path := range files(t) {
		format := formatOf(path)
		if format == "" || format == "openssl" || format == "baresip-config" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := Parse(path, data)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		seen[format]++
		if len(cfg.Hints) > 0 {
			t.Errorf("%s: hint %+v in a right file", path, cfg.Hints)
		}
		got := values(Merge(0, cfg))
		for setting, want := range expected(filepath.Dir(path), format) {
			if got[setting] != want {
				t.Errorf("%s: %s is %q, want %q", path, setting, got[setting], want)
			}
		}
		for _, s := range cfg.Settings {
			if !s.Default && (s.Line < 1 || s.Key == "") {
				t.Errorf("%s: %+v has no place", path, s)
			}
		}
	}
	for _, format := range []string{"linphonerc", "baresip-accounts", "twinkle", "pjsua"} {
		if seen[format] == 0 {
			t.Errorf("no %s file in the corpus", format)
		}
	}
}

// expected is what the scenario's name promises, on top of the client's usual account.
func expected(folder, format string) map[string]string {
	want := map[string]string{Address: "pbx.example.test", Port: "5061", Transport: "tls", Username: "1001", Domain: "pbx.example.test"}
	has := func(part string) bool {
		return strings.Contains(filepath.Base(folder), part) || strings.Contains(filepath.Dir(folder), part)
	}
	if format == "twinkle" {
		want[Port], want[Transport], want[Username] = "5060", "udp", "2001"
	}
	switch {
	case has("host-unreachable"):
		want[Address] = "gw.example.test"
	case has("address-blackhole"):
		want[Address] = "old-pbx.example.test"
	case has("address-typo"):
		want[Address] = "pbx.exmaple.test"
	case has("wrong-port"):
		delete(want, Port)
	case has("tls-on-tcp-port"), has("tls-client-on-tcp"):
		want[Port] = "5060"
	case has("tcp-client-on-tls"):
		want[Port], want[Transport] = "5061", "tcp"
	case has("udp-client-on-tls"):
		want[Transport] = "udp"
	case has("incoming-") && format == "linphonerc":
		want[Port], want[Transport], want[Username] = "5060", "tcp", "3001"
	case has("zrtp"):
		want[Username], want[MediaSecurity] = "1011", "zrtp"
	case has("unknown-account"), has("disabled-account"):
		delete(want, Username)
	}
	return want
}

func values(settings []Setting) map[string]string {
	out := map[string]string{}
	for _, s := range settings {
		out[s.Name] = s.Value
	}
	return out
}
