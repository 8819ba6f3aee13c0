package logfile

import "strings"

// mjsip has two generations; only packet lines of the old one show a time.
var mjsip = grammar{name: "mjsip", block: true, weight: 1, prefix: mjsipPrefix, closes: mjsipCloses}

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
