package logfile

import "strings"

// libzrtp is Zimmermann's library: " [%12s]: text".
var libzrtp = grammar{name: "libzrtp", block: true, weight: 1, prefix: libzrtpPrefix}

func libzrtpPrefix(line string) (head, bool) {
	if len(line) < 16 || line[0] != ' ' || line[1] != '[' {
		return head{}, false
	}
	end := strings.Index(line, "]: ")
	if end != 14 || !strings.Contains(line[2:14], "zrtp") {
		return head{}, false
	}
	return head{source: strings.TrimSpace(line[2:end]), text: end + 3}, true
}
