package appconfig

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

// Detect says which format head (the first up to 64 KiB of a file) is in, "" when it is no configuration, and how sure that is
// from 0 to 1. The content decides; the name only helps where the content is weak.
func Detect(name string, head []byte) (format string, sure float64) {
	if len(head) > maxHead {
		head = head[:maxHead]
	}
	if bytes.HasPrefix(head, []byte("bplist")) {
		return detectBplist(name, head)
	}
	text := decode(head)
	if end := strings.LastIndexByte(text, '\n'); len(head) == maxHead && end > 0 {
		text = text[:end] // the last line may be cut
	}
	return detectText(name, text)
}

func detectText(name, text string) (string, float64) {
	body := strings.TrimLeft(text, " \t\n")
	switch {
	case body == "" || strings.Count(body, "\x00")*20 > len(body):
		return "", 0
	case body[0] == '{' || (body[0] == '[' && jsonArray(body)):
		return detectOpen("json", name, readJSON(text))
	case strings.HasPrefix(body, "<?xml") || strings.HasPrefix(body, "<!--") || xmlRoot(body):
		return detectXML(name, body, text)
	}
	for _, d := range []struct {
		format string
		test   func(text string) float64
	}{{"linphonerc", linphoneSigns}, {"baresip-accounts", accountSigns}, {"pjsua", argSigns}, {"twinkle", twinkleSigns},
		{"baresip-config", baresipSigns}, {"openssl", opensslSigns}} {
		if sure := d.test(text); sure > 0 {
			return d.format, sure
		}
	}
	if isYAML(text) {
		return detectOpen("yaml", name, readYAML(text))
	}
	return detectLines(name, text)
}

// jsonArray tells a JSON array from an INI section or a log's "[2024-...".
func jsonArray(body string) bool {
	rest := strings.TrimLeft(body[1:], " \t\n")
	return strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "[")
}

// xmlRoot tells an element from baresip's "<sip:user@domain>".
func xmlRoot(body string) bool {
	if body[0] != '<' {
		return false
	}
	name, _, ok := strings.Cut(body[1:min(len(body), 200)], ">")
	if !ok {
		return false
	}
	name, _, _ = strings.Cut(name, " ")
	return name != "" && !strings.ContainsAny(name, ":@\n") && validHost(strings.ToLower(strings.TrimPrefix(name, "!")))
}

func detectXML(name, body, text string) (string, float64) {
	start := body[:min(len(body), 1024)]
	switch {
	case strings.Contains(start, "<plist"):
		return detectOpen("plist-xml", name, readPlist(text))
	case strings.Contains(start, "<map"):
		return detectOpen("shared-prefs", name, readXML(text))
	}
	return detectOpen("xml", name, readXML(text))
}

func detectBplist(name string, head []byte) (string, float64) {
	if len(head) < maxHead {
		return detectOpen("plist-binary", name, readBplist(head))
	}
	// The table of a longer file is not in the head, but its strings are plain.
	low := bytes.ToLower(head)
	found := 0
	for _, mark := range []string{"sip", "pbx", "registrar", "srtp", "zrtp", "username", "password", "transport", "domain", "proxy"} {
		if bytes.Contains(low, []byte(mark)) {
			found++
		}
	}
	if found < 4 {
		return "", 0
	}
	return "plist-binary", 0.5
}

// detectOpen claims an open format when its keys tell a SIP client's account.
func detectOpen(format, name string, r *reading) (string, float64) {
	known, _ := claims(r)
	if sure := judge(name, known); sure > 0 {
		return format, sure
	}
	return "", 0
}

// otherPorts are those of services that have hosts and users too.
var otherPorts = set("21 22 25 80 110 143 389 443 465 587 636 993 995 1433 1521 1883 3306 5222 5432 5672 6379 8080 8443 8883 9092 27017")

// judge weighs the claims: an address with a user, port or transport must be there, and signs that it is SIP's.
func judge(name string, known []claim) float64 {
	has := map[string]bool{}
	points := 0
	give := func(setting string, n int) {
		if !has["+"+setting] {
			has["+"+setting] = true
			points += n
		}
	}
	for _, c := range known {
		if !plausible(c) {
			continue
		}
		t, hosted := parseTarget(c.value)
		switch {
		case c.kind == asHost, c.kind == asIdentity && c.marked && hosted && t.user != "":
			has[Address] = true
		}
		if c.marked {
			give("mark", 2)
		}
		weigh(c, give)
		has[c.setting] = true
	}
	if !has[Address] || !(has[Username] || has[Port] || has[Transport]) {
		return 0
	}
	if anyOf(words(path.Base(name)), marks) {
		points++
	}
	if points < 2 {
		return 0
	}
	return min(0.95, 0.4+0.1*float64(points))
}

func weigh(c claim, give func(string, int)) {
	value, ok := normal(c.kind, c.value)
	switch {
	case !ok:
	case c.setting == Port:
		n, _ := strconv.Atoi(value)
		if n >= 5060 && n < 5070 {
			give(Port, 1)
		} else if otherPorts[value] {
			give(Port, -2)
		}
	case c.setting == Username && c.kind == asText:
		if value != "" && strings.Trim(value, "+0123456789") == "" {
			give(Username, 1)
		}
	case c.setting == MediaSecurity, c.setting == ObfuscationMode, c.setting == ObfuscationKey, c.setting == SecurityModel:
		give("media", 2)
	case c.setting == Transport, c.setting == Domain, c.setting == Realm, c.setting == Expires, c.setting == Number, c.setting == AuthUsername:
		give(c.setting, 1)
	}
}
