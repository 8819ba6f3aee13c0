package redact

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestKnownValueIsFoundInEveryEncoding(t *testing.T) {
	for _, value := range []string{"letmein99", `pä"ss&<w>/ö+%`, "Tr0ub4dor&3", "correct horse battery", "a1b2c3", strings.Repeat("k9", 100)} {
		s := New([][]byte{[]byte(value)})
		for i, f := range forms(value) {
			if len(f) < 6 {
				continue
			}
			text := "before <" + f + "> after"
			out := s.Text(text)
			if strings.Contains(out, f) || !strings.HasPrefix(out, "before") || !strings.HasSuffix(out, "after") && !pairs(f) {
				t.Errorf("value %q, form %d: %q became %q", value, i, text, out)
			}
			if !s.Leaks(text) || s.Leaks(out) {
				t.Errorf("value %q, form %d: gate sees %v before, %v after", value, i, s.Leaks(text), s.Leaks(out))
			}
		}
	}
}

// A token folded in base64 lines leaks at many offsets when lines are looked at one by one.
func TestKnownValueInFoldedBase64AtEveryOffset(t *testing.T) {
	const value = "s3cr3t-of-this-bundle"
	for _, width := range []int{64, 76} {
		for offset := range 80 {
			data := strings.Repeat("x", offset) + value + strings.Repeat("y", 90)
			text := "Body:\n" + foldAt(base64.StdEncoding.EncodeToString([]byte(data)), width) + "end\n"
			out := New([][]byte{[]byte(value)}).Text(text)
			flat := strings.ReplaceAll(out, "\n", "")
			for _, start := range []int{0, 1, 2} {
				if strings.Contains(flat, shifted(base64.RawStdEncoding, []byte(value), start)) {
					t.Fatalf("width %d, offset %d: %q", width, offset, out)
				}
			}
			if strings.Count(out, "\n") != strings.Count(text, "\n") || !strings.HasPrefix(out, "Body:\n") || !strings.HasSuffix(out, "\nend\n") {
				t.Fatalf("width %d, offset %d: lines changed: %q", width, offset, out)
			}
		}
	}
}

func TestKnownValueEncodedInParts(t *testing.T) {
	s := New([][]byte{[]byte("letmein99+x")})
	for _, text := range []string{"let%6dein99+x", "letmein99%2bx", "le&#116;mein99+x", `letm\u0065in99+x`, `letm\x65in99+x`, "a%20let%256dein99+x"} {
		if out := s.Text("one " + text + " two"); !strings.Contains(out, Mask) || strings.Contains(out, "ein99") {
			t.Errorf("%q became %q", text, out)
		}
	}
}

func TestKnownValueAcrossLines(t *testing.T) {
	s := New([][]byte{[]byte("letmein99")})
	for _, sep := range []string{"\n", "\r\n", "\n  ", "\r\n\t"} {
		text := "one letme" + sep + "in99 two"
		out := s.Text(text)
		if strings.Contains(out, "letme") || strings.Contains(out, "in99") || strings.Count(out, "\n") != 1 {
			t.Errorf("separator %q: %q", sep, out)
		}
	}
}

func TestShortValueIsMaskedOnlyWhereItStandsAlone(t *testing.T) {
	s := New([][]byte{[]byte("4821")})
	for text, want := range map[string]string{
		"pin 4821.":       "pin [secret].",
		"cseq=148213":     "cseq=148213",
		"0x4821a":         "0x4821a",
		"dialled '4821'":  "dialled '[secret]'",
		"port 5061, 4821": "port 5061, [secret]",
	} {
		if got := s.Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestWordsOfOurOwnAreNoKnownValues(t *testing.T) {
	s := New([][]byte{[]byte("password"), []byte("Secret"), []byte(Mask)})
	if s.Leaks("account.password differs; [secret]") {
		t.Error("a password that is a word of ours would withhold every result")
	}
	if got := s.Text("auth_pass=password"); got != "auth_pass=[secret]" {
		t.Errorf("the shape does not protect it: %q", got)
	}
}

func TestFoldedHeaderKeepsItsLines(t *testing.T) {
	text := "Authorization: Digest username=\"a\",\r\n response=\r\n \"6629fae49393a05397450978507c4ef1\",\r\n\tcnonce\r\n =\"0a4f113b8c7d\"\r\nCSeq: 1 REGISTER\r\n"
	out := New(nil).Text(text)
	if strings.Contains(out, "6629fae4") || strings.Contains(out, "0a4f113b") {
		t.Errorf("not masked: %q", out)
	}
	if strings.Count(out, "\n") != strings.Count(text, "\n") || !strings.HasSuffix(out, "CSeq: 1 REGISTER\r\n") {
		t.Errorf("lines changed: %q", out)
	}
}

func TestPrivateKeyKeepsItsLines(t *testing.T) {
	text := "a\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/PuoAoGCCqGSM49\nAwEHoUQDQgAEPR3tU2Fta9ktY+6P9G0cWO+0kETA6SFs38GecTyudlHz6xvCdz8q\n-----END EC PRIVATE KEY-----\nb\n"
	if got, want := New(nil).Text(text), "a\n[secret]\n\n\n\nb\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConsoleEchoIsCutToTheCommand(t *testing.T) {
	command := "uanew <sip:1001@pbx.example.test>;auth_pass=letmein99;regint=60"
	for _, sep := range []string{"/", "\r/"} {
		var b strings.Builder
		for i := range len(command) + 1 {
			b.WriteString(sep + command[:i])
		}
		out := New(nil).Text(b.String())
		if strings.Contains(out, "sip:") || strings.Contains(out, "lett") || !strings.HasSuffix(out, "/uanew …") {
			t.Errorf("separator %q: %q", sep, out)
		}
		if again := New(nil).Text(out); again != out {
			t.Errorf("not idempotent: %q then %q", out, again)
		}
	}
	path := "/usr/share/linphone/sounds/rings/old.wav and /a/b"
	if got := New(nil).Text(path); got != path {
		t.Errorf("a path was taken for an echo: %q", got)
	}
}

func TestCutTailOfAKnownValueIsMasked(t *testing.T) {
	s := New([][]byte{[]byte("letmein99")})
	if got := s.Cut("the rest is letmei"); got != "the rest is [secret]" {
		t.Errorf("got %q", got)
	}
	if got := s.Cut("nothing here"); got != "nothing here" {
		t.Errorf("got %q", got)
	}
}

func TestFailsClosed(t *testing.T) {
	s := New(nil)
	s.shapes = []shape{{re: nil}} // a broken expression panics
	s.shapes = append(s.shapes, shapes[1:]...)
	text := "response=\"6629fae49393a05397450978507c4ef1\"\nsecond\n"
	if got, want := s.Text(text), "[withheld: redaction failed]\n\n"; got != want {
		t.Errorf("panic: got %q, want %q", got, want)
	}
	var many [][]byte
	for i := range maxKnown + 2 {
		many = append(many, fmt.Appendf(nil, "secret-%06d", i))
	}
	if got, want := New(many).Text("a\nsecret-005001\n"), "[withheld: too many secrets]\n\n"; got != want {
		t.Errorf("too many: got %q, want %q", got, want)
	}
	p := pass{s: New(nil), left: 10}
	if !p.look(strings.Repeat("harmless ", 10), 1) || p.left >= 0 {
		t.Error("a text beyond the budget was called harmless")
	}
}

func TestMaskingIsIdempotentAndKeepsLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`[A-Za-z0-9!#%&+/=_-]{8,24}`).Draw(t, "value")
		var b strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "lines") {
			p := rapid.SampledFrom(planted).Draw(t, "line")
			f := rapid.SampledFrom(forms(value)).Draw(t, "form")
			b.WriteString(strings.ReplaceAll(p.line, "§", rapid.SampledFrom([]string{p.secret, f}).Draw(t, "secret")))
			b.WriteString(rapid.SampledFrom([]string{"\n", "\r\n", " ", ";", "\n\t"}).Draw(t, "sep"))
			b.WriteString(rapid.String().Draw(t, "noise"))
		}
		text := b.String()
		s := New([][]byte{[]byte(value)})
		once := s.Text(text)
		if s.replaced["withheld"] > 0 {
			t.Fatalf("withheld %q: %q", text, once)
		}
		if s.Leaks(once) {
			t.Fatalf("leaks %q: %q", value, once)
		}
		if strings.Count(once, "\n") != strings.Count(text, "\n") {
			t.Fatalf("lines changed: %q became %q", text, once)
		}
		if twice := New([][]byte{[]byte(value)}).Text(once); twice != once {
			t.Fatalf("not idempotent: %q\nonce  %q\ntwice %q", text, once, twice)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, p := range planted {
		f.Add(strings.ReplaceAll(p.line, "§", p.secret), "letmein99")
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		s := New([][]byte{[]byte(value)})
		out := s.Text(text)
		if strings.Count(out, "\n") != strings.Count(text, "\n") {
			t.Fatalf("lines changed: %q became %q", text, out)
		}
		if strings.Contains(out, Withheld("redaction failed")) && !strings.Contains(text, "withheld") {
			t.Fatalf("panics at %q", text)
		}
		if s.Leaks(out) {
			t.Fatalf("leaks %q: %q", value, out)
		}
	})
}
