package redact

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestNoSecretLacksTheSignItsShapeAsksFor(t *testing.T) {
	signs := []string{"=", ":", "%3a", "%3D", "&#61;", "&#x3a;", "\\u003d", " ", "\t", "\n", "\"", "'", "<", ">", "</key>", "<string>", "value=", "name=", "is", "\\"}
	r := rand.New(rand.NewPCG(1, 2))
	found := map[int]int{}
	for range 200_000 {
		i := r.IntN(len(shapes))
		s := shapes[i]
		if s.pre == nil {
			continue
		}
		words := append(strings.Split(s.words, "|"), "passwd", "secret", "next_nonce", "x1deadbeefdeadbeef99", "activation code", "<key>", "id", "ice-pwd", "pwd", "challenge",
			"<secret>abc", "<key>secret</key> <string>abc", `name="secret" value="abc`)
		var b strings.Builder
		for range 2 + r.IntN(7) {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteString(signs[r.IntN(len(signs))])
		}
		if text := b.String(); s.re().MatchString(text) {
			found[i]++
			if !s.pre(text) {
				t.Fatalf("%s: %q is not looked at", s.words, text)
			}
		}
	}
	for i, s := range shapes {
		if s.pre != nil && found[i] == 0 && !strings.HasPrefix(s.words, "sip:") {
			t.Errorf("%s: none of the texts shows it", s.words)
		}
	}
}
