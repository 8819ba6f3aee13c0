package site

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

func (c *comparison) username() {
	user := c.has[appconfig.Username].Value
	expected := ""
	if c.present == Yes {
		expected = user
	}
	r := c.row(appconfig.Username, expected, equal(expected))
	if r == nil || c.present != No {
		return
	}
	r.Status, r.Hint = Mismatch, "the server has no such account"
	if near, ok := appconfig.Nearest(user, c.users()); ok {
		r.Hint += fmt.Sprintf("; did you mean %q?", near)
	}
}

// users are the accounts' names, when they are few enough to compare with each.
func (c *comparison) users() []string {
	if len(c.site.Accounts) > 5000 {
		return nil
	}
	var out []string
	for _, acc := range c.site.Accounts {
		out = append(out, acc.User)
	}
	return out
}

func (c *comparison) enabled() {
	if c.account == nil || c.account.Enabled == Unknown {
		return
	}
	r := Row{Setting: Enabled, Expected: "true", Status: Match}
	if c.account.Enabled == No {
		r.Status, r.Hint = Mismatch, "the account is disabled on the server"
	}
	c.rows = append(c.rows, r)
}

func (c *comparison) domain() {
	expected := ""
	if c.server != nil {
		expected = cmp.Or(c.server.Domain, c.server.Address)
	}
	alias := false
	r := c.row(appconfig.Domain, expected, func(value string) (Status, string) {
		if same(value, c.server.Domain) || same(value, c.server.Address) {
			return Match, ""
		}
		if reaches(c.server, value) {
			alias = true // whether the server takes it for its domain is the server's affair
			return Open, fmt.Sprintf("an alias of the server; its domain is %q", expected)
		}
		return Mismatch, c.meant(value)
	})
	if r != nil {
		r.Alias = alias
	}
}

// password compares the forms that can be: SHA-256 with SHA-256, HA1 with HA1 where both are for the same user and realm.
func (c *comparison) password() {
	have, written := c.has[appconfig.Password]
	known := c.account != nil && (c.account.PasswordSHA256 != "" || c.account.HA1MD5 != "")
	if !written && !known {
		return
	}
	r := Row{Setting: appconfig.Password, Status: Open, File: have.File, Line: have.Line}
	if written {
		r.Value = "(set)"
		if have.SHA256 == emptySHA256 {
			r.Value = ""
		}
	}
	if known {
		r.Expected = "(known)"
	}
	if written && known {
		r.Status = c.passwordStatus(have)
	}
	c.rows = append(c.rows, r)
}

// emptySHA256 is that of a password written but empty.
const emptySHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

func (c *comparison) passwordStatus(have appconfig.Setting) Status {
	switch {
	case have.SHA256 != "" && c.account.PasswordSHA256 != "":
		return statusOf(have.SHA256 == c.account.PasswordSHA256)
	case have.HA1 != "" && c.account.HA1MD5 != "":
		if have.HA1 == c.account.HA1MD5 {
			return Match
		}
		return statusOrOpen(c.sameHA1())
	}
	return Open
}

// sameHA1 tells that both hashes are of the same user and realm, so that a difference is the password's.
func (c *comparison) sameHA1() bool {
	user := c.has[appconfig.AuthUsername].Value
	realm := cmp.Or(c.has[appconfig.Realm].Value, c.has[appconfig.Domain].Value)
	return (user == "" || user == c.account.User) && c.server != nil && same(realm, c.server.Domain)
}

func statusOf(ok bool) Status {
	if ok {
		return Match
	}
	return Mismatch
}

func statusOrOpen(comparable bool) Status {
	if comparable {
		return Mismatch
	}
	return Open
}

func (c *comparison) number() {
	expected := ""
	if c.account != nil {
		expected = c.account.Number
	}
	c.row(appconfig.Number, expected, func(value string) (Status, string) {
		if digits(value) == digits(expected) {
			return Match, ""
		}
		if strings.HasSuffix(digits(expected), strings.TrimLeft(digits(value), "0")) {
			return Mismatch, "the international prefix is missing"
		}
		return Mismatch, ""
	})
}

// digits is a phone number without separators; "00" and "+" are one prefix.
func digits(s string) string {
	out := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s)
	if rest, ok := strings.CutPrefix(out, "00"); ok {
		out = "+" + rest
	}
	return out
}
