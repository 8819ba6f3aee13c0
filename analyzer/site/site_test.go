package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
)

const sample = `
server "main" {
  address = "pbx.example.test"
  domain  = "example.test"
  aliases = ["192.0.2.10", "voip.example.test"]
  endpoint "tls" {
    port    = 5061
    tls_min = "1.2"
    tls_max = "1.3"
  }
  endpoint "tcp" { port = 5060 }
  registration {
    min_expires = 10
    max_expires = 3600
  }
}

client {
  transport        = "tls"
  security_model   = "end-to-site"
  media_security   = "sdes"
  tls_verify       = true
  tls_ca           = "ca.pem"
  keep_alive       = true
  obfuscation_mode = true
  obfuscation_key  = "9"
}

accounts {
  complete = true
  account "1001" {
    number          = "+390200001001"
    enabled         = true
    password_sha256 = "2BB80D537B1DA3E38BD30361AA855686BDE0EACD7162FEF6A25FE97BF527A25B"
    ha1_md5         = "0123456789abcdef0123456789abcdef"
  }
  account "3001" {
    enabled        = false
    transport      = "tcp"
    media_security = "none"
  }
}
`

func parse(t *testing.T, src string) *Site {
	t.Helper()
	s, diags := Parse("site.hcl", []byte(src))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return s
}

func TestParse(t *testing.T) {
	s := parse(t, "\xef\xbb\xbf"+strings.ReplaceAll(sample, "\n", "\r\n"))
	acc, present := s.Account("1001")
	if present != Yes || acc.Number != "+390200001001" || acc.Enabled != Yes || acc.Transport != "tls" || acc.ObfuscationMode != Yes {
		t.Errorf("account 1001: %+v, %v", acc, present)
	}
	if !strings.HasPrefix(acc.PasswordSHA256, "2bb80d") {
		t.Errorf("hash not in lower case: %q", acc.PasswordSHA256)
	}
	acc, _ = s.Account("3001")
	if acc.Transport != "tcp" || acc.MediaSecurity != "none" || acc.TLSCA != "ca.pem" || acc.Enabled != No {
		t.Errorf("account 3001: %+v", acc)
	}
	want := []string{"192.0.2.10", "example.test", "pbx.example.test", "voip.example.test"}
	if got := s.Names(); !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

func TestPresence(t *testing.T) {
	complete := parse(t, sample)
	open := parse(t, strings.Replace(sample, "complete = true", "complete = false", 1))
	for _, tt := range []struct {
		name string
		site *Site
		user string
		want Truth
	}{
		{"listed", complete, "1001", Yes}, {"absent of a complete list", complete, "1002", No}, {"absent of an open list", open, "1002", Unknown},
		{"listed in an open list", open, "1001", Yes}, {"no site", nil, "1001", Unknown}, {"no user", complete, "", Unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, got := tt.site.Account(tt.user); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestErrors: each fault is an error with a place and, where something near exists, a suggestion.
func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		name, src, want string
		line            int
	}{
		{"argument", "client {\n  transprot = \"tls\"\n}", `Did you mean "transport"?`, 2},
		{"block", "clients {\n}", `Did you mean "client"?`, 1},
		{"value", "client {\n  transport = \"tsl\"\n}", `"tsl" is none of tls, tcp, udp`, 2},
		{"value nearly right", "client {\n  security_model = \"end-to-syte\"\n}", `did you mean "end-to-site"?`, 2},
		{"endpoint", "server \"a\" {\n  endpoint \"tlss\" {}\n}", `endpoint "tlss"`, 2},
		{"port", "server \"a\" {\n  endpoint \"tls\" { port = 70000 }\n}", "1 to 65535", 2},
		{"port a fraction", "server \"a\" {\n  endpoint \"tls\" { port = 50.5 }\n}", "whole number", 2},
		{"level", "server \"a\" {\n  endpoint \"tls\" { tls_min = \"TLSv1.2\" }\n}", "none of 1.0", 2},
		{"hash", "accounts {\n  account \"1\" { password_sha256 = \"hunter2\" }\n}", "64 hexadecimal", 2},
		{"host", "server \"a\" {\n  address = \"http://x\"\n}", "no host name", 2},
		{"twice", "accounts {\n  account \"1\" {}\n  account \"1\" {}\n}", "given already", 3},
		{"two clients", "client {}\nclient {}", "one \"client\" block only", 2},
		{"no label", "server {\n}", "label", 1},
		{"variable", "client {\n  tls_ca = home\n}", "Variables not allowed", 2},
		{"function", "client {\n  tls_ca = file(\"x\")\n}", "Function calls not allowed", 2},
		{"template", "client {\n  tls_ca = \"${x}\"\n}", "template", 2},
		{"heredoc", "client {\n  tls_ca = <<A\nx\nA\n}", "'<'", 2},
		{"operator", "client {\n  tls_verify = !true\n}", "'!'", 2},
		{"null", "client {\n  tls_verify = null\n}", "must be a bool", 2},
		{"open string", "client {\n  tls_ca = \"x\n}", "does not end on its line", 2},
		{"open comment", "/* x\n", "does not end", 2},
		{"type", "accounts {\n  complete = \"maybe\"\n}", "must be a bool", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, diags := Parse("site.hcl", []byte(tt.src))
			if s != nil || !diags.HasErrors() {
				t.Fatal("no error")
			}
			d := diags[0]
			if text := d.Summary + ": " + d.Detail; !strings.Contains(text, tt.want) {
				t.Errorf("%q does not say %q", text, tt.want)
			}
			if d.Subject == nil || d.Subject.Filename != "site.hcl" || d.Subject.Start.Line != tt.line {
				t.Errorf("stands at %v, want line %d", d.Subject, tt.line)
			}
			if strings.Contains(diags.Error(), "hunter2") {
				t.Error("repeats a password")
			}
		})
	}
}

// TestHostile: what makes the HCL parser overflow its stack must not reach it.
func TestHostile(t *testing.T) {
	for name, src := range map[string]string{
		"brackets":      "a = " + strings.Repeat("[", 100_000),
		"parentheses":   "a = " + strings.Repeat("(", 100_000),
		"blocks":        strings.Repeat("a {", 100_000),
		"not":           "a = " + strings.Repeat("!", 1_000_000) + "true",
		"minus":         "a = " + strings.Repeat("- ", 1_000_000) + "1",
		"minus signs":   "a = " + strings.Repeat("-", 1_000_000) + "1",
		"questions":     "a = " + strings.Repeat("x?", 500_000),
		"templates":     `a = "` + strings.Repeat("${", 500_000),
		"plus":          "a = 1" + strings.Repeat("+1", 500_000),
		"points":        "a = x" + strings.Repeat(".", 4_000_000),
		"commas":        "a = [" + strings.Repeat("1,", 2_000_000) + "1]",
		"words":         strings.Repeat("a ", 2_000_000),
		"quotes":        strings.Repeat(`""`, 2_000_000),
		"too large":     strings.Repeat("#", maxFile+1),
		"for in braces": "a = {for x in [1]: x => x}",
	} {
		t.Run(name, func(t *testing.T) {
			if s, diags := Parse("site.hcl", []byte(src)); s != nil || !diags.HasErrors() {
				t.Error("accepted")
			}
		})
	}
}

func TestLoad(t *testing.T) {
	file := filepath.Join(t.TempDir(), "site.hcl")
	if err := os.WriteFile(file, []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, diags := Load(file); s == nil || len(diags) != 0 {
		t.Errorf("a private file: %v", diags)
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	s, diags := Load(file)
	if s == nil || len(diags) != 1 || diags[0].Severity != hcl.DiagWarning || !strings.Contains(diags[0].Detail, "0644") {
		t.Errorf("a readable file: %v", diags)
	}
	if s, diags := Load(file + ".absent"); s != nil || !diags.HasErrors() {
		t.Errorf("an absent file: %v", diags)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("server \"a\" {\n  aliases = [1, null, [\"x\"]]\n}"))
	f.Add([]byte("client { tls_ca = -1.5e3 }"))
	f.Add([]byte("a = - - 1"))
	f.Fuzz(func(t *testing.T, src []byte) {
		s, diags := Parse("site.hcl", src)
		if (s == nil) != diags.HasErrors() {
			t.Errorf("site %v with diagnostics %v", s, diags)
		}
		s.Compare(nil)
	})
}
