package store

import "strings"

func (p *plan) wordy() bool { return len(p.whole)+len(p.begun) > 0 }

// spell looks beginnings up in the vocabulary. One that a single word has is that word: reading its list is far faster than merging
// the lists of all words that might begin so.
func (ix *index) spell(p *plan) error {
	var begun []string
	for _, w := range p.begun {
		words, err := ix.begin(w)
		switch {
		case err != nil:
			return err
		case len(words) == 0:
			p.none = true
			begun = append(begun, w)
		case len(words) == 1:
			p.whole = append(p.whole, words[0])
		default:
			begun = append(begun, w)
		}
	}
	p.begun = begun
	return nil
}

// begin are the first two words of the vocabulary that begin with w.
func (ix *index) begin(w string) ([]string, error) {
	rows, err := ix.db.Query("SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT 2", w, w+"\U0010FFFF")
	if err != nil {
		return nil, indexError(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var term string
		if err := rows.Scan(&term); err != nil {
			return nil, indexError(err)
		}
		out = append(out, term)
	}
	return out, indexError(rows.Err())
}

// maxCodes is how many rows of a small table are looked for as words; past it the rows are filtered after.
const maxCodes = 64

// match is what the full-text table is asked: all words, and the codes of the rows wanted where they are few. Words have letters and
// digits only, so quoting them is safe.
func (p *plan) match() string {
	var all []string
	for _, w := range p.whole {
		all = append(all, `"`+w+`"`)
	}
	for _, w := range p.begun {
		all = append(all, `"`+w+`"*`)
	}
	for _, name := range []string{"kind", "verdict"} {
		s := p.sets[name]
		if s.any || len(s.ids) == 0 || len(s.ids) > maxCodes {
			continue
		}
		var codes []string
		for _, id := range s.ids {
			codes = append(codes, `"`+code(name, id)+`"`)
		}
		all = append(all, "("+strings.Join(codes, " OR ")+")")
	}
	return strings.Join(all, " AND ")
}
