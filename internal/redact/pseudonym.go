package redact

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"hash"
	"maps"
	"strings"
)

// The kinds of identifiers, as their pseudonyms begin.
const (
	kindNumber = "num"  // phone number
	kindUser   = "usr"  // SIP user, account, login, local part of an e-mail address
	kindName   = "name" // display name
	kindIP     = "ip"
	kindHost   = "host"
	kindMAC    = "mac"
	kindDevice = "dev" // IMEI, UUID of an instance, device name
	kindZID    = "zid" // ZRTP id, key fingerprint
)

// Pseudonyms replaces identifiers by pseudonyms that are the same wherever and whenever the identifier comes up under the same key:
// HMAC-SHA-256, cut to 80 bits, so that no table is kept and a million values do not collide. It is for one goroutine at a time.
type Pseudonyms struct {
	key      Key
	mac      hash.Hash
	sum      [sha256.Size]byte
	keep     map[string]bool
	users    map[string]bool // learnt: users, small letters
	numbers  map[string]bool // learnt: numbers, digits
	hosts    map[string]bool // learnt: hosts without a dot
	names    needles         // learnt: display names
	named    map[string]string
	cache    map[string]string
	replaced map[string]int
}

// NewPseudonyms makes pseudonyms with a key. What is in keep stays as it is: the server's names, and the mistyped value that is to be
// mended.
func NewPseudonyms(key Key, keep []string) *Pseudonyms {
	p := &Pseudonyms{key: key, mac: hmac.New(sha256.New, key[:]), keep: map[string]bool{}, users: map[string]bool{}, numbers: map[string]bool{}, hosts: map[string]bool{},
		named: map[string]string{}, cache: map[string]string{}, replaced: map[string]int{}}
	for _, k := range keep {
		p.Keep(k)
	}
	return p
}

// Keep adds a host name or address that stays.
func (p *Pseudonyms) Keep(host string) {
	if host != "" {
		p.keep[canonicalHost(host)] = true
	}
}

// Key names the key.
func (p *Pseudonyms) Key() string { return p.key.ID() }

// Replaced counts what was replaced, by kind.
func (p *Pseudonyms) Replaced() map[string]int { return maps.Clone(p.replaced) }

const maxCache = 1 << 18

var letters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// token is the pseudonym of a canonical value.
func (p *Pseudonyms) token(kind, canonical string) string {
	p.replaced[kind]++
	id := kind + "\x00" + canonical
	if t, ok := p.cache[id]; ok {
		return t
	}
	p.mac.Reset()
	p.mac.Write([]byte(id))
	t := kind + "-" + letters.EncodeToString(p.mac.Sum(p.sum[:0])[:10])
	if len(p.cache) >= maxCache {
		clear(p.cache)
	}
	p.cache[id] = t
	return t
}

var kinds = []string{kindNumber, kindUser, kindName, kindIP, kindHost, kindMAC, kindDevice, kindZID}

// leading is the length of the pseudonym at the start of a text, 0 when there is none.
func leading(text string) int {
	if len(text) < 19 || text[0] < 'd' || text[0] > 'z' {
		return 0
	}
	for _, kind := range kinds {
		n := len(kind) + 17
		if text[0] != kind[0] || len(text) < n || text[len(kind)] != '-' || text[:len(kind)] != kind {
			continue
		}
		if strings.Trim(text[len(kind)+1:n], "abcdefghijklmnopqrstuvwxyz234567") != "" {
			continue
		}
		n += pointer(text[n:])
		if n == len(text) || !alnum(text[n]) {
			return n
		}
	}
	return 0
}

// pointer is the length of the address of memory that baresip puts behind a user.
func pointer(text string) int {
	if !strings.HasPrefix(text, "-0x") {
		return 0
	}
	n := 3
	for n < len(text) && hexDigit(text[n]) {
		n++
	}
	return n
}

// IsPseudonym says whether a value is one of ours.
func IsPseudonym(value string) bool {
	n := leading(value)
	return n > 0 && n == len(value)
}

// Hidden says whether redaction hides a value: nothing can be judged by it.
func Hidden(value string) bool { return IsPseudonym(value) || masked(value) && value != "" }

// user is the pseudonym of a SIP user. What looks like a phone number is one.
func (p *Pseudonyms) user(text string) string {
	bare, suffix := text, ""
	if i := strings.Index(text, "-0x"); i > 0 { // baresip adds an address of its memory
		bare, suffix = text[:i], text[i:]
	}
	if bare == "" || IsPseudonym(text) || stopUser(bare) {
		return text
	}
	if d := number(bare); len(d) >= 7 {
		return p.token(kindNumber, p.whole(d)) + suffix
	}
	return p.token(kindUser, folded(bare)) + suffix
}

// common are users that name nobody.
var common = words(`anonymous unknown unavailable invalid restricted private none null nil (null) user username sip sips tel admin root nobody guest asterisk localhost
	true false yes no default pjsua pjsip linphone linphonec baresip twinkle kamailio opensips freeswitch server client phone local remote caller callee
	account proxy registrar error warning info debug notice verbose message register invite call host address port transport tls tcp udp ack bye cancel options
	notify subscribe refer update prack publish request response from contact via route test secret`)

func stopUser(user string) bool { return common[folded(user)] || !strings.ContainsFunc(user, wordRune) }

func wordRune(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0x80
}

// number is a phone number's digits without separators, wrapper and international prefix; "" when it is none.
func number(text string) string {
	plus := false
	text = strings.TrimPrefix(strings.TrimPrefix(text, "tel:"), "sip:")
	if rest, ok := strings.CutPrefix(folded(text), "%2b"); ok {
		plus, text = true, rest
	}
	var d []byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			d = append(d, c)
		case c == '+' && len(d) == 0:
			plus = true
		case strings.IndexByte(" -./()", c) >= 0:
		default:
			return ""
		}
	}
	if !plus && len(d) > 8 && d[0] == '0' && d[1] == '0' {
		d = d[2:]
	}
	if len(d) > 15 {
		return ""
	}
	return string(d)
}

// whole finds the learnt number a national one is the end of: "02 0000 1001" where "+390200001001" is known.
func (p *Pseudonyms) whole(digits string) string {
	if p.numbers[digits] || len(digits) < 7 {
		return digits
	}
	for cut := 1; cut <= 3; cut++ { // a country code has up to three digits
		if n := p.longer(digits, cut); n != "" {
			return n
		}
	}
	return digits
}

func (p *Pseudonyms) longer(digits string, code int) string {
	return p.named[nationalKey(digits, code)]
}

// nationalKey is where a number is found by its national part.
func nationalKey(national string, code int) string {
	return "\x00" + string(rune('0'+code)) + strings.TrimLeft(national, "0")
}

// Learn takes identifiers known from settings: they are replaced wherever they stand as words, too.
func (p *Pseudonyms) Learn(user string) {
	user = strings.TrimSpace(user)
	const most = 100_000
	if user == "" || len(user) > 128 || len(p.users)+len(p.numbers) > most || stopUser(user) || IsPseudonym(user) || masked(user) {
		return
	}
	d := number(user)
	if len(d) < 7 {
		p.users[folded(user)] = true
		return
	}
	if p.numbers[d] {
		return
	}
	p.numbers[d] = true
	for code := 1; code <= 3 && len(d)-code >= 7; code++ {
		key := nationalKey(d[code:], code)
		if have, ok := p.named[key]; !ok || d < have { // whatever the order they are learnt in
			p.named[key] = d
		}
	}
}

// learnHost takes a host name that is no name by its look.
func (p *Pseudonyms) learnHost(host string) {
	host = canonicalHost(host)
	if len(p.hosts) < 100_000 && len(host) >= 4 && !common[host] && !p.keep[host] && !IsPseudonym(host) && strings.ContainsFunc(host, wordRune) {
		p.hosts[host] = true
	}
}

// learnName takes a display name.
func (p *Pseudonyms) learnName(name string) {
	name = strings.TrimSpace(name)
	if len(name) < 4 || len(name) > 128 || len(p.named) > 100_000 || stopUser(name) || IsPseudonym(name) || masked(name) || !strings.ContainsAny(name, " .") {
		return
	}
	key := folded(name)
	if _, ok := p.named[key]; !ok {
		p.named[key] = key
		p.names.add(needle{text: key, bounded: true})
	}
}
