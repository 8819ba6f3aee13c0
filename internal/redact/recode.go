package redact

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"
)

// recode replaces identifiers within what is percent-encoded, base64 or hexadecimal, and encodes again: the text keeps its form, and what
// is redacted already does not change.
func (p *Pseudonyms) recode(text string, depth int) string {
	if depth > maxDepth {
		return text
	}
	if strings.IndexByte(text, '%') >= 0 {
		text = p.percent(text, depth)
	}
	var b strings.Builder
	last := 0
	for i := 0; i < len(text); {
		if !coding[text[i]] {
			i++
			continue
		}
		start := i
		for i < len(text) && coding[text[i]] {
			i++
		}
		if i-start < 16 {
			continue
		}
		if with, ok := p.coded(text[start:i], depth); ok {
			b.WriteString(text[last:start])
			b.WriteString(with)
			last = i
		}
	}
	if last == 0 {
		return text
	}
	b.WriteString(text[last:])
	return b.String()
}

var quoted = regexp.MustCompile(`[^\s"'<>,;]*%[0-9A-Fa-f]{2}[^\s"'<>,;]*`)

// percent looks into the words that have an escape other than a phone number's plus sign.
func (p *Pseudonyms) percent(text string, depth int) string {
	return quoted.ReplaceAllStringFunc(text, func(word string) string {
		i := strings.IndexByte(word, '%')
		if n, s := escape(word, i); n == 0 || s == "+" && strings.Count(word, "%") == 1 {
			return word
		}
		plain := unescape(word)
		if out := p.inner(plain, depth); out != plain {
			return url.QueryEscape(out)
		}
		return word
	})
}

// coded looks into one base64 or hexadecimal word.
func (p *Pseudonyms) coded(word string, depth int) (string, bool) {
	bare := strings.TrimRight(word, "=")
	if raw, err := hex.DecodeString(bare); err == nil {
		out, changed := p.printable(raw, depth)
		return hex.EncodeToString([]byte(out)), changed
	}
	head := ""
	if i := strings.LastIndexByte(bare, '='); i >= 0 {
		head, bare = bare[:i+1], bare[i+1:]
	}
	for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		raw, err := enc.DecodeString(bare)
		if err != nil || len(bare) < 16 {
			continue
		}
		out, changed := p.printable(raw, depth)
		return head + enc.EncodeToString([]byte(out)), changed
	}
	return "", false
}

// printable replaces in what decoded to text, and leaves binary alone.
func (p *Pseudonyms) printable(raw []byte, depth int) (string, bool) {
	for _, c := range raw {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x7f {
			return "", false
		}
	}
	text := string(raw)
	out := p.inner(text, depth)
	return out, out != text
}

func (p *Pseudonyms) inner(text string, depth int) string {
	return p.plainText(p.recode(text, depth+1), false, false)
}
