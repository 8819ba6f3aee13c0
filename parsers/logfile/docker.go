package logfile

import "strings"

var (
	// docker is the json-file log of a container: {"log":"text\n","stream":"stdout","time":"..."}.
	docker = grammar{name: "docker", outer: true, weight: 1, prefix: dockerPrefix}
	// cri is the log of a container under Kubernetes: "time stdout F text".
	cri = grammar{name: "cri", outer: true, weight: 1, prefix: criPrefix}
	// compose is what "docker compose logs" prints: "service-1  | text".
	compose = grammar{name: "compose", outer: true, weight: 0.9, prefix: composePrefix}
)

func dockerPrefix(line string) (head, bool) {
	o, ok := readObject(line)
	if !ok || o.Stream == "" || !strings.Contains(line, `"log"`) {
		return head{}, false
	}
	h := said(line, "log", o.Log)
	h.at, h.key = o.clock(), o.Stream
	return h, h.at.hasTime
}

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

func composePrefix(line string) (head, bool) {
	bar := strings.Index(line[:min(len(line), 64)], "| ")
	if bar < 2 && strings.HasSuffix(line, " |") {
		bar = len(line) - 1
	}
	if bar < 2 || line[bar-1] != ' ' {
		return head{}, false
	}
	name := strings.TrimRight(line[:bar], " ")
	if name == "" || len(name) > 48 || strings.ContainsAny(name, " :[](){}|,;\"'<>") {
		return head{}, false
	}
	return head{source: name, key: name, text: min(len(line), bar+2)}, true
}
