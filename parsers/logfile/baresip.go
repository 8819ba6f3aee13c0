package logfile

import "strings"

// baresip prints "component: text" among free sentences, with "HH:MM:SS.mmm|" before them only when asked to.
var baresip = grammar{name: "baresip", loose: true, weight: 0.9, prefix: baresipPrefix, source: baresipTag, hint: baresipTrace}

// baresipComponents are the modules and libre parts whose names open a line.
var baresipComponents = wordSet("account acc alsa aubridge aucodec audio aufile aufilt auplay ausrc avcodec ausine call conf config " +
	"contact core coreaudio ctrl_tcp dialer dns dtls_srtp dtmf echo ev event gst http httpd httpreq ice jbuf log mdns mediaenc medianat " +
	"menc menu module mqtt natpmp net netroam opus pcp peerconn player play pulse presence reg rtcp rtp sip sipevent sipreg sipsess " +
	"sdp serreg srtp stdio stream stun tcp timer tls turn ua uag udp ui uuid vidbridge vidcodec video vidisp vidsrc websock wincons zrtp")

var baresipSentences = []string{"baresip v", "baresip is ready.", "Local network address", "Populated ", "All 1 useragent", "All 2 useragents",
	"Quit", "other audio", "Other "}

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// baresipTrace knows the line under the "#" of a SIP trace: "TLS a:p -> b:q".
func baresipTrace(line string) bool {
	f, ok := arrowFrame(line)
	return ok && f.transport != "" && !strings.HasPrefix(line, "U ") && strings.Count(line, " ") == 3
}

func baresipTag(tag string) bool { return strings.Contains(strings.ToLower(tag), "baresip") }

func baresipPrefix(line string) (head, bool) {
	var h head
	stamped := false
	if k, n := readClock(line); n > 0 && !k.hasDate && k.frac == 3 && n < len(line) && line[n] == '|' {
		h.at, h.text, stamped = k, n+1, true
	}
	rest := line[h.text:]
	if i := strings.Index(rest[:min(len(rest), 24)], ": "); i > 0 && baresipComponents[rest[:i]] {
		h.source = rest[:i]
		return h, true
	}
	return h, stamped || baresipSentence(rest)
}

func baresipSentence(s string) bool {
	for _, p := range baresipSentences {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	// "1001@example.test: {0/TLS/v4} 200 OK (Server) [1 binding]"
	_, rest, ok := strings.Cut(s[:min(len(s), 200)], ": {")
	return ok && len(rest) > 2 && rest[0] >= '0' && rest[0] <= '9' && strings.Contains(rest, "/")
}
