package redact

import (
	"strings"
)

// word judges one word and returns where to go on.
func (s *scanner) word(start, end, flags int) int {
	at := s.trim(start, end)
	if at.start >= at.end {
		return end
	}
	if flags&hasPlus != 0 || s.text[at.start] == '0' {
		if stop := s.phone(at.start); stop > 0 {
			return stop
		}
	}
	w := s.text[at.start:at.end]
	if i := strings.IndexByte(w, ':'); i > 0 && alphabetic(w[:i]) && !schemes[folded(w[:i])] {
		if _, ok := address(w); !ok {
			return at.start + i + 1 // "tls:192.0.2.50:5061", "user:alice": the rest is a word of its own
		}
	}
	switch {
	case IsPseudonym(w) || s.protected(at.start):
	case flags&hasAt != 0:
		s.at(at)
	case s.uri(at):
	case s.learn:
		s.context(at, w, flags)
	case flags&(hasDot|hasColon) != 0 && s.network(at):
	case s.context(at, w, flags):
	case s.identity(at, w, flags):
	default:
		s.learnt(at, w, flags)
	}
	return end
}

var schemes = words("sip sips tel urn im pres mailto xmpp")

// trim leaves out what stands around a word: PJSIP's dots of depth, a sentence's end.
func (s *scanner) trim(start, end int) span {
	for start < end && strings.IndexByte(".-:", s.text[start]) >= 0 && !strings.HasPrefix(s.text[start:end], "::") {
		start++
	}
	for end > start && strings.IndexByte(".:-", s.text[end-1]) >= 0 && !strings.HasSuffix(s.text[start:end], "::") {
		end--
	}
	return span{start, end}
}

// kept are fields whose values name nobody; of a Call-ID only what follows an @ may.
var kept = words(`tag branch cseq call-id callid from-tag to-tag from_tag to_tag icid-value`)

// protected: an id without meaning. The host after a Call-ID's @ is judged alone.
func (s *scanner) protected(at int) bool {
	word, sep := s.prior(at)
	if i := strings.LastIndexAny(word, ":;"); i >= 0 {
		word = word[i+1:]
	}
	short := s.before.start == s.line && (word == "i") && strings.HasPrefix(s.text[s.before.end-1:], ":")
	if !kept[word] && !short || strings.ContainsAny(sep, ";,>") {
		return false
	}
	end := at
	for end < len(s.text) && inWord[s.text[end]] {
		end++
	}
	if i := strings.IndexByte(s.text[at:end], '@'); i >= 0 {
		s.hostPort(s.trim(at+i+1, end))
	}
	return true
}

// at is user@host, as in a SIP address, with or without its scheme, or in mail.
func (s *scanner) at(at span) {
	w := s.text[at.start:at.end]
	i := strings.LastIndexByte(w, '@')
	user := span{at.start, at.start + i}
	scheme := false
	for _, name := range []string{"sips:", "sip:", "im:", "pres:", "mailto:", "xmpp:"} {
		if n := len(name); len(w) > n && strings.EqualFold(w[:n], name) {
			user.start += n
			scheme = true
			break
		}
	}
	host := s.trim(user.end+1, at.end)
	if h := s.text[host.start:host.end]; !scheme && (object(h) || !s.p.mailHost(h)) {
		if digits := s.text[user.start:user.end]; len(digits) >= 3 && strings.Trim(digits, "0123456789") == "" {
			s.person(user) // Asterisk's extension@context
		}
		return
	}
	if j := strings.IndexByte(s.text[user.start:user.end], ':'); j >= 0 && !scheme {
		user.start = user.start + strings.LastIndexByte(s.text[user.start:user.end], ':') + 1
	} else if j >= 0 {
		user.end = user.start + j
	}
	if j := strings.LastIndexByte(s.text[user.start:user.end], '@'); j >= 0 {
		user.start += j + 1
	}
	s.person(user)
	s.hostPort(host)
}

// mailHost: behind an @ without a scheme stands a host only where it looks like one or is known as one.
func (p *Pseudonyms) mailHost(host string) bool {
	name, _, _ := strings.Cut(host, ":")
	if _, ok := address(name); ok || p.hosts[folded(name)] || p.keep[canonicalHost(name)] || strings.Count(host, ":") > 1 {
		return true
	}
	top := name[strings.LastIndexByte(name, '.')+1:]
	return top != name && len(top) > 1 && alphabetic(top) && labelled(name)
}

// object is a Java object's hash or an address in memory, as in Foo@4f2a91c.
func object(host string) bool {
	return host == "" || strings.HasPrefix(host, "0x") || len(host) >= 5 && len(host) <= 8 && strings.Trim(host, "0123456789abcdef") == "" && strings.ContainsAny(host, "0123456789")
}

func (s *scanner) person(at span) {
	if at.end <= at.start {
		return
	}
	if s.text[at.start] == '+' && len(number(s.text[at.start:at.end])) < 7 {
		at.start++
	}
	user := s.text[at.start:at.end]
	if s.learn {
		bare, _, _ := strings.Cut(user, "-0x")
		s.p.Learn(bare)
		return
	}
	s.put(at, s.p.user(user))
}

// hostPort is what follows an @ or a scheme.
func (s *scanner) hostPort(at span) {
	w := s.text[at.start:at.end]
	if strings.Count(w, ":") == 1 {
		at.end = at.start + strings.IndexByte(w, ':')
		w = s.text[at.start:at.end]
	}
	if w == "" || strings.ContainsAny(w, "%+_@") && !strings.Contains(w, ".") {
		return
	}
	if s.learn {
		if !strings.Contains(w, ".") {
			s.p.learnHost(w)
		}
		return
	}
	s.put(at, s.p.host(w))
}

// uri is an address of SIP or the phone without a user.
func (s *scanner) uri(at span) bool {
	w := s.text[at.start:at.end]
	scheme, rest, ok := strings.Cut(w, ":")
	if !ok || rest == "" || strings.HasPrefix(rest, ":") {
		return false
	}
	body := span{at.end - len(rest), at.end}
	switch folded(scheme) {
	case "tel":
		if d := number(rest); len(d) >= 3 {
			s.numberAt(body, d)
		}
		return true
	case "sip", "sips":
		if strings.HasPrefix(s.text[at.end:], Mask) || strings.HasPrefix(s.text[at.end:], ":"+Mask) {
			s.person(body) // its password was masked
			return true
		}
		if strings.Trim(rest, "+0123456789") == "" { // "sip:1001", as it is dialled
			s.person(body)
			return true
		}
		s.hostPort(body)
		return true
	}
	return false
}
