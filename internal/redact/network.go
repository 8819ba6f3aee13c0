package redact

import "strings"

// network is an IP or MAC address, or a host's full name, with or without a port.
func (s *scanner) network(at span) bool {
	w := s.text[at.start:at.end]
	if a, ok := address(w); ok {
		return s.ip(at, a.Zone() == "")
	}
	if mac(w) {
		s.put(at, s.p.token(kindMAC, strings.ReplaceAll(folded(w), "-", ":")))
		return true
	}
	host := at
	if i := strings.LastIndexByte(w, ':'); i > 0 && strings.Trim(w[i+1:], "0123456789") == "" {
		host.end = at.start + i
		w = s.text[host.start:host.end]
		if _, ok := address(w); ok {
			return s.ip(host, true)
		}
	}
	if fullName(w) {
		s.put(host, s.p.host(w))
		return true
	}
	if s.p.hosts[folded(w)] {
		s.put(host, s.p.host(w))
		return true
	}
	return false
}

var transports = words("tls tcp udp ws wss sctp ip ip4 ip6 ipv4 ipv6 host inet addr address peer")

// ip leaves a version of four parts alone.
func (s *scanner) ip(at span, _ bool) bool {
	word, sep := s.prior(at.start)
	if (word == "version" || word == "ver" || word == "release" || word == "build" || word == "v") && strings.Trim(sep, " =:\"'") == "" {
		return true
	}
	if w := s.text[at.start:at.end]; sep == "/" && len(word) > 1 && w[0] >= '1' && w[0] <= '9' && w[1] == '.' && !strings.Contains(word, ".") && !transports[word] {
		return true // a product's: PJSUA/2.17.0.1
	}
	s.put(at, s.p.host(s.text[at.start:at.end]))
	return true
}

func mac(w string) bool {
	if len(w) != 17 {
		return false
	}
	for i := range len(w) {
		if i%3 == 2 {
			if w[i] != w[2] || w[i] != ':' && w[i] != '-' {
				return false
			}
		} else if !hexDigit(w[i]) {
			return false
		}
	}
	return true
}

func hexDigit(c byte) bool { return c >= '0' && c <= '9' || lower[c] >= 'a' && lower[c] <= 'f' }
