package logfile

import "strings"

// sipdroid logs to Android under the tags of its stack and prints nothing before its texts.
var sipdroid = grammar{name: "sipdroid", weight: 1, prefix: noPrefix, source: sipdroidTag}

func noPrefix(string) (head, bool) { return head{}, false }

func sipdroidTag(tag string) bool {
	return tag == "SipUA" || tag == "SipUA:" || strings.EqualFold(tag, "sipdroid")
}
