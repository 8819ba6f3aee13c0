// Package query is the language in which findings are searched: terms that must all hold. A term is a word (`certificate`: a word of
// the finding begins with it), a phrase (`"certificate verify"`), or a field and a value (`class:auth`, `app:>=3.2`,
// `branch:level-2,level-3`, `bundle:*.zip`); `!` before a term turns it round. What it is asked of gives its fields by name, so the
// same query means the same over the store's index, a stream of lines and a fresh diagnosis. It knows nothing of files or tables.
package query

import (
	"slices"
	"strings"
	"time"
)

// Record is what a query is asked of.
type Record interface {
	// Field is the value of a field, "" when the record does not say.
	Field(name string) string
	// Texts are the texts that free words look into.
	Texts() []string
}

// Query is a list of terms; all must hold. The zero Query holds of everything.
type Query struct {
	Terms        []Term
	Since, Until time.Time // when the finding was stored; zero is open
}

// Term is a field with a value, or free text where Field is "".
type Term struct {
	Field  string
	Not    bool
	Phrase bool
	value  value
	text   string   // as written, lower case
	words  []string // of free text
}

// Match says whether all terms hold.
func (q *Query) Match(r Record) bool {
	return q.Within(r.Field("stored")) && !slices.ContainsFunc(q.Terms, func(t Term) bool { return !t.Match(r) })
}

// Within says whether a time of storing lies in the query's range. A record that was never stored has none, and passes.
func (q *Query) Within(stored string) bool {
	if stored == "" || q.Since.IsZero() && q.Until.IsZero() {
		return true
	}
	at, err := time.Parse(time.RFC3339, stored)
	return err == nil && !at.Before(q.Since) && (q.Until.IsZero() || at.Before(q.Until))
}

// Match says whether the term holds.
func (t Term) Match(r Record) bool {
	if t.Field == "" {
		return t.inTexts(r.Texts()) != t.Not
	}
	return t.Holds(r.Field(t.Field))
}

// Holds says whether a field term holds of this value of its field.
func (t Term) Holds(got string) bool { return t.value.match(got) != t.Not }

// Words are the words a free-text term looks for; the last of a phrase, or a single one, may be the beginning of a longer word.
func (t Term) Words() []string { return t.words }

func (t Term) inTexts(texts []string) bool {
	if t.Phrase {
		return slices.ContainsFunc(texts, func(s string) bool { return hasPhrase(strings.ToLower(s), t.text) })
	}
	for _, w := range t.words {
		if !slices.ContainsFunc(texts, func(s string) bool { return hasWord(s, w) }) {
			return false
		}
	}
	return true
}

// Begins is the one beginning the term asks for, lower case, when it is a plain `fingerprint:f3a9`.
func (t Term) Begins() (string, bool) {
	if t.Not || len(t.value.any) != 1 {
		return "", false
	}
	a := t.value.any[0]
	return a.text, a.op == "" && a.shape == prefix && !a.glob
}

// Exact is the one value the term asks for, lower case, when it is a plain `field:value`.
func (t Term) Exact() (string, bool) {
	if t.Not || len(t.value.any) != 1 {
		return "", false
	}
	a := t.value.any[0]
	return a.text, a.op == "" && a.shape == whole && !a.glob
}
