package logfile

import "strings"

var (
	asterisk   = grammar{name: "asterisk", server: true, block: true, weight: 1, prefix: asteriskPrefix}
	freeswitch = grammar{name: "freeswitch", server: true, block: true, weight: 1, prefix: freeswitchPrefix}
	kamailio   = grammar{name: "kamailio", server: true, weight: 1, prefix: kamailioPrefix}
	opensips   = grammar{name: "opensips", server: true, weight: 1, prefix: opensipsPrefix}
)

// asteriskPrefix reads "[date] LEVEL[lwp][C-callid] file: text", the console's form with line and function, and the
// console's bare verbose lines.
func asteriskPrefix(line string) (head, bool) {
	for _, p := range []string{"    -- ", "  == ", "       > "} {
		if strings.HasPrefix(line, p) {
			return head{text: len(p), weak: true}, true
		}
	}
	if line == "" || line[0] != '[' {
		return asteriskUndated(line)
	}
	k, n := readClock(line[1:])
	if n == 0 || !k.hasDate || !strings.HasPrefix(line[1+n:], "] ") {
		return head{}, false
	}
	h := head{at: k, text: n + 3}
	rest := line[h.text:]
	if strings.HasPrefix(rest, "Asterisk ") {
		return h, strings.Contains(rest, " built by ")
	}
	open := strings.IndexByte(rest[:min(len(rest), 24)], '[')
	if open <= 0 || strings.ToUpper(rest[:open]) != rest[:open] || strings.Contains(rest[:open], " ") {
		return head{}, false
	}
	h.level = levels[strings.ToLower(rest[:open])]
	return h.asteriskRest(line, rest, open)
}

// asteriskUndated reads what Asterisk writes without a date of its own: JSON, "LEVEL[lwp][callid]: file:line in func: text" to
// syslog, and the queue log's "epoch|callid|queue|agent|event|".
func asteriskUndated(line string) (head, bool) {
	if line == "" {
		return head{}, false
	}
	if line[0] == '{' {
		return asteriskJSON(line)
	}
	if line[0] >= '0' && line[0] <= '9' {
		return queueLog(line)
	}
	open := strings.IndexByte(line[:min(len(line), 24)], '[')
	if open <= 0 || strings.ToUpper(line[:open]) != line[:open] || levels[strings.ToLower(line[:open])] == NoLevel {
		return head{}, false
	}
	h, ok := head{level: levels[strings.ToLower(line[:open])]}.asteriskRest(line, line, open)
	return h, ok && isDigits(strings.TrimPrefix(h.thread, "-")) && strings.Contains(h.source, ".")
}

func asteriskJSON(line string) (head, bool) {
	if !strings.Contains(line, `"logmsg"`) {
		return head{}, false
	}
	o, ok := readObject(line)
	if !ok || o.LogMsg == nil {
		return head{}, false
	}
	h := said(line, "message", o.LogMsg.Message)
	h.at, h.level, h.key = o.clock(), levels[strings.ToLower(o.LogMsg.Level)], ""
	h.source, h.thread = o.LogMsg.Location.Filename, o.Identifiers.LWP.String()
	return h, true
}

func queueLog(line string) (head, bool) {
	if strings.Count(line[:min(len(line), 200)], "|") < 4 {
		return head{}, false
	}
	epoch, rest, _ := strings.Cut(line, "|")
	k, ok := epochClock(epoch)
	return head{at: k, source: "queue_log", text: len(line) - len(rest)}, ok && len(epoch) == 10
}

// asteriskRest reads "[lwp][callid][:] file[:line func]: ".
func (h head) asteriskRest(line, rest string, open int) (head, bool) {
	end := strings.IndexByte(rest, ']')
	if end < open {
		return head{}, false
	}
	h.thread = rest[open+1 : end]
	rest = rest[end+1:]
	if strings.HasPrefix(rest, "[C-") {
		_, rest, _ = strings.Cut(rest, "]")
	}
	rest = strings.TrimLeft(rest, ": ")
	if i := strings.Index(rest[:min(len(rest), 120)], ": "); i > 0 {
		h.source, _, _ = strings.Cut(rest[:i], ":")
		rest = rest[i+2:]
	}
	h.text = len(line) - len(rest)
	return h, true
}

// freeswitchPrefix reads "[uuid ]date time [cpu% ][LEVEL] file.c:line text".
func freeswitchPrefix(line string) (head, bool) {
	i := 0
	if len(line) > 37 && line[8] == '-' && line[13] == '-' && line[36] == ' ' {
		i = 37
	}
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate || k.frac != 6 || k.hasZone {
		return head{}, false
	}
	i += n
	rest := strings.TrimLeft(line[i:], " ")
	if cpu, after, ok := strings.Cut(rest, "% "); ok && len(cpu) < 8 {
		rest = after
	}
	end := strings.IndexByte(rest[:min(len(rest), 12)], ']')
	if end < 0 || rest[0] != '[' {
		return head{}, false
	}
	h := head{at: k, level: levels[strings.ToLower(rest[1:end])]}
	rest = strings.TrimLeft(rest[end+1:], " ")
	src, text, ok := strings.Cut(rest, " ")
	if !ok || h.level == NoLevel || !strings.Contains(src, ".c") || !strings.Contains(src, ":") {
		return head{}, false
	}
	h.source, h.text = src, len(line)-len(text)
	return h, true
}

// kamailioPrefix reads "[syslog head: | pid(n) ]LEVEL: module [file:line]: func(): text".
func kamailioPrefix(line string) (head, bool) {
	h, rest := kamailioHead(line)
	word, tail, ok := strings.Cut(rest, ": ")
	if !ok || len(word) > 10 || strings.ToUpper(word) != word || levels[strings.ToLower(word)] == NoLevel {
		return head{}, false
	}
	h.level = levels[strings.ToLower(word)]
	module, at, ok := strings.Cut(tail, " [")
	if !ok || module == "" || len(module) > 40 || strings.Contains(module, " ") && module[0] != '{' {
		return head{}, false
	}
	file, text, ok := strings.Cut(at, "]: ")
	if !ok || !strings.Contains(file, ".c:") && !strings.Contains(file, ".h:") {
		return head{}, false
	}
	h.source, h.text = module, len(line)-len(text)
	return h, true
}

// kamailioHead reads what stands before the level: a syslog head, or index and process of the terminal form.
func kamailioHead(line string) (head, string) {
	if h, ok := syslogPrefix(line); ok {
		return h, line[h.text:]
	}
	trimmed := strings.TrimLeft(line, " ")
	index, rest, ok := strings.Cut(trimmed, "(")
	pid, after, ok2 := strings.Cut(rest, ") ")
	if ok && ok2 && isDigits(index) && isDigits(pid) {
		return head{thread: pid}, after
	}
	return head{}, line
}

// opensipsPrefix reads "[syslog head: ]LEVEL:module:function: text".
func opensipsPrefix(line string) (head, bool) {
	h, rest := kamailioHead(line)
	word, tail, ok := strings.Cut(rest, ":")
	if !ok || len(word) > 9 || strings.ToUpper(word) != word || levels[strings.ToLower(word)] == NoLevel {
		return head{}, false
	}
	module, tail, ok := strings.Cut(tail, ":")
	if !ok || module == "" || strings.Contains(module, " ") {
		return head{}, false
	}
	fn, text, ok := strings.Cut(tail, ": ")
	if !ok || fn == "" || strings.ContainsAny(fn, " :") {
		return head{}, false
	}
	h.level, h.source, h.text = levels[strings.ToLower(word)], module, len(line)-len(text)
	return h, true
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
