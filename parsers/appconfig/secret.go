package appconfig

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// commented finds a secret in text that no reader parses: a comment may hold a whole commented-out account in any syntax. A blank
// separates only after an option ("--password x"), else prose about passwords would be one.
var commented = lazyre.New(`(?i)(?:--[\w-]*(?:pass|secret|token)[\w-]*\s+|(?:pass|pwd|secret|ha1|token)[\w.-]*["']?\s*(?:</key>\s*<string>|value=["']|>|[=:]))\s*["']?([^<"'\s;][^<"'\n;]*)`)

// uriSecret finds the password within a SIP address.
var uriSecret = lazyre.New(`(?i)sips?:[^:@\s<>";]+:([^@\s<>"]+)@`)

func secretsIn(text string) []string {
	var out []string
	for _, m := range commented().FindAllStringSubmatch(text, -1) {
		value := strings.TrimSpace(m[1])
		out = append(out, value)
		if first, _, more := strings.Cut(value, " "); more {
			out = append(out, first)
		}
	}
	for _, m := range uriSecret().FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// secretWords make a key's value a secret, whatever else the key says.
var secretWords = map[string]bool{"password": true, "passwd": true, "pass": true, "passphrase": true, "pwd": true, "secret": true,
	"ha1": true, "token": true, "pin": true, "credential": true, "passcode": true, "apikey": true, "privatekey": true, "authpass": true,
	"userpass": true, "sippassword": true, "authpassword": true, "userpassword": true}

// isSecret tells a key whose value must not be shown.
func isSecret(key string) bool {
	for _, word := range words(key) {
		if secretWords[word] {
			return true
		}
	}
	return false
}

// guarded tells a value that may be a secret of no account we read; switches and single digits would hide half a log.
func guarded(key, value string) bool {
	return isSecret(key) && len(value) > 3 && !isSwitch(value)
}

// distinct drops repeated secrets, keeping the order.
func distinct(secrets [][]byte) [][]byte {
	seen := map[string]bool{}
	var out [][]byte
	for _, s := range secrets {
		if !seen[string(s)] && len(s) > 0 {
			seen[string(s)] = true
			out = append(out, s)
		}
	}
	return out
}

func sha256Hex(clear string) string {
	sum := sha256.Sum256([]byte(clear))
	return hex.EncodeToString(sum[:])
}

// isHex tells a value of exactly n hexadecimal digits.
func isHex(s string, n int) bool {
	if len(s) != n {
		return false
	}
	_, err := hex.DecodeString(s)
	return err == nil
}
