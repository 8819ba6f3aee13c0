package redact

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
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

// percent looks into the words that have an escape other than a phone number's plus sign.
func (p *Pseudonyms) percent(text string, depth int) string {
	var b strings.Builder
	last := 0
	for i := strings.IndexByte(text, '%'); i >= 0 && i < len(text); {
		if n, _ := escape(text, i); n > 0 {
			start := max(last, strings.LastIndexAny(text[:i], wordEnds)+1)
			end := len(text)
			if j := strings.IndexAny(text[i:], wordEnds); j >= 0 {
				end = i + j
			}
			b.WriteString(text[last:start])
			b.WriteString(p.quoted(text[start:end], depth))
			last, i = end, end-1
		}
		j := strings.IndexByte(text[i+1:], '%')
		if j < 0 {
			break
		}
		i += 1 + j
	}
	if last == 0 {
		return text
	}
	b.WriteString(text[last:])
	return b.String()
}

const wordEnds = " \t\r\n\"'<>,;"

func (p *Pseudonyms) quoted(word string, depth int) string {
	if strings.Count(word, "%") == 1 && strings.Contains(folded(word), "%2b") {
		return word
	}
	plain := unescape(word)
	if out := p.inner(plain, depth); out != plain {
		return url.QueryEscape(out)
	}
	return word
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
