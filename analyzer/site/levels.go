package site

import (
	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// levels judges the TLS versions: wrong is only a range that leaves none in common, and the end that causes it is the one named.
func (c *comparison) levels() {
	low, high := "", ""
	if e := c.endpoint(); e != nil && c.usesTLS() {
		low, high = e.TLSMin, e.TLSMax
	}
	c.row(appconfig.TLSMin, atMost(high), func(value string) (Status, string) {
		if value > high {
			return Mismatch, "the server's newest TLS version is older"
		}
		return Match, ""
	})
	c.row(appconfig.TLSMax, atLeast(low), func(value string) (Status, string) {
		if value < low {
			return Mismatch, "the server's oldest TLS version is newer"
		}
		return Match, ""
	})
}

func atMost(level string) string { return prefixed("at most ", level) }

func atLeast(level string) string { return prefixed("at least ", level) }

func prefixed(words, level string) string {
	if level == "" {
		return ""
	}
	return words + level
}
