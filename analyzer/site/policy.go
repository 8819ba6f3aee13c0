package site

import (
	"cmp"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// plain compares what is equal or not.
func (c *comparison) plain() {
	for _, want := range []struct{ name, expected string }{
		{appconfig.SecurityModel, c.profile.SecurityModel}, {appconfig.MediaSecurity, c.profile.MediaSecurity},
		{appconfig.ObfuscationMode, c.profile.ObfuscationMode.flag()}, {appconfig.ObfuscationKey, c.profile.ObfuscationKey},
		{appconfig.KeepAlive, c.profile.KeepAlive.flag()},
	} {
		c.row(want.name, want.expected, equal(want.expected))
	}
}

// usesTLS tells whether anything about certificates matters to this account.
func (c *comparison) usesTLS() bool {
	return cmp.Or(c.expectedTransport(), c.has[appconfig.Transport].Value, "tls") == "tls"
}

// verify: a client stricter than asked for is nobody's trouble.
func (c *comparison) verify() {
	expected := ""
	if c.usesTLS() {
		expected = c.profile.TLSVerify.flag()
	}
	c.row(appconfig.TLSVerify, expected, func(value string) (Status, string) {
		return statusOf(value == expected || value == "true"), ""
	})
}

// ca compares file names: where the client keeps the file is its own affair, and what another file holds nobody knows.
func (c *comparison) ca() {
	expected := ""
	if c.usesTLS() {
		expected = c.profile.TLSCA
	}
	c.row(appconfig.TLSCA, expected, func(value string) (Status, string) {
		switch {
		case value == "":
			return Mismatch, "no CA file is configured"
		case strings.EqualFold(baseName(value), baseName(expected)):
			return Match, ""
		}
		return Open, "another file; whether it holds the site's CA is not known"
	})
}

func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// expires judges the registration interval by the server's limits.
func (c *comparison) expires() {
	low, high := 0, 0
	if c.server != nil {
		low, high = c.server.MinExpires, c.server.MaxExpires
	}
	c.row(appconfig.Expires, limits(low, high), func(value string) (Status, string) {
		n, err := strconv.Atoi(value)
		switch {
		case err != nil:
			return Open, ""
		case n == 0:
			return Open, "registration is switched off"
		case low > 0 && n < low:
			return Mismatch, fmt.Sprintf("below the server's minimum of %d s", low)
		case high > 0 && n > high:
			return Mismatch, fmt.Sprintf("above the server's maximum of %d s", high)
		}
		return Match, ""
	})
}

func limits(low, high int) string {
	switch {
	case low > 0 && high > 0:
		return fmt.Sprintf("%d..%d", low, high)
	case low > 0:
		return fmt.Sprintf("at least %d", low)
	case high > 0:
		return fmt.Sprintf("at most %d", high)
	}
	return ""
}
