package appconfig

import "testing"

const builtYAML = `accounts:
  - id: 0a1b2c
    hostname: pbx.example.test:5061
    username: 1001
    credential:
      - Account.password: Secret-1001
        Account.realm: "*"
        Account.username: 1001
    serviceRoute: sbc.example.test:5071;lr
    tls:
      calist: /etc/ca.pem
      enable: true
      password: "key file"
      verifyServer: true
    srtp:
      keyExchange: sdes
video:
  devices:
    - name: desktop
      id: desktop
`

func TestYAML(t *testing.T) {
	format, sure := Detect("app.yml", []byte(builtYAML))
	if format != "yaml" || sure < 0.5 {
		t.Fatalf("detected %q, %v", format, sure)
	}
	cfg, err := Parse("app.yml", []byte(builtYAML))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{Address: "sbc.example.test", Port: "5071", Username: "1001", TLSCA: "/etc/ca.pem",
		TLSVerify: "true", MediaSecurity: "sdes", Transport: "tls"} {
		if got, _ := settingOf(cfg.Settings, name); got.Value != want {
			t.Errorf("%s = %q, want %q", name, got.Value, want)
		}
	}
	if got, _ := settingOf(cfg.Settings, Password); got.SHA256 != sha256Hex("Secret-1001") || got.Line != 6 {
		t.Errorf("password: %+v", got)
	}
	if got, ok := settingOf(cfg.Settings, Domain); ok && got.Value == "desktop" {
		t.Errorf("a camera's id is taken for the domain: %+v", got)
	}
}

func TestYAMLIsNotALog(t *testing.T) {
	for name, text := range map[string]string{
		"a log":         "ua: started\nreg: sip:1001@pbx.example.test: Register: Connection refused\nua:\n  sip:1001@pbx.example.test\n[12:00] and more\n",
		"a flat file":   "server: pbx.example.test\nport: 5061\nusername: 1001\n",
		"broken":        "accounts:\n  - id: \"x\n   bad\n",
		"deeply nested": "a:\n - - - - - - - x\n",
	} {
		if format, _ := Detect("x", []byte(text)); format == "yaml" {
			t.Errorf("%s is taken for YAML", name)
		}
	}
}

// TestRegistrarBehindAProxy: who registers by way of a proxy is user@registrar.
func TestRegistrarBehindAProxy(t *testing.T) {
	for name, c := range map[string]struct{ text, domain string }{
		"behind a proxy":        {"accounts:\n  - username: 4101\n    hostname: example.test:5071\n    serviceRoute: sbc.example.test:5071;transport=tls;lr\n", "example.test"},
		"an address":            {"accounts:\n  - username: 4101\n    hostname: 192.0.2.1\n    serviceRoute: sbc.example.test:5071;transport=tls;lr\n", ""},
		"without one":           {"accounts:\n  - username: 4101\n    hostname: example.test:5071\n    keepAlive: true\n", ""},
		"the domain is spelled": {"accounts:\n  - username: 4101\n    hostname: example.test\n    domain: other.test\n    serviceRoute: sbc.example.test;lr\n", "other.test"},
	} {
		cfg, err := Parse("account.yml", []byte(c.text+"    credential:\n      - Account.password: hunter2\n        Account.username: 4101\n    Account.registrationExpire: 3600\n    tls:\n      enable: true\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, s := range cfg.Settings {
			if s.Name == Domain {
				got = s.Value
			}
		}
		if got != c.domain {
			t.Errorf("%s: domain %q, want %q (%+v)", name, got, c.domain, cfg.Settings)
		}
	}
}
