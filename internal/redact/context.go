package redact

import "strings"

// Words before a value that say what it is.
var (
	userKeys = words(`username user_name user-name user userid user_id user-id auth_user auth-user authuser auth_name auth_username auth-username authname login sip_user sipuser sip_username
		account_username account_name accountname account.username account.auth_username virtual_number aor`)
	spoken    = words(`account user extension exten calling called dialing dialling caller callee peer number phone friend endpoint from to sip pjsip for`)
	nameKeys  = words(`user_display display_name display-name displayname fullname full_name sender_name caller_name callerid_name calleridname cnam`)
	phoneKeys = words(`number phone phonenumber phone_number phone-number msisdn caller callee called calling dialed dialled dialing dialling dial destination callerid caller_id
		caller-id callednumber callingnumber account.number virtualnumber virtual_number clid cli did tel mobile cell`)
	deviceKeys = words(`imei imeisv meid iccid imsi serial serialno serial_number serialnumber deviceid device_id device-id udid android_id androidid uuid sip.instance instance
		instance-id instance_id gr pub-gruu device_uuid`)
	zidKeys  = words(`zid zids zrtp-hash ufrag fingerprint`)
	hostKeys = words(`pbx.address account.domain domain realm hostname server_host sip_server registrar proxy outbound_proxy user_domain reg_server pbx_address sip_domain host server stun_server
		stun stunserver nameserver`)
)

// context judges a word by the one before it.
func (s *scanner) context(at span, w string, flags int) bool {
	word, sep := s.prior(at.start)
	if word == "" || len(sep) > 24 || len(w) > 128 {
		return false
	}
	if i := strings.LastIndexByte(word, ':'); i >= 0 {
		word = word[i+1:]
	}
	assigned := strings.ContainsAny(sep, "=:>") || s.text[s.before.end-1] == ':' || strings.HasPrefix(s.text[s.before.start:], "--") || s.option() || sep == " ["
	word = strings.TrimPrefix(word, "--")
	quoted := strings.HasSuffix(sep, `"`) || strings.HasSuffix(sep, "'")
	switch {
	case deviceKeys[word] && flags&hasDigit != 0 && len(w) >= 8:
		s.put(at, s.p.token(kindDevice, folded(strings.TrimPrefix(strings.TrimPrefix(w, "urn:"), "uuid:"))))
	case zidKeys[word] && hexWord(w) && len(w) >= 8:
		s.put(at, s.p.token(kindZID, folded(w)))
	case nameKeys[word] && assigned && flags&hasLetter != 0 && len(w) > 2:
		s.put(s.phrase(at, quoted), s.phraseToken(at, quoted))
	case userKeys[word] && assigned && !plain[folded(w)]:
		s.person(at)
	case hostKeys[word] && assigned && flags&hasLetter != 0 && flags&hasColon == 0 && hostLike(w):
		s.hostPort(at)
	case phoneKeys[word] && flags&hasLetter == 0 && flags&hasDigit != 0 && (assigned || quoted || strings.TrimLeft(sep, " <(") == ""):
		d := number(w)
		if len(d) < 7 {
			return s.spoken(at, w, word, sep)
		}
		s.numberAt(at, d)
	default:
		return s.spoken(at, w, word, sep)
	}
	return true
}

// option: the word before is a command line's "--username".
func (s *scanner) option() bool {
	return s.before.start >= 2 && s.text[s.before.start-2:s.before.start] == "--"
}

func hostLike(w string) bool {
	return len(w) > 3 && !common[folded(w)] && !plain[folded(w)] && strings.Contains(w, ".")
}

// spoken: "account 1001", "SIP/1001-0000001a", "'1001'" for a user who is known.
func (s *scanner) spoken(at span, w, word, sep string) bool {
	bare := w
	if i := strings.IndexByte(w, '-'); i > 0 && strings.HasSuffix(sep, "/") {
		bare = w[:i]
	}
	if !s.p.users[folded(bare)] {
		return false
	}
	quoted := s.wrapped(at)
	if spoken[word] || quoted || s.settings || sep == " [" && (userKeys[word] || hostKeys[word]) {
		s.person(span{at.start, at.start + len(bare)})
		return true
	}
	return false
}

// wrapped: the word alone stands in quotes or brackets.
func (s *scanner) wrapped(at span) bool {
	if at.start == 0 || at.end >= len(s.text) {
		return false
	}
	switch s.text[at.start-1] {
	case '"', '\'', '`':
		return s.text[at.end] == s.text[at.start-1]
	case '<':
		return s.text[at.end] == '>' || s.text[at.end] == '<'
	case '>':
		return s.text[at.end] == '<'
	case '=':
		return true
	}
	return false
}

// phrase is the rest of a value of several words.
func (s *scanner) phrase(at span, quoted bool) span {
	stop := "\r\n;<"
	if quoted {
		stop = string(s.text[at.start-1]) + "\r\n"
	}
	end := at.end
	if i := strings.IndexAny(s.text[at.start:], stop); i >= 0 {
		end = max(at.end, at.start+i)
	} else {
		end = len(s.text)
	}
	if end-at.start > 128 {
		end = at.end
	}
	return span{at.start, end}
}

func (s *scanner) phraseToken(at span, quoted bool) string {
	name := s.phrase(at, quoted)
	text := s.text[name.start:name.end]
	if s.learn {
		s.p.learnName(text)
		return text
	}
	return s.p.name(text)
}

// identity is an id that is known by its look: a ZRTP id has 24 hexadecimal digits; an instance is a UUID behind its URN.
func (s *scanner) identity(at span, w string, flags int) bool {
	switch {
	case len(w) == 24 && flags == hasDigit|hasLetter && hexWord(w):
		s.put(at, s.p.token(kindZID, folded(w)))
	case len(w) == 15 && flags == hasDigit && w[0] != '0' && luhn(w):
		s.put(at, s.p.token(kindDevice, w))
	case strings.HasPrefix(folded(w), "urn:") && flags&hasDigit != 0:
		i := strings.LastIndexByte(w, ':') + 1
		if !IsPseudonym(w[i:]) {
			s.put(span{at.start + i, at.end}, s.p.token(kindDevice, folded(w[i:])))
		}
	default:
		return false
	}
	return true
}

// luhn holds for an IMEI's check digit.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[i] - '0')
		if (len(digits)-i)%2 == 0 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return sum%10 == 0
}

func hexWord(w string) bool {
	for i := range len(w) {
		if !hexDigit(w[i]) && w[i] != ':' {
			return false
		}
	}
	return w != ""
}

// learnt replaces a word that is known to be somebody's.
func (s *scanner) learnt(at span, w string, flags int) {
	if s.learn || len(w) < 2 || len(w) > 128 {
		return
	}
	low := folded(w)
	switch {
	case s.p.hosts[low]:
		s.put(at, s.p.host(w))
	case flags&hasLetter == 0 && flags&hasDigit != 0 && len(w) >= 7:
		if d := number(w); d != "" && (s.p.numbers[d] || s.p.whole(d) != d) {
			s.numberAt(at, d)
		}
	case s.p.users[low] && (flags&hasLetter != 0 && len(w) >= 4 || s.settings || s.wrapped(at)):
		s.person(at)
	}
}

func (s *scanner) numberAt(at span, digits string) {
	if s.learn {
		s.p.Learn(digits)
		return
	}
	if len(digits) < 7 {
		s.put(at, s.p.user(digits))
		return
	}
	s.put(at, s.p.token(kindNumber, s.p.whole(digits)))
}

// phone is a number written with its international prefix, separators and all; it returns where it ends, 0 when there is none.
func (s *scanner) phone(start int) int {
	if start > 0 && (alnum(s.text[start-1]) || s.text[start-1] == '.') {
		return 0
	}
	text := s.text[start:]
	digits := 0
	switch {
	case len(text) > 1 && text[0] == '+' && text[1] >= '1' && text[1] <= '9':
		digits = 1
	case len(text) > 3 && strings.EqualFold(text[:3], "%2b") && text[3] >= '1' && text[3] <= '9':
		digits = 3
	case len(text) > 2 && text[:2] == "00" && text[2] >= '1' && text[2] <= '9':
		digits = 2
	default:
		return 0
	}
	end, count, group := digits, 0, 0
	whole := span{} // end and count before the last group, should it turn out to be part of a word
	for i := digits; i < len(text) && count <= 15; i++ {
		c := text[i]
		if c >= '0' && c <= '9' {
			count, group, end = count+1, group+1, i+1
			continue
		}
		next := i+1 < len(text) && (text[i+1] >= '0' && text[i+1] <= '9' || text[i+1] == '(' || c == ')' && text[i+1] == ' ')
		if strings.IndexByte(" -./()", c) < 0 || !next || c == ' ' && (group >= 6 || count >= 10) || digits == 2 && group >= 9 {
			break
		}
		group, whole = 0, span{end, count}
	}
	if end < len(text) && (text[end] == '_' || class[text[end]]&hasLetter != 0) {
		end, count = whole.start, whole.end
	}
	least := 7
	if digits == 2 {
		least = 9
	}
	if count < least || count > 15 {
		return 0
	}
	if digits == 2 && end > 16 && group > 14 {
		return 0
	}
	s.numberAt(span{start, start + end}, number(text[:end]))
	return start + end
}
