// Package walks proves workflows on tables: each row gives facts and answers, and says by which path they lead to which verdict. A support
// engineer who changes a flow changes its table with it. Every edge of every flow must be walked by a row, and an edge that evidence
// can take must be taken by evidence once: an answer that is given shows nothing of the condition.
package walks

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

// Table is the rows of one flow.
type Table struct {
	Flow   string
	Givens map[string]map[string]cty.Value // facts several rows begin with, by name
	Walks  []*Walk
	Range  hcl.Range
}

// Walk is one row.
type Walk struct {
	Name    string
	Given   []string
	Facts   map[string]cty.Value // by declared path; an unknown one takes a given fact away
	Answers map[string]string    // by step, as --answer gives them
	Path    []string             // "STEP: answer"
	Verdict string               // "close BRANCH", "escalate BRANCH", "ask STEP"
	Range   hcl.Range
}

// Problem is what is wrong with a table or with what it proves.
type Problem struct {
	File string
	Line int
	Text string
	Fix  string
}

func problem(at hcl.Range, fix, format string, args ...any) Problem {
	return Problem{File: at.Filename, Line: at.Start.Line, Text: fmt.Sprintf(format, args...), Fix: fix}
}

// Run walks every row.
func Run(set *workflow.Set, tables []*Table) []Problem {
	var out []Problem
	walked := edges{}
	for _, t := range tables {
		for _, w := range t.Walks {
			got, err := t.walk(set, w)
			if err != nil {
				out = append(out, problem(w.Range, "", "%q: %v", w.Name, err))
				continue
			}
			walked.add(got)
			out = append(out, w.compare(got)...)
		}
	}
	return append(out, walked.missing(set)...)
}

func (t *Table) walk(set *workflow.Set, w *Walk) (*workflow.Result, error) {
	f := facts.New()
	for _, name := range w.Given {
		given, ok := t.Givens[name]
		if !ok {
			return nil, fmt.Errorf("there is no given %q", name)
		}
		if err := put(f, given); err != nil {
			return nil, err
		}
	}
	if err := put(f, w.Facts); err != nil {
		return nil, err
	}
	return set.Walk(t.Flow, f.Tree(), w.Answers)
}

func put(f *facts.Facts, values map[string]cty.Value) error {
	for _, path := range slices.Sorted(maps.Keys(values)) {
		v, kind := values[path], facts.KindOf(path)
		switch {
		case kind == "":
			return fmt.Errorf("there is no fact %q; did you mean %q", path, facts.Suggest(path))
		case v.IsNull():
			f.Forget(path)
		case v.Type().FriendlyName() != kind:
			return fmt.Errorf("fact %q is a %s and cannot be a %s", path, kind, v.Type().FriendlyName())
		case kind == "bool":
			f.Bool(path, facts.Of(v.True()))
		case kind == "string":
			f.Text(path, v.AsString())
		default:
			n, _ := v.AsBigFloat().Int64()
			f.Number(path, int(n))
		}
	}
	return nil
}

// Path is a result's path as a row writes it.
func Path(r *workflow.Result) []string {
	var out []string
	for _, s := range r.Trail {
		out = append(out, s.Step+": "+s.Answer)
	}
	return out
}

// Verdict is a result's verdict as a row writes it.
func Verdict(r *workflow.Result) string { return r.Action + " " + r.Branch }

func (w *Walk) compare(got *workflow.Result) []Problem {
	var out []Problem
	if v := Verdict(got); v != w.Verdict {
		out = append(out, problem(w.Range, "correct the flow, or the row", "%q: the verdict is %q, want %q", w.Name, v, w.Verdict))
	}
	path := Path(got)
	for i := range max(len(path), len(w.Path)) {
		if a, b := at(path, i), at(w.Path, i); a != b {
			out = append(out, problem(w.Range, "correct the flow, or the row", "%q: step %d of the path is %q, want %q", w.Name, i+1, a, b))
			break // what follows differs because of it
		}
	}
	return out
}

func at(path []string, i int) string {
	if i < len(path) {
		return path[i]
	}
	return "the end"
}

// edge is one way out of a step; an escalation the next level goes on from is two.
type edge struct {
	answer *workflow.Answer
	onward bool
}

// edges are those walked; true where evidence took them.
type edges map[edge]bool

func (e edges) add(r *workflow.Result) {
	for _, t := range r.Taken {
		at := edge{t.Answer, t.Onward}
		e[at] = e[at] || t.Source == "evidence"
	}
}

func (e edges) missing(set *workflow.Set) []Problem {
	var out []Problem
	for _, f := range set.Flows {
		for _, st := range f.Steps {
			for _, a := range st.Answers {
				out = append(out, e.check(st, a)...)
			}
		}
	}
	return out
}

func (e edges) check(st *workflow.Step, a *workflow.Answer) []Problem {
	var out []Problem
	name := st.ID + ": " + a.Label
	const fix = "write a walk that takes it"
	evidenced, ends := e[edge{a, false}]
	onwardEvidenced, goesOn := e[edge{a, true}]
	switch {
	case !ends && !goesOn:
		out = append(out, problem(a.Range, fix, "no walk takes the edge %q", name))
	case !ends:
		out = append(out, problem(a.Range, fix, "no walk ends at the edge %q", name))
	case a.Escalate != "" && a.Goto != "" && !goesOn:
		out = append(out, problem(a.Range, fix, "no walk goes on from the edge %q", name))
	case (a.When != nil || a.Otherwise) && !evidenced && !onwardEvidenced:
		out = append(out, problem(a.Range, "write a walk whose facts take it", "walks take the edge %q only by an answer that is given: nothing shows its condition", name))
	}
	return out
}

// Edges counts the edges of all flows.
func Edges(set *workflow.Set) int {
	n := 0
	for _, f := range set.Flows {
		for _, st := range f.Steps {
			for _, a := range st.Answers {
				n++
				if a.Escalate != "" && a.Goto != "" {
					n++
				}
			}
		}
	}
	return n
}
