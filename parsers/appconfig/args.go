package appconfig

import (
	"strconv"
	"strings"
)

// noValue are pjsua's options that stand alone; what follows one is no value of it.
var noValue = set("use-tls no-udp no-tcp use-ipv6 ipv6 tls-verify-server tls-verify-client null-audio no-color color light-bg auto-conf auto-rec auto-play auto-play-hangup auto-loop " +
	"use-ice ice-regular ice-no-rtcp use-turn turn-tcp no-vad no-sd next-account next-cred use-ims use-compact-form no-force-lr publish mwi use-100rel use-timer " +
	"video stdout-refresh-quit no-stderr no-cli-console no-refersub norefersub rtcp-mux use-srtp-dtls zrtp-use use-zrtp auto-update-nat-force no-mci help version no-turn-tls disable-stun log-append thread-safe")

// readArgs reads options as a command line or an argument file has them: any number on a line, "--name value" or "--name=value",
// values quoted or not. What comes before --next-account is account 0, and so on: the path is the account's number.
func readArgs(text string) *reading {
	r := &reading{}
	account, pending := 0, entry{}
	flush := func() bool {
		if pending.key == "" {
			return true
		}
		e := pending
		pending = entry{}
		if e.key == "next-account" {
			account++
			return r.count(e.line)
		}
		return r.add(e)
	}
	for n, line := range lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && (line[0] == '#' || line[0] == ';') {
			r.comment(line)
			continue
		}
		for _, token := range fields(line) {
			name, value, has := strings.Cut(token, "=")
			switch {
			case strings.HasPrefix(token, "--") && len(name) > 2:
				if !flush() {
					return r
				}
				pending = entry{path: []string{strconv.Itoa(account)}, key: strings.ToLower(name[2:]), value: unquote(value), line: n}
				if has || noValue[pending.key] {
					if !flush() {
						return r
					}
				}
			case pending.key != "":
				pending.value = token
				if !flush() {
					return r
				}
			}
		}
	}
	flush()
	return r
}

// fields splits at blanks outside quotes.
func fields(line string) []string {
	var out []string
	var word strings.Builder
	var quote byte
	started := false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, started = c, true
		case quote == 0 && (c == ' ' || c == '\t'):
			if started {
				out = append(out, word.String())
				word.Reset()
				started = false
			}
		default:
			word.WriteByte(c)
			started = true
		}
	}
	if started {
		out = append(out, word.String())
	}
	return out
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, name := range strings.Fields(list) {
		out[name] = true
	}
	return out
}
