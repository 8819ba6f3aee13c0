package query

import (
	"fmt"
	"strings"
)

// Parse reads a query. Words and terms are parted by blanks; a value or a phrase with blanks stands in double quotes.
func Parse(s string) (*Query, error) {
	q := &Query{}
	for _, tok := range tokens(s) {
		if tok.open {
			return nil, fmt.Errorf("the quote before %q is not closed", tok.text)
		}
		if err := q.token(tok); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// token is a piece of the query: `!field:` and the rest, quoted or not.
type token struct {
	not          bool
	field        string
	text         string
	quoted, open bool
}

func tokens(s string) []token {
	var out []token
	for s = strings.TrimLeft(s, " \t\n"); s != ""; s = strings.TrimLeft(s, " \t\n") {
		var t token
		if t.not = s[0] == '!'; t.not {
			s = s[1:]
		}
		if i := strings.IndexAny(s, ": \t\n\""); i > 0 && s[i] == ':' && fieldLike(s[:i]) {
			t.field, s = s[:i], s[i+1:]
		}
		t.text, s = piece(&t, s)
		out = append(out, t)
	}
	return out
}

func piece(t *token, s string) (text, rest string) {
	if !strings.HasPrefix(s, `"`) {
		if i := strings.IndexAny(s, " \t\n"); i >= 0 {
			return s[:i], s[i:]
		}
		return s, ""
	}
	t.quoted = true
	text, rest, closed := strings.Cut(s[1:], `"`)
	t.open = !closed
	return text, rest
}

func fieldLike(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '.')
	}) &&
		!startsWithDigit(s)
}

func (q *Query) token(t token) error {
	if t.field != "" {
		return q.add(t.field, t.text, t.not, t.quoted)
	}
	words := Words(t.text)
	if len(words) == 0 {
		return fmt.Errorf("%q has no word to look for", t.text)
	}
	phrase := t.quoted || len(words) > 1 // `sip/2.0` is looked for as it stands
	q.Terms = append(q.Terms, Term{Not: t.not, Phrase: phrase, text: strings.ToLower(t.text), words: words})
	return nil
}

// Add adds a term as a flag gives it: several values, parted by commas, are alternatives; a leading ! turns it round.
func (q *Query) Add(field, given string) error {
	given, not := strings.CutPrefix(given, "!")
	return q.add(field, given, not, false)
}

func (q *Query) add(name, given string, not, quoted bool) error {
	f, err := Lookup(name)
	if err != nil {
		return err
	}
	v := value{}
	pieces := []string{given}
	if !quoted {
		pieces = strings.Split(given, ",")
	}
	for _, p := range pieces {
		a, err := f.alternative(p, quoted)
		if err != nil {
			return err
		}
		v.any = append(v.any, a)
		if f.Name == "app" && a.op != "" {
			name = "version" // app:>=3.2 asks for its version
		}
	}
	if name != "version" {
		name = f.Name
	}
	q.Terms = append(q.Terms, Term{Field: name, Not: not, value: v})
	return nil
}

func (f Field) alternative(s string, quoted bool) (alternative, error) {
	a := alternative{text: strings.ToLower(s), shape: f.shape}
	if !quoted {
		for _, op := range []string{">=", "<=", ">", "<"} {
			if rest, ok := strings.CutPrefix(a.text, op); ok {
				a.op, a.text = op, rest
				break
			}
		}
		a.glob = a.op == "" && strings.ContainsAny(a.text, "*?")
	}
	switch {
	case a.text == "":
		return a, fmt.Errorf("field %q has no value", f.Name)
	case a.op != "" && f.shape != version && f.shape != number && f.shape != moment:
		return a, fmt.Errorf("field %q has no order: it cannot be %s %q", f.Name, a.op, a.text)
	case a.op != "" && !startsWithDigit(a.text):
		return a, fmt.Errorf("%q is nothing field %q can be compared with", a.text, f.Name)
	}
	return a, nil
}
