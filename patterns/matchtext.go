package patterns

import (
	"maps"
	"regexp"
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// never is compiled in place of a regexp that does not compile, which the loader lets nobody have: "match nothing" is
// the answer that breaks nothing.
var never = lazyre.New(`[^\x00-\x{10FFFF}]`)

func compile(s string) *regexp.Regexp {
	re, err := regexp.Compile(s)
	if err != nil {
		return never()
	}
	return re
}

func (m *Matcher) regexp() *regexp.Regexp {
	m.once.Do(func() { m.compiled = compile(m.Regex) })
	return m.compiled
}

func (m *SIPMatcher) regexp() *regexp.Regexp {
	m.once.Do(func() { m.compiled = compile(m.Reason) })
	return m.compiled
}

func (h *HeaderMatcher) regexp() *regexp.Regexp {
	h.once.Do(func() { h.compiled = compile(h.Regex) })
	return h.compiled
}

// matchText returns where in the line the match starts, -1 for none, and the captures that hold something. All given
// fields must hold; the regexp says best where, then the literal.
func (m *Matcher) matchText(line string) (int, map[string]string) {
	at := m.literally(line)
	if at < 0 {
		return -1, nil
	}
	if m.Regex == "" {
		return at, map[string]string{}
	}
	from, ok := m.guard().admits(line)
	if !ok {
		return -1, nil
	}
	re := m.regexp()
	line = line[from:]
	loc := re.FindStringSubmatchIndex(line)
	if loc == nil {
		return -1, nil
	}
	return from + loc[0], maps.Collect(groups(re, line, loc))
}

// literally returns where the literals the matcher gives stand in a text, 0 when it gives none, -1 when one is missing.
func (m *Matcher) literally(text string) int {
	if !strings.HasPrefix(text, m.Prefix) {
		return -1
	}
	at := strings.Index(text, m.Contains)
	if at > 0 && m.Prefix != "" {
		return 0
	}
	return at
}
