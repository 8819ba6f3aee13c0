package logfile

import "strings"

// compose is what "docker compose logs" prints: "service-1  | text".
var compose = grammar{name: "compose", outer: true, weight: 0.9, prefix: composePrefix}

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
