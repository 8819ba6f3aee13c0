package redact

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// maxDepth is how many encodings around a secret are undone.
const maxDepth = 3

// encoded undoes encodings, and masks what had a secret in it.
func (p *pass) encoded(text string) string {
	if strings.Count(text, "\x00")*3 > len(text) {
		if p.look(strings.ReplaceAll(text, "\x00", ""), 1) {
			return p.s.mask(text, []span{{0, len(text)}})
		}
	}
	if first, last, ok := escaped(text); ok && p.unescaped(text, 1) {
		text = p.s.mask(text, []span{{first, last}})
	}
	return p.s.mask(text, p.runs(text, 1))
}

// look says whether a decoded text holds a secret, decoding further.
func (p *pass) look(text string, depth int) bool {
	p.left -= len(text)
	if p.left < 0 {
		return true // over budget: the whole text will be withheld
	}
	if p.holds(text) {
		return true
	}
	if depth >= maxDepth {
		return false
	}
	if _, _, ok := escaped(text); ok && p.unescaped(text, depth+1) {
		return true
	}
	return len(p.runs(text, depth+1)) > 0
}

// unescaped looks at the text behind the escapes, with plus signs as blanks and as themselves.
func (p *pass) unescaped(text string, depth int) bool {
	plain := unescape(text)
	if p.look(plain, depth) {
		return true
	}
	kept := strings.IndexByte(text, '+') >= 0 && strings.ContainsAny(text, `%&\=`)
	return kept && p.look(unescapeKeeping(text), depth)
}

// runs are the base64 and hexadecimal words that hold a secret.
func (p *pass) runs(text string, depth int) []span {
	var out []span
	for i := 0; i < len(text); {
		if !coding[text[i]] {
			i++
			continue
		}
		start := i
		for i < len(text) && coding[text[i]] {
			i++
		}
		if i-start >= 16 && p.word(text[start:i], depth) {
			out = append(out, span{start, i})
		}
	}
	return out
}

var coding = func() (t [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-=") {
		t[c] = true
	}
	return t
}()

func (p *pass) word(word string, depth int) bool {
	if word = strings.Trim(word, "="); len(word) < 16 {
		return false
	}
	if raw, err := hex.DecodeString(word); err == nil {
		return p.readable(raw, depth)
	}
	if i := strings.LastIndexByte(word, '='); i >= 0 {
		word = word[i+1:] // name=value
	}
	for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if raw, err := enc.DecodeString(whole(word)); err == nil && p.readable(raw, depth) {
			return true
		}
	}
	return false
}

// whole leaves out a last letter that is only the start of a byte.
func whole(word string) string {
	if len(word)%4 == 1 {
		return word[:len(word)-1]
	}
	return word
}

// readable looks into what decoded to text; what did not is no encoding of a text, or binary, where only known values can be told.
func (p *pass) readable(raw []byte, depth int) bool {
	control, zeros := 0, 0
	for _, c := range raw {
		switch {
		case c == 0:
			zeros++
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x7f:
			control++
		}
	}
	if control*10 > len(raw) {
		return p.s.Leaks(string(raw))
	}
	text := string(raw)
	if zeros > 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return p.look(text, depth)
}
