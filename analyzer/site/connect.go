package site

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

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
