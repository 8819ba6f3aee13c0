package logfile

import "strings"

// jain is the message log of JAIN-SIP (Jitsi, Android's own stack): an XML element a message, each attribute on its own line.
var jain = grammar{name: "jain-sip", block: true, weight: 1, prefix: jainPrefix, closes: jainCloses, hint: jainHint}

func jainPrefix(line string) (head, bool) {
	text := strings.TrimSpace(line)
	return head{text: 0, key: "jain"}, text == "<message" || text == "<debug" || text == "<description"
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
