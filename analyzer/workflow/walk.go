package workflow

import (
	"fmt"
	"sort"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Result is where a walk ended.
type Result struct {
	Action   string // close | escalate | ask
	Branch   string // verdict branch; the step's id for ask
	Level    int    // the support level that acts next
	Trail    []finding.Step
	Ending   *Answer  // the answer that ended it, nil for ask
	Asks     *Step    // the step that holds it, nil otherwise
	Deciding []string // evidence of the last step
}

// Walk goes through a flow from its start. Answers are what a person found, by step id; they override evidence.
func (s *Set) Walk(flow string, tree cty.Value, answers map[string]string) (*Result, error) {
	f := s.Flow(flow)
	if f == nil {
		return nil, fmt.Errorf("there is no workflow %q", flow)
	}
	if err := s.verify(answers); err != nil {
		return nil, err
	}
	w := &walker{set: s, tree: tree, answers: answers, result: &Result{}}
	w.from(s.steps[f.Start])
	return w.result, nil
}

// verify refuses an answer to a step or with a label that does not exist.
func (s *Set) verify(answers map[string]string) error {
	ids := make([]string, 0, len(answers))
	for id := range answers {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		st := s.steps[id]
		if st == nil {
			return fmt.Errorf("there is no step %q to answer%s", id, near(id, s.stepNames()))
		}
		if !st.Record && st.answer(answers[id]) == nil {
			return fmt.Errorf("step %q has no answer %q; there are %s", id, answers[id], strings.Join(st.Labels(), ", "))
		}
	}
	return nil
}

func (s *Set) stepNames() []string {
	var out []string
	for id := range s.steps {
		out = append(out, id)
	}
	sort.Strings(out)
	return out
}

// Labels are the answers a person can give to a step, in order.
func (st *Step) Labels() []string {
	var out []string
	for _, a := range st.Answers {
		if !a.Judged {
			out = append(out, a.Label)
		}
	}
	return out
}

func (st *Step) answer(label string) *Answer {
	for _, a := range st.Answers {
		if a.Label == label && !a.Judged {
			return a
		}
	}
	return nil
}

type walker struct {
	set     *Set
	tree    cty.Value
	answers map[string]string
	result  *Result
}

// from walks until an answer ends it or none can be taken. Loops are refused at load, so it ends.
func (w *walker) from(st *Step) {
	for st != nil {
		a, source, evidence := w.take(st)
		w.record(st, a, source, evidence)
		if !st.Confirms {
			w.result.Deciding = evidence
		}
		if st.Record {
			st = w.set.steps[st.Next]
			continue
		}
		if a == nil && st.Confirms {
			w.follow(st, st.Answers[0])
			return
		}
		if a == nil {
			w.result.Action, w.result.Branch, w.result.Level, w.result.Asks = "ask", st.ID, st.Level, st
			return
		}
		st = w.follow(st, a)
	}
}

// take finds the answer to a step: a person's, else the first whose condition holds while all before it are false.
func (w *walker) take(st *Step) (*Answer, string, []string) {
	if given, ok := w.answers[st.ID]; ok {
		if a := st.answer(given); a != nil {
			return a, "given", nil
		}
		return &Answer{Label: given}, "given", nil
	}
	if st.Confirms {
		return nil, "unknown", nil
	}
	return w.decide(st)
}

// decide goes through the answers in order; evidence against those before counts for an "otherwise".
func (w *walker) decide(st *Step) (*Answer, string, []string) {
	var against []string
	for _, a := range st.Answers {
		if a.Otherwise {
			return a, "evidence", against
		}
		if a.When == nil {
			continue
		}
		switch t, evidence, _ := facts.Decide(a.When, w.tree); t {
		case facts.Yes:
			return a, "evidence", evidence
		case facts.Unknown:
			return nil, "unknown", nil
		default:
			against = facts.Merge(against, evidence)
		}
	}
	return nil, "unknown", nil
}

func (w *walker) record(st *Step, a *Answer, source string, evidence []string) {
	step := finding.Step{Workflow: st.Flow, Step: st.ID, Level: st.Level, Question: st.Question, Answer: "unknown", Source: source, Evidence: evidence}
	if a != nil {
		step.Answer = a.Label
	}
	if step.Evidence == nil {
		step.Evidence = []string{}
	}
	w.result.Trail = append(w.result.Trail, step)
}

// follow goes along an answer's edge; nil when the walk is over.
func (w *walker) follow(st *Step, a *Answer) *Step {
	w.result.Ending = a
	switch {
	case a.Close != "":
		w.result.Action, w.result.Branch, w.result.Level = "close", a.Close, st.Level
		return nil
	case a.Escalate != "":
		w.result.Action, w.result.Branch, w.result.Level = "escalate", a.Escalate, levelOf(a.Escalate)
		if next := w.set.steps[a.Goto]; next != nil && w.answered(next) {
			return next
		}
		return nil
	case a.Workflow != "":
		return w.set.steps[w.set.Flow(a.Workflow).Start]
	}
	return w.set.steps[a.Goto]
}

// answered says whether the next level has something to go on with; else its first step is its own business.
func (w *walker) answered(st *Step) bool {
	a, _, _ := w.take(st)
	return a != nil
}

func levelOf(branch string) int {
	if branch == "level-3" {
		return 3
	}
	return 2
}
