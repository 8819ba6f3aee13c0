package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/internal/query"
)

// plan is a search in the index's terms: which rows of the small tables will do. What the index cannot decide is left to the lines
// (post).
type plan struct {
	all      bool
	sets     map[string]set // by column of finding: kind, verdict, client, result
	whole    []string       // words the full-text table must have
	begun    []string       // beginnings of words it must have
	post     bool
	none     bool // nothing can match
	where    []string
	args     []any
	joinedBy bool // results are few: start from them
}

// set are the ids of a small table's rows that match; all of them where any is true. The index is jumped through by them where seek
// is true.
type set struct {
	any, seek bool
	ids       []int64
}

func (ix *index) plan(q *Search) (*plan, error) {
	p := &plan{all: q.All, sets: map[string]set{}, post: q.Regexp != nil}
	byTable := map[string][]query.Term{}
	for _, t := range q.Query.Terms {
		p.sort(t, byTable)
	}
	for _, dim := range []struct {
		name   string
		fields []string
	}{{"kind", kindFields}, {"verdict", verdictFields}, {"client", clientFields}, {"result", resultFields}} {
		fuzzy := ""
		if dim.name == "kind" {
			fuzzy = q.Fuzzy
		}
		if err := ix.dimension(p, dim.name, dim.fields, byTable[dim.name], fuzzy); err != nil {
			return nil, err
		}
	}
	p.literal(q)
	if err := ix.spell(p); err != nil {
		return nil, err
	}
	if err := ix.seeks(p); err != nil {
		return nil, err
	}
	p.conditions(q.Query)
	return p, nil
}

// sort puts a term where it is decided: in a small table, in the full-text table, or in the line.
func (p *plan) sort(t query.Term, byTable map[string][]query.Term) {
	switch {
	case t.Field == "":
		if t.Not || t.Phrase {
			p.post = true
		}
		if !t.Not {
			w := t.Words()
			p.whole, p.begun = append(p.whole, w[:len(w)-1]...), append(p.begun, w[len(w)-1])
		}
	case slices.Contains(kindFields, t.Field):
		byTable["kind"] = append(byTable["kind"], t)
	case slices.Contains(verdictFields, t.Field):
		byTable["verdict"] = append(byTable["verdict"], t)
	case slices.Contains(clientFields, t.Field):
		byTable["client"] = append(byTable["client"], t)
	case slices.Contains(resultFields, t.Field):
		byTable["result"] = append(byTable["result"], t)
	default:
		p.post = true
	}
}

// dimension finds the rows of a small table for which all terms hold.
func (ix *index) dimension(p *plan, name string, fields []string, terms []query.Term, fuzzy string) error {
	if len(terms) == 0 && fuzzy == "" {
		p.sets[name] = set{any: true}
		return nil
	}
	where, args := narrow(terms)
	var ids []int64
	err := eachRow(ix.db, name, fields, where, args, func(id int64, values []string) {
		for _, t := range terms {
			if !t.Holds(values[slices.Index(fields, t.Field)]) {
				return
			}
		}
		if fuzzy == "" || near(fuzzy, values[slices.Index(fields, "title")]+values[slices.Index(fields, "template")]) {
			ids = append(ids, id)
		}
	})
	if err != nil {
		return fmt.Errorf("%w: %w", errIndex, err)
	}
	p.sets[name] = set{ids: ids}
	p.none = p.none || len(ids) == 0
	return nil
}

// narrow lets the database leave out rows that surely do not match. Values with letters beyond ASCII, which it cannot lower, pass.
func narrow(terms []query.Term) (string, []any) {
	var where []string
	var args []any
	for _, t := range terms {
		if v, ok := t.Exact(); ok && ascii(v) {
			where, args = append(where, "lower("+t.Field+") = ?"), append(args, v)
		}
		if v, ok := t.Begins(); ok && ascii(v) {
			where, args = append(where, "lower("+t.Field+") >= ? AND lower("+t.Field+") < ?"), append(args, v, v+"\U0010FFFF")
		}
	}
	if len(where) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(where, " AND "), args
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}

// maxSeeks is how many places of the index a query may jump to. Past it, reading on is faster than jumping.
const maxSeeks = 4000

// seeks decides how the index on kind, verdict and client is walked: it is jumped through as long as the jumps are few, a table the
// query does not restrict being named row by row; from there on each row is looked at.
func (ix *index) seeks(p *plan) error {
	jumps := 1
	restricted := 0
	for i, name := range seekOrder {
		if !p.sets[name].any {
			restricted = i + 1
		}
	}
	for i, name := range seekOrder {
		s := p.sets[name]
		n := len(s.ids)
		if s.any {
			if err := ix.db.QueryRow("SELECT count(*) FROM " + name).Scan(&n); err != nil {
				return indexError(err)
			}
		}
		jumps *= max(1, n)
		s.seek = jumps <= maxSeeks && i < restricted && !p.wordy() && p.sets["result"].any
		p.sets[name] = s
	}
	return nil
}

var seekOrder = []string{"kind", "verdict", "client"}

// ofResults are the conditions on a result r itself.
func (p *plan) ofResults() string {
	where := []string{"1"}
	for _, w := range p.where {
		w = strings.TrimPrefix(w, "+")
		if w != within && !strings.HasPrefix(w, "f.kind") {
			where = append(where, "r"+w[1:]) // f.verdict or q.verdict: the result has the same
		}
	}
	return strings.Join(where, " AND ")
}

// within ties findings to the results a statement starts from.
const within = "f.id BETWEEN q.first AND q.last"

// startsFromResults says whether results are what the query restricts first: their findings stand together, so that only those that
// are wanted are read.
func (p *plan) startsFromResults() bool {
	return !p.sets["result"].any || p.sets["kind"].any && !p.wordy() && !(p.sets["verdict"].any && p.sets["client"].any)
}

func (p *plan) conditions(q *query.Query) {
	if !p.all {
		p.where = append(p.where, "f.latest = 1")
	}
	if p.joinedBy = p.startsFromResults(); p.joinedBy {
		p.where = append(p.where, within)
	}
	for _, name := range []string{"kind", "verdict", "client", "result"} {
		if w := p.condition(name, p.sets[name]); w != "" {
			p.where = append(p.where, w)
		}
	}
	if !q.Since.IsZero() {
		p.where, p.args = append(p.where, "f.stored >= ?"), append(p.args, q.Since.Unix()+min(1, int64(q.Since.Nanosecond())))
	}
	if !q.Until.IsZero() {
		p.where, p.args = append(p.where, "f.stored < ?"), append(p.args, q.Until.Unix()+min(1, int64(q.Until.Nanosecond())))
	}
}

func (p *plan) condition(name string, s set) string {
	switch {
	case s.any && (!s.seek || p.joinedBy):
		return ""
	case s.any:
		return "f." + name + " IN (SELECT id FROM " + name + ")"
	case name == "result":
		return "q.id IN (" + list(s.ids) + ")"
	case p.joinedBy && name != "kind":
		return "q." + name + " IN (" + list(s.ids) + ")"
	case s.seek:
		return "f." + name + " IN (" + list(s.ids) + ")"
	}
	return "+f." + name + " IN (" + list(s.ids) + ")" // the plus keeps the column from being jumped by
}

// from is the statement after its columns. The order of the tables is given, not left to the database: it has no statistics.
func (p *plan) from(joins string) string {
	source := "FROM finding f "
	where := slices.Clone(p.where)
	switch {
	case p.wordy():
		source = "FROM word w CROSS JOIN finding f ON f.id = w.rowid "
		where = append(where, "w.word MATCH '"+p.match()+"'")
		if p.joinedBy {
			source += "CROSS JOIN result q ON q.id = f.result "
		}
	case p.joinedBy:
		source = "FROM result q CROSS JOIN finding f NOT INDEXED " // by its number, which is in the range of its result
	}
	if len(where) == 0 {
		return source + joins
	}
	return source + joins + " WHERE " + strings.Join(where, " AND ")
}

func list(ids []int64) string {
	var b []byte
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(b)
}
