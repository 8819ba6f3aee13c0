package term

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		lines          bool
	}{
		{"plain", "pbx.example.test über 日本", "pbx.example.test über 日本", false},
		{"tab stays", "a\tb", "a\tb", false},
		{"line end shown", "a\nb\r", `a\u{a}b\u{d}`, false},
		{"line end kept", "a\nb\r", "a\nb\\u{d}", true},
		{"escape sequence", "\x1b[31mred", `\u{1b}[31mred`, false},
		{"clipboard write", "\x1b]52;c;eA==\x07", `\u{1b}]52;c;eA==\u{7}`, false},
		{"C1 as a rune", "\u009b31m", `\u{9b}31m`, false},
		{"C1 as a byte", "\x9b31m", "\uFFFD31m", false},
		{"delete", "\x7f", `\u{7f}`, false},
		{"bidi override", "\u202egol.txt", `\u{202e}gol.txt`, false},
		{"isolate", "\u2066x\u2069", `\u{2066}x\u{2069}`, false},
		{"zero width", "a\u200bb\ufeff", `a\u{200b}b\u{feff}`, false},
		{"soft hyphen", "a\u00adb", `a\u{ad}b`, false},
		{"line separator", "a\u2028b", `a\u{2028}b`, true},
		{"tag", "a\U000e0041", `a\u{e0041}`, false},
	} {
		if got := Clean(c.in, c.lines); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

// Whatever the bytes: what comes out is UTF-8 in which nothing is left to clean.
func TestCleanLeavesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		out := Clean(string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")), false)
		if !utf8.ValidString(out) || strings.ContainsAny(out, "\x00\x07\x08\n\r\x1b\x7f\u009b\u202e\u2066") {
			t.Fatalf("%q is not clean", out)
		}
		if again := Clean(out, false); again != out {
			t.Fatalf("cleaned twice %q is not %q", again, out)
		}
	})
}

func TestStyleFor(t *testing.T) {
	var none bytes.Buffer
	if got := StyleFor("auto", &none).Bold("x"); got != "x" {
		t.Errorf("what is no terminal is coloured: %q", got)
	}
	if got := StyleFor("always", &none).Bold("x"); got != "\x1b[1mx\x1b[0m" {
		t.Errorf("always: %q", got)
	}
	if got := StyleFor("never", &none).Bad("x"); got != "x" {
		t.Errorf("never: %q", got)
	}
}
