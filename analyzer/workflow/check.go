package workflow

import (
	"fmt"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/sahilm/fuzzy"

	"github.com/pwtriage/pwtriage/analyzer/facts"
)

// check finds what would make a walk wrong: names that lead nowhere, loops, steps nothing reaches, conditions over unknown facts.
func (s *Set) check() hcl.Diagnostics {
	var diags hcl.Diagnostics
	for _, f := range s.Flows {
		for _, st := range f.Steps {
			if s.steps[st.ID] != nil {
				diags = append(diags, fault(st.Range, "duplicate step", fmt.Sprintf("step %q exists already at %s", st.ID, s.steps[st.ID].Range)))
			}
			s.steps[st.ID] = st
		}
	}
	diags = append(diags, s.checkProcedures()...)
	for _, f := range s.Flows {
		diags = append(diags, s.checkFlow(f)...)
	}
	if !diags.HasErrors() {
		diags = append(diags, s.loops()...)
	}
	return diags
}

func (s *Set) checkFlow(f *Flow) hcl.Diagnostics {
	var diags hcl.Diagnostics
	if !f.has(f.Start) {
		diags = append(diags, s.unknownStep(f.Range, f.Start, f))
	}
	for _, st := range f.Steps {
		diags = append(diags, s.checkStep(f, st)...)
	}
	if !diags.HasErrors() {
		diags = append(diags, s.unreached(f)...)
	}
	return diags
}

func (f *Flow) has(id string) bool {
	for _, st := range f.Steps {
		if st.ID == id {
			return true
		}
	}
	return false
}

func (s *Set) checkStep(f *Flow, st *Step) hcl.Diagnostics {
	var diags hcl.Diagnostics
	if st.Level < 1 || st.Level > 3 {
		diags = append(diags, fault(st.Range, "bad level", fmt.Sprintf("step %q has level %d; levels are 1, 2 and 3", st.ID, st.Level)))
	}
	if st.Record != (st.Next != "") {
		diags = append(diags, fault(st.Range, "bad step", fmt.Sprintf("step %q: record = true and next go together", st.ID)))
	}
	if st.Next != "" && !f.has(st.Next) {
		diags = append(diags, s.unknownStep(st.Range, st.Next, f))
	}
	if st.Confirms && (len(st.Answers) == 0 || st.Answers[0].Close == "") {
		diags = append(diags, fault(st.Range, "bad step", fmt.Sprintf("step %q confirms, so its first answer must close", st.ID)))
	}
	if len(st.Answers) == 0 {
		diags = append(diags, fault(st.Range, "step without answers", fmt.Sprintf("step %q leads nowhere", st.ID)))
	}
	if len(st.Labels()) == 0 && len(st.Answers) > 0 {
		diags = append(diags, fault(st.Range, "step nobody can answer", fmt.Sprintf("every answer of step %q is judged by evidence only", st.ID)))
	}
	for _, a := range st.Answers {
		diags = append(diags, s.checkAnswer(f, st, a)...)
	}
	return diags
}

func (s *Set) checkAnswer(f *Flow, st *Step, a *Answer) hcl.Diagnostics {
	var diags hcl.Diagnostics
	targets := 0
	for _, t := range []string{a.Goto, a.Workflow, a.Close, a.Escalate} {
		if t != "" {
			targets++
		}
	}
	onward := a.Escalate != "" && a.Goto != "" && targets == 2
	if targets != 1 && !onward && !st.Record {
		diags = append(diags, fault(a.Range, "bad answer", fmt.Sprintf("answer %q of step %q needs exactly one of goto, workflow, close, escalate", a.Label, st.ID)))
	}
	if a.Goto != "" && !f.has(a.Goto) {
		diags = append(diags, s.unknownStep(a.Range, a.Goto, f))
	}
	if a.Workflow != "" && s.Flow(a.Workflow) == nil {
		diags = append(diags, fault(a.Range, "unknown workflow", fmt.Sprintf("there is no workflow %q", a.Workflow)))
	}
	for action, branch := range map[string]string{"close": a.Close, "escalate": a.Escalate} {
		if branch != "" && Branches[branch].Action != action {
			diags = append(diags, fault(a.Range, "unknown branch", fmt.Sprintf("there is no %s branch %q%s", action, branch, near(branch, branchNames(action)))))
		}
	}
	if a.When != nil {
		diags = append(diags, facts.Check(a.When)...)
	}
	return diags
}

// absent tells an argument that was not written: gohcl gives a null literal in its place.
func absent(e hcl.Expression) bool {
	v, diags := e.Value(nil)
	return !diags.HasErrors() && v.IsNull()
}

func branchNames(action string) []string {
	var names []string
	for name, b := range Branches {
		if b.Action == action {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

func near(word string, words []string) string {
	if m := fuzzy.Find(word, words); len(m) > 0 {
		return fmt.Sprintf("; did you mean %q?", m[0].Str)
	}
	return "; there are " + strings.Join(words, ", ")
}

func (s *Set) unknownStep(r hcl.Range, id string, f *Flow) *hcl.Diagnostic {
	var names []string
	for _, st := range f.Steps {
		names = append(names, st.ID)
	}
	return fault(r, "unknown step", fmt.Sprintf("workflow %q has no step %q%s", f.ID, id, near(id, names)))
}

func (s *Set) unreached(f *Flow) hcl.Diagnostics {
	seen := map[string]bool{}
	var visit func(id string)
	visit = func(id string) {
		st := s.steps[id]
		if st == nil || seen[id] || st.Flow != f.ID {
			return
		}
		seen[id] = true
		for _, next := range st.targets() {
			visit(next)
		}
	}
	visit(f.Start)
	var diags hcl.Diagnostics
	for _, st := range f.Steps {
		if !seen[st.ID] {
			diags = append(diags, fault(st.Range, "step never reached", fmt.Sprintf("no answer leads to step %q", st.ID)))
		}
	}
	return diags
}

// targets are the steps of the same flow a step may lead to.
func (st *Step) targets() []string {
	var out []string
	if st.Next != "" {
		out = append(out, st.Next)
	}
	for _, a := range st.Answers {
		if a.Goto != "" {
			out = append(out, a.Goto)
		}
	}
	return out
}

// loops finds a walk that would come back to a step, jumps between workflows included.
func (s *Set) loops() hcl.Diagnostics {
	const busy, done = 1, 2
	state := map[string]int{}
	var diags hcl.Diagnostics
	var visit func(st *Step, path []string)
	visit = func(st *Step, path []string) {
		path = append(path, st.ID)
		switch state[st.ID] {
		case done:
			return
		case busy:
			diags = append(diags, fault(st.Range, "loop", "the walk can come back to a step: "+strings.Join(path, " > ")))
			return
		}
		state[st.ID] = busy
		for _, id := range s.onward(st) {
			visit(s.steps[id], path)
		}
		state[st.ID] = done
	}
	for _, f := range s.Flows {
		visit(s.steps[f.Start], nil)
	}
	return diags
}

func (s *Set) onward(st *Step) []string {
	out := st.targets()
	for _, a := range st.Answers {
		if a.Workflow != "" {
			out = append(out, s.Flow(a.Workflow).Start)
		}
	}
	return out
}

func fault(r hcl.Range, summary, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: &r}
}
