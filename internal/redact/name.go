package redact

import "strings"

// display replaces the names that stand before an address in angle brackets.
func (p *Pseudonyms) display(text string, learn bool) string {
	var b strings.Builder
	last := 0
	for i := strings.IndexByte(text, '<'); i >= 0; {
		if at, ok := nameBefore(text, i); ok && at.start >= last {
			if learn {
				p.learnName(text[at.start:at.end])
			} else {
				b.WriteString(text[last:at.start])
				b.WriteString(p.name(text[at.start:at.end]))
				last = at.end
			}
		}
		next := strings.IndexByte(text[i+1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	if last == 0 {
		return text
	}
	b.WriteString(text[last:])
	return b.String()
}

// people are the header fields that name somebody.
var people = words("from to contact f t m reply-to referred-by p-asserted-identity p-preferred-identity remote-party-id diversion")

// nameBefore finds the display name before the bracket at i: in quotes, or bare behind its field's name.
func nameBefore(text string, i int) (span, bool) {
	if scheme := folded(text[i+1 : min(len(text), i+6)]); !strings.HasPrefix(scheme, "sip:") && !strings.HasPrefix(scheme, "sips:") && !strings.HasPrefix(scheme, "tel:") {
		return span{}, false
	}
	line := strings.LastIndexByte(text[:i], '\n') + 1
	line = max(line, i-256)
	end := line + len(strings.TrimRight(text[line:i], " \t"))
	if end > line && text[end-1] == '"' {
		start := strings.LastIndexByte(text[line:end-1], '"')
		for start > 0 && text[line+start-1] == '\\' {
			start = strings.LastIndexByte(text[line:line+start], '"')
		}
		return span{line + start + 1, end - 1}, start >= 0 && end-2 > line+start
	}
	colon := strings.LastIndexAny(text[line:end], ":,<>\"")
	if colon <= 0 || text[line+colon] != ':' {
		return span{}, false
	}
	field := strings.TrimRight(text[line:line+colon], " \t")
	field = field[strings.LastIndexAny(field, " \t>")+1:]
	start := line + colon + 1
	start += len(text[start:end]) - len(strings.TrimLeft(text[start:end], " \t"))
	return span{start, end}, people[folded(field)] && start < end
}

func (p *Pseudonyms) name(name string) string {
	if IsPseudonym(name) || masked(name) || stopUser(name) || p.keep[canonicalHost(name)] {
		return name
	}
	if p.users[folded(name)] || len(number(name)) >= 3 {
		return p.user(name)
	}
	return p.token(kindName, folded(strings.TrimSpace(name)))
}

func (p *Pseudonyms) learntNames(text string) string {
	var at []span
	p.names.each(text, func(_ needle, s span) bool {
		at = append(at, s)
		return true
	})
	if len(at) == 0 {
		return text
	}
	var b strings.Builder
	last := 0
	for _, s := range joined(at) {
		b.WriteString(text[last:s.start])
		b.WriteString(p.name(text[s.start:s.end]))
		last = s.end
	}
	b.WriteString(text[last:])
	return b.String()
}
