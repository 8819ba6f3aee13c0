package logfile

import "strings"

var (
	// nslog is what NSLog writes to a console: "date time App[pid:tid] text".
	nslog = grammar{name: "nslog", outer: true, block: true, weight: 1, prefix: nslogPrefix}
	// appleUnified is "log show" in its default, syslog and compact styles.
	appleUnified = grammar{name: "apple-unified", outer: true, block: true, weight: 1, prefix: unifiedPrefix, hint: unifiedHint}
	// appleSyslog is the device console: "Mon _2 HH:MM:SS [device] App(Lib)[pid] <Level>: text".
	appleSyslog = grammar{name: "apple-syslog", outer: true, block: true, weight: 1, prefix: appleSyslogPrefix}
	// syslog is RFC 3164 and its ISO-time form, in files.
	syslog = grammar{name: "syslog", outer: true, weight: 0.95, prefix: syslogPrefix}
)

func nslogPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n == 0 || !k.hasDate || k.frac < 3 || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	rest := line[n+1:]
	open := strings.IndexByte(rest[:min(len(rest), 80)], '[')
	if open <= 0 || rest[0] == ' ' || strings.Contains(rest[:open], "  ") || unifiedLetters[rest[:strings.IndexAny(rest, " [")]] != NoLevel {
		return head{}, false
	}
	pid, text, ok := strings.Cut(rest[open+1:], "] ")
	if !ok && strings.HasSuffix(pid, "]") {
		pid, ok = pid[:len(pid)-1], true
	}
	process, thread, two := strings.Cut(pid, ":")
	if !ok || !two || !isDigits(process) || !isHex(thread) {
		return head{}, false
	}
	return head{at: k, source: rest[:open], thread: thread, key: process, text: len(line) - len(text)}, true
}

func isHex(s string) bool {
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("0123456789abcdefABCDEFx", s[i]) < 0 {
			return false
		}
	}
	return s != ""
}

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
	if n == 0 || !k.hasDate || k.frac < 3 || n >= len(line) || line[n] != ' ' {
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
	case strings.HasSuffix(f[1], "]:") && strings.Contains(f[1], "["):
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

// appleLevels are the words of the device console, in its spelling.
var appleLevels = map[string]bool{"Emergency": true, "Alert": true, "Critical": true, "Error": true, "Warning": true, "Notice": true, "Info": true, "Debug": true}

func appleSyslogPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n == 0 || !k.hasDate || k.year != 0 || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	mark := strings.Index(line[:min(len(line), 200)], "] <")
	if mark < n {
		return head{}, false
	}
	word, _, ok := strings.Cut(line[mark+3:], ">:")
	if !ok || !appleLevels[word] {
		return head{}, false
	}
	front := line[n+1 : mark]
	process, pid, ok := cutLast(front, "[")
	if _, name, two := cutLast(process, " "); two {
		process = name
	}
	process, _, _ = strings.Cut(process, "(")
	text := min(len(line), mark+3+len(word)+3)
	return head{at: k, level: levels[strings.ToLower(word)], source: process, key: pid + process, text: text}, ok && isDigits(pid)
}

func syslogPrefix(line string) (head, bool) {
	i := 0
	if strings.HasPrefix(line, "<") { // "<34>" priority, RFC 3164
		if end := strings.IndexByte(line[:min(len(line), 5)], '>'); end > 1 && isDigits(line[1:end]) {
			i = end + 1
		}
	}
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate || k.year != 0 && line[i+10] != 'T' {
		return head{}, false
	}
	i += n
	if i+1 >= len(line) || line[i] != ' ' || line[i+1] == ' ' {
		return head{}, false
	}
	host, rest, ok := strings.Cut(line[i+1:], " ")
	tag, text, ok2 := strings.Cut(rest, ": ")
	if !ok2 && strings.HasSuffix(rest, ":") {
		tag, text, ok2 = rest[:len(rest)-1], "", true
	}
	if !ok || !ok2 || host == "" || len(tag) > 80 || strings.Contains(tag, " ") || strings.ContainsAny(host, "[]:") && !strings.Contains(host, ":") {
		return head{}, false
	}
	name, pid, _ := strings.Cut(strings.TrimSuffix(tag, "]"), "[")
	if slash := strings.LastIndexByte(name, '/'); slash >= 0 {
		name = name[slash+1:]
	}
	return head{at: k, source: name, thread: pid, key: tag, text: len(line) - len(text)}, true
}
