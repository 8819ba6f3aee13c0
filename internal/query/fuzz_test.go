package query

import "testing"

// Whatever is typed, parsing and asking end, and a query and its opposite never both hold of a term.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`certificate "verify failed" class:auth,tls !platform:ios app:>=3.2`, `a:b`, `!`, `""`, `x:"`, "\xff:\xff", `title:*a*b*?`} {
		f.Add(s, "text of a finding")
	}
	f.Fuzz(func(t *testing.T, s, text string) {
		q, err := Parse(s)
		if err != nil {
			return
		}
		r := built{"title": text, "class": text, "version": text, "level": text, "file": text}
		for _, term := range q.Terms {
			other := term
			other.Not = !term.Not
			if term.Match(r) == other.Match(r) {
				t.Errorf("%q: a term and its opposite agree on %q", s, text)
			}
		}
	})
}
