package logfile

import "strings"

var (
	// jul is java.util.logging's SimpleFormatter: two lines, the second with the level.
	jul = grammar{name: "jul", outer: true, block: true, weight: 1, prefix: julPrefix}
	// jitsi is "HH:mm:ss.SSS LEVEL: [thread] impl.protocol.Class.method().123 text".
	jitsi = grammar{name: "jitsi", block: true, weight: 1, prefix: jitsiPrefix}
	// doubango prints four lines a record: "**WARN: function: "f()"", file, line, MSG.
	doubango = grammar{name: "doubango", block: true, weight: 1, prefix: doubangoPrefix}
	// mjsip has two generations; only packet lines of the old one show a time.
	mjsip = grammar{name: "mjsip", block: true, weight: 1, prefix: mjsipPrefix, closes: mjsipCloses}
)

// julPrefix knows the first line by its class and method, the second by its level word; both open a record of their own,
// the second in the time of the first.
func julPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n > 0 && k.hasDate && n < len(line) && line[n] == ' ' {
		class, method, ok := strings.Cut(line[n+1:], " ")
		if ok && strings.Contains(class, ".") && !strings.ContainsAny(method, " :") && !strings.HasSuffix(class, ":") {
			return head{at: k, source: class, key: "jul", text: n + 1}, true
		}
		return head{}, false
	}
	word, rest, ok := strings.Cut(line, ": ")
	if !ok || len(word) > 13 || levels[strings.ToLower(word)] == NoLevel || strings.ToUpper(word) != word {
		return head{}, false
	}
	return head{level: levels[strings.ToLower(word)], key: "jul", weak: true, text: len(line) - len(rest)}, true
}

func jitsiPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n == 0 || k.frac != 3 || n >= len(line) || line[n] != ' ' {
		return head{}, false
	}
	rest := line[n+1:]
	word, tail, ok := strings.Cut(rest, ": ")
	if !ok || len(word) > 14 || strings.ToUpper(word) != word || levels[strings.ToLower(word)] == NoLevel {
		return head{}, false
	}
	h := head{at: k, level: levels[strings.ToLower(word)]}
	if strings.HasPrefix(tail, "[") {
		if thread, after, ok := strings.Cut(tail[1:], "] "); ok && len(thread) < 64 {
			h.thread, tail = thread, after
		}
	}
	src, text, ok := strings.Cut(tail, " ")
	if !ok || !strings.Contains(src, "().") {
		return head{}, false
	}
	h.source, h.text = src, len(line)-len(text)
	return h, true
}

func doubangoPrefix(line string) (head, bool) {
	rest := strings.TrimLeft(line, "*")
	stars := len(line) - len(rest)
	if stars == 0 || stars > 3 {
		return head{}, false
	}
	word, text, ok := strings.Cut(rest, ": ")
	lvl := levels[strings.ToLower(word)]
	if !ok || lvl == NoLevel || strings.ToUpper(word) != word {
		return head{}, false
	}
	return head{level: lvl, text: len(line) - len(text)}, true
}

func mjsipCloses(text string) bool { return text == "-----End-of-message-----" }

func mjsipPrefix(line string) (head, bool) {
	if strings.HasPrefix(line, "[") { // [2025-01-28 12:13:37] INFO: [org.mjsip.X]: text
		return mjsipTiny(line)
	}
	k, n := mjsipClock(line)
	if n == 0 {
		return mjsipEvent(line)
	}
	if !strings.HasPrefix(line[n:], ", ") {
		return head{}, false
	}
	return head{at: k, text: n + 2}, strings.Contains(line[n:], " bytes)")
}

func mjsipTiny(line string) (head, bool) {
	k, n := readClock(line[1:])
	if n == 0 || !k.hasDate || !strings.HasPrefix(line[1+n:], "] ") {
		return head{}, false
	}
	word, tail, ok := strings.Cut(line[n+3:], ": [")
	src, text, ok2 := strings.Cut(tail, "]: ")
	lvl := levels[strings.ToLower(word)]
	return head{at: k, level: lvl, source: src, text: len(line) - len(text)}, ok && ok2 && lvl != NoLevel
}

// mjsipEvent reads the lines of the event log, which show no time: "SipProvider-5060: text", and "WARNING: text" between them.
func mjsipEvent(line string) (head, bool) {
	if word, ok := strings.CutPrefix(line, "Date: "); ok {
		k, n := mjsipClock(word)
		return head{at: k}, n > 0
	}
	src, text, ok := strings.Cut(line, ": ")
	h := head{source: src, text: len(line) - len(text)}
	switch {
	case !ok || len(src) > 40:
		return head{}, false
	case src == "WARNING", src == "Exception":
		h.source, h.weak, h.level = "", true, Warning
		if src == "Exception" {
			h.level = Error
		}
		return h, true
	case src == "SipStack":
		return h, true
	}
	name, number, ok := strings.Cut(src, "-")
	if !ok {
		name, number, ok = strings.Cut(src, "#")
	}
	return h, ok && isDigits(number) && mjsipClasses[name]
}

// mjsipClasses are those that write events.
var mjsipClasses = wordSet("SipProvider UdpTransport TcpTransport TransactionClient TransactionServer InviteTransactionClient " +
	"InviteTransactionServer AckTransactionServer InviteDialog Call ExtendedCall UserAgent RegisterAgent SubscriberDialog")

// mjsipClock reads "HH:mm:ss.SSS EEE dd MMM yyyy".
func mjsipClock(line string) (clock, int) {
	k, n := readClock(line)
	if n == 0 || k.hasDate || len(line) < n+16 || line[n] != ' ' {
		return clock{}, 0
	}
	c := scan{s: line, i: n + 5, ok: line[n+4] == ' '}
	k.day = c.num(2, 2)
	c.any(" ")
	k.month = monthOf(line[c.i:])
	c.i += 3
	c.any(" ")
	k.year = c.num(4, 4)
	k.hasDate = true
	if !c.ok || k.month == 0 || !k.valid() {
		return clock{}, 0
	}
	return k, c.i
}
