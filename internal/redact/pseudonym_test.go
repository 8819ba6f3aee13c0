package redact

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func testPseudonyms(keep ...string) *Pseudonyms {
	return NewPseudonyms(Key{1, 2, 3}, keep)
}

func TestOneNumberInManyNotations(t *testing.T) {
	const known = "+390200001001"
	p := testPseudonyms("pbx.example.test")
	p.Learn(known)
	want := p.token(kindNumber, "390200001001")
	for _, text := range []string{
		"call to +390200001001 failed", "+39 02 0000 1001", "+39-02-0000-1001", "+39 (02) 00001001", "(+39) 02 0000 1001", "00390200001001",
		"tel:+39-02-00001001", "<sip:+390200001001@pbx.example.test>", "sip:%2B390200001001@pbx.example.test;user=phone", "number: 390200001001",
		"called=0200001001", "+39.02.00001001", `caller "0200001001"`, "sip:00390200001001@pbx.example.test",
	} {
		out := p.Text(text)
		if !strings.Contains(out, want) || regexp.MustCompile(`\d{6,}`).MatchString(out) {
			t.Errorf("%q became %q, want %s in it", text, out, want)
		}
	}
}

func TestIdentifiersBecomePseudonyms(t *testing.T) {
	for text, shape := range map[string]string{
		`From: "Alice Rossi" <sip:alice.r@sip.corp.example.com:5061>;tag=a1`:         `From: "name-§" <sip:usr-§@host-§:5061>;tag=a1`,
		`From: Alice Rossi <sip:1001@pbx.example.test>;tag=123`:                      `From: name-§ <sip:usr-§@pbx.example.test>;tag=123`,
		`Via: SIP/2.0/TLS 198.51.100.7:46967;rport;branch=z9hG4bKPj514a6af3-352c;al`: `Via: SIP/2.0/TLS ip-§:46967;rport;branch=z9hG4bKPj514a6af3-352c;al`,
		`Call-ID: 3aea9549-88e7-4da8@198.51.100.7`:                                   `Call-ID: 3aea9549-88e7-4da8@ip-§`,
		`i: 390200001001x@laptop-alice`:                                              `i: 390200001001x@host-§`,
		`Contact: <sip:1001-0x55b490722180@198.51.100.7:5061;transport=tls>`:         `Contact: <sip:usr-§-0x55b490722180@ip-§:5061;transport=tls>`,
		`+sip.instance="<urn:uuid:5365e5c6-b7df-27d7-9003-859f112c922a>"`:            `+sip.instance="<urn:uuid:dev-§>"`,
		`c=IN IP6 2001:db8::9:1`:                                                     `c=IN IP6 ip-§`,
		`route [2001:db8::9:1]:5060 via eth0`:                                        `route [ip-§]:5060 via eth0`,
		`arp 00:1A:2b:3c:4d:5e is at wlan0`:                                          `arp mac-§ is at wlan0`,
		`peer zid is 0123456789abcdef01234567`:                                       `peer zid is zid-§`,
		`IMEI: 490154203237518`:                                                      `IMEI: dev-§`,
		`mail to alice.rossi@corp.example.com bounced`:                               `mail to usr-§@host-§ bounced`,
		`username=alice&x=1`:                                                         `username=usr-§&x=1`,
		`Digest username="1001", realm="pbx.example.test"`:                           `Digest username="usr-§", realm="pbx.example.test"`,
		`resolving sip.corp.example.com failed`:                                      `resolving host-§ failed`,
		`connected to gw1.lan:5061...`:                                               `connected to host-§:5061...`,
		`<key>x</key> display_name="Alice R."`:                                       `<key>x</key> display_name="name-§"`,
		`LocalAddress="IPV4/TLS/198.51.100.7/5061"`:                                  `LocalAddress="IPV4/TLS/ip-§/5061"`,
		`sip.example.com/10.1.2.3:5061 refused`:                                      `host-§/ip-§:5061 refused`,
		`username [alice], realm [x]`:                                                `username [usr-§], realm [x]`,
		`Executing [6001@default:2] Echo`:                                            `Executing [usr-§@default:2] Echo`,
		`from x via tls:198.51.100.7:34726 cseq=20`:                                  `from x via tls:ip-§:34726 cseq=20`,
		`i:a84b4c76e66710@laptop-alice`:                                              `i:a84b4c76e66710@host-§`,
		`sip:1001 is dialled`:                                                        `sip:usr-§ is dialled`,
		`tel:+390299998888`:                                                          `tel:num-§`,
		`--username alice --id sip:alice@pbx.example.test`:                           `--username usr-§ --id sip:usr-§@pbx.example.test`,
		`<string name="username">alice</string>`:                                     `<string name="username">usr-§</string>`,
		`sip:alice:[secret]@pbx.example.test`:                                        `sip:usr-§:[secret]@pbx.example.test`,
		`1001@pbx.example.test: Using media encryption 'srtp-mand'`:                  `usr-§@pbx.example.test: Using media encryption 'srtp-mand'`,
		`https://portal.corp.example.com/path/file.html`:                             `https://host-§/path/file.html`,
	} {
		want := "^" + strings.ReplaceAll(regexp.QuoteMeta(shape), "§", "[a-z2-7]{16}") + "$"
		out := testPseudonyms("pbx.example.test").Text(text)
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("%q became %q, want %q", text, out, shape)
		}
	}
}

func TestWhatIsNoIdentifierStays(t *testing.T) {
	for _, text := range []string{
		"SIP/2.0 401 Unauthorized", "CSeq: 61304 REGISTER", "Call-ID: gzqhcnvjyknzisg@localhost", "Max-Forwards: 70", "Expires: 3600",
		"Via: SIP/2.0/TLS pbx.example.test:5061;branch=z9hG4bK.UXgQ~n;rport", "From: <sip:pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.d05b232d",
		"a=rtpmap:96 opus/48000/2", "13:40:23.955     tlstp:5071  SIP TLS listener is ready", "13:40:23.955 sip_endpoint.c  .Module \"mod-ua\" registered",
		"2026-11-23 13:36:18:028 liblinphone-message-Starting", "User-Agent: Linphonec/5.1.65 (belle-sip/5.2.0)", "listening on 127.0.0.1:5060 and 0.0.0.0",
		"o=- 950448047 766207474 IN IP4 127.0.0.1", "RTP : [d=0.00, ssrc 0xe82e744a]", "java.net.SocketException at com.example.app.Main.run(Main.java:42)",
		"libre version 1.2.3.4", "PJSUA/2.17.0.1", "module loading app contact.so, menu.so", "org.linphone.core.Core@4f2a91c", "Foo@0x7fc1b0004090",
		"see README.md and client.log.1 in /srv/lab", "netmask 255.255.255.0", "from localhost to unknown", "Content-Length: 390200001", "std::vector::at",
		"time 10:15:30 and ratio 3:2:1", "<sip:anonymous@anonymous.invalid>", "duration 1234567890 ms", "Reason: Q.850;cause=16", "e.g. this, i.e. that",
		"transport=tls;lr", "CipherString = DEFAULT@SECLEVEL=0", "total 32pkt 5.1KB @avg=6.9Kbps/8.7Kbps at 3@6.9Kbps", "[video] display=0", "0x00000012 0000000012", "usr-abcdefghijklmnop@host-abcdefghijklmnop:5061",
	} {
		if out := testPseudonyms("pbx.example.test").Text(text); out != text {
			t.Errorf("%q became %q", text, out)
		}
	}
}

func TestEncodedIdentifiersAreReplacedWithinTheirEncoding(t *testing.T) {
	plain := `From: <sip:alice@198.51.100.7:5060>`
	want := testPseudonyms().Text(plain)
	for name, code := range map[string][2]func(string) string{
		"percent":       {url.QueryEscape, unescape},
		"percent twice": {func(s string) string { return url.QueryEscape(url.QueryEscape(s)) }, func(s string) string { return unescape(unescape(s)) }},
		"base64": {func(s string) string { return base64.RawStdEncoding.EncodeToString([]byte(s)) },
			func(s string) string { b, _ := base64.RawStdEncoding.DecodeString(s); return string(b) }},
		"hexadecimal": {func(s string) string { return hex.EncodeToString([]byte(s)) }, func(s string) string { b, _ := hex.DecodeString(s); return string(b) }},
	} {
		out := testPseudonyms().Text(code[0](plain))
		if code[1](out) != want {
			t.Errorf("%s: %q holds %q, want %q", name, out, code[1](out), want)
		}
		if again := testPseudonyms().Text(out); again != out {
			t.Errorf("%s: not idempotent: %q then %q", name, out, again)
		}
	}
	const binary = "a4V/8Jm0uVx2p1mAq9Zl7Q== z9hG4bKPj514a6af3b9e2d71 0123456789abcdef0123456789abcdef"
	if out := testPseudonyms().Text(binary); out != binary {
		t.Errorf("%q became %q", binary, out)
	}
}

func TestLearntIdentifiersAreReplacedAsWords(t *testing.T) {
	p := testPseudonyms()
	p.LearnFrom(`From: "Alice Rossi" <sip:arossi@198.51.100.7>` + "\nTo: <sip:1002@voiphost>\n")
	user, name, host := p.token(kindUser, "arossi"), p.token(kindName, "alice rossi"), p.token(kindHost, "voiphost")
	for text, want := range map[string]string{
		"account arossi is busy, ALICE ROSSI waits": "account " + user + " is busy, " + name + " waits",
		"ping voiphost":                "ping " + host,
		"call 1002 bytes, status 1002": "call 1002 bytes, status 1002",
		"peer '1002' is unreachable":   "peer '" + p.token(kindUser, "1002") + "' is unreachable",
		"SIP/1002-0000001a answered":   "SIP/" + p.token(kindUser, "1002") + "-0000001a answered",
	} {
		if out := p.Text(text); out != want {
			t.Errorf("%q became %q, want %q", text, out, want)
		}
	}
	if out := p.Settings("<string>1002</string>\nport = 5060\n"); out != "<string>"+p.token(kindUser, "1002")+"</string>\nport = 5060\n" {
		t.Errorf("settings: %q", out)
	}
}

func TestPseudonymsDependOnTheKeyAlone(t *testing.T) {
	text := `From: "A B" <sip:1001@198.51.100.7>`
	a, b := testPseudonyms().Text(text), testPseudonyms().Text("x 198.51.100.9 y\n"+text)
	if !strings.HasSuffix(b, a) {
		t.Errorf("order matters: %q and %q", a, b)
	}
	if c := NewPseudonyms(Key{9}, nil).Text(text); c == a {
		t.Errorf("another key gives the same pseudonyms: %q", c)
	}
	if strings.Contains(a, testPseudonyms().Key()) || len(testPseudonyms().Key()) != 8 {
		t.Errorf("key id %q", testPseudonyms().Key())
	}
}

func TestMillionValuesDoNotCollide(t *testing.T) {
	p := testPseudonyms()
	seen := make(map[string]struct{}, 1_000_000)
	for i := range 1_000_000 {
		seen[p.token(kindNumber, fmt.Sprintf("39%010d", i))] = struct{}{}
	}
	if len(seen) != 1_000_000 {
		t.Errorf("%d tokens for 1000000 values", len(seen))
	}
}

func TestPseudonymsAreIdempotentAndKeepLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom([]string{
				`From: "Alice Rossi" <sip:arossi@sip.corp.example.com:5061>;tag=a1`, `+39 02 0000 1001`, `00390200001001`, `198.51.100.7:5060`,
				`user=alice`, `2001:db8::9:1`, `alice@corp.example.com`, `sip:1001@198.51.100.7`, `IMEI 490154203237518`, `peer zid is 0123456789abcdef01234567`,
				`Call-ID: a@b`, `display_name=Alice Rossi`,
			}).Draw(t, "line") + rapid.SampledFrom([]string{"", " ", "@", ":", ";", "+", ".", "\r\n", "\n"}).Draw(t, "sep") + rapid.String().Draw(t, "noise")
		})
		text := strings.Join(rapid.SliceOfN(line, 1, 5).Draw(t, "lines"), "\n")
		p := testPseudonyms()
		p.LearnFrom(text)
		once := p.Text(text)
		if strings.Count(once, "\n") != strings.Count(text, "\n") {
			t.Fatalf("lines changed: %q became %q", text, once)
		}
		if p.replaced["withheld"] > 0 {
			t.Fatalf("panics at %q", text)
		}
		again := testPseudonyms()
		again.LearnFrom(once)
		if twice := again.Text(once); twice != once {
			t.Fatalf("not idempotent: %q\nonce  %q\ntwice %q", text, once, twice)
		}
	})
}

func TestCaseKeyIsMadeOnceForItsOwner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.key")
	first, err := CaseKey(path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := CaseKey(path)
	if err != nil || second != first {
		t.Errorf("read back another key (%v)", err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(path, []byte("my password is here\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := CaseKey(path); err == nil || strings.Contains(err.Error(), "my password") {
		t.Errorf("a file without a key: %v", err)
	}
	if _, err := CaseKey(filepath.Join(t.TempDir(), "none", "case.key")); err == nil {
		t.Error("a key in a folder that does not exist")
	}
}

func FuzzPseudonyms(f *testing.F) {
	f.Add(`From: "Alice Rossi" <sip:+390200001001@198.51.100.7:5061>;tag=a1`)
	f.Add("Call-ID: x@10.0.0.1\n+39 (02) 0000-1001 00:1a:2b:3c:4d:5e urn:uuid:1")
	f.Fuzz(func(t *testing.T, text string) {
		p := testPseudonyms()
		p.LearnFrom(text)
		if out := p.Text(text); strings.Count(out, "\n") != strings.Count(text, "\n") {
			t.Fatalf("lines changed: %q became %q", text, out)
		}
		if p.replaced["withheld"] > 0 {
			t.Fatalf("panics at %q", text)
		}
	})
}
