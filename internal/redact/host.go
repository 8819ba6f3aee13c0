package redact

import (
	"net/netip"
	"strings"
)

// canonicalHost is a host's name in small letters, an address in its one form.
func canonicalHost(host string) string {
	host = strings.TrimSuffix(folded(strings.Trim(strings.TrimSpace(host), "[]")), ".")
	if a, err := netip.ParseAddr(host); err == nil {
		return a.Unmap().WithZone("").String()
	}
	return host
}

// special addresses name no machine: loopback, unspecified, masks, broadcast, multicast.
func special(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsLoopback() || a.IsUnspecified() || a.IsMulticast() || a.Is4() && a.As4()[0] == 255
}

// host is the pseudonym of a host, wherever one is sure to stand.
func (p *Pseudonyms) host(text string) string {
	name := canonicalHost(text)
	if name == "" || p.keep[name] || IsPseudonym(text) || names(name) {
		return text
	}
	if a, err := netip.ParseAddr(name); err == nil {
		if special(a) {
			return text
		}
		return p.token(kindIP, name)
	}
	return p.token(kindHost, name)
}

// names that name no machine.
func names(host string) bool {
	switch host {
	case "localhost", "unknown-host", "anonymous.invalid", "invalid", "localhost.localdomain", "unknown", "none", "null":
		return true
	}
	return !strings.ContainsFunc(host, wordRune)
}

// address tells an IP address from versions and times by its look.
func address(word string) (netip.Addr, bool) {
	dots, colons := strings.Count(word, "."), strings.Count(word, ":")
	if dots != 3 && colons < 2 {
		return netip.Addr{}, false
	}
	a, err := netip.ParseAddr(word)
	if err != nil || a.Is6() && colons < 3 && !strings.ContainsAny(word, "0123456789") {
		return netip.Addr{}, false
	}
	return a, true
}

// zones are the ends of host names that free text is searched for. Countries have two letters; those that are endings of files
// are left out: there a host is told by what stands around it.
var (
	zones = words(`com net org info biz edu gov mil int arpa mobi pro cloud online dev tech network systems solutions services group
		test example invalid local lan internal intranet intra corp home localdomain home.arpa private`)
	endings = words(`so sh py pl rs md cc ps js cs ai db hs kt tz gz mm ph pm la lo id do is in no as at by my me it us be to de am pm ms`)
	sure    = words(`it de at be us me in no is id my by to at`) // countries that are words as well: only with three parts
	reverse = words(`com org net it de io android java javax androidx kotlin eu fr ch uk us`)
)

// fullName tells a host name in free text: labels of letters, digits and dashes, and an end that is a zone.
func fullName(word string) bool {
	dot := strings.LastIndexByte(word, '.')
	if dot <= 0 || len(word) > 253 || len(word)-dot < 3 {
		return false
	}
	top := folded(word[dot+1:])
	labels := strings.Count(word, ".") + 1
	country := len(top) == 2 && alphabetic(top) && (!endings[top] || sure[top] && labels > 2)
	if !country && !zones[top] {
		return false
	}
	first, _, _ := strings.Cut(word, ".")
	return !reverse[folded(first)] && labelled(word)
}

func alphabetic(word string) bool {
	for i := range len(word) {
		if lower[word[i]] < 'a' || lower[word[i]] > 'z' {
			return false
		}
	}
	return true
}

func labelled(word string) bool {
	length := 0
	for i := range len(word) {
		switch c := word[i]; {
		case c == '.':
			if length == 0 {
				return false
			}
			length = 0
		case c == '-' || c < 0x80 && alnum(c):
			if length++; length > 63 {
				return false
			}
		default:
			return false
		}
	}
	return length > 0
}
