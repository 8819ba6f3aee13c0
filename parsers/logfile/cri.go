package logfile

import "strings"

// cri is the log of a container under Kubernetes: "time stdout F text".
var cri = grammar{name: "cri", outer: true, weight: 1, prefix: criPrefix}

func criPrefix(line string) (head, bool) {
	if len(line) < 32 || line[0] < '0' || line[0] > '9' {
		return head{}, false
	}
	k, n := readClock(line)
	if n == 0 || !k.hasDate || !k.hasZone || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	stream, rest, ok := strings.Cut(line[n+1:], " ")
	if !ok || stream != "stdout" && stream != "stderr" || len(rest) < 1 || rest[0] != 'F' && rest[0] != 'P' {
		return head{}, false
	}
	text := n + 1 + len(stream) + 1 + 1
	if text < len(line) && line[text] != ' ' {
		return head{}, false
	}
	return head{at: k, key: stream, text: min(len(line), text+1)}, true
}
