package patterns

import (
	"iter"
	"maps"
	"regexp"
	"strconv"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// capture is a named group that holds something.
type capture struct{ name, value string }

// captured adds what the regexp captures of a text it matches.
func captured(found []capture, re *regexp.Regexp, text string) ([]capture, bool) {
	loc := re.FindStringSubmatchIndex(text)
	for name, value := range groups(re, text, loc) {
		found = append(found, capture{name, value})
	}
	return found, loc != nil
}

// groups are the named groups that hold something.
func groups(re *regexp.Regexp, text string, loc []int) iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		if loc == nil {
			return
		}
		for i, name := range re.SubexpNames() {
			if name != "" && loc[2*i] >= 0 && loc[2*i+1] > loc[2*i] && !yield(name, text[loc[2*i]:loc[2*i+1]]) {
				return
			}
		}
	}
}

func put(attrs map[string]string, name, value string) {
	if value != "" {
		attrs[name] = value
	}
}

// telling is what a message tells whoever matches it. Several entries match one message, and most add nothing to it: they share what is made
// once.
type telling struct {
	*sip.Message
	plain, all map[string]string
}

// captures are method, status and reason, which every SIP match has, and what a matcher found.
func (t *telling) captures(found []capture) map[string]string {
	if t.plain == nil {
		t.plain = map[string]string{}
		put(t.plain, "method", t.Method)
		if !t.IsRequest() {
			put(t.plain, "status", strconv.Itoa(t.Status))
			put(t.plain, "reason", t.Reason)
		}
	}
	if len(found) == 0 {
		return t.plain
	}
	out := maps.Clone(t.plain)
	for _, c := range found {
		out[c.name] = c.value
	}
	return out
}

// parties adds to captures what the timeline needs to tell accounts and calls apart; own: they are more than every match has. It goes along
// with the signals only: a finding of the same fault in two calls is one finding.
func (t *telling) parties(captures map[string]string, own bool) map[string]string {
	if t.all == nil {
		t.all = make(map[string]string, 9)
		put(t.all, "call", t.CallID())
		put(t.all, "from", address(t.From()))
		put(t.all, "to", address(t.To()))
		put(t.all, "transport", t.Transport)
		put(t.all, "direction", string(t.Direction))
		if t.Method == "REGISTER" {
			put(t.all, "account", t.all["to"])
		}
		maps.Copy(t.all, t.plain)
	}
	if !own {
		return t.all
	}
	out := maps.Clone(t.all)
	maps.Copy(out, captures)
	return out
}

// address is user@host, or the part of it there is.
func address(u sip.URI) string {
	if u.User == "" || u.Host == "" {
		return u.User + u.Host
	}
	return u.User + "@" + u.Host
}
