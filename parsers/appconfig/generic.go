package appconfig

import (
	"slices"
	"strings"
)

// claim is an entry of an open format together with what its key means.
type claim struct {
	entry
	rule
	path   []string // with the parts of a dotted key
	marked bool     // a word that only a SIP client uses stands in it
}

// The aliases by name, strong and weak.
var strong, weak, strongNames = func() (map[string]rule, map[string]rule, []string) {
	s, w, list := map[string]rule{}, map[string]rule{}, []string(nil)
	for _, a := range aliases {
		for _, name := range strings.Fields(a.names) {
			s[name] = rule{name, a.setting, a.kind, a.rank}
			if len(name) > 5 {
				list = append(list, name)
			}
		}
		for _, name := range strings.Fields(a.weak) {
			w[name] = rule{name, a.setting, a.kind, a.rank + 3}
		}
	}
	return s, w, list
}()

// claims reads the meaning of each entry; second are the entries without one.
func claims(r *reading) (known []claim, unknown []entry) {
	for _, e := range r.entries {
		path, key := unfold(e)
		rule, ok := meaning(path, key)
		if ok && rule.kind == asSecret && slices.ContainsFunc(path, ofKeyFile) {
			continue
		}
		if !ok {
			unknown = append(unknown, e)
			continue
		}
		known = append(known, claim{entry: e, rule: rule, path: path, marked: isMarked(path, e.key, e.value)})
	}
	return known, unknown
}

// ofKeyFile: a password among a certificate's settings opens the private key, not the account.
func ofKeyFile(container string) bool {
	return slices.ContainsFunc(words(container), func(w string) bool { return w == "tls" || w == "ssl" || strings.HasPrefix(w, "cert") })
}

// unfold makes containers of a dotted key ("account.1.server.port") and of a numbered beginning ("account1_username").
func unfold(e entry) (path []string, key string) {
	path, key = e.path, e.key
	if strings.ContainsAny(key, "./") {
		parts := strings.FieldsFunc(key, func(c rune) bool { return c == '.' || c == '/' })
		if n := len(parts); n > 0 && n+len(path) <= maxDepth {
			path = append(slices.Clip(path), parts[:n-1]...)
			key = parts[n-1]
		}
	}
	at := strings.IndexAny(key, "_-")
	if at > 1 && key[at-1] >= '0' && key[at-1] <= '9' && len(words(key[:at])) > 0 {
		return child(path, key[:at]), key[at+1:]
	}
	return path, key
}

// meaning looks a key up: with its container before it, then alone; with its empty words, then without.
func meaning(path []string, key string) (rule, bool) {
	if len(key) > 100 {
		return rule{}, false
	}
	kw, pw := words(key), parentWords(path)
	for _, p := range path {
		if anyOf(words(p), foreign) {
			return rule{}, false
		}
	}
	if r, ok := strong[squeeze(kw)]; ok && len(pw) == 0 {
		return r, true
	}
	if anyOf(kw, foreign) {
		r, ok := strong[squeeze(kw)]
		return r, ok
	}
	for _, name := range []string{squeeze(pw) + squeeze(kw), squeeze(without(pw)) + squeeze(without(kw)), squeeze(kw), squeeze(without(kw))} {
		if r, ok := strong[name]; ok {
			return r, true
		}
	}
	if !allOf(pw, neutral) {
		return rule{}, false
	}
	if r, ok := weak[squeeze(kw)]; ok {
		return r, true
	}
	r, ok := weak[squeeze(without(kw))]
	return r, ok
}

// parentWords are those of the innermost container that is not an array's index.
func parentWords(path []string) []string {
	for _, name := range slices.Backward(path) {
		if w := words(name); len(w) > 0 {
			return w
		}
	}
	return nil
}

func anyOf(list []string, in map[string]bool) bool {
	return slices.ContainsFunc(list, func(w string) bool { return in[w] })
}

func allOf(list []string, in map[string]bool) bool {
	return !slices.ContainsFunc(list, func(w string) bool { return !in[w] })
}

func without(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return noise[w] })
}

func isMarked(path []string, key, value string) bool {
	low := strings.ToLower(value)
	if strings.HasPrefix(low, "sip:") || strings.HasPrefix(low, "sips:") || strings.Contains(low, "<sip:") {
		return true
	}
	kw := words(key)
	return anyOf(kw, marks) || marks[squeeze(kw)] || anyOf(parentWords(path), marks)
}

// buildGeneric reads an open format.
func buildGeneric(format string, r *reading) *Config {
	b := newBuilder(format)
	known, unknown := claims(r)
	account := accountsOf(known)
	for _, e := range r.entries {
		if guarded(e.key, e.value) {
			b.secret(e.value)
		}
	}
	for _, c := range known {
		if plausible(c) {
			b.take(account(c.path), c.rule, c.entry)
		}
	}
	for _, e := range unknown {
		b.nearAlias(e)
	}
	return b.finish(nil)
}

// isSwitch tells a flag about a secret ("save_password = true") from a secret.
func isSwitch(value string) bool {
	_, ok := flag(strings.ToLower(value))
	return ok && len(value) > 1
}

// plausible refuses what a key's value can't be: an address that is a word, an "id" that is some number of the app's own.
func plausible(c claim) bool {
	if c.kind == asIdentity && c.rank >= 3 {
		return strings.Contains(c.value, "@")
	}
	if c.kind != asHost {
		return true
	}
	t, ok := parseTarget(c.value)
	return ok && (c.marked || strings.ContainsAny(t.host, ".:") || t.host == "localhost" || c.rank < 5) && !isSwitch(c.value)
}

func (b *builder) nearAlias(e entry) {
	path, key := unfold(e)
	kw := words(key)
	if b.tries >= maxTries || len(b.cfg.Hints) >= maxHints || !allOf(parentWords(path), neutral) || anyOf(kw, foreign) {
		return
	}
	b.tries++
	for _, word := range []string{squeeze(kw), squeeze(without(kw))} {
		if name, ok := Nearest(word, strongNames); ok && strong[name].setting != "" {
			b.hint(e, strong[name].setting, name)
			return
		}
	}
}

// accountsOf tells which account a container belongs to: 0 when there is but one, -1 for what stands outside of several.
func accountsOf(known []claim) func(path []string) int {
	users := userContainers(known)
	if len(users) < 2 {
		return func([]string) int { return 0 }
	}
	prefixes := make([]string, len(users))
	for i, path := range users {
		prefixes[i] = ownPrefix(path, users, i)
	}
	return func(path []string) int {
		whole := strings.Join(path, "\x00") + "\x00"
		best, length := -1, -1
		for i, prefix := range prefixes {
			if len(prefix) > length && strings.HasPrefix(whole, prefix) {
				best, length = i, len(prefix)
			}
		}
		return best
	}
}

// userContainers are the containers that stand for an account each: they name a user, and are of one kind.
func userContainers(known []claim) [][]string {
	var all [][]string
	seen := map[string]bool{}
	kinds := map[string]int{}
	for _, c := range known {
		at := strings.Join(c.path, "\x00")
		if c.setting != Username || c.rank > 1 || seen[at] || len(all) >= maxUsers {
			continue
		}
		seen[at] = true
		all = append(all, c.path)
		kinds[kindOf(c.path)]++
	}
	return slices.DeleteFunc(all, func(path []string) bool { return kinds[kindOf(path)] < 2 && !complete(known, path) })
}

// kindOf is a path without its numbers: "accounts 0" and "accounts 1" are of a kind.
func kindOf(path []string) string {
	var out []string
	for _, name := range path {
		out = append(out, squeeze(words(name)))
	}
	return strings.Join(out, "/")
}

// complete tells a container that has a server and a password beside its user: an account by itself.
func complete(known []claim, path []string) bool {
	server, password := false, false
	for _, c := range known {
		if slices.Equal(c.path, path) {
			server = server || c.setting == Address || c.setting == Domain
			password = password || c.setting == Password
		}
	}
	return server && password
}

// ownPrefix is the shortest beginning of the path that no other account shares.
func ownPrefix(path []string, users [][]string, self int) string {
	for n := 1; n <= len(path); n++ {
		shared := false
		for i, other := range users {
			if i != self && len(other) >= n && slices.Equal(other[:n], path[:n]) {
				shared = true
				break
			}
		}
		if !shared {
			return strings.Join(path[:n], "\x00") + "\x00"
		}
	}
	if len(path) == 0 {
		return ""
	}
	return strings.Join(path, "\x00") + "\x00"
}
