package analyzer

import (
	varint "encoding/binary"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// listed is a hit that is to be listed: what a finding takes of it, in little room. A log of 1 GB may have a quarter of a million.
type listed struct {
	entry   *patterns.Entry
	line    int
	column  int
	offset  int64
	time    logfile.Stamp
	print   string // its fingerprint
	words   string // its text, and the names and values of its captures, each behind its length
	outline bool
}

// listedHit is good however long its line is kept.
func listedHit(h *hit, print string, buf []byte) (listed, []byte) {
	buf = appendWord(buf[:0], h.text)
	for name, value := range h.captures {
		buf = appendWord(appendWord(buf, name), value)
	}
	return listed{entry: h.entry, line: h.line, column: h.column, offset: h.offset, time: h.time, print: print, words: string(buf),
		outline: h.outline}, buf
}

func (l *listed) hit() hit {
	h := hit{entry: l.entry, line: l.line, column: l.column, offset: l.offset, time: l.time, outline: l.outline}
	text, rest := cutWord(l.words)
	if h.text = text; rest != "" {
		h.captures = map[string]string{}
	}
	for rest != "" {
		var name string
		name, rest = cutWord(rest)
		h.captures[name], rest = cutWord(rest)
	}
	return h
}

func appendWord(dst []byte, s string) []byte {
	return append(varint.AppendUvarint(dst, uint64(len(s))), s...)
}

func cutWord(s string) (word, rest string) {
	n, size := varint.Uvarint([]byte(s[:min(len(s), varint.MaxVarintLen64)]))
	return s[size : size+int(n)], s[size+int(n):]
}
