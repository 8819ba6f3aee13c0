package appconfig

import (
	"cmp"
	"slices"
)

// Merge makes one list of what holds for one account, out of its own settings, those for all, and those of other files of the
// same client (baresip's accounts and config, an openssl.cnf). Of several settings of a name a written one beats a default, the
// account's own beats one for all, and the earlier beats the later. A default port follows the transport that came out.
func Merge(account int, configs ...*Config) []Setting {
	best := map[string]Setting{}
	for _, cfg := range configs {
		for _, s := range cfg.Settings {
			if s.Account != account && s.Account != -1 {
				continue
			}
			have, ok := best[s.Name]
			if !ok || weight(s) < weight(have) {
				best[s.Name] = s
			}
		}
	}
	if port, ok := best[Port]; ok && port.Default {
		port.Value = defaultPort(best[Transport].Value)
		best[Port] = port
	}
	var out []Setting
	for _, s := range best {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Setting) int { return cmp.Compare(order[a.Name], order[b.Name]) })
	return out
}

func weight(s Setting) int {
	w := 0
	if s.Default {
		w += 2
	}
	if s.Account == -1 {
		w++
	}
	return w
}

// Accounts lists the numbers of the accounts in the file, in order; none when it speaks of no account.
func (c *Config) Accounts() []int {
	var out []int
	for _, s := range c.Settings {
		if s.Account >= 0 && !slices.Contains(out, s.Account) {
			out = append(out, s.Account)
		}
	}
	return out
}
