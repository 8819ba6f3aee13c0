package logfile

import (
	"strconv"
	"strings"
)

// logcat is Android's log in its text formats and Android Studio's two; what an app's stack logs stands behind the prefix.
var logcat = grammar{name: "logcat", outer: true, weight: 1, prefix: logcatPrefix}

// priorityLevel gives the level of a priority's letter.
func priorityLevel(c byte) (Level, bool) {
	switch c {
	case 'V':
		return Trace, true
	case 'D':
		return Debug, true
	case 'I':
		return Notice, true
	case 'W':
		return Warning, true
	case 'E':
		return Error, true
	case 'F', 'A':
		return Fatal, true
	}
	return NoLevel, c == 'S' || c == '?'
}

func logcatPrefix(line string) (head, bool) {
	if strings.HasPrefix(line, "--------- beginning of ") {
		return head{text: 0, key: "buffer"}, true
	}
	if len(line) < 4 {
		return head{}, false
	}
	if h, ok := logcatPriority(line, 0); ok {
		return h, true
	}
	i := 0
	if line[0] == '[' && line[1] == ' ' {
		i = 2
	}
	k, n := readClock(line[i:])
	if n == 0 {
		k, n = logcatSeconds(line[i:])
	}
	if n == 0 || !k.hasDate && k.frac != 9 || k.frac < 3 || k.fracSep != '.' {
		return head{}, false
	}
	i += n
	if i >= len(line) || line[i] != ' ' {
		return head{}, false
	}
	h, ok := logcatDated(line, i+1)
	h.at = k
	return h, ok
}

// logcatDated reads what stands behind the time at i in any of the formats that show it.
func logcatDated(line string, i int) (head, bool) {
	if h, ok := logcatThreadtime(line, i); ok {
		return h, true
	}
	if h, ok := logcatPriority(line, i); ok {
		return h, true
	}
	if h, ok := logcatLong(line, i); ok {
		return h, true
	}
	if h, ok := studioOld(line, i); ok {
		return h, true
	}
	return studioNew(line, i)
}

// logcatSeconds reads the seconds since 1970, or since the device started, that two of the modifiers put in the time's place.
func logcatSeconds(s string) (clock, int) {
	c := scan{s: s, ok: true}
	c.blanks()
	start := c.i
	c.num(1, 10)
	whole := s[start:c.i]
	c.any(".")
	dot := c.i
	c.num(3, 9)
	if !c.ok || c.peek() != ' ' {
		return clock{}, 0
	}
	if k, ok := epochClock(s[start:c.i]); ok {
		return k, c.i
	}
	seconds, _ := strconv.Atoi(whole)
	k := clock{hour: seconds / 3600 % 24, minute: seconds / 60 % 60, sec: seconds % 60, hasTime: true, frac: 9, fracSep: '.'}
	k.nano, _ = strconv.Atoi((s[dot:c.i] + "000000000")[:9])
	return k, c.i
}

// priority reads the letter at i.
func priority(line string, i int) (Level, bool) {
	if i >= len(line) {
		return NoLevel, false
	}
	return priorityLevel(line[i])
}

// logcatPriority reads "P/tag(  pid): ", "P/tag     : ", "P(  pid) " and "P(  pid:  tid) " at i.
func logcatPriority(line string, i int) (head, bool) {
	lvl, ok := priority(line, i)
	if !ok || len(line) < i+3 {
		return head{}, false
	}
	h := head{level: lvl}
	switch line[i+1] {
	case '(':
		n, ok := h.ids(line[i+2:])
		i += 2 + n
		if !ok || !strings.HasPrefix(line[i:], ") ") {
			return head{}, false
		}
		h.text = i + 2
		return h, true
	case '/':
		return h.tagged(line, i+2)
	}
	return head{}, false
}

// tagged reads "tag(  pid): " or "tag     : " at i.
func (h head) tagged(line string, i int) (head, bool) {
	end := strings.Index(line[i:], ": ")
	if end < 0 && strings.HasSuffix(line, ":") {
		end = len(line) - 1 - i
	}
	if end < 0 || end > 128 {
		return head{}, false
	}
	if n := colonTag(line[i:min(len(line), i+128)]); n > 0 {
		end = n
	}
	tag := line[i : i+end]
	if open := strings.LastIndexByte(tag, '('); open >= 0 && strings.HasSuffix(tag, ")") {
		if _, ok := h.ids(tag[open+1:]); ok {
			tag = tag[:open]
		}
	}
	h.source = strings.TrimSpace(tag)
	h.key += "/" + h.source
	h.text = min(len(line), i+end+2)
	return h, true
}

// colonTag gives the end of a brief prefix whose tag ends in a colon of its own, "SipUA:  (  321): ", else 0.
func colonTag(s string) int {
	end := strings.Index(s, "): ")
	open := strings.LastIndexByte(s[:max(end, 0)], '(')
	if open <= 0 {
		return 0
	}
	tag := strings.TrimRight(s[:open], " ")
	var h head
	if _, ok := h.ids(s[open+1 : end+1]); !ok || !strings.HasSuffix(tag, ":") || strings.Contains(tag, " ") {
		return 0
	}
	return end + 1
}

// ids reads "  pid" or "  pid:  tid" and gives the bytes taken.
func (h *head) ids(s string) (int, bool) {
	c := scan{s: s, ok: true}
	c.blanks()
	start := c.i
	c.num(1, 7)
	h.key = s[start:c.i]
	h.thread = h.key
	if c.peek() == ':' {
		c.i++
		c.blanks()
		start = c.i
		c.hexOrNum()
		h.thread = s[start:c.i]
	}
	return c.i, c.ok
}

func (c *scan) blanks() {
	for c.i < len(c.s) && c.s[c.i] == ' ' {
		c.i++
	}
}

func (c *scan) hexOrNum() {
	start := c.i
	for c.i < len(c.s) && strings.IndexByte("0123456789abcdefx", c.s[c.i]) >= 0 {
		c.i++
	}
	c.ok = c.ok && c.i > start
}

// logcatThreadtime reads "[ uid]  pid   tid P tag     : ".
func logcatThreadtime(line string, i int) (head, bool) {
	c := scan{s: line, i: i, ok: true}
	var ids []string
	for len(ids) < 3 {
		c.blanks()
		start := c.i
		for c.i < len(line) && line[c.i] != ' ' && c.i-start < 16 {
			c.i++
		}
		word := line[start:c.i]
		if isDigits(word) || len(ids) == 0 && strings.Contains(word, "_") {
			ids = append(ids, word)
			continue
		}
		lvl, ok := priorityLevel(byteOf(word))
		if !ok || len(ids) < 2 || c.peek() != ' ' {
			return head{}, false
		}
		h := head{level: lvl, thread: ids[len(ids)-1], key: ids[len(ids)-2]}
		return h.tagged(line, c.i+1)
	}
	c.blanks()
	lvl, ok := priority(line, c.i)
	if !ok || c.i+1 >= len(line) || line[c.i+1] != ' ' {
		return head{}, false
	}
	h := head{level: lvl, thread: ids[2], key: ids[1]}
	return h.tagged(line, c.i+2)
}

// byteOf gives the only byte of a word, 0 for any other.
func byteOf(s string) byte {
	if len(s) != 1 {
		return 0
	}
	return s[0]
}

// logcatLong reads "  pid:  tid P/tag      ]"; the message stands in the lines below.
func logcatLong(line string, i int) (head, bool) {
	var h head
	if line[0] != '[' || !strings.HasSuffix(line, "]") {
		return h, false
	}
	n, ok := h.ids(line[i:])
	i += n + 1
	lvl, known := priority(line, i)
	if !ok || !known || len(line) < i+3 || line[i+1] != '/' {
		return head{}, false
	}
	h.level = lvl
	h.source = strings.TrimSpace(strings.TrimSuffix(line[i+2:], "]"))
	h.key += "/" + h.source
	h.text, h.opens = len(line), true
	return h, true
}
