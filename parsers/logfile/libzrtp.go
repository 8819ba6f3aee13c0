package logfile

import "strings"

// libzrtp is Zimmermann's library: " [%12s]: text", and what apps print of GNU ZRTP, which knows no logger.
var libzrtp = grammar{name: "libzrtp", block: true, weight: 1, prefix: libzrtpPrefix}

func libzrtpPrefix(line string) (head, bool) {
	if strings.HasPrefix(line, "ZRTP ") {
		return gnuZRTP(line)
	}
	if len(line) < 16 || line[0] != ' ' || line[1] != '[' {
		return head{}, false
	}
	end := strings.Index(line, "]: ")
	if end != 14 || !strings.Contains(line[2:14], "zrtp") {
		return head{}, false
	}
	return head{source: strings.TrimSpace(line[2:end]), text: end + 3}, true
}

// gnuZRTP knows the sentences by their openings.
func gnuZRTP(line string) (head, bool) {
	for _, s := range []struct {
		text  string
		level Level
	}{
		{"ZRTP info message: ", Notice}, {"ZRTP warning message: ", Warning}, {"ZRTP severe message: ", Error},
		{"ZRTP Error: subcode: ", Error}, {"ZRTP failed: ", Error}, {"ZRTP not supported by other peer", NoLevel},
	} {
		if strings.HasPrefix(line, s.text) {
			return head{level: s.level, source: "GNU ZRTP"}, true
		}
	}
	return head{}, false
}
