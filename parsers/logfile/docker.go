package logfile

import "strings"

// docker is the json-file log of a container: {"log":"text\n","stream":"stdout","time":"..."}.
var docker = grammar{name: "docker", outer: true, weight: 1, prefix: dockerPrefix}

func dockerPrefix(line string) (head, bool) {
	o, ok := readObject(line)
	if !ok || o.Stream == "" || !strings.Contains(line, `"log"`) {
		return head{}, false
	}
	h := said(line, "log", o.Log)
	h.at, h.key = o.clock(), o.Stream
	return h, h.at.hasTime
}
