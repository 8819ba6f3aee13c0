package appconfig

import (
	"path"
	"strings"
)

// shape counts what kinds of lines a text has.
type shape struct {
	lines    int // neither empty nor comment
	keys     int // a plausible key with a value
	sections int
	dotted   int // keys with dots
}

func shapeOf(text string) shape {
	var s shape
	joined := false // to the line before, as properties have it
	for _, line := range lines(text) {
		line = strings.TrimSpace(line)
		skip := joined
		_, joined = continued(line)
		if skip || line == "" || isComment(line) {
			continue
		}
		s.lines++
		if line[0] == '[' && strings.HasSuffix(line, "]") && plainKey(line[1:len(line)-1]) {
			s.sections++
			continue
		}
		if key, _, ok := keyValue(line); ok && plainKey(key) {
			s.keys++
			if strings.Contains(key, ".") {
				s.dotted++
			}
		}
	}
	return s
}

// plainKey tells a key from the beginning of a sentence or of a log line.
func plainKey(key string) bool {
	if key == "" || len(key) > 80 || strings.Count(key, " ") > 2 {
		return false
	}
	letters := false
	for _, c := range key {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			letters = true
		case c >= '0' && c <= '9', c == '_', c == '-', c == '.', c == ' ', c == '/', c == ':', c == '\\':
		default:
			return false
		}
	}
	return letters
}

// detectLines tries INI and properties: nearly all lines must be keys with values, and none a SIP message's.
func detectLines(name, text string) (string, float64) {
	s := shapeOf(text)
	if s.keys < 2 || (s.keys+s.sections)*10 < s.lines*9 || strings.Contains(text, "SIP/2.0") {
		return "", 0
	}
	format := "ini"
	if s.sections == 0 && (strings.EqualFold(path.Ext(name), ".properties") || s.dotted*2 > s.keys) {
		format = "properties"
	}
	return detectOpen(format, name, readLines(format, text))
}

func readLines(format, text string) *reading {
	if format == "properties" {
		return readProperties(text)
	}
	return readINI(text, true)
}

// linphoneSigns: numbered proxy or auth_info sections with their keys, or the [sip] section's own.
func linphoneSigns(text string) float64 {
	section, proxies, sip := "", 0, 0
	for _, line := range lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") {
			section, _, _ = numbered(line[1 : len(line)-1])
			continue
		}
		key, _, ok := strings.Cut(line, "=")
		key = strings.TrimSpace(key)
		switch {
		case !ok:
		case section == "proxy" && strings.HasPrefix(key, "reg_"), section == "auth_info" && (key == "username" || key == "passwd" || key == "ha1"):
			proxies++
		case section == "sip" && (key == "default_proxy" || key == "media_encryption" || key == "verify_server_certs" || key == "register_only_when_network_is_up" || key == "guess_hostname"):
			sip++
		}
	}
	switch {
	case proxies >= 2:
		return 1
	case proxies == 1, sip >= 2:
		return 0.7
	}
	return 0
}

// accountSigns: every line is an account, and one at least has a parameter of baresip's.
func accountSigns(text string) float64 {
	params := 0
	known := tables["baresip-accounts"]
	names := set(strings.Join(known.names(), " "))
	for _, line := range lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		_, rest, ok := accountLine(line)
		if !ok {
			return 0
		}
		for _, param := range splitOutside(rest, ';') {
			key, _, _ := strings.Cut(param, "=")
			if names[strings.ToLower(strings.TrimSpace(key))] {
				params++
			}
		}
	}
	if params > 0 {
		return 1
	}
	return 0
}

// argSigns: nothing but options, and enough of those that make an account.
func argSigns(text string) float64 {
	found := map[string]bool{}
	for _, line := range lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		words := fields(line)
		if len(words) == 0 || !strings.HasPrefix(words[0], "--") && !(len(words) > 1 && strings.Contains(words[0], "pjsua")) {
			return 0
		}
		for _, word := range words {
			if name, ok := strings.CutPrefix(word, "--"); ok {
				name, _, _ = strings.Cut(name, "=")
				found[name] = true
			}
		}
	}
	n := 0
	for _, r := range tables["pjsua"].rules {
		if found[r.key] {
			n++
		}
	}
	if (found["id"] || found["registrar"] || found["outbound"]) && n >= 2 {
		return 1
	}
	return 0
}

// twinkleSigns: a user profile's first two keys, whatever follows.
func twinkleSigns(text string) float64 {
	found := map[string]bool{}
	for _, line := range lines(text) {
		if key, _, ok := strings.Cut(line, "="); ok {
			found[strings.TrimSpace(key)] = true
		} else if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return 0
		}
	}
	switch {
	case found["user_name"] && found["user_domain"]:
		return 1
	case (found["user_name"] || found["user_domain"]) && (found["registrar"] || found["sip_transport"] || found["outbound_proxy"]):
		return 0.8
	}
	return 0
}

// baresipSigns: lines of a word and a value, several of which only baresip has.
func baresipSigns(text string) float64 {
	t := tables["baresip-config"]
	names := set(strings.Join(t.names(), " "))
	all, known := 0, map[string]bool{}
	for _, line := range lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		all++
		key := strings.Fields(line)[0]
		if names[key] {
			known[key] = true
		} else if !plainKey(key) {
			return 0
		}
	}
	if len(known) >= 3 && len(known)*20 >= all {
		return 1
	}
	return 0
}

// opensslSigns: a protocol limit in a file of sections. One without a limit says nothing that we look for.
func opensslSigns(text string) float64 {
	s := shapeOf(text)
	if s.sections == 0 || (s.keys+s.sections)*10 < s.lines*8 {
		return 0
	}
	limits, chain := false, false
	for _, line := range lines(text) {
		key, _, ok := strings.Cut(strings.TrimSpace(line), "=")
		switch key = strings.TrimSpace(key); {
		case !ok:
		case key == "MinProtocol", key == "MaxProtocol":
			limits = true
		case key == "openssl_conf", key == "ssl_conf", key == "system_default", key == "CipherString":
			chain = true
		}
	}
	if limits && chain {
		return 1
	}
	return 0
}
