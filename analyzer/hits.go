package analyzer

import (
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// hit is one occurrence of an entry.
type hit struct {
	entry    *patterns.Entry
	captures map[string]string
	signals  []patterns.Signal
	line     int
	column   int
	offset   int64
	time     logfile.Stamp
	text     string
	outline  bool // says no more than that there was a message
}

// spot is a hit's line and time.
type spot struct {
	line int
	time logfile.Stamp
}

// group is the hits of one fingerprint: the first, the last, and how many there were. Its index is the mark of their events until the files
// are joined.
type group struct {
	hit
	count   int
	last    spot
	samples []spot
}

// What is kept: a flood says nothing new, and who makes each line another finding wants the memory.
const (
	maxGroups = 5_000     // of one file
	maxListed = 1_000_000 // of all files together, a quarter of a gigabyte
)

// hits are the matches of one file.
type hits struct {
	groups  []group
	index   map[string]timeline.Mark
	prints  map[string]string // by key
	key     []byte
	each    []listed // all of them, when they are to be listed
	words   []byte   // of the one at hand
	dropped bool
}

// add takes a hit and gives the mark of its group.
func (h *hits) add(one hit) timeline.Mark {
	h.key = one.key(h.key[:0])
	at := spot{one.line, one.time}
	mark, known := h.index[string(h.key)]
	if !known {
		if h.dropped = h.dropped || len(h.groups) == maxGroups; len(h.groups) == maxGroups {
			return timeline.NoMark
		}
		if h.index == nil {
			h.index = map[string]timeline.Mark{}
		}
		mark = timeline.Mark(len(h.groups))
		h.index[string(h.key)] = mark
		h.groups = append(h.groups, group{hit: one.kept()})
	}
	g := &h.groups[mark]
	g.count, g.last = g.count+1, at
	if len(g.samples) < maxSamples {
		g.samples = append(g.samples, at)
	}
	return mark
}

// close drops what only add and list need.
func (h *hits) close() { h.index, h.prints, h.key, h.words = nil, nil, nil, nil }

// list takes a hit that is to be listed.
func (h *hits) list(one *hit) {
	if len(h.each) >= maxListed {
		h.dropped = true
		return
	}
	h.key = one.key(h.key[:0])
	print, known := h.prints[string(h.key)]
	if !known {
		print = one.fingerprint()
		if h.prints == nil {
			h.prints = map[string]string{}
		}
		if len(h.prints) < maxGroups {
			h.prints[string(h.key)] = print
		}
	}
	var l listed
	l, h.words = listedHit(one, print, h.words)
	h.each = append(h.each, l)
}

// kept is a hit of which nothing is a part of its line any more.
func (h hit) kept() hit {
	h.text = strings.Clone(h.text)
	if h.captures == nil {
		return h
	}
	captures := make(map[string]string, len(h.captures))
	for name, value := range h.captures {
		captures[name] = strings.Clone(value)
	}
	h.captures = captures
	return h
}

// key tells the groups of a file apart, as fingerprint does those of all bundles.
func (h *hit) key(dst []byte) []byte {
	dst = append(dst, h.entry.ID...)
	if h.outline {
		dst = append(dst, '+')
	}
	for _, name := range telling {
		dst = append(append(dst, 0), h.telling(name)...)
	}
	return dst
}

// telling is what a hit says under a name.
func (h *hit) telling(name string) string {
	if value, ok := h.captures[name]; ok {
		return value
	}
	value := ""
	for _, s := range h.signals {
		if v, ok := s.Attrs[name]; ok {
			value = v
		}
	}
	return value
}

// cut bounds what is kept of a line; secrets are masked before it is cut further for output.
func cut(text string) string {
	const most = 8 << 10
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "")
	}
	return text
}
