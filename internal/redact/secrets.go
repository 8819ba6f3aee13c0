// Package redact keeps secrets and identifiers out of what leaves: outputs, kept files, shared bundles.
//
// Secrets (passwords, digest responses and nonces, SDES, SRTP and ZRTP keys, tokens, DTMF) are masked always. What counts as one is
// found twice, independently: by shape (shapes.go, applied to every text that comes from a bundle) and by value (what this very bundle's
// settings hold, looked for in every encoding in everything that leaves). Identifiers (numbers, users, names, addresses, hosts)
// become stable pseudonyms. A gate behind both searches the finished bytes once more.
//
// It fails closed: what cannot be judged is withheld, with the reason in its place. Line ends are always kept, so that a line's
// number stays its own. The package reads and writes text only; it knows nothing of verdicts.
package redact

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Mask stands where a secret stood.
const Mask = "[secret]"

// Withheld stands where a text could not be judged.
func Withheld(reason string) string { return "[withheld: " + reason + "]" }

// Beyond these, a settings file is no settings file: its values would fill the memory.
const (
	maxEncoded = 500   // values looked for in every encoding; the rest as they are written
	maxKnown   = 5_000 // more than these withhold everything
)

// Secrets masks by shape and by the values it was told of. It is for one goroutine at a time.
type Secrets struct {
	known    needles
	raw      []string // the known values, for the gate
	values   int
	shapes   []shape
	replaced map[string]int
	clean    map[string]bool // texts that hold none
}

// A diagnosis says most of its short texts (names of files, users, addresses) many times over: so many are remembered, of so many bytes.
const (
	maxClean     = 2000
	maxCleanText = 256
)

// New returns a masker that knows the given clear secrets, in every encoding.
func New(known [][]byte) *Secrets {
	s := &Secrets{shapes: shapes, replaced: map[string]int{}, clean: map[string]bool{}}
	seen := map[string]bool{}
	for _, k := range known {
		for _, piece := range pieces(string(k)) {
			if seen[piece] || len(seen) > maxKnown {
				continue
			}
			seen[piece] = true
			if searchable(piece) {
				s.raw = append(s.raw, piece)
			}
			for _, n := range literals(piece, len(seen) <= maxEncoded) {
				s.known.add(n)
			}
		}
	}
	s.values = len(seen)
	return s
}

// Text masks the secrets of a text that comes from a bundle. Line ends are kept.
func (s *Secrets) Text(text string) (out string) {
	if text == "" || s.clean[text] {
		return text
	}
	before := s.total()
	defer func() {
		if recover() != nil { // the value of the panic may hold the text
			out = s.withhold(text, "redaction failed")
		}
	}()
	if s.values > maxKnown {
		return s.withhold(text, "too many secrets")
	}
	p := pass{s: s, left: 8*len(text) + 64<<10}
	out = p.seams(p.units(p.blocks(text)))
	if p.left < 0 {
		return s.withhold(text, "over budget")
	}
	if out == text && s.total() == before && len(text) <= maxCleanText && len(s.clean) < maxClean {
		s.clean[strings.Clone(text)] = true // it may be part of a large one
	}
	return out
}

// total is how much was replaced.
func (s *Secrets) total() int {
	n := 0
	for _, of := range s.replaced {
		n += of
	}
	return n
}

// Values masks the known values only: for a sentence of ours that a setting's value stands in.
func (s *Secrets) Values(text string) string {
	if s.values > maxKnown {
		return s.withhold(text, "too many secrets")
	}
	return s.mask(text, s.spans(text))
}

// Cut masks a text that was cut off at its end, where the first letters of a secret may have been left.
func (s *Secrets) Cut(text string) string {
	text = s.Text(text)
	for n := min(len(text), 256); n >= shortest; n-- {
		if s.begins(text[len(text)-n:]) {
			s.replaced["secret"]++
			return text[:len(text)-n] + Mask
		}
	}
	return text
}

// begins says whether a known value goes on where this tail was cut off.
func (s *Secrets) begins(tail string) bool {
	tail = folded(tail)
	for _, n := range s.known.byHead[head(tail[0], tail[1], tail[2])] {
		if len(n.text) > len(tail) && strings.HasPrefix(n.text, tail) {
			return true
		}
	}
	return false
}

func (s *Secrets) withhold(text, reason string) string {
	s.replaced["withheld"]++
	return Withheld(reason) + strings.Repeat("\n", strings.Count(text, "\n"))
}

// Fork is a masker that knows the same and counts on by itself.
func (s *Secrets) Fork() *Secrets {
	c := *s
	c.replaced, c.clean = maps.Clone(s.replaced), maps.Clone(s.clean)
	return &c
}

// Replaced counts what was masked, by kind.
func (s *Secrets) Replaced() map[string]int { return maps.Clone(s.replaced) }

// Leaks says whether a text still holds a known secret.
func (s *Secrets) Leaks(text string) bool { return len(s.spans(text)) > 0 }

// spans are the places of known values.
func (s *Secrets) spans(text string) []span {
	var out []span
	s.known.each(text, func(_ needle, at span) bool {
		out = append(out, at)
		return true
	})
	return joined(out)
}

// joined sorts spans and joins those that overlap.
func joined(in []span) []span {
	slices.SortFunc(in, func(a, b span) int { return a.start - b.start })
	out := in[:0]
	for _, at := range in {
		if n := len(out); n > 0 && at.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, at.end)
			continue
		}
		out = append(out, at)
	}
	return out
}

// mask replaces spans, which are in order and apart. Line ends within them stay.
func (s *Secrets) mask(text string, spans []span) string {
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	last := 0
	for _, at := range spans {
		b.WriteString(text[last:at.start])
		b.WriteString(Mask)
		b.WriteString(strings.Repeat("\n", strings.Count(text[at.start:at.end], "\n")))
		last = at.end
	}
	b.WriteString(text[last:])
	s.replaced["secret"] += len(spans)
	return b.String()
}

// String never prints what it knows.
func (s *Secrets) String() string { return fmt.Sprintf("%d secrets", s.values) }

// masked says that a value is one of ours already.
func masked(value string) bool {
	return value == "" || strings.Contains(value, Mask) || strings.Contains(value, "[withheld")
}
