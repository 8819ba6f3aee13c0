package patterns

import (
	"regexp/syntax"
	"slices"
	"strings"
)

const (
	maxAlternatives = 128
	maxProduct      = 64 // texts one stretch of a regexp may stand for before it is taken in parts
	minLiteral      = 3  // shorter ones stand in almost every line
)

// required returns lower-case literals of which at least one stands in every line the matcher matches, nil when no
// useful set is known.
func (m *Matcher) required() []string {
	if m.Literals != nil {
		return m.Literals
	}
	return m.derive()
}

func (m *Matcher) derive() []string {
	var best []string
	for _, literal := range []string{m.Contains, m.Prefix} {
		if literal != "" {
			best = better(best, []string{lower(literal)})
		}
	}
	if m.Regex != "" {
		if parsed, err := syntax.Parse(m.Regex, syntax.Perl); err == nil {
			best = better(best, literalsOf(parsed))
		}
	}
	if shortest(best) < minLiteral {
		return nil
	}
	return best
}

// literalsOf gives the literals of a regexp. One of (?i) also matches letters outside ASCII: the two whose lower case is in ASCII, the
// Kelvin sign and the long s, are literals of their own where it has a k or an s, so that a line with one of them is a candidate.
func literalsOf(re *syntax.Regexp) []string {
	w := words{}
	out := w.of(re).needed()
	if out != nil && w.folded {
		out = append(out, foldable[:]...)
	}
	return out
}

// foldable are the letters outside ASCII whose lower case is in it.
var foldable = [...]string{"\u212a", "\u017f"}

// words finds what texts a regexp needs.
type words struct {
	folded bool // without regard to case it has a k or an s
}

// texts are what a part of a regexp stands for, in lower case. exact is all of it, nil when that is not a few texts. What the part
// matches begins with one of lead and holds one of need; nil promises nothing.
type texts struct {
	exact []string
	lead  []string
	need  []string
}

// needed is the better of the two.
func (t texts) needed() []string {
	if shortest(t.exact) == 0 {
		return t.need
	}
	return better(t.need, t.exact)
}

// of walks a regexp: what is repeated zero times or is a big class promises nothing, of a sequence the best part is taken, of
// alternatives all.
func (w *words) of(re *syntax.Regexp) texts {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary:
		return texts{exact: []string{""}}
	case syntax.OpLiteral:
		return w.literal(re)
	case syntax.OpCharClass:
		return w.class(re)
	case syntax.OpCapture:
		return w.of(re.Sub[0])
	case syntax.OpQuest:
		if sub := w.of(re.Sub[0]); sub.exact != nil && len(sub.exact) < maxProduct {
			return texts{exact: append([]string{""}, sub.exact...)}
		}
	case syntax.OpPlus:
		return w.again(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return w.again(re.Sub[0])
		}
	case syntax.OpConcat:
		return w.sequence(re.Sub)
	case syntax.OpAlternate:
		return w.either(re.Sub)
	}
	return texts{}
}

// again is a part that comes once or more.
func (w *words) again(re *syntax.Regexp) texts {
	t := w.of(re)
	return texts{lead: t.begins(), need: t.needed()}
}

// begins is how a match begins.
func (t texts) begins() []string {
	if t.exact != nil {
		return t.exact
	}
	return t.lead
}

// literal takes the text as it is. Of one of (?i) with letters outside ASCII the longest piece of ASCII is needed.
func (w *words) literal(re *syntax.Regexp) texts {
	s := string(re.Rune)
	if re.Flags&syntax.FoldCase == 0 {
		return texts{exact: []string{lower(s)}}
	}
	w.folded = w.folded || strings.ContainsAny(s, "kKsS")
	longest := ""
	for _, piece := range strings.FieldsFunc(s, func(c rune) bool { return c > 0x7e }) {
		if len(piece) > len(longest) {
			longest = piece
		}
	}
	if len(longest) == len(s) {
		return texts{exact: []string{lower(s)}}
	}
	if longest == "" {
		return texts{}
	}
	return texts{need: []string{lower(longest)}}
}

// class takes a class of a few characters as alternatives: [Ll], [cs], [ _].
func (w *words) class(re *syntax.Regexp) texts {
	var out []string
	for i := 0; i < len(re.Rune); i += 2 {
		for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
			if text := string(c); slices.Contains(foldable[:], text) {
				w.folded = true
				continue
			}
			if text := lower(string(c)); !slices.Contains(out, text) {
				out = append(out, text)
			}
			if c > 0x7e || len(out) > 4 {
				return texts{}
			}
		}
	}
	if len(out) == 0 {
		return texts{}
	}
	return texts{exact: out}
}

// sequence joins what stands side by side to longer texts, as far as they stay few.
func (w *words) sequence(subs []*syntax.Regexp) texts {
	out := texts{}
	run, whole := []string{""}, true
	end := func() {
		if shortest(run) > 0 {
			out.need = better(out.need, run)
		}
		if whole && shortest(run) > 0 {
			out.lead = run
		}
		whole = false
	}
	for _, sub := range subs {
		t := w.of(sub)
		switch lead := t.begins(); {
		case t.exact != nil && len(run)*len(t.exact) <= maxProduct:
			run = product(run, t.exact)
		case t.exact != nil:
			end()
			run = t.exact
		default:
			if lead != nil && len(run)*len(lead) <= maxProduct {
				run = product(run, lead)
			}
			end()
			out.need, run = better(out.need, t.need), []string{""}
		}
	}
	if whole {
		return texts{exact: run}
	}
	end()
	return out
}

func product(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

func (w *words) either(subs []*syntax.Regexp) texts {
	var exact, lead, need []string
	few, led, known := true, true, true
	for _, sub := range subs {
		t := w.of(sub)
		few = few && t.exact != nil
		led = led && t.begins() != nil
		lead = append(lead, t.begins()...)
		exact = append(exact, t.exact...)
		some := t.needed()
		known = known && some != nil
		need = append(need, some...)
	}
	out := texts{}
	if few && len(exact) <= maxProduct {
		out.exact = exact
	}
	if led && len(lead) <= maxProduct {
		out.lead = lead
	}
	if known && len(need) <= maxAlternatives {
		out.need = need
	}
	return out
}

// ample is a literal so long that a longer one makes no fewer candidates.
const ample = 16

// ordinary are words that stand in many lines in which nothing is wrong: "error count 0", "lost frames: 0". By themselves they are worth
// less than any other word.
var ordinary = []string{"error", "fail", "failed", "failure", "unable", "cannot", "lost", "invalid", "unavailable", "not available", "timeout",
	"expired", "rejected", "refused", "connect", "connected", "disconnected", "transport", "message", "request", "response", "received", "sending",
	"disabled", "offline", "registration", "network", "state changed", "state changed from", "pjsua state changed"}

// better prefers the set whose worst literal is better, a rarer word makes fewer candidates; of equals the smaller.
func better(a, b []string) []string {
	x, y := worth(a), worth(b)
	if y > x || y == x && y > 0 && (len(b) < len(a) || len(b) == len(a) && shortest(b) > shortest(a)) {
		return b
	}
	return a
}

// worth is how well the worst literal of a set tells lines apart, 0 of none.
func worth(set []string) int {
	least := min(shortest(set), ample)
	for _, s := range set {
		if slices.Contains(ordinary, strings.Trim(s, " :.,()[]\"'")) {
			least = min(least, 2)
		}
	}
	return least
}

// shortest is the length of the shortest literal, 0 of none. The letters outside ASCII do not count: they stand in no ordinary line.
func shortest(set []string) int {
	least := 0
	for i, s := range set {
		if slices.Contains(foldable[:], s) {
			continue
		}
		if i == 0 || len(s) < least {
			least = len(s)
		}
	}
	return least
}

// lower folds bytes, not runes: the sieve reads bytes.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
