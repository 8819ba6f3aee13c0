package appconfig

import (
	"cmp"
	"net"
	"slices"
	"strconv"
	"strings"
)

// order is in which settings are listed.
var order = func() map[string]int {
	out := map[string]int{}
	for i, name := range []string{Address, Port, Transport, Username, AuthUsername, Domain, Realm, Password, Number, SecurityModel, MediaSecurity, MediaRequired,
		ObfuscationMode, ObfuscationKey, KeepAlive, Edition, Logging, TLSVerify, TLSVerifyName, TLSCA, TLSMin, TLSMax, Expires, Register, DND} {
		out[name] = i
	}
	return out
}()

// slot is where one setting goes.
type slot struct {
	account int
	name    string
}

type ranked struct {
	Setting
	rank int
}

// builder gathers what the entries mean; of several values for one slot the lowest rank holds, of equals the last.
type builder struct {
	cfg       *Config
	found     map[slot]ranked
	targets   map[int][]target // by account
	accounts  map[int]bool
	transport string // the format's default
	inherit   bool
	tries     int
}

func newBuilder(format string) *builder {
	b := &builder{cfg: &Config{Format: format}, found: map[slot]ranked{}, targets: map[int][]target{}, accounts: map[int]bool{}}
	if t := tables[format]; t != nil {
		b.transport, b.inherit = t.transport, t.inherit
	}
	return b
}

// take reads one entry by its rule.
func (b *builder) take(account int, r rule, e entry) {
	if account >= 0 {
		b.accounts[account] = true
	}
	switch r.kind {
	case asHost, asIdentity:
		b.address(account, r, e)
	case asSecret:
		b.secret(e.value)
		b.put(account, r, e, Setting{SHA256: sha256Hex(e.value)})
	case asHA1:
		b.secret(e.value)
		s := Setting{}
		if isHex(e.value, 32) {
			s.HA1 = strings.ToLower(e.value)
		}
		b.put(account, r, e, s)
	case asApp:
		b.app(e.value)
	case asVersion:
		b.cfg.Version = cmp.Or(b.cfg.Version, e.value)
	default:
		b.plain(account, r, e)
	}
}

func (b *builder) plain(account int, r rule, e entry) {
	value, ok := normal(r.kind, e.value)
	if !ok {
		return
	}
	if r.kind == asPresent && r.setting == MediaSecurity {
		value = "zrtp"
	}
	if user, host, whole := strings.Cut(value, "@"); r.setting == Username && whole && user != "" && validHost(strings.ToLower(host)) {
		b.address(account, rule{r.key, Username, asIdentity, r.rank}, e) // an address where the name alone is meant
		return
	}
	if value == "" && r.setting != TLSCA {
		return // a key left empty is not set
	}
	b.put(account, r, e, Setting{Value: value})
	if r.kind == asMedia && mediaRequired(strings.ToLower(e.value)) {
		b.put(account, rule{setting: MediaRequired, rank: 1}, e, Setting{Value: "true"})
	}
	if r.setting == Expires && value == "0" {
		b.put(account, rule{setting: Register, rank: 1}, e, Setting{Value: "false"})
	}
}

func (b *builder) put(account int, r rule, e entry, s Setting) {
	at := slot{account, r.setting}
	if have, ok := b.found[at]; ok && have.rank < r.rank {
		return
	}
	s.Name, s.Key, s.Account, s.Line = r.setting, e.key, account, e.line
	b.found[at] = ranked{s, r.rank}
}

// address reads where the client connects to, or who it is there.
func (b *builder) address(account int, r rule, e entry) {
	t, ok := parseTarget(e.value)
	if t.password != "" {
		b.take(account, rule{setting: Password, kind: asSecret, rank: 5}, entry{key: e.key, value: t.password, line: e.line})
	}
	if !ok {
		return
	}
	t.key, t.line, t.rank = e.key, e.line, r.rank
	if r.kind == asIdentity {
		t.rank += 50
		b.put(account, rule{setting: Domain, rank: r.rank}, e, Setting{Value: t.host})
	}
	if t.user != "" {
		rank := r.rank
		if r.kind == asHost {
			rank += 50
		}
		b.put(account, rule{setting: Username, rank: rank}, e, Setting{Value: t.user})
	}
	b.targets[account] = append(b.targets[account], t)
}

func (b *builder) secret(clear string) {
	if clear != "" {
		b.cfg.Secrets = append(b.cfg.Secrets, []byte(clear))
	}
}

// app reads "Name/1.2 (...)"; the name alone when no version follows.
func (b *builder) app(value string) {
	name, rest, _ := strings.Cut(value, "/")
	version, _, _ := strings.Cut(rest, " ")
	if b.cfg.App == "" {
		b.cfg.App, b.cfg.Version = strings.TrimSpace(name), cmp.Or(b.cfg.Version, version)
	}
}

// finish settles each account's server and the defaults, and lists all in a fixed order.
func (b *builder) finish(fallbacks []fallback) *Config {
	for account := range b.targets {
		b.connect(account)
	}
	for _, f := range fallbacks {
		b.fallback(f)
	}
	for _, s := range b.found {
		b.cfg.Settings = append(b.cfg.Settings, s.Setting)
	}
	slices.SortFunc(b.cfg.Settings, func(a, c Setting) int {
		return cmp.Or(a.Account-c.Account, order[a.Name]-order[c.Name])
	})
	return b.cfg
}

func (b *builder) fallback(f fallback) {
	if f.global {
		b.absent(-1, f)
		return
	}
	for account := range b.accounts {
		b.absent(account, f)
	}
}

func (b *builder) absent(account int, f fallback) {
	for _, at := range []slot{{account, f.setting}, {-1, f.setting}} {
		if _, written := b.found[at]; written {
			return
		}
	}
	b.found[slot{account, f.setting}] = ranked{Setting: Setting{Name: f.setting, Value: f.value, Account: account, Default: true}}
}

// connect takes address, port and transport from the same place where it has them, since a proxy's address with a registrar's
// port is no server of anybody.
func (b *builder) connect(account int) {
	all := b.targets[account]
	best := all[0]
	for _, t := range all[1:] {
		if t.rank <= best.rank {
			best = t
		}
	}
	e := entry{key: best.key, line: best.line}
	b.put(account, rule{setting: Address, rank: -1}, e, Setting{Value: best.host})
	b.behind(account, best, all)
	transport := b.settleTransport(account, best, all)
	if best.port > 0 {
		b.put(account, rule{setting: Port, rank: -1}, e, Setting{Value: strconv.Itoa(best.port)})
		return
	}
	if _, written := b.found[slot{account, Port}]; written || transport == "" {
		return
	}
	b.put(account, rule{setting: Port, rank: 9}, e, Setting{Value: defaultPort(transport), Default: true})
}

// behind takes the registrar behind a proxy for the account's domain where nothing else tells it: the client registers user@registrar, by way
// of the proxy.
func (b *builder) behind(account int, proxy target, all []target) {
	if proxy.rank != proxyRank {
		return
	}
	for _, t := range all {
		if t.rank == registrarRank && net.ParseIP(t.host) == nil {
			b.put(account, rule{setting: Domain, rank: 90}, entry{key: t.key, line: t.line}, Setting{Value: t.host})
		}
	}
}

func (b *builder) settleTransport(account int, best target, all []target) string {
	e := entry{key: best.key, line: best.line}
	if best.transport != "" {
		b.put(account, rule{setting: Transport, rank: -1}, e, Setting{Value: best.transport})
		return best.transport
	}
	for _, a := range []int{account, -1} {
		if s, ok := b.found[slot{a, Transport}]; ok {
			return s.Value
		}
	}
	if b.inherit {
		for _, t := range all {
			if t.transport != "" {
				b.put(account, rule{setting: Transport, rank: -1}, entry{key: t.key, line: t.line}, Setting{Value: t.transport})
				return t.transport
			}
		}
	}
	if b.transport != "" {
		b.put(account, rule{setting: Transport, rank: 9}, e, Setting{Value: b.transport, Default: true})
	}
	return b.transport
}

func defaultPort(transport string) string {
	if transport == "tls" {
		return "5061"
	}
	return "5060"
}
