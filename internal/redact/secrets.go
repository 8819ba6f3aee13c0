// Package redact keeps secrets out of outputs: passwords, digest responses and nonces, SDES and SRTP keys, tokens. What counts as
// secret is found twice, independently: by shape (this file's expressions, applied to every text that comes from a bundle) and by value
// (the secrets this very bundle's settings hold, searched for in everything that leaves). It fails closed: what cannot be judged is
// masked.
package redact

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"regexp"
	"sort"
	"strings"
)

// Mask stands where a secret stood.
const Mask = "[secret]"

// shapes are expressions whose first group is kept and whose second is masked.
var shapes = []*regexp.Regexp{
	// Digest parameters (RFC 7616); username, realm, algorithm and stale stay: they are needed for the diagnosis.
	regexp.MustCompile(`(?i)(\b(?:response|c?nonce|opaque|rspauth|nextnonce)\s*=\s*)("[^"]*"?|[^\s,;"]+)`),
	// SDES keys (RFC 4568), every key of a line with its lifetime and MKI; SRTP keys as PJSIP prints them.
	regexp.MustCompile(`(?i)(inline:)([^\s]+)`),
	regexp.MustCompile(`(?i)(\bkey\s*=\s*)([A-Za-z0-9+/=_-]{16,})`),
	regexp.MustCompile(`(?im)(^[ak]=(?:ice-pwd|k):?)(.+)$`),
	// Passwords by name, in URIs, options and files.
	regexp.MustCompile(`(?i)(\b(?:auth_?pass(?:word)?|pass(?:word|wd|phrase)?|pwd|secret|ha1|token|api_?key|pn-prid|pn-param)\s*[=:]\s*)("[^"]*"?|'[^']*'?|[^\s;,&"'<>]+)`),
	regexp.MustCompile(`(?i)(--password[= ]+)(\S+)`),
	regexp.MustCompile(`(?i)(<(?:string|key)[^>]*(?:pass|secret|token)[^>]*>)([^<]*)`),
	regexp.MustCompile(`(?i)(\bsips?:[^\s:@<>;]+:)([^\s@<>;]+)(@)`),
	regexp.MustCompile(`(?i)(\b(?:bearer|basic)\s+)([A-Za-z0-9._~+/=-]{8,})`),
	regexp.MustCompile(`(\bSAS(?: is)?[ :]+\[?"?)([^"\]\s]+(?: [^"\]\s]+)?)("?\]?)`),
	regexp.MustCompile(`()(-----BEGIN [A-Z ]*PRIVATE KEY-----)`),
}

// echo is a console that repeats a command letter by letter: a password would grow through its prefixes.
var echo = regexp.MustCompile(`^(?:\x1b\[[0-9;]*m)*/{1,2}(\w)`)

// Secrets masks by shape and by the values it was told of.
type Secrets struct {
	values   []string
	replaced map[string]int
}

// New returns a masker that knows the given clear secrets, in every encoding it knows of. Very short values are left to
// the shapes: masking every "12" would destroy the text and tell the value.
func New(known [][]byte) *Secrets {
	s := &Secrets{replaced: map[string]int{}}
	seen := map[string]bool{}
	for _, k := range known {
		for _, form := range forms(string(k)) {
			if len(form) >= 4 && !seen[form] {
				seen[form] = true
				s.values = append(s.values, form)
			}
		}
	}
	sort.Slice(s.values, func(i, j int) bool { return len(s.values[i]) > len(s.values[j]) })
	return s
}

func forms(clear string) []string {
	if len(clear) < 4 {
		return nil
	}
	return []string{clear, url.QueryEscape(clear), url.PathEscape(clear), hex.EncodeToString([]byte(clear)),
		strings.ToUpper(hex.EncodeToString([]byte(clear))), base64.StdEncoding.EncodeToString([]byte(clear)),
		strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(clear)), "=")}
}

// Text masks the secrets of a text that comes from a bundle. Line ends are kept.
func (s *Secrets) Text(text string) string {
	if text == "" {
		return text
	}
	text = s.known(text)
	for _, shape := range shapes {
		text = shape.ReplaceAllStringFunc(text, func(m string) string {
			parts := shape.FindStringSubmatch(m)
			if strings.Contains(parts[2], Mask) {
				return m
			}
			s.replaced["secret"]++
			out := parts[1] + Mask
			if len(parts) > 3 {
				out += parts[3]
			}
			return out
		})
	}
	return s.typed(text)
}

func (s *Secrets) known(text string) string {
	for _, v := range s.values {
		if n := strings.Count(text, v); n > 0 {
			s.replaced["secret"] += n
			text = strings.ReplaceAll(text, v, Mask)
		}
	}
	return text
}

// typed cuts an echoed console command down to its name.
func (s *Secrets) typed(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if echo.MatchString(line) && strings.Count(line, "/") > 3 {
			last := line[strings.LastIndexByte(line, '/'):]
			name, _, _ := strings.Cut(last, " ")
			lines[i] = name + " …"
			s.replaced["console"]++
		}
	}
	return strings.Join(lines, "\n")
}

// Replaced counts what was masked, by kind.
func (s *Secrets) Replaced() map[string]int { return s.replaced }

// Leaks says whether a text still holds a known secret: the gate every output passes.
func (s *Secrets) Leaks(text string) bool {
	for _, v := range s.values {
		if strings.Contains(text, v) {
			return true
		}
	}
	return false
}
