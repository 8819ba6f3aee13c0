package appconfig

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// buildClosed reads a format whose keys are all known by its table. The account is the container's number.
func buildClosed(format string, r *reading) *Config {
	t := tables[format]
	b := newBuilder(format)
	byKey := t.byKey()
	names := t.names()
	numbers := map[string]int{}
	for _, e := range r.entries {
		rule, ok := byKey[e.key]
		if guarded(e.key, e.value) {
			b.secret(e.value)
		}
		if !ok {
			b.nearMiss(e, e.key, names)
			continue
		}
		account := accountOf(t, e, numbers)
		e.key = t.prefix + e.key
		b.take(account, rule, e)
	}
	pjsuaTransport(b, r)
	return b.finish(t.fallbacks)
}

func (t *table) byKey() map[string]rule {
	out := map[string]rule{}
	for _, r := range t.rules {
		out[r.key] = r
	}
	return out
}

// names are the keys a slip may have meant: ours first, then those of no interest, which are right as they are.
func (t *table) names() []string {
	var out []string
	for _, r := range t.rules {
		out = append(out, r.key)
	}
	return append(out, strings.Fields(t.other)...)
}

func accountOf(t *table, e entry, numbers map[string]int) int {
	if t.global || (len(e.path) > 0 && globals[e.key]) {
		return -1
	}
	if _, seen := numbers[e.section()]; !seen {
		numbers[e.section()] = len(numbers)
	}
	return numbers[e.section()]
}

// pjsuaTransport: without UDP and with TLS switched on, an address that names no transport cannot mean UDP.
func pjsuaTransport(b *builder, r *reading) {
	if b.cfg.Format != "pjsua" {
		return
	}
	has := map[string]bool{}
	for _, e := range r.entries {
		has[e.key] = true
	}
	switch {
	case has["no-udp"] && has["use-tls"]:
		b.transport = "tls"
	case has["no-udp"]:
		b.transport = "tcp"
	}
}

// nearMiss notes a key that is nearly one we read, unless it is exactly one that is right and of no interest.
func (b *builder) nearMiss(e entry, key string, names []string) {
	if len(b.cfg.Hints) >= maxHints || b.tries >= maxTries || slices.Contains(names, key) {
		return
	}
	b.tries++
	name, ok := Nearest(key, names)
	if !ok {
		return
	}
	t := tables[b.cfg.Format]
	for _, r := range t.rules {
		if r.key == name && r.setting != "" {
			written := name[strings.LastIndexByte(name, '/')+1:]
			e.key = t.prefix + e.key
			b.hint(e, r.setting, t.prefix+written)
		}
	}
}

func (b *builder) hint(e entry, setting, name string) {
	b.cfg.Hints = append(b.cfg.Hints, Setting{Name: setting, Key: e.key, Account: -1, Line: e.line,
		Hint: fmt.Sprintf("key %q is unknown; did you mean %q?", e.key, name)})
}

// numbered splits "proxy_0" into its kind and its number.
func numbered(section string) (kind string, n int, ok bool) {
	at := strings.LastIndexByte(section, '_')
	if at < 0 {
		return section, 0, false
	}
	n, err := strconv.Atoi(section[at+1:])
	return section[:at], n, err == nil && n >= 0
}

// buildLinphone reads a linphonerc. Accounts are the proxies in the order of their numbers; an auth_info belongs to the proxy
// that has its user and domain, whatever its number.
func buildLinphone(r *reading) *Config {
	const format = "linphonerc"
	t := tables[format]
	b := newBuilder(format)
	byKey, names := t.byKey(), t.names()
	sections := map[string][]entry{}
	for _, e := range r.entries {
		sections[e.section()] = append(sections[e.section()], e)
		section, _, _ := numbered(e.section())
		if guarded(e.key, e.value) {
			b.secret(e.value)
		}
		rule, ok := byKey[section+"/"+e.key]
		switch {
		case !ok && (section == "proxy" || section == "auth_info" || section == "sip"):
			b.nearMiss(e, section+"/"+e.key, names)
		case ok && section == "sip":
			b.take(-1, rule, e)
		}
	}
	proxies := ofKind(sections, "proxy")
	auths := ofKind(sections, "auth_info")
	for account, section := range proxies {
		for _, e := range sections[section] {
			if rule, ok := byKey["proxy/"+e.key]; ok {
				b.take(account, rule, e)
			}
		}
		b.accounts[account] = true
		b.login(account, bestAuth(b, account, sections, auths), byKey)
	}
	if len(proxies) == 0 {
		for account, section := range auths {
			b.login(account, sections[section], byKey)
			for _, e := range sections[section] {
				if e.key == "username" {
					b.take(account, rule{setting: Username, kind: asText}, e)
				}
			}
		}
	}
	return b.finish(t.fallbacks)
}

// ofKind lists the numbered sections of a kind by number.
func ofKind(sections map[string][]entry, want string) []string {
	var out []string
	for name := range sections {
		if kind, _, ok := numbered(name); ok && kind == want {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, c string) int {
		_, n, _ := numbered(a)
		_, m, _ := numbered(c)
		return cmp.Or(n-m, cmp.Compare(a, c))
	})
	return out
}

// bestAuth finds the credentials of an account: its user's, best with the same realm or domain, next with none, last with
// another; among equals the last, which the client wrote most recently.
func bestAuth(b *builder, account int, sections map[string][]entry, auths []string) []entry {
	user, domain := b.found[slot{account, Username}].Value, b.found[slot{account, Domain}].Value
	realm := b.found[slot{account, Realm}].Value
	var best []entry
	score := 0
	for _, section := range auths {
		has := map[string]string{}
		for _, e := range sections[section] {
			has[e.key] = e.value
		}
		if user != "" && !strings.EqualFold(has["username"], user) {
			continue
		}
		if s := authScore(has, domain, realm); s >= score {
			best, score = sections[section], s
		}
	}
	return best
}

func authScore(has map[string]string, domain, realm string) int {
	for _, name := range []string{has["realm"], has["domain"]} {
		if name != "" && (normalHost(name) == domain || name == realm) {
			return 3
		}
	}
	if has["realm"] == "" && has["domain"] == "" {
		return 2
	}
	return 1
}

func (b *builder) login(account int, auth []entry, byKey map[string]rule) {
	for _, e := range auth {
		if rule, ok := byKey["auth_info/"+e.key]; ok && e.value != "" {
			b.take(account, rule, e)
		}
	}
}
