package appconfig

import (
	"strings"
	"testing"
)

// TestGeneric: one account said in every open format, with the keys of as many styles.
func TestGeneric(t *testing.T) {
	want := map[string]string{Address: "pbx.example.test", Port: "5061", Transport: "tls", Username: "1001", Password: ""}
	for _, tt := range []struct{ name, format, file string }{
		{"flat json", "json", `{"server": "pbx.example.test", "port": 5061, "transport": "TLS", "username": "1001", "password": "hunter2"}`},
		{"nested json", "json", `{"version": 3, "sip": {"server": {"address": "pbx.example.test", "port": "5061", "protocol": "tls"}, "credentials": {"user": "1001", "pass": "hunter2"}}}`},
		{"camel json", "json", `{"pbxAddress": "pbx.example.test", "pbxPort": 5061, "pbxTransport": "tls", "sipUsername": "1001", "sipPassword": "hunter2"}`},
		{"array json", "json", `{"accounts": [{"registrar": "sip:pbx.example.test:5061;transport=tls", "userName": "1001", "password": "hunter2"}]}`},
		{"identity json", "json", `{"accountConfig": {"idUri": "x", "identity": "sip:1001@example.test", "regUri": "", "registrarUri": "sip:pbx.example.test:5061;transport=tls", "password": "hunter2"}}`},
		{"ini", "ini", "; made by hand\r\n[general]\r\nlog=1\r\n[account]\r\nserver = pbx.example.test ; the PBX\r\nsip_port = 5061\r\ntransport = tls\r\nuser = 1001\r\npassword = hunter2\r\n"},
		{"colon ini", "ini", "pbx_address: pbx.example.test\npbx_port: 5061\nprotocol: tls\nusername: 1001\npassword: hunter2\n"},
		{"properties", "properties", "# client\nsip.server.host=pbx.example.test\nsip.server.port=5061\nsip.transport=tls\nsip.account.username=1001\nsip.account.password=hunt\\\n  er2\n"},
		{"jitsi", "properties", "net.java.sip.communicator.impl.protocol.sip.acc1=acc1\nnet.java.sip.communicator.impl.protocol.sip.acc1.USER_ID=1001\nnet.java.sip.communicator.impl.protocol.sip.acc1.SERVER_ADDRESS=pbx.example.test\n" +
			"net.java.sip.communicator.impl.protocol.sip.acc1.SERVER_PORT=5061\nnet.java.sip.communicator.impl.protocol.sip.acc1.PREFERRED_TRANSPORT=TLS\nnet.java.sip.communicator.impl.protocol.sip.acc1.PASSWORD=hunter2\n"},
		{"prefs", "shared-prefs", "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n<string name=\"pref_proxy_key\">pbx.example.test</string>\n<int name=\"pref_port_key\" value=\"5061\" />\n" +
			"<string name=\"pref_transport_key\">TLS</string>\n<string name=\"pref_username_key\">1001</string>\n<string name=\"pref_passwd_key\">hunter2</string>\n<boolean name=\"first\" value=\"true\" />\n</map>\n"},
		{"xml", "xml", `<config><section name="sip"><entry name="server">pbx.example.test</entry><entry name="sip_port">5061</entry><entry name="transport">tls</entry></section>` +
			`<account user="1001" password="hunter2"/></config>`},
		{"plist", "plist-xml", `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict>
<key>SIPServer</key><string>pbx.example.test</string><key>SIPPort</key><integer>5061</integer><key>SIPTransport</key><string>tls</string>
<key>Account</key><dict><key>Username</key><string>1001</string><key>Password</key><data>aHVudGVyMg==</data></dict><key>Seen</key><true/></dict></plist>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := Parse("file", []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if cfg.Format != tt.format {
				t.Errorf("format %q, want %q", cfg.Format, tt.format)
			}
			got := Merge(0, cfg)
			for name, value := range want {
				s, ok := settingOf(got, name)
				if !ok || s.Value != value {
					t.Errorf("%s is %q (%v), want %q", name, s.Value, ok, value)
				}
			}
			if s, _ := settingOf(got, Password); s.SHA256 != sha256Hex("hunter2") {
				t.Errorf("password %+v", s)
			}
			noSecret(t, cfg, "hunter2")
		})
	}
}

func settingOf(settings []Setting, name string) (Setting, bool) {
	for _, s := range settings {
		if s.Name == name {
			return s, true
		}
	}
	return Setting{}, false
}

// noSecret: the text is known to the redaction gate, and stands in no setting or hint.
func noSecret(t *testing.T, cfg *Config, secret string) {
	t.Helper()
	found := false
	for _, s := range cfg.Secrets {
		found = found || strings.Contains(string(s), secret)
	}
	if !found {
		t.Errorf("%q is not among the secrets", secret)
	}
	for _, s := range append(cfg.Settings, cfg.Hints...) {
		if strings.Contains(s.Value+s.Hint+s.Key, secret) {
			t.Errorf("%q is in %+v", secret, s)
		}
	}
}

// TestForeign: files of other services, and text that looks like keys and values.
func TestForeign(t *testing.T) {
	for name, file := range map[string]string{
		"web app":        `{"server": "api.example.test", "port": 8080, "username": "bob", "password": "x", "logging": true}`,
		"database":       `{"host": "10.0.0.1", "port": 5432, "user": "app", "password": "x", "database": "d"}`,
		"package":        `{"name": "x", "version": "1.0.0", "dependencies": {"sip.js": "^0.20"}}`,
		"broker":         "host=mq.example.test\nport=1883\nusername=bob\ntransport=tcp\n",
		"mail":           "[smtp]\nserver=mail.example.test\nport=587\nuser=bob\npassword=x\n",
		"turn only":      `{"turn": {"server": "turn.example.test", "username": "1001", "transport": "tcp", "port": 3478, "realm": "x"}}`,
		"sip message":    "Via: SIP/2.0/TLS 192.0.2.50\nFrom: <sip:1001@pbx.example.test>;tag=1\nServer: pbx.example.test\nExpires: 60\nContact: <sip:1001@192.0.2.50>\n",
		"contact header": "<sip:1001@192.0.2.50:5070;transport=TLS>;expires=60\n",
		"log":            "12:00:01 INFO server=pbx.example.test port=5061\n12:00:02 INFO transport=tls username=1001\n",
		"asterisk":       "[2026-11-23 13:39:54.705] NOTICE[16818] chan_sip.c: Registration from '<sip:1001@pbx.example.test>' failed\n",
		"html":           "<html><head><title>PBX</title></head><body><p>sip server pbx.example.test</p></body></html>",
		"empty":          "",
		"plain openssl":  "[req]\ndistinguished_name = dn\n[dn]\nCN = x\n",
		"help text":      "--id=url  Set the URL of local ID\nUsage: pjsua [options]\n",
		"other options":  "--server pbx.example.test\n--port 5061\n",
		"label file":     `{"incident": "connection-issues", "cause": "none", "note": "sip:1001@pbx.example.test"}`,
	} {
		t.Run(name, func(t *testing.T) {
			if got, sure := Detect("client.conf", []byte(file)); got != "" {
				t.Errorf("detected %q (%.2f)", got, sure)
			}
			if cfg, err := Parse("client.conf", []byte(file)); cfg != nil || err == nil {
				t.Errorf("parsed as %+v", cfg)
			}
		})
	}
}

func TestVendorWords(t *testing.T) {
	file := `{"app_version": "2.1.0", "application": "PrivateGSM", "pbx": {"address": "pbx.example.test", "port": 5061, "protocol": "TLS"},
 "account": {"username": "1001", "auth_user": "u1001", "password": "hunter2", "realm": "*", "virtual_number": "+39 02 1001", "security_model": "End-to-Site"},
 "media_encryption": "SDES-SRTP", "obfuscation": {"mode": "on", "key": 9}, "keep-alive": 600, "edition": "Enterprise", "logging": 1,
 "tls": {"verify": "yes", "ca_file": "/data/ca.pem", "min_version": "TLSv1.2"}, "registration": {"expires": 300}, "stun": {"username": "s", "password": "stunpw"}}`
	cfg, err := Parse("settings.json", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{Address: "pbx.example.test", Port: "5061", Transport: "tls", Username: "1001", AuthUsername: "u1001", Realm: "*", Number: "+39 02 1001", SecurityModel: "end-to-site",
		MediaSecurity: "sdes", ObfuscationMode: "true", ObfuscationKey: "9", KeepAlive: "true", Edition: "enterprise", Logging: "true", TLSVerify: "true", TLSCA: "/data/ca.pem", TLSMin: "1.2", Expires: "300"}
	got := values(cfg.Settings)
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s is %q, want %q", name, got[name], value)
		}
	}
	if cfg.App != "PrivateGSM" || cfg.Version != "2.1.0" {
		t.Errorf("application %q %q", cfg.App, cfg.Version)
	}
	noSecret(t, cfg, "stunpw")
	if s, _ := settingOf(cfg.Settings, Expires); s.Line != 4 || s.Key != "expires" {
		t.Errorf("expires stands at %d as %q", s.Line, s.Key)
	}
}

// TestSeveralAccounts: each account has its own keys, and what stands outside holds for all.
func TestSeveralAccounts(t *testing.T) {
	for name, file := range map[string]string{
		"json": `{"transport": "tls", "accounts": [{"server": {"host": "a.test", "port": 5061}, "username": "1001", "password": "x"}, {"server": {"host": "b.test", "port": 5062}, "username": "1002", "password": "y"}]}`,
		"ini":  "[global]\ntransport=tls\n[account1]\nserver=a.test\nport=5061\nusername=1001\n[account2]\nserver=b.test\nport=5062\nusername=1002\n",
		"flat": "transport=tls\naccount1_server=a.test\naccount1_port=5061\naccount1_username=1001\naccount2_server=b.test\naccount2_port=5062\naccount2_username=1002\n",
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(file))
			if err != nil {
				t.Fatal(err)
			}
			if n := cfg.Accounts(); len(n) != 2 {
				t.Fatalf("accounts %v in %+v", n, cfg.Settings)
			}
			for i, want := range []map[string]string{{Address: "a.test", Port: "5061", Username: "1001", Transport: "tls"}, {Address: "b.test", Port: "5062", Username: "1002", Transport: "tls"}} {
				got := values(Merge(i, cfg))
				for setting, value := range want {
					if got[setting] != value {
						t.Errorf("account %d: %s is %q, want %q", i, setting, got[setting], value)
					}
				}
			}
		})
	}
}

func TestHints(t *testing.T) {
	for _, tt := range []struct{ name, file, setting, want string }{
		{"linphone", "[proxy_0]\nreg_prox=<sip:pbx.example.test>\nreg_identity=sip:1@x.test\n", Address, `key "reg_prox" is unknown; did you mean "reg_proxy"?`},
		{"pjsua", "--id sip:1@x.test\n--registar sip:x.test\n--username 1\n", Address, `key "--registar" is unknown; did you mean "--registrar"?`},
		{"baresip", "<sip:1@x.test>;regint=60;auth_pas=x\n", Password, `key "auth_pas" is unknown; did you mean "auth_pass"?`},
		{"twinkle", "user_name=1\nuser_domain=x.test\nsip_transprot=tcp\n", Transport, `key "sip_transprot" is unknown; did you mean "sip_transport"?`},
		{"json", `{"sip_server": "pbx.example.test", "username": "1001", "tranpsort": "tls"}`, Transport, `key "tranpsort" is unknown; did you mean "transport"?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if len(cfg.Hints) != 1 || cfg.Hints[0].Hint != tt.want || cfg.Hints[0].Name != tt.setting || cfg.Hints[0].Line < 1 {
				t.Errorf("hints %+v", cfg.Hints)
			}
		})
	}
}
