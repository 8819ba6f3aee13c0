package logfile

import "strings"

// appleUnified is "log show" in its default, syslog and compact styles.
var appleUnified = grammar{name: "apple-unified", outer: true, block: true, weight: 1, prefix: unifiedPrefix, hint: unifiedHint}

var unifiedLetters = map[string]Level{"Df": Notice, "I": Notice, "D": Debug, "E": Error, "F": Fatal, "A": Notice, "Db": Debug, "In": Notice, "Er": Error, "Fa": Fatal}

// unifiedHint knows the lines above the records.
func unifiedHint(line string) bool {
	return strings.HasPrefix(line, "Filtering the log data using ") || strings.HasPrefix(line, "Timestamp ") && strings.Contains(line, " Thread ")
}

// unifiedJSON reads "log show --style ndjson".
func unifiedJSON(line string) (head, bool) {
	if !strings.Contains(line, `"eventMessage"`) {
		return head{}, false
	}
	o, ok := readObject(line)
	if !ok || o.EventMessage == nil {
		return head{}, false
	}
	h := said(line, "eventMessage", *o.EventMessage)
	h.at, h.level, h.thread = o.clock(), levels[strings.ToLower(o.MessageType)], o.ThreadID.String()
	h.source, h.key = o.ProcessImagePath[strings.LastIndexByte(o.ProcessImagePath, '/')+1:], o.ProcessID.String()
	return h, h.at.hasTime
}

func unifiedPrefix(line string) (head, bool) {
	if line != "" && line[0] == '{' {
		return unifiedJSON(line)
	}
	k, n := readClock(line)
	if n == 0 || !k.hasDate || k.frac < 3 || n >= len(line) || line[n] != ' ' || line[10] != ' ' {
		return head{}, false
	}
	f := strings.Fields(line[n:min(len(line), n+160)])
	if len(f) < 3 {
		return head{}, false
	}
	h := head{at: k}
	switch {
	case strings.HasPrefix(f[0], "0x") && len(f) > 6 && isDigits(f[3]) && levels[strings.ToLower(f[1])] != NoLevel:
		h.level, h.thread, h.key = levels[strings.ToLower(f[1])], f[0], f[3]
		h.source = strings.TrimSuffix(f[5], ":")
		at := strings.Index(line, f[5])
		h.text = unifiedText(line, at+len(f[5]))
	case unifiedLetters[f[0]] != NoLevel && strings.HasSuffix(f[1], "]"):
		h.level = unifiedLetters[f[0]]
		h.unifiedProcess(line, n, f[1])
	case strings.HasSuffix(f[1], "]:") && strings.IndexByte(f[1], '[') > 0:
		h.unifiedProcess(line, n, strings.TrimSuffix(f[1], ":"))
	default:
		return head{}, false
	}
	return h, true
}

// unifiedProcess reads "App[6670:2f1a]".
func (h *head) unifiedProcess(line string, from int, word string) {
	name, pid, _ := strings.Cut(strings.TrimSuffix(word, "]"), "[")
	h.source = name
	h.key, h.thread, _ = strings.Cut(pid, ":")
	h.text = unifiedText(line, from+strings.Index(line[from:], word)+len(word))
}

// unifiedText passes "(lib) [subsystem:category] " behind the process.
func unifiedText(line string, i int) int {
	for i < len(line) && (line[i] == ':' || line[i] == ' ') {
		i++
	}
	if i < len(line) && line[i] == '(' {
		if end := strings.Index(line[i:], ") "); end > 0 && end < 80 {
			i += end + 2
		}
	}
	if i < len(line) && line[i] == '[' {
		if end := strings.Index(line[i:], "] "); end > 0 && end < 80 && strings.Contains(line[i:i+end], ":") {
			i += end + 2
		}
	}
	return i
}
