package redact

import (
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// shape is a way secrets are written. Its expression's second group is masked; ok, when set, may say that a value is none.
type shape struct {
	words string // one of these, parted by |, must stand in the text, in small letters: most lines are done with at the cost of one look
	re    lazyre.Regexp
	ok    func(value string) bool
	pre   func(text string) bool // when set, must hold before the expression is tried
}

const (
	is    = `\s*(?:=|:|%3[AaDd]|&#(?:61|58|x3[aAdD]);|\\u003[aAdD])\s*`
	entry = `["'\]\\]{0,3}` + is
	given = `(?:\\+".*?(?:\\+"|$)|"(?:[^"\\]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|&(?:quot|apos|#34|#39|#x22|#x27);.*?(?:&(?:quot|apos|#34|#39|#x22|#x27);|$)|` +
		`%2[27].*?(?:%2[27]|$)|\\u002[27].*?(?:\\u002[27]|$)|[^\s;,&"'<>]+)`
	hexes = `(?:[0-9a-f]{8,}(?:[ :-]?[0-9a-f]{2,})*|(?:[0-9a-f]{2}[ :-]){3,}[0-9a-f]{2}|[a-z0-9+/_-]{16,}={0,2})`
)

// assigned and tagged tell texts without a sign that a shape asks for: the expression is much dearer than a look.
func assigned(text string) bool { return strings.ContainsAny(text, `=:%&\`) }
func tagged(text string) bool   { return strings.Contains(text, "<") }

func re(expr string) lazyre.Regexp { return lazyre.New(`(?im)` + expr) }

// shapes: digest parameters (RFC 7616; username, realm, algorithm and stale stay, the diagnosis needs them), SDES and SRTP keys (RFC
// 4568), ICE, passwords by name in options, files, markup and URIs, HTTP credentials, tokens of known services, activation links, SAS,
// ZRTP's secrets (RFC 6189), DTMF.
var shapes = []shape{
	{"response=|response =|response\"|response\\|response%|response&|response\r|response\n|response\t", re(`((?:^|[^a-z])response["\\]{0,3}(?:\s*(?:=|%3d|&#61;|\\u003d)\s*|\s*:\s*"))(` + given + `|[0-9a-f]{16,}"?)`), long, nil},
	{`challenge|receivedhash|expectedhash|expectedresponse`, re(`(\b(?:(?:received|expected)(?:hash|response|challenge)|challenge)\s*=\s*)(` + given + `)`), long, assigned},
	{`nonce|opaque|rspauth`, re(`((?:^|[^a-z])(?:next_?|[cd])?(?:nonce|opaque|rspauth)` + entry + `)(` + given + `)`), long, assigned},
	{`inline`, re(`(inline(?::|%3A|&#58;)[ \t]*)([^\s"'\\<>&]+)`), nil, nil},
	{`key`, re(`(\bkey` + entry + `["']?)([a-z0-9+/_-]{16,}={0,2})`), nil, assigned},
	{`k=`, re(`(^k=(?:clear|base64|uri|prompt)?:?)(.+)$`), nil, nil},
	{`ice-pwd|ice-ufrag`, re(`(ice-(?:pwd|ufrag)` + is + `)(\S+)`), nil, assigned},
	{`passw|passph|passco|secret|credential|key|ha1|token|pn-tok|pn-pr|pn-pa`, re(`((?:password|passwd|passphrase|passcode|secret|credential|(?:api|private|access|auth|license)[_-]?key|ha1|token|pn-(?:tok|prid|param))[\w.-]{0,24}` + entry + `)(` + given + `)`), value, assigned},
	{`pass|pwd|pin|otp`, re(`((?:(?:\b|_)(?:pass|pwd|pin(?:[ _-]?code)?|otp)|(?-i:[a-z](?:Pass|Pwd|Pin|Otp)))` + entry + `)(` + given + `)`), value, assigned},
	{`pass|secret|token`, re(`(--?[\w-]*(?:pass|secret|token)[\w-]*[= \t]+)(` + given + `)`), value, nil},
	{`pass|secret|token|ha1|pin`, re(`(<(?:\w+:)?[\w.-]*(?:pass|secret|token|ha1|\bpin\b)[\w.-]*(?:\s[^>]*)?>)([^<\n]+)`), value, tagged},
	{`pass|secret|token|ha1|pin`, re(`((?:name|key|id)\s*=\s*["'][\w. -]*(?:pass|secret|token|ha1|\bpin\b)[\w. -]*["'][^>\n]*?(?:value\s*=\s*["']|>))([^<"'\n]+)`), value, assigned},
	{`pass|secret|token|ha1|pin`, re(`(<key>[^<]*(?:pass|secret|token|ha1|\bpin\b)[^<]*</key>\s*<(?:string|data|integer)>\s*)([^<]+)`), value, tagged},
	{`password|secret`, re(`(\b(?:password|secret) (?:is |was |set to )?)("[^"\n]+"?|'[^'\n]+'?)`), value, nil},
	{`password`, re(`(\bpassword (?:is|was|set to) )(\S+)`), telling, nil},
	{`sip:|sips:`, re(`(\bsips?:[^\s:@<>;"]+:)([^\s@<>;"]+)(@)`), nil, spelled},
	{`://`, re(`(\b[a-z][a-z0-9+.-]*://[^\s:@/?"'<>]+:)([^\s@/"'<>]+)(@)`), nil, nil},
	{`bearer |basic `, re(`(\b(?:bearer|basic)\s+)([a-z0-9._~+/-]{8,}={0,2})`), coded, nil},
	{`authorization`, re(`(authorization\s*:\s*)((?:basic|bearer|ntlm|negotiate|token|apikey)\s+\S+)`), nil, nil},
	{`cookie`, re(`(\b(?:set-)?cookie\s*:\s*)(\S.*)`), nil, nil},
	{`eyj`, re(`()(\beyJ[a-z0-9_-]{5,}\.[a-z0-9_-]{4,}(?:\.[a-z0-9_-]*)*)`), nil, nil},
	{`akia|asia|aiza|xox|ghp_|gho_|ghu_|ghs_|ghr_|glpat|sk_live|sk_test`, lazyre.New(`()(\b(?:A[KS]IA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{30,}|xox[a-z]-[0-9A-Za-z-]{10,}|gh[a-z]_[0-9A-Za-z]{20,}|glpat-[0-9A-Za-z_-]{16,}|sk_(?:live|test)_[0-9A-Za-z]{16,}))`), nil, nil},
	{`ssh-`, re(`(\bssh-(?:rsa|ed25519|dss) )([a-z0-9+/]{32,}={0,2})`), nil, nil},
	{`://`, re(`(\b[a-z][a-z0-9+.-]*://[^\s"'<>/?]*[/?])([^\s"'<>]*(?:activat|provision|enrol|token|otp|invit|reset|code=|key=|sig=|auth=)[^\s"'<>]*)`), nil, nil},
	{`activation`, re(`(\bactivation[ _-]?(?:code|key|link|id)` + entry + `)(` + given + `)`), value, assigned},
	{`token|push id|push_id|device id|device_id|deviceid|registration id|registration_id|fcm|gcm|apns`, re(`(\b(?:push|device|apns|fcm|gcm|registration)[ _-]?(?:token|id)["']?(?:` + is + `| is |\s+)["'<]?)([0-9a-f][0-9a-f ]{30,}[0-9a-f]|[\w:-]{20,})`), nil, nil},
	{`sas`, lazyre.New(`(\b(?:SAS|sas)(?: value| string| words?)?["']?(?:\s*[:=]\s*|\s+is\s*:?\s*|\s+))("[^"\n]*"?|\\+".*?(?:\\+"|$)|\[[^\]\n]*\]?|'[^'\n]*'?)`), nil, nil},
	{`sas`, re(`(\bsas(?: value| string)?(?:\s*[:=]\s*| is ))([^\s"'\[\\]+(?: [a-z]+)?)( (?:previously|not|\())`), sas, nil},
	{`sas`, lazyre.New(`(\b(?:SAS|sas)(?: value| string| words?)?(?:\s*[:=]\s*| is ))([^\s"'\[\\]+(?: [a-z]{3,})?)`), sas, nil},
	{`rs1|rs2|auxs|aux s|aux_|pbxs|pbx s|pbx_s|s0|zrtpsess|sashash|mki|key|salt|secret|retained`, re(`(\b(?:rs[12](?:id)?|aux\w*|pbx\w*secret|pbxs\w*|s0|zrtpsess|sashash|mki|(?:srtc?p|master|session|shared|retained)[ _-]?(?:key|salt|secret|s)\w*)[^\n0-9a-f]{0,3}(?:` + is + `| is |\s+|\[)["'\[]?(?:0x)?)(` + hexes + `)`), nil, nil},
	{`dtmf`, re(`(\bdtmf[ _-]*(?:on call \d+)?[ _-]*(?:digits?|event|tone|signal|char|code|string|begin|end|start|stop|key)?s?[ _-]*(?:is|sent|received)?\s*[:=]?\s*["'\[(]?)([0-9*#A-D]{1,40})(\b|["'\])]|\s|$)`), nil, nil},
	{`received event`, re(`(\breceived event:\s*')([0-9*#A-D])(')`), nil, nil},
	{`signal`, re(`(^\s*signal\s*=\s*)([0-9*#A-D]{1,2})\s*$`), nil, nil},
}

// triggers finds which shapes are worth a try. Words of two letters are looked for one by one.
var triggers, short = func() (*needles, map[string][]int) {
	n, short := &needles{}, map[string][]int{}
	for i, s := range shapes {
		for _, w := range strings.Split(s.words, "|") {
			if len(w) < 3 {
				short[w] = append(short[w], i)
				continue
			}
			n.add(needle{text: w, id: i})
		}
	}
	return n, short
}()
