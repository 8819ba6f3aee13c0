package logfile

import "strings"

// zorg is ZORG for Java: the library knows no logger, its texts begin with "ZRTP: " or "SRTP: ".
var zorg = grammar{name: "zorg", weight: 1, prefix: zorgPrefix}

func zorgPrefix(line string) (head, bool) {
	for _, p := range []string{"ZRTP: ", "SRTP: "} {
		if strings.HasPrefix(line, p) {
			return head{source: p[:4], text: len(p)}, true
		}
	}
	return head{}, false
}
