package logfile

// head is what the prefix of a line says.
type head struct {
	at     clock
	level  Level
	source string
	thread string
	key    string // what lines of one record share in a wrapper: process and tag
	text   int    // index where the message starts
	weak   bool   // fits, but so do lines of other logs: no proof of the dialect
	opens  bool   // the lines below without a prefix are its message, though the dialect has one record a line
	tail   bool   // the line ends the record before it, and shows its time
	// body is the message where it does not stand in the line as it is: JSON escapes it. text is where it begins there.
	body    string
	decoded bool
}

// rest gives what the prefix leaves of the line.
func (h *head) rest(line string) string {
	if h.decoded {
		return h.body
	}
	return line[h.text:]
}

// grammar is one dialect.
type grammar struct {
	name   string
	server bool
	outer  bool // wraps the lines of another dialect
	// block: lines without a prefix belong to the record before them. Without it each line is a record.
	block bool
	// loose: a line that fits may still be part of a SIP message, whose header names look like its prefixes.
	loose  bool
	weight float64 // how much a matching line proves; 1 for a prefix nothing else looks like
	// prefix reads the front of the line that begins a record.
	prefix func(line string) (head, bool)
	// closes knows the line that ends a record before the next prefix; nil if there is none.
	closes func(text string) bool
	// source tells by the tag a wrapper shows that its lines are of this dialect; nil if tags say nothing.
	source func(tag string) bool
	// hint knows lines that prove the dialect without beginning a record; nil if there are none.
	hint func(line string) bool
	// apart: an app may print its own words before the prefix, which is found behind them by its time.
	apart bool
	// glued gives where a second record begins in a line that holds two, 0 if it holds one; nil if that never happens.
	glued func(line string) int
	// tabbed: the logger puts a tab before the second and further lines of what it is given.
	tabbed bool
	// newestFirst: the log shows its last record at the top.
	newestFirst bool
}

// grammars lists the dialects, the more telling first: of two that fit a file equally well the earlier is taken.
var grammars = []*grammar{
	&twinkle, &linphone, &pjsip, &freeswitch, &kamailio, &opensips, &asterisk, &zorg, &libzrtp, &jitsi, &jain, &doubango,
	&mjsip, &sipdroid, &blackberry, &jul, &baresip, &docker, &cri, &compose, &logcat, &nslog, &appleUnified, &appleSyslog,
	&syslog, &jsonLines,
}

// plain is what is left: each line a record, a time at its front read.
var plain = grammar{name: "plain", prefix: plainPrefix}

// appWords is an app's own way to begin a line, before the prefix of a known dialect. It has no name.
var appWords = grammar{outer: true, prefix: plainPrefix}

// Dialects lists the names Options.Dialect and Info.Dialect know, without nesting.
func Dialects() []string {
	out := make([]string, 0, len(grammars)+1)
	for _, g := range grammars {
		out = append(out, g.name)
	}
	return append(out, plain.name)
}

// plainPrefix reads a time at the front of the line, in brackets or not.
func plainPrefix(line string) (head, bool) {
	i := 0
	for i < len(line) && i < 2 && (line[i] == '[' || line[i] == ' ') {
		i++
	}
	k, n := readClock(line[i:])
	if n == 0 || !k.hasDate && k.frac == 0 && i == 0 && n == len(line) {
		return head{}, false
	}
	n += i
	for n < len(line) && (line[n] == ']' || line[n] == ' ') {
		n++
	}
	lvl, _ := levelWord(line[n:])
	return head{at: k, level: lvl, text: n}, true
}
