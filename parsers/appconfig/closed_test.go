package appconfig

import (
	"crypto/md5"
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestClosed(t *testing.T) {
	for _, tt := range []struct {
		name, format, file string
		want               map[string]string // a trailing "*" of the value: the format's default
	}{
		{"linphone route first", "linphonerc", "[sip]\ndefault_proxy=0\n[proxy_0]\nreg_proxy=<sip:registrar.test:5062;transport=tcp>\nreg_route=<sip:route.test;transport=tls;lr>\nreg_identity=\"A\" <sip:1001@d.test>\n",
			map[string]string{Address: "route.test", Port: "5061*", Transport: "tls", Username: "1001", Domain: "d.test", MediaSecurity: "none*", TLSVerify: "true*", TLSCA: "*", Expires: "3600*"}},
		{"linphone settings", "linphonerc", "[sip]\nmedia_encryption=zrtp\nmedia_encryption_mandatory=1\nverify_server_certs=0\nroot_ca=/x/CA.pem\n[proxy_0]\nreg_proxy=sip:[2001:DB8::1]:5070\nreg_identity=sip:1001@d.test\nreg_sendregister=0\nreg_expires=90\n",
			map[string]string{Address: "2001:db8::1", Port: "5070", Transport: "udp*", MediaSecurity: "zrtp", MediaRequired: "true", TLSVerify: "false", TLSCA: "/x/CA.pem", Expires: "90", Register: "false"}},
		{"sips", "linphonerc", "[proxy_0]\nreg_proxy=sips:PBX.test.\nreg_identity=sip:1001@[::ffff:192.0.2.7]\n",
			map[string]string{Address: "pbx.test", Port: "5061*", Transport: "tls", Domain: "192.0.2.7"}},
		{"baresip", "baresip-accounts", "# mine\n\"A; B\" <sip:1001@d.test;transport=tls>;outbound=\"sip:[::ffff:192.0.2.7]:5062\";auth_user=u;mediaenc=dtls_srtp-mand;regint=0\n",
			map[string]string{Address: "192.0.2.7", Port: "5062", Transport: "tls", Username: "1001", AuthUsername: "u", Domain: "d.test", MediaSecurity: "dtls", MediaRequired: "true", Expires: "0", Register: "false"}},
		{"baresip without outbound", "baresip-accounts", "<sip:1001:hunter2@d.test:5070>;regint=60\n",
			map[string]string{Address: "d.test", Port: "5070", Transport: "udp*", MediaSecurity: "none*", Password: ""}},
		{"baresip config", "baresip-config", "poll_method epoll # x\nmodule\tg711.so\nsip_trans_def\tTCP\nsip_verify_server yes\naudio_player alsa\n",
			map[string]string{Transport: "tcp", TLSVerify: "true", TLSCA: "*"}},
		{"baresip config default", "baresip-config", "poll_method epoll\nmodule\tg711.so\naudio_player alsa\nsip_cafile /x/ca.pem\n",
			map[string]string{TLSVerify: "false*", TLSCA: "/x/ca.pem"}},
		{"twinkle", "twinkle", "# USER\nuser_name=2001\nuser_domain=d.test\nauth_name=a\nauth_pass=hunter2\noutbound_proxy=\nregistrar=reg.test:5065\nzrtp_enabled=yes\nsip_transport=auto\n",
			map[string]string{Address: "reg.test", Port: "5065", Transport: "udp*", Username: "2001", AuthUsername: "a", Domain: "d.test", MediaSecurity: "zrtp"}},
		{"twinkle bare", "twinkle", "user_name=2001\nuser_domain=d.test\nsip_transport=tcp\n",
			map[string]string{Address: "d.test", Port: "5060*", Transport: "tcp", MediaSecurity: "none*", Expires: "3600*"}},
		{"pjsua defaults", "pjsua", "--id sip:1001@d.test --registrar sip:reg.test\n--username=1001 --password hunter2 --realm \"*\"\n",
			map[string]string{Address: "reg.test", Port: "5060*", Transport: "udp*", Username: "1001", AuthUsername: "1001", Realm: "*", MediaSecurity: "none*", TLSVerify: "false*", TLSCA: "*", Expires: "300*"}},
		{"pjsua set", "pjsua", "pjsua --outbound=sip:out.test:5070;transport=tls;lr --id \"A <sip:1001@d.test>\" --registrar sip:reg.test --use-srtp=2 --srtp-secure 0 --tls-verify-server --tls-ca-file '/x/my ca.pem' --reg-timeout 20 sip:1002@d.test\n",
			map[string]string{Address: "out.test", Port: "5070", Transport: "tls", Username: "1001", MediaSecurity: "sdes", TLSVerify: "true", TLSCA: "/x/my ca.pem", Expires: "20"}},
		{"pjsua srtp off", "pjsua", "--id sip:1@d.test\n--registrar sip:d.test\n--use-srtp 0\n--use-tls\n--no-udp\n", map[string]string{MediaSecurity: "none", Transport: "tls*", Port: "5061*"}},
		{"pjsua zrtp", "pjsua", "--id sip:1@d.test\n--registrar sip:d.test\n--use-srtp 2\n--zrtp-use\n", map[string]string{MediaSecurity: "zrtp"}},
		{"openssl chain", "openssl", "openssl_conf = o\n[o]\nssl_conf = s\n[s]\nsystem_default = d\n[d]\nMinProtocol = TLSv1\nMaxProtocol = TLSv1.1 # old\n[other]\nMaxProtocol = TLSv1.3\n",
			map[string]string{TLSMin: "1.0", TLSMax: "1.1"}},
		{"openssl list", "openssl", "ssl_conf = s\n[s]\nMinProtocol = None\nProtocol = -ALL,TLSv1.2\n", map[string]string{TLSMin: "1.2", TLSMax: "1.2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if cfg.Format != tt.format {
				t.Fatalf("format %q, want %q", cfg.Format, tt.format)
			}
			merged := Merge(0, cfg)
			for name, want := range tt.want {
				value, def := strings.CutSuffix(want, "*")
				if name == Realm {
					value, def = want, false
				}
				s, ok := settingOf(merged, name)
				if !ok || s.Value != value || s.Default != def {
					t.Errorf("%s is %q (default %v, there %v), want %q", name, s.Value, s.Default, ok, want)
				}
			}
		})
	}
}

// TestAuthInfo: credentials belong to the account whose user and realm they have, the last written of several.
func TestAuthInfo(t *testing.T) {
	sum := md5.Sum([]byte("1001:d.test:hunter2"))
	ha1 := hex.EncodeToString(sum[:])
	head := "[proxy_1]\nreg_proxy=sip:b.test\nreg_identity=sip:1002@d.test\n[proxy_0]\nreg_proxy=sip:a.test\nreg_identity=sip:1001@d.test\n"
	for _, tt := range []struct{ name, auth, sha, ha1 string }{
		{"of another domain before", "[auth_info_0]\nusername=1001\npasswd=old\ndomain=1001\n[auth_info_1]\nusername=1001\nha1=" + ha1 + "\nrealm=d.test\n", "", ha1},
		{"of another domain after", "[auth_info_0]\nusername=1001\nha1=" + ha1 + "\nrealm=d.test\n[auth_info_1]\nusername=1001\npasswd=old\ndomain=1001\n", "", ha1},
		{"the last of equals", "[auth_info_0]\nusername=1001\npasswd=old\nrealm=d.test\n[auth_info_1]\nusername=1001\npasswd=new\nrealm=d.test\n", sha256Hex("new"), ""},
		{"another user's", "[auth_info_0]\nusername=1002\npasswd=two\n[auth_info_1]\nusername=1001\npasswd=one\n", sha256Hex("one"), ""},
		{"only another user's", "[auth_info_0]\nusername=1002\npasswd=two\n", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(head+tt.auth))
			if err != nil {
				t.Fatal(err)
			}
			s, _ := settingOf(Merge(0, cfg), Password)
			if s.SHA256 != tt.sha || s.HA1 != tt.ha1 {
				t.Errorf("password %+v", s)
			}
			if a, _ := settingOf(Merge(1, cfg), Address); a.Value != "b.test" {
				t.Errorf("second account at %q", a.Value)
			}
		})
	}
}

func TestSeveralClosed(t *testing.T) {
	for name, file := range map[string]string{
		"pjsua":   "--use-srtp 2\n--id sip:1@a.test\n--registrar sip:a.test\n--password p\n--next-account\n--id sip:2@b.test\n--registrar sip:b.test\n",
		"baresip": "<sip:1@a.test>;auth_pass=p\n# <sip:9@c.test>;auth_pass=commented\n<sip:2@b.test>;regint=60\n",
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(file))
			if err != nil {
				t.Fatal(err)
			}
			first, second := Merge(0, cfg), Merge(1, cfg)
			if len(cfg.Accounts()) != 2 || values(first)[Address] != "a.test" || values(second)[Address] != "b.test" {
				t.Errorf("settings %+v", cfg.Settings)
			}
			if _, ok := settingOf(second, Password); ok {
				t.Error("the second account has the first one's password")
			}
			if name == "baresip" {
				noSecret(t, cfg, "commented")
			}
		})
	}
}

// TestMerge: baresip's default transport stands in another file than its accounts.
func TestMerge(t *testing.T) {
	accounts, err := Parse("accounts", []byte("<sip:1@a.test>;regint=60\n"))
	if err != nil {
		t.Fatal(err)
	}
	config, err := Parse("config", []byte("module a.so\npoll_method epoll\nsip_trans_def tls\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := values(Merge(0, accounts, config))
	if got[Transport] != "tls" || got[Port] != "5061" || got[TLSVerify] != "false" {
		t.Errorf("merged %v", got)
	}
}

// TestEncodings: the same file in every encoding has the same settings on the same lines.
func TestEncodings(t *testing.T) {
	text := "# Zürich\r\n[proxy_0]\r\nreg_proxy=<sip:pbx.test>\r\nreg_identity=sip:J%C3%BCrg@pbx.test\r\n[auth_info_0]\r\npasswd=süß\r\nusername=J%C3%BCrg\r\n"
	units := utf16.Encode([]rune(text))
	var little, big []byte
	for _, u := range units {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	var latin []byte
	for _, c := range text {
		latin = append(latin, byte(c))
	}
	for name, data := range map[string][]byte{
		"utf-8": []byte(text), "utf-8 with mark": append([]byte("\xef\xbb\xbf"), text...), "latin-1": latin, "carriage returns": []byte(strings.ReplaceAll(text, "\n", "")),
		"little endian": append([]byte("\xff\xfe"), little...), "big endian": append([]byte("\xfe\xff"), big...), "little endian without mark": little, "big endian without mark": big,
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("f", data)
			if err != nil {
				t.Fatal(err)
			}
			address, _ := settingOf(cfg.Settings, Address)
			password, _ := settingOf(cfg.Settings, Password)
			if address.Value != "pbx.test" || address.Line != 3 || password.Line != 6 || password.SHA256 != sha256Hex("süß") {
				t.Errorf("address %+v, password %+v", address, password)
			}
		})
	}
}

// TestComments: what is commented out holds for nothing, but its secrets are secrets.
func TestComments(t *testing.T) {
	for name, file := range map[string]string{
		"ini":   "[account]\nsip_server=pbx.test\nusername=1001\nport=5061\n;password=hunter2\n",
		"xml":   "<map><string name=\"sip_server\">pbx.test</string><string name=\"username\">1001</string><!-- <string name=\"password\">hunter2</string> --></map>",
		"plist": "<plist><dict><key>SIPServer</key><string>pbx.test</string><key>Username</key><string>1001</string><!-- <key>Password</key>\n<string>hunter2</string> --></dict></plist>",
		"pjsua": "--id sip:1@a.test\n--registrar sip:a.test\n#--password hunter2\n",
		"uri":   "# <sip:1001:hunter2@pbx.test>\n<sip:1@a.test>;regint=60\n",
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(file))
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := settingOf(cfg.Settings, Password); ok {
				t.Error("a commented-out password is set")
			}
			noSecret(t, cfg, "hunter2")
		})
	}
}

// TestProse: what is said about passwords is no password.
func TestProse(t *testing.T) {
	cfg, err := Parse("f", []byte("# the password for this account, and pass phrases\n[account]\nsip_server=pbx.test\nusername=1001\nsave_password=true\npin=0\npassword=ab\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(cfg.Secrets) != 1 || string(cfg.Secrets[0]) != "ab" {
		t.Errorf("secrets %q", cfg.Secrets)
	}
}

// TestBroken: a damaged file gives what stands before the fault, and an error with the line but none of the text.
func TestBroken(t *testing.T) {
	for _, tt := range []struct{ name, file, want string }{
		{"json", "{\n\"sip_server\": \"pbx.test\",\n\"username\": \"1001\",\n\"password\" \"hunter2\"}", "line 4:"},
		{"json cut", "{\n\"sip_server\": \"pbx.test\",\n\"username\": \"1001\",\n", "line 3: ends"},
		{"xml", "<map>\n<string name=\"sip_server\">pbx.test</string>\n<string name=\"username\">1001</string>\n<string name=\"password\">hunter2</strin", "line 4:"},
		{"plist", "<plist><dict>\n<key>sip_server</key><string>pbx.test</string>\n<key>username</key><string>1001</string>\n<key>x</key><string><hunter2", "line 4:"},
		{"linphone", "[proxy_0]\nreg_proxy=sip:pbx.test\nhunter2\nreg_identity=sip:1001@pbx.test\n", "line 3:"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := Parse("f", []byte(tt.file))
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "hunter2") {
				t.Fatalf("error %v, want %q", err, tt.want)
			}
			got := values(cfg.Settings)
			if got[Address] != "pbx.test" || got[Username] != "1001" {
				t.Errorf("settings %v", got)
			}
		})
	}
}
