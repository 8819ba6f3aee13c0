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
	users    map[string]bool   // learnt: users, small letters
	numbers  map[string]bool   // learnt: numbers, digits
	hosts    map[string]bool   // learnt: hosts without a dot
	names    needles           // learnt: display names
	named    map[string]string // by name, and numbers by their national part
	known    int               // how many names
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
