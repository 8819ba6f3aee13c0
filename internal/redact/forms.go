package redact

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode/utf16"
)

// Shorter values are left to the shapes: masking every "12" would destroy the text and tell the value.
const shortest = 4

// vocabulary are words of pwtriage's own outputs. A user whose password is "password" is protected by the shapes alone: to mask
// the word wherever it stands would destroy every result and tell the password.
var vocabulary = words(`password passwd passphrase secret token account accounts username user server address transport port domain realm number
	settings setting status value expected match mismatch unknown error warning info debug none null true false default enabled disabled config
	configuration client call calls registration register findings finding evidence verdict cause trail timeline bundle file files line close escalate
	ask level title summary next confirm message pattern excerpt captures class severity event name kind mode count first last time sip tls tcp udp
	udp zrtp sdes srtp security media certificate test example local remote app application pwtriage`)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// searchable says whether a value can be looked for without destroying what is no secret.
func searchable(value string) bool {
	low := folded(value)
	return len(value) >= shortest && !vocabulary[low] && !strings.Contains(Mask, low) && !strings.Contains(value, Mask) && !strings.HasPrefix(low, "[withheld")
}

// weak values are found only where they stand alone: a PIN of four digits is part of many numbers.
func weak(value string) bool {
	return len(value) < 6 || len(value) < 10 && strings.Trim(value, "0123456789") == ""
}

// forms are the ways a value may be written, itself first.
func forms(value string) []string {
	raw := []byte(value)
	out := []string{value, url.QueryEscape(value), url.PathEscape(value), each(raw, "%%%02x"), hex.EncodeToString(raw), jsonText(value),
		escapeAll(value), html.EscapeString(value), eachRune(value, "&#%d;"), eachRune(value, "&#x%x;"), eachRune(value, `\u%04x`),
		each(raw, `\x%02x`), each(raw, "=%02x"), spaced(raw, " "), spaced(raw, ":"), wide(value, false), wide(value, true)}
	for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for shift := range 3 {
			out = append(out, shifted(enc, raw, shift))
		}
	}
	return out
}

func each(raw []byte, format string) string {
	var b strings.Builder
	for _, c := range raw {
		fmt.Fprintf(&b, format, c)
	}
	return b.String()
}

func eachRune(value, format string) string {
	var b strings.Builder
	for _, r := range value {
		fmt.Fprintf(&b, format, r)
	}
	return b.String()
}

func spaced(raw []byte, sep string) string {
	return strings.TrimSuffix(each(raw, "%02x"+sep), sep)
}

func jsonText(value string) string {
	data, err := json.Marshal(value)
	if err != nil {
		return value
	}
	return strings.Trim(string(data), `"`)
}

// escapeAll is how URIs of SIP escape: everything but letters and digits.
func escapeAll(value string) string {
	var b strings.Builder
	for _, c := range []byte(value) {
		if alnum(c) && c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// wide is UTF-16 as it looks to who reads it as bytes.
func wide(value string, bigEndian bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(value)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

// shifted is the part of a base64 text that the value alone decides when shift bytes stand before it.
func shifted(enc *base64.Encoding, raw []byte, shift int) string {
	text := enc.EncodeToString(append(make([]byte, shift), raw...))
	first := (shift*8 + 5) / 6
	last := (shift + len(raw)) * 8 / 6
	return text[first:max(first, last)]
}

// literals are the needles of one value. Encoded forms that are too short would match by chance.
func literals(value string, all bool) []needle {
	if !searchable(value) {
		return nil
	}
	out := []needle{{text: folded(value), bounded: weak(value)}}
	if !all {
		return out
	}
	seen := map[string]bool{out[0].text: true}
	for _, f := range forms(value)[1:] {
		f = folded(f)
		if len(f) >= 6 && !seen[f] {
			seen[f] = true
			out = append(out, needle{text: f, bounded: len(f) < 8})
		}
	}
	return out
}

// pieces cuts a long or many-lined value, a key file say, into what can stand on one line.
func pieces(value string) []string {
	const most = 256
	var out []string
	for line := range strings.SplitSeq(value, "\n") {
		line = strings.TrimRight(line, "\r")
		for len(line) > most {
			out = append(out, line[:most])
			line = line[most:]
		}
		if line == value || len(line) >= 8 && !strings.HasPrefix(line, "-----") {
			out = append(out, line)
		}
	}
	return out
}
