package redact

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"testing"
)

// planted are lines with a secret (§) that no setting holds: only its shape tells.
var planted = []struct{ kind, line, secret string }{
	{"digest response", `Authorization: Digest username="1001", realm="pbx.example.test", uri="sip:pbx.example.test", response="§", algorithm=MD5`, "6629fae49393a05397450978507c4ef1"},
	{"digest cnonce", `Proxy-Authorization : Digest username="1001",cnonce="§",nc=00000001`, "0a4f113b8c7d"},
	{"digest nonce", `WWW-Authenticate: Digest realm="pbx.example.test", nonce="§"`, "dcd98b7102dd2f0e8b11d0f600bfb0c0"},
	{"digest nonce without quotes", `www-authenticate:Digest realm="x", NONCE=§, stale=false`, "awRAEGsEPuQYUPm9o"},
	{"digest opaque", `Proxy-Authenticate: Digest realm="x", opaque = "§"`, "5ccc069c403ebaf9f0171e9517f40e41"},
	{"rspauth", `Authentication-Info: qop=auth, rspauth="§", nextnonce="ffff0000ffff0000"`, "e0a1b2c3d4e5f60718293a4b5c6d7e8f"},
	{"asterisk hash", `SecurityEvent="InvalidPassword",Challenge="3fb964cd",ReceivedHash="§"`, "866ecda87d37fdba6d8bbe911f52e9d2"},
	{"ha1", `ha1=§`, "7b9fbe8eb6e1cfe035b14d1e379c5a43"},
	{"ini password", `auth_pass=§`, "Tr0ub4dor+3"},
	{"password option", `--password §`, "c0rrect-h0rse"},
	{"xml password", `<string name="sip_password">§</string>`, "battery5taple"},
	{"xml element", `<password>§</password>`, "hunter2hunter2"},
	{"xml attribute", `<setting name="account.password" value="§"/>`, "v4lue-in-attr"},
	{"json password", `{"password": "§", "port": 5061}`, "j5on-secret-x"},
	{"commented out", `# auth_pass = §`, "old-passw0rd-1"},
	{"uri password", `Contact: <sip:1001:§@192.0.2.50:5060>`, "ur1Secret"},
	{"url password", `GET https://user:§@config.example.test/a HTTP/1.1`, "webS3cret"},
	{"sdes", `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:§|2^20|1:4`, "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj"},
	{"sdes second key", `a=crypto:2 F8_128_HMAC_SHA1_80 inline:MTIzNDU2Nzg5QUJDREUwMTIzNDU2Nzg5QUJjZGVm|2^20|1:4;inline:§|2^20|2:4 FEC_ORDER=FEC_SRTP`, "QUJjZGVmMTIzNDU2Nzg5QUJDREUwMTIzNDU2Nzg5"},
	{"srtp key", `12:00:00.000 srtp.c key: §`, "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"},
	{"ice-pwd", `a=ice-pwd:§`, "asd88fgpdd777uzjYhagZg"},
	{"bearer", `Authorization: Bearer §`, "mF_9.B5f-4.1JqM"},
	{"basic", `Authorization: Basic §`, "YWxpY2U6b3BlbnNlc2FtZQ=="},
	{"jwt", `sending ticket §`, "eyJhbGciOiJFUzI1NiJ9.eyJvcmlnIjp7InRuIjoiMTIifX0.c2lnbmF0dXJlLWhlcmU"},
	{"activation link", `open https://activate.example.test/activation/§ now`, "A7f9Kq2ZxP"},
	{"push token", `Contact: <sip:1001@192.0.2.50;pn-provider=apns;pn-prid=§>`, "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0"},
	{"device token", `APNS device token is §`, "740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78ad"},
	{"aws key", `cfg §`, "AKIAIOSFODNN7EXAMPLE"},
	{"sas words", `Call 0: ZRTP SAS is "§", please verify`, "spearhead"},
	{"sas", `ZRTP secrets on: SAS is § previously verified no on session`, "kq4w"},
	{"zrtp secret", `zrtp: rs1: §`, "3f2a9c7d1e5b8a60f4c2d7e9b1a35c8d3f2a9c7d1e5b8a60"},
	{"srtp master key", `SRTP master key §`, "E1F97A0D3E018BE0D64FA32C06DE4139"},
	{"hex dump", `00000010 § |................|`, "6c 65 74 6d 65 69 6e 39 39 21 21 21 6c 65 74 6d"},
	{"dtmf body", `Signal=§`, "7"},
	{"dtmf", `DTMF digit § sent`, "9"},
	{"voicemail pin", `voicemail_pin: §`, "48213"},
	{"cookie", `Cookie: session=§; path=/`, "0123456789abcdefXYZ"},
	{"camel case", `sipPass = "§"`, "camelH0rse"},
	{"provider secret", `client_secret: '§'`, "shhh-very-quiet-7"},
}

// written are ways a whole line may be written.
var written = map[string]func(string) string{
	"plain":          func(s string) string { return s },
	"crlf":           func(s string) string { return s + "\r\nnext line\r\n" },
	"prefixed":       func(s string) string { return "2026-11-23 13:36:18:028 liblinphone-message-" + s },
	"json text":      func(s string) string { d, _ := json.Marshal(s); return `{"msg":` + string(d) + "}" },
	"percent":        url.QueryEscape,
	"percent twice":  func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	"html":           html.EscapeString,
	"base64":         func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64 of url":  func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(url.PathEscape(s))) },
	"hex":            func(s string) string { return hex.EncodeToString([]byte(s)) },
	"hex of base64":  func(s string) string { return hex.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte(s)))) },
	"folded base64":  func(s string) string { return foldAt(base64.StdEncoding.EncodeToString([]byte(s)), 64) },
	"folded base 76": func(s string) string { return "data:\r\n" + foldAt(base64.StdEncoding.EncodeToString([]byte(s+s)), 76) },
	"utf-16":         func(s string) string { return wide(s, false) },
}

func foldAt(s string, n int) string {
	var b strings.Builder
	for len(s) > n {
		b.WriteString(s[:n] + "\n")
		s = s[n:]
	}
	return b.String() + s + "\n"
}

// anchored are shapes of a line's start; they cannot be told within another text.
var anchored = map[string]bool{"dtmf body": true}

func TestPlantedSecretsAreMasked(t *testing.T) {
	cases := 0
	for _, p := range planted {
		for name, write := range written {
			if anchored[p.kind] && name != "plain" && name != "crlf" {
				continue
			}
			cases++
			text := write(strings.ReplaceAll(p.line, "§", p.secret))
			out := New(nil).Text(text)
			if leaks(out, p.secret, write) {
				t.Errorf("%s, %s:\n in  %q\n out %q", p.kind, name, text, out)
			}
			if strings.Count(out, "\n") != strings.Count(text, "\n") {
				t.Errorf("%s, %s: line count changed: %q", p.kind, name, out)
			}
			if again := New(nil).Text(out); again != out {
				t.Errorf("%s, %s: not idempotent:\n once  %q\n twice %q", p.kind, name, out, again)
			}
		}
	}
	if cases < 400 {
		t.Fatalf("only %d cases", cases)
	}
}

// leaks looks for the secret as it is, and for the middle of its written form, where the writing has no regard to what stands around.
func leaks(out, secret string, write func(string) string) bool {
	if len(secret) == 1 {
		return !strings.Contains(out, Mask)
	}
	w := strings.TrimSpace(write(secret))
	plain := strings.ReplaceAll(strings.ReplaceAll(out, "\n", ""), "\r", "")
	return strings.Contains(plain, secret) || len(w) < 4*len(secret) && !strings.Contains(w, "msg") && strings.Contains(plain, w) || !strings.Contains(out, Mask)
}
