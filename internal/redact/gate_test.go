package redact

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strings"
	"testing"
)

func gated(t *testing.T, whole bool, secrets []string, parts ...string) (out, warned string) {
	t.Helper()
	var known [][]byte
	for _, s := range secrets {
		known = append(known, []byte(s))
	}
	var b, w strings.Builder
	g := New(known).Gate(&b, &w, whole, Withheld("secret"))
	for _, p := range parts {
		if n, err := g.Write([]byte(p)); n != len(p) || err != nil {
			t.Fatalf("wrote %d of %d: %v", n, len(p), err)
		}
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.String()
}

func TestGateWithholdsTheRecordAndSaysSo(t *testing.T) {
	const secret = "letmein99+x"
	for name, form := range map[string]string{
		"plain": secret, "other case": "LetMeIn99+X", "percent": url.QueryEscape(secret), "hexadecimal": hex.EncodeToString([]byte(secret)),
		"base64": base64.StdEncoding.EncodeToString([]byte(secret)), "shifted": base64.StdEncoding.EncodeToString([]byte("ab" + secret + "cd")),
		"markup": "letmein99&#43;x", "JSON": `letmein99\u002bx`, "a part in percent": "let%6dein99+x", "two bytes a letter": wide(secret, true),
	} {
		out, warned := gated(t, false, []string{secret}, "first\nbefore "+form[:3], form[3:]+" after\nlast")
		if out != "first\n[withheld: secret]\nlast" {
			t.Errorf("%s: %q", name, out)
		}
		if !strings.Contains(warned, "1 record") || strings.Contains(warned, "letmein") {
			t.Errorf("%s: warned %q", name, warned)
		}
		if out, _ := gated(t, true, []string{secret}, "{\n", form, "\n}\n"); out != "[withheld: secret]\n" {
			t.Errorf("%s: of a whole document passed %q", name, out)
		}
	}
}

func TestGateLetsThroughWhatIsNoSecret(t *testing.T) {
	text := "{\n  \"line\": 123456,\n  \"title\": \"account.password differs\",\n  \"port\": 4821\n}\n"
	for _, secret := range []string{"123456", "password", "4821", "letmein99", "", Mask} {
		if out, warned := gated(t, true, []string{secret}, text); out != text || warned != "" {
			t.Errorf("%q: %q, %q", secret, out, warned)
		}
	}
	if out, _ := gated(t, true, []string{"123456"}, `{"text": "pin 123456"}`); out != "[withheld: secret]\n" {
		t.Errorf("a secret of digits within a text passed: %q", out)
	}
}
