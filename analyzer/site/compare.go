package site

import (
	"cmp"
	"slices"

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
