package patterns

import (
	"fmt"
	"slices"
	"strings"
)

// shown checks that examples show every piece of the entry, and that each of them shows something: a piece that nothing shows may never have
// matched a line, and an example nobody would miss proves nothing. An example goes with the words it has besides; each of those by itself.
func (k *checker) shown() {
	if len(k.e.NearMisses) > 1 {
		k.add("keep the one that comes nearest; a line once matched by mistake goes into a fixture, where what is not named must yield nothing", "near miss 2 proves no more than the first")
	}
	all := k.e.variants()
	pieces := k.e.pieces()
	by := k.e.showing(all, pieces)
	for i, p := range pieces {
		if len(by[i]) == 0 {
			k.unshown(p)
		}
	}
	for n, v := range all {
		missed := func(showing []int) bool {
			return len(showing) > 0 && !slices.ContainsFunc(showing, func(i int) bool { return i != n && (v.swap > 0 || all[i].block != v.block) })
		}
		if !slices.ContainsFunc(by, missed) {
			k.problems = append(k.problems, Problem{
				File: k.e.File, Line: k.e.Line, ID: k.e.ID,
				Text: fmt.Sprintf("example %q shows nothing that another example does not show", clip(v.Text)),
				Fix:  "take it away, or make it one that shows another branch, group or status",
				Why:  "an example nobody misses when it is gone proves nothing",
			})
		}
	}
}

// showing lists for each piece the examples that show it. What is over several hits has no pieces, and is shown as a whole.
func (e *Entry) showing(all []variant, pieces []piece) [][]int {
	if e.Over != nil {
		whole := make([]int, len(all))
		for n := range all {
			whole[n] = n
		}
		return [][]int{whole}
	}
	by := make([][]int, len(pieces))
	for n, x := range all {
		rec := e.record(x.Example)
		said := e.says(rec, nil)
		for i := range pieces {
			if pieces[i].shownBy(e, x.Example, rec, said) {
				by[i] = append(by[i], n)
			}
		}
	}
	return by
}

func (k *checker) unshown(p piece) {
	problem := Problem{
		File: k.e.File, Line: k.e.Line, ID: k.e.ID,
		Text: p.name + " is shown by no example", Fix: "add an example of it, or take it away",
		Why:   "what no example shows may never have matched a line",
		Regex: p.regex, To: len(p.regex),
		Example: `also = { "TLS" = ["TCP"] }   # in an example: the same line with another word`,
	}
	if at := strings.Index(p.regex, p.text); p.text != "" && at >= 0 {
		problem.From, problem.To = at, at+len(p.text)
	}
	k.problems = append(k.problems, problem)
}
