package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// Status says whether a setting is what it should be.
type Status string

// The statuses, as the result has them.
const (
	Match    Status = "match"
	Mismatch Status = "mismatch"
	Open     Status = "unknown" // the configuration or the site does not tell
)

// Enabled is the row for whether the server has the account switched on, which no client's configuration tells.
const Enabled = "account.enabled"

// Row is the judgement of one setting. Neither Value nor Expected ever holds a password or its hash.
type Row struct {
	Setting  string
	Value    string
	Expected string
	Status   Status
	File     string
	Line     int
	Hint     string
	Default  bool // the value is the client's documented default, not written
	Alias    bool // an address that reaches the server, though not the one to use
}

// Compare judges one account's settings by what the site expects of its user, a row for each setting that either speaks of, in
// a fixed order. A nil Site judges nothing.
func (s *Site) Compare(settings []appconfig.Setting) []Row {
	if s == nil {
		s = &Site{}
	}
	c := &comparison{site: s, has: map[string]appconfig.Setting{}}
	for _, setting := range settings {
		if have, ok := c.has[setting.Name]; !ok || have.Default && !setting.Default {
			c.has[setting.Name] = setting
		}
	}
	c.account, c.present = s.Account(c.has[appconfig.Username].Value)
	switch c.present {
	case Yes:
		c.profile = c.account.Profile
	case Unknown:
		c.profile = s.Client
	case No: // what an account that does not exist would be meant to use, nobody knows
	}
	c.server = s.serverOf(c.has[appconfig.Address].Value)
	if c.server == nil {
		c.server = s.serverOf(c.has[appconfig.Domain].Value)
	}
	for _, judge := range judges {
		judge(c)
	}
	c.rest(settings)
	return c.rows
}

// comparison is the state of one judgement: what the configuration has, and who and what it is compared with.
type comparison struct {
	site    *Site
	has     map[string]appconfig.Setting
	account *Account
	present Truth
	profile Profile
	server  *Server // the one meant; nil when several may be
	rows    []Row
}

var judges = []func(*comparison){
	(*comparison).address, (*comparison).port, (*comparison).transport, (*comparison).username, (*comparison).enabled, (*comparison).domain,
	(*comparison).password, (*comparison).number, (*comparison).plain, (*comparison).verify, (*comparison).ca, (*comparison).levels, (*comparison).expires,
}

// serverOf finds the server that a host names; the only one there is, when none does.
func (s *Site) serverOf(host string) *Server {
	for i := range s.Servers {
		if reaches(&s.Servers[i], host) {
			return &s.Servers[i]
		}
	}
	if len(s.Servers) == 1 {
		return &s.Servers[0]
	}
	return nil
}

func reaches(server *Server, host string) bool {
	return host != "" && (same(server.Address, host) || same(server.Domain, host) || slices.ContainsFunc(server.Aliases, func(a string) bool { return same(a, host) }))
}

// same compares two ways to write a host; an empty one equals nothing.
func same(a, b string) bool {
	host := appconfig.NormalHost(a)
	return host != "" && host == appconfig.NormalHost(b)
}

// row adds a judgement. A setting that neither side speaks of has no row.
func (c *comparison) row(name, expected string, judge func(value string) (Status, string)) *Row {
	have, written := c.has[name]
	if !written && expected == "" {
		return nil
	}
	r := Row{Setting: name, Value: have.Value, Expected: expected, Status: Open, File: have.File, Line: have.Line, Hint: have.Hint, Default: have.Default}
	if written && expected != "" {
		status, hint := judge(have.Value)
		r.Status, r.Hint = status, cmp.Or(hint, r.Hint)
	}
	c.rows = append(c.rows, r)
	return &c.rows[len(c.rows)-1]
}

// equal is the judgement of most settings.
func equal(expected string) func(string) (Status, string) {
	return func(value string) (Status, string) {
		if value == expected {
			return Match, ""
		}
		return Mismatch, ""
	}
}

func (c *comparison) address() {
	expected := ""
	if c.server != nil {
		expected = c.server.Address
	} else if names := c.addresses(); len(names) > 0 {
		expected = strings.Join(names, " or ")
	}
	alias := false
	r := c.row(appconfig.Address, expected, func(value string) (Status, string) {
		for i := range c.site.Servers {
			if same(c.site.Servers[i].Address, value) {
				return Match, ""
			}
		}
		for i := range c.site.Servers {
			if reaches(&c.site.Servers[i], value) {
				alias = true
				return Match, fmt.Sprintf("an alias; clients should use %q", c.site.Servers[i].Address)
			}
		}
		return Mismatch, c.meant(value)
	})
	if r != nil {
		r.Alias = alias
	}
}

func (c *comparison) addresses() []string {
	var out []string
	for _, server := range c.site.Servers {
		if server.Address != "" {
			out = append(out, server.Address)
		}
	}
	return out
}

// meant guesses at a slip of the keyboard.
func (c *comparison) meant(value string) string {
	for _, name := range c.addresses() {
		if d := appconfig.Distance(value, appconfig.NormalHost(name)); d <= 3 && d*2 < len(name) {
			return fmt.Sprintf("did you mean %q?", name)
		}
	}
	return ""
}

// expectedTransport is what the account is meant to use, else the server's only one.
func (c *comparison) expectedTransport() string {
	if c.profile.Transport == "" && c.server != nil && len(c.server.Endpoints) == 1 {
		return c.server.Endpoints[0].Transport
	}
	return c.profile.Transport
}

// endpoint is that of the transport which should be used; not that which is, since a port is right or wrong for what is meant.
func (c *comparison) endpoint() *Endpoint {
	if c.server == nil {
		return nil
	}
	transport := cmp.Or(c.expectedTransport(), c.has[appconfig.Transport].Value)
	for i := range c.server.Endpoints {
		if c.server.Endpoints[i].Transport == transport {
			return &c.server.Endpoints[i]
		}
	}
	return nil
}

func (c *comparison) port() {
	expected := ""
	if e := c.endpoint(); e != nil && e.Port > 0 {
		expected = strconv.Itoa(e.Port)
	}
	c.row(appconfig.Port, expected, func(value string) (Status, string) {
		if value == expected {
			return Match, ""
		}
		for _, e := range c.server.Endpoints {
			if strconv.Itoa(e.Port) == value {
				return Mismatch, fmt.Sprintf("the server has %s at that port", e.Transport)
			}
		}
		return Mismatch, ""
	})
}

func (c *comparison) transport() {
	expected := c.expectedTransport()
	c.row(appconfig.Transport, expected, equal(expected))
}

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

// rest lists what the configuration has and the site cannot speak of.
func (c *comparison) rest(settings []appconfig.Setting) {
	done := map[string]bool{}
	for _, r := range c.rows {
		done[r.Setting] = true
	}
	for _, s := range settings {
		if have := c.has[s.Name]; !done[s.Name] {
			done[s.Name] = true
			c.rows = append(c.rows, Row{Setting: s.Name, Value: have.Value, Status: Open, File: have.File, Line: have.Line, Hint: have.Hint, Default: have.Default})
		}
	}
}
