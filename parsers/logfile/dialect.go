package logfile

import (
	"slices"
	"strings"
)

// maxDepth is how many dialects may stand one in another: the adb of a container's app that carries a stack's log.
const maxDepth = 4

// dialect is what a part of a file was found to be: a grammar, or one inside wrappers. No wrappers and a nil inner mean
// plain text; wrappers and a nil inner that what is wrapped is of no known dialect.
type dialect struct {
	outer []*grammar // outermost first
	inner *grammar
	also  *grammar // of lines that stand between those of inner, when there are no wrappers
	sure  float64
	last  [maxDepth]head // of the wrappers, for lines that continue without them
	clock clockKind      // what the dialect's own lines show
}

func (d *dialect) name() string {
	var names []string
	for _, g := range d.outer {
		if g.name != "" {
			names = append(names, g.name)
		}
	}
	if d.inner != nil {
		names = append(names, d.inner.name)
	}
	if len(names) == 0 {
		return plain.name
	}
	return strings.Join(names, ">")
}

func (d *dialect) server() bool { return d.inner != nil && d.inner.server }

// same tells whether two parts of a file are of one dialect.
func (d *dialect) same(e *dialect) bool {
	return d.inner == e.inner && slices.Equal(d.outer, e.outer)
}

// parsed is a line as the dialect reads it.
type parsed struct {
	head
	prefixed bool // a prefix was there, of wrapper or wrapped
	starts   bool // the line surely begins a record
	soft     bool // only the wrapper says so: it may have been put before every line of a message
	bare     bool // the line continues without any prefix of the wrappers
	partly   bool // it lacks that of one of them
	block    bool // lines that follow without a prefix are its own
	foreign  bool // another program's line, with a clock of its own
	also     bool // the other dialect of the file wrote it
	part     bool // a further part of a message that the logger put into one line
	// beside is the wrapper's time where the wrapped one was taken; borrowed tells that the wrapper's was taken.
	beside   clock
	borrowed bool
}

// parse reads the front of a line into p, which is big and is used for line after line.
func (d *dialect) parse(line string, p *parsed) {
	*p = parsed{}
	if len(d.outer) > 0 {
		d.wrapped(line, p)
		return
	}
	g := d.inner
	if g == nil {
		g = &plain
	}
	p.head, p.prefixed = g.prefix(line)
	if !p.prefixed && g != &plain {
		d.foreign(line, p)
		return
	}
	p.starts, p.block = p.prefixed && g.block && !p.tail, g.block || p.opens
}

// foreign reads a line that has no prefix of the file's dialect.
func (d *dialect) foreign(line string, p *parsed) {
	*p = parsed{}
	h, also, ok := d.stranger(line)
	if !ok {
		return
	}
	p.head, p.also, p.block = h, also, also && d.also.block
	p.prefixed, p.starts, p.foreign = true, true, true
}

// stranger reads the prefix of the file's other dialect or of another program, which has at least a full time.
func (d *dialect) stranger(line string) (h head, also, ok bool) {
	if d.also != nil {
		if h, ok = d.also.prefix(line); ok && !h.weak {
			return h, true, true
		}
	}
	h, ok = plainPrefix(line)
	return h, false, ok && h.at.hasDate
}

// wrapped reads the wrappers one by one, and behind them the prefix of what they carry.
func (d *dialect) wrapped(line string, p *parsed) {
	p.soft, p.bare = true, true
	rest := line
	for k, g := range d.outer {
		h, ok := g.prefix(rest)
		switch {
		case ok && h.tail:
			h.key, p.tail = d.last[k].key, true
		case ok:
			d.last[k] = h
		default:
			last := &d.last[k]
			h = head{key: last.key, source: last.source, level: last.level, thread: last.thread}
			if g.tabbed && strings.HasPrefix(rest, "\t") {
				h.text, p.part = 1, true
			}
		}
		p.prefixed, p.bare, p.partly = p.prefixed || ok, p.bare && !ok, p.partly || !ok
		p.block = p.block || g.block || h.opens
		p.starts = p.starts || ok && !h.tail && (g.block && h.at.hasTime || h.opens)
		p.key += h.key
		rest = p.within(&h, rest)
	}
	p.borrowed = p.at.hasTime
	if d.inner == nil {
		return
	}
	in, ok := d.inner.inside(rest)
	if !ok {
		return
	}
	p.starts, p.soft, p.tail = p.starts || d.inner.block && !in.tail, false, p.tail || in.tail
	p.prefixed, p.block = true, p.block || d.inner.block || in.opens
	p.within(&in, rest)
}

// within takes over what a prefix further in says, and gives what it leaves of the text.
func (p *parsed) within(h *head, rest string) string {
	left := h.rest(rest)
	p.text += h.text
	p.weak = h.weak
	if h.decoded || p.decoded {
		p.decoded, p.body = true, left
	}
	if h.source != "" {
		p.source = h.source
	}
	if h.level != NoLevel {
		p.level = h.level
	}
	if h.thread != "" {
		p.thread = h.thread
	}
	if h.at.hasTime && (h.at.hasDate && h.at.year > 0 || !p.at.hasTime) {
		p.beside, p.at, p.borrowed = p.at, h.at, false
	}
	return left
}

// inside reads the grammar's prefix behind a wrapper. Apps put own words between: a prefix is found there by its time.
func (g *grammar) inside(s string) (head, bool) {
	h, ok := g.prefix(s)
	if ok || !g.apart {
		return h, ok
	}
	for i := 1; i+14 < len(s) && i < 100; i++ {
		if s[i] < '0' || s[i] > '9' || strings.IndexByte(" ]|\t:", s[i-1]) < 0 || s[i+2] != ':' && s[i+4] != '-' {
			continue
		}
		if h, ok = g.prefix(s[i:]); ok && h.source != "" && !h.weak {
			h.text += i
			return h, true
		}
	}
	return head{}, false
}

// glued gives where a second record begins in the line, 0 if it holds one.
func (d *dialect) glued(line string) int {
	g := d.inner
	if len(d.outer) > 0 {
		g = d.outer[0]
	}
	if g == nil || g.glued == nil {
		return 0
	}
	return g.glued(line)
}

// forced gives the dialect of a name such as "logcat>pjsip"; ok is false for an unknown one.
func forced(name string) (dialect, bool) {
	d := dialect{sure: 1}
	for part := range strings.SplitSeq(name, ">") {
		g := byName(part)
		switch {
		case g == nil || d.inner != nil:
			return d, false
		case g == &plain:
		case g.outer && len(d.outer) < maxDepth-1:
			d.outer = append(d.outer, g)
		case !g.outer:
			d.inner = g
		default:
			return d, false
		}
	}
	return d, true
}

func byName(name string) *grammar {
	for _, g := range grammars {
		if g.name == name {
			return g
		}
	}
	if name == plain.name {
		return &plain
	}
	return nil
}
