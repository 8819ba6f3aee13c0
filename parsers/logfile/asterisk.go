package logfile

import "strings"

// asterisk is the log of the server to its files, its console, syslog and JSON: "[date] LEVEL[lwp][callid] file: text".
var asterisk = grammar{name: "asterisk", server: true, block: true, weight: 1, prefix: asteriskPrefix}

// asteriskPrefix reads "[date] LEVEL[lwp][C-callid] file: text", the console's form with line and function, and the
// console's bare verbose lines.
func asteriskPrefix(line string) (head, bool) {
	for _, p := range []string{"    -- ", "  == ", "       > "} {
		if strings.HasPrefix(line, p) {
			return head{text: len(p), weak: len(line) == len(p) || line[len(p)] < 'A' || line[len(p)] > 'Z'}, true
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
