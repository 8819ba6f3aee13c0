package built

import (
	"bytes"
	"math/rand/v2"
	"strconv"
)

// logger is how a client writes: its frame around a line and around a SIP message, and what it says when nothing is wrong.
type logger struct {
	ordinary []line
	senders  []string // of lines that match
	rules    rules
	line     func(b []byte, at clock, rnd *rand.Rand, l line) []byte
	message  func(b []byte, at clock, rnd *rand.Rand, m message) ([]byte, int) // and how many lines it took
}

var loggers = map[string]logger{
	"pjsip":    {pjsipLines, pjsipSenders, pjsipRules, pjsipLine, pjsipMessage},
	"linphone": {linphoneLines, linphoneSenders, linphoneRules, linphoneLine, linphoneMessage},
	"logcat":   {append(androidLines, pjsipLines...), pjsipSenders, pjsipRules, logcatLine, logcatMessage},
}

// pjsipLine writes "HH:MM:SS.mmm" + sender, 22 wide and cut + " " or "!" + the depth of the call in dots.
func pjsipLine(b []byte, at clock, rnd *rand.Rand, l line) []byte {
	b = pjsipPrefix(b, at, rnd, l.sender)
	return append(l.write(b, rnd), '\n')
}

func pjsipPrefix(b []byte, at clock, rnd *rand.Rand, sender string) []byte {
	b = append(at.time(b, '.'), ' ')
	from := len(b)
	b = append(b, "                      "...)
	name := fill(make([]byte, 0, 32), sender, rnd)
	name = name[:min(22, len(name))]
	copy(b[from+22-len(name):], name)
	b = append(b, ' ', " !"[rnd.IntN(16)/15])
	return append(b, "......."[:rnd.IntN(6)]...)
}

// pjsipMessage is one call of the logger: a line of PJSIP's, the message with its CRLFs, and the end mark.
func pjsipMessage(b []byte, at clock, rnd *rand.Rand, m message) ([]byte, int) {
	from := len(b)
	b = pjsipPrefix(b, at, rnd, "pjsua_core.c")
	b = pjsipTraffic(b, rnd, m)
	b = append(b, m.bytes...)
	b = append(b, "\n--end msg--\n"...)
	return b, bytes.Count(b[from:], []byte{'\n'})
}

func pjsipTraffic(b []byte, rnd *rand.Rand, m message) []byte {
	way, data, towards := "RX ", "rdata", "from"
	if m.sent {
		way, data, towards = "TX ", "tdta", "to"
	}
	b = strconv.AppendInt(append(b, way...), int64(len(m.bytes)), 10)
	b = append(append(append(b, " bytes "...), m.summary...), " ("...)
	b = fill(append(b, data...), "%p) ", rnd)
	return append(append(b, towards...), " TLS 192.0.2.10:5061:\n"...)
}

// logcatLine puts Android's "threadtime" frame around its own lines and, as libpjsip, around PJSIP's.
func logcatLine(b []byte, at clock, rnd *rand.Rand, l line) []byte {
	if tag, ok := cutTag(l.sender); ok {
		b = threadtime(b, at, rnd, "VDIW"[rnd.IntN(4)], tag)
		return append(l.write(b, rnd), '\n')
	}
	return pjsipLine(threadtime(b, at, rnd, 'D', "libpjsip"), at, rnd, l)
}

func threadtime(b []byte, at clock, rnd *rand.Rand, priority byte, tag string) []byte {
	b = append(at.day(b, "01-02"), ' ')
	b = append(at.time(b, '.'), "  4711  47"...)
	b = append(digits(b, 11+rnd.IntN(9), 2), ' ', priority, ' ')
	b = append(b, tag...)
	for n := len(tag); n < 8; n++ {
		b = append(b, ' ')
	}
	return append(b, ": "...)
}

// cutTag tells a line of Android's own: its sender is written "#Tag".
func cutTag(sender string) (string, bool) {
	if sender != "" && sender[0] == '#' {
		return sender[1:], true
	}
	return "", false
}

// logcatMessage prints every line with the frame of its own; the bridge to Android loses empty lines and keeps the CR of the others.
func logcatMessage(b []byte, at clock, rnd *rand.Rand, m message) ([]byte, int) {
	block, _ := pjsipMessage(nil, at, rnd, m)
	lines := 0
	for text := range bytes.Lines(block) {
		if len(bytes.TrimSpace(text)) > 0 {
			b = append(threadtime(b, at, rnd, 'D', "libpjsip"), text...)
			lines++
		}
	}
	return b, lines
}

// linphoneLine writes "YYYY-MM-DD HH:MM:SS:mmm domain-level-" and the text; the sender is domain and level.
func linphoneLine(b []byte, at clock, rnd *rand.Rand, l line) []byte {
	b = linphonePrefix(b, at, l.sender)
	return append(l.write(b, rnd), '\n')
}

func linphonePrefix(b []byte, at clock, sender string) []byte {
	b = append(at.day(b, "2006-01-02"), ' ')
	b = append(at.time(b, ':'), ' ')
	return append(append(b, sender...), '-')
}

// linphoneMessage has no end mark: the next line with a prefix ends it.
func linphoneMessage(b []byte, at clock, rnd *rand.Rand, m message) ([]byte, int) {
	from := len(b)
	b = fill(linphonePrefix(b, at, "belle-sip-message"), "channel [%p]: ", rnd)
	if m.sent {
		b = append(b, "message sent to [TLS://pbx.example.test:5061], size: ["...)
		b = append(strconv.AppendInt(b, int64(len(m.bytes)), 10), "] bytes\n"...)
	} else {
		b = append(b, "received ["...)
		b = append(strconv.AppendInt(b, int64(len(m.bytes)), 10), "] new bytes from [TLS://pbx.example.test:5061]:\n"...)
	}
	b = append(append(b, m.bytes...), '\n')
	return b, bytes.Count(b[from:], []byte{'\n'})
}
