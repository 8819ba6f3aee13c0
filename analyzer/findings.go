package analyzer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// ledger joins the hits of all files into findings and resolves marks to their ids.
type ledger struct {
	mask     func(string) string
	findings []finding.Finding
	byMark   []string       // finding id by mark, after number
	groups   map[string]int // fingerprint -> index into findings
	keys     []string       // fingerprint by mark

	text, masked string // the last long text that was masked
}

func newLedger(mask func(string) string) *ledger {
	return &ledger{mask: mask, groups: map[string]int{}}
}

// telling are the captures that make two hits of an entry different findings: what went wrong, not with whom.
var telling = []string{"kind", "status", "code", "flags"}

const (
	maxSamples = 20
	longText   = 4 << 10
)

// take takes the hits of a file. What only names messages counts where none are shown.
func (l *ledger) take(f *input) {
	f.marks = make([]timeline.Mark, len(f.hits.groups))
	for i := range f.hits.groups {
		if g := &f.hits.groups[i]; f.shown && g.outline {
			f.marks[i] = timeline.NoMark
		} else {
			f.marks[i] = l.add(f, g)
		}
	}
}

// add takes hits of one fingerprint and returns their mark. Those of a fingerprint that is known are of its finding.
func (l *ledger) add(f *input, g *group) timeline.Mark {
	mark := timeline.Mark(len(l.keys))
	print := g.fingerprint()
	l.keys = append(l.keys, print)
	i, known := l.groups[print]
	if !known {
		i = len(l.findings)
		l.groups[print] = i
		l.findings = append(l.findings, l.finding(f, g.hit, print))
	}
	made := &l.findings[i]
	if made.Count += g.count; made.Count > 1 {
		last := g.last.in(f)
		made.Last = &last
	}
	for _, p := range g.samples[:min(len(g.samples), maxSamples-len(made.Samples))] {
		made.Samples = append(made.Samples, p.in(f))
	}
	return mark
}

func (p spot) in(f *input) finding.Place {
	return finding.Place{File: f.Path, Line: p.line, Time: stamp(p.time)}
}

// finding is a hit as it is told, without how often and where else.
func (l *ledger) finding(f *input, h hit, print string) finding.Finding {
	text, at := l.line(h.text), stamp(h.time)
	return finding.Finding{
		Pattern: h.entry.ID, Class: h.entry.Class, Severity: h.entry.Severity, Title: h.entry.Title, Message: shorten(text, 300),
		File: f.Path, Line: h.line, Column: h.column, Offset: h.offset, Time: at, Captures: l.captures(h.captures),
		Excerpt: shorten(text, 512), Fingerprint: print}
}

// line masks the text of a hit. Those of one long line come in a row, and masking it takes a while.
func (l *ledger) line(text string) string {
	if len(text) < longText {
		return l.mask(text)
	}
	if text != l.text {
		l.text, l.masked = text, l.mask(text)
	}
	return l.masked
}

func (l *ledger) captures(in map[string]string) map[string]string {
	if len(in) == 0 {
		return nil
	}
	out := map[string]string{}
	for name, value := range in {
		out[name] = shorten(l.mask(value), 300)
	}
	return out
}

// fingerprint groups the same finding across bundles: the entry and what went wrong, no name, number or address.
func (h *hit) fingerprint() string {
	parts := []string{h.entry.ID}
	for _, name := range telling {
		parts = append(parts, name+"="+h.telling(name))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// note adds a finding that no log line but a setting shows.
func (l *ledger) note(f finding.Finding) timeline.Mark {
	mark := timeline.Mark(len(l.keys))
	sum := sha256.Sum256([]byte(f.Pattern + "\x00" + f.Title))
	f.Fingerprint = hex.EncodeToString(sum[:8])
	f.Count = 1
	f.Samples = []finding.Place{}
	if f.Line > 0 {
		f.Samples = append(f.Samples, finding.Place{File: f.File, Line: f.Line})
	}
	key := f.Fingerprint + f.File
	l.keys = append(l.keys, key)
	if _, ok := l.groups[key]; !ok {
		l.groups[key] = len(l.findings)
		l.findings = append(l.findings, f)
	}
	return mark
}

// number sorts the findings and gives them ids; marks resolve from then on.
func (l *ledger) number() {
	order := make([]int, len(l.findings))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return before(l.findings[order[i]], l.findings[order[j]]) < 0 })
	ids := make([]string, len(order))
	sorted := make([]finding.Finding, len(order))
	for rank, i := range order {
		ids[i] = fmt.Sprintf("F%d", rank+1)
		sorted[rank] = l.findings[i]
		sorted[rank].ID = ids[i]
	}
	for _, key := range l.keys {
		l.byMark = append(l.byMark, ids[l.groups[key]])
	}
	l.findings = sorted
}

// before is the total order of findings: file, line, column, pattern, fingerprint.
func before(a, b finding.Finding) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Pattern, b.Pattern), cmp.Compare(a.Fingerprint, b.Fingerprint))
}

// id resolves a mark.
func (l *ledger) id(m timeline.Mark) string {
	if m < 0 || int(m) >= len(l.byMark) {
		return ""
	}
	return l.byMark[m]
}

func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// stamp prints a time as the log shows it: without the date or zone it lacks.
func stamp(s logfile.Stamp) string {
	switch {
	case !s.Known:
		return ""
	case s.HasZone:
		return s.At.Format("2006-01-02T15:04:05.000Z07:00")
	case s.HasDate:
		return s.At.Format("2006-01-02T15:04:05.000")
	}
	return s.At.Format("15:04:05.000")
}
