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
	end := len(s.text)
	if i := strings.IndexAny(s.text[at.start:], stop); i >= 0 {
		end = max(at.end, at.start+i)
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
