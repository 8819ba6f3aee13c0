package logfile

import "strings"

// dialect is what a file was found to be: a grammar, or one inside a wrapper. A nil outer means no wrapper; a nil inner
// means that what is wrapped is of no known dialect.
type dialect struct {
	outer, inner *grammar
	sure         float64
	last         head // of the wrapper, for lines that continue without it
}

func (d *dialect) name() string {
	switch {
	case d.outer != nil && d.inner != nil:
		return d.outer.name + ">" + d.inner.name
	case d.outer != nil:
		return d.outer.name
	case d.inner != nil:
		return d.inner.name
	}
	return plain.name
}

func (d *dialect) server() bool { return d.inner != nil && d.inner.server }

// parsed is a line as the dialect reads it.
type parsed struct {
	head
	prefixed bool // a prefix was there, of wrapper or wrapped
	starts   bool // the line surely begins a record
	soft     bool // only the wrapper says so: it may have been put before every line of a message
	block    bool // lines that follow without a prefix are its own
}

// parse reads the front of a line.
func (d *dialect) parse(line string) parsed {
	if d.outer == nil {
		g := d.inner
		if g == nil {
			g = &plain
		}
		h, ok := g.prefix(line)
		if !ok && g != &plain {
			return d.foreign(line)
		}
		return parsed{head: h, prefixed: ok, starts: ok && g.block, block: g.block}
	}
	return d.wrapped(line)
}

// foreign reads a line that has no prefix of the file's dialect: one of another program has at least a full time.
func (d *dialect) foreign(line string) parsed {
	h, ok := plainPrefix(line)
	if !ok || !h.at.hasDate {
		return parsed{}
	}
	return parsed{head: h, prefixed: true, starts: true}
}

func (d *dialect) wrapped(line string) parsed {
	o, ok := d.outer.prefix(line)
	if ok {
		d.last = o
	} else {
		o = head{key: d.last.key, source: d.last.source, level: d.last.level, thread: d.last.thread}
	}
	p := parsed{head: o, prefixed: ok, block: d.outer.block}
	p.starts, p.soft = ok && d.outer.block && o.at.hasTime, true
	if d.inner == nil {
		return p
	}
	in, match := d.inner.inside(line[o.text:])
	if !match {
		return p
	}
	p.starts, p.soft = p.starts || d.inner.block, false
	p.prefixed, p.block = true, p.block || d.inner.block
	p.text = o.text + in.text
	if in.source != "" {
		p.source = in.source
	}
	if in.level != NoLevel {
		p.level = in.level
	}
	if in.thread != "" {
		p.thread = in.thread
	}
	if in.at.hasTime && (in.at.hasDate && in.at.year > 0 || !o.at.hasTime) {
		p.at = in.at
	}
	return p
}

// inside reads the grammar's prefix behind a wrapper. Apps put own words between: PJSIP's is found there by its time.
func (g *grammar) inside(s string) (head, bool) {
	h, ok := g.prefix(s)
	if ok || g != &pjsip {
		return h, ok
	}
	for i := 1; i+14 < len(s) && i < 80; i++ {
		if s[i-1] != ' ' || s[i] < '0' || s[i] > '2' || s[i+2] != ':' || s[i+5] != ':' {
			continue
		}
		if h, ok = pjsipPrefix(s[i:]); ok && h.source != "" {
			h.text += i
			return h, true
		}
	}
	return head{}, false
}

// forced gives the dialect of a name such as "logcat>pjsip"; ok is false for an unknown one.
func forced(name string) (dialect, bool) {
	d := dialect{sure: 1}
	for part := range strings.SplitSeq(name, ">") {
		g := byName(part)
		switch {
		case g == nil:
			return d, false
		case g == &plain:
		case g.outer && d.outer == nil && d.inner == nil:
			d.outer = g
		case !g.outer && d.inner == nil:
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
