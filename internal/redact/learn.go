package redact

import "strings"

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
	const most = 2000 // each is compared wherever its first letters stand
	if p.known >= most || len(name) < 4 || len(name) > 128 || stopUser(name) || IsPseudonym(name) || masked(name) || !strings.ContainsAny(name, " .") {
		return
	}
	key := folded(name)
	if _, ok := p.named[key]; !ok {
		p.named[key] = key
		p.known++
		p.names.add(needle{text: key, bounded: true})
	}
}
