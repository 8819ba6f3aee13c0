package logfile

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// jain is the message log of JAIN-SIP (Jitsi, Android's own stack): an XML element a message, each attribute on its own line.
var jain = grammar{name: "jain-sip", block: true, weight: 1, prefix: jainPrefix, closes: jainCloses, hint: jainHint}

func jainPrefix(line string) (head, bool) {
	if since, ok := strings.CutPrefix(line, `time="`); ok {
		since, _, _ = strings.Cut(since, `"`)
		k, ok := epochClock(since)
		return head{at: k, tail: true}, ok
	}
	text := strings.TrimSpace(line)
	return head{}, text == "<message" || text == "<debug" || text == "<description"
}

// jainFrame reads which way a message went, and to whom, off the attributes above it.
func jainFrame(lines []Line) frame {
	var f frame
	own := map[string]string{}
	for _, l := range lines {
		name, value, _ := strings.Cut(strings.TrimSpace(l.Text), `="`)
		own[name] = strings.TrimSuffix(value, `"`)
	}
	switch own["isSender"] {
	case "true":
		f.dir, f.peer = sip.Sent, own["to"]
	case "false":
		f.dir, f.peer = sip.Received, own["from"]
	}
	return f
}

func jainCloses(text string) bool { return strings.TrimSpace(text) == "</message>" }

// jainHint knows the attributes.
func jainHint(line string) bool {
	for _, name := range []string{`from="`, `to="`, `time="`, `isSender="`, `transactionId="`, `firstLine="`, `callId="`, "<![CDATA[", "]]>", "</message>"} {
		if strings.HasPrefix(line, name) {
			return true
		}
	}
	return false
}
