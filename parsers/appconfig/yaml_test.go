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
