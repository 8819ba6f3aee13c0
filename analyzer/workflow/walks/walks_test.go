package walks

import (
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

func shippedTables(t *testing.T) (*workflow.Set, []*Table) {
	t.Helper()
	set, diags := workflow.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	tables, diags := Load(Shipped())
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return set, tables
}

func TestTheShippedFlowsAreWalked(t *testing.T) {
	set, tables := shippedTables(t)
	for _, p := range Run(set, tables) {
		t.Errorf("%s:%d: %s; %s", p.File, p.Line, p.Text, p.Fix)
	}
	if n := Edges(set); n < 100 {
		t.Errorf("only %d edges are known", n)
	}
}

// TestEveryRowIsNeeded takes away one row after the other: each leaves an edge nobody walks.
func TestEveryRowIsNeeded(t *testing.T) {
	set, tables := shippedTables(t)
	for _, table := range tables {
		all := table.Walks
		for i, w := range all {
			table.Walks = slices.Concat(all[:i], all[i+1:])
			if len(Run(set, tables)) == 0 {
				t.Errorf("%s: without %q every edge is walked still", table.Flow, w.Name)
			}
		}
		table.Walks = all
	}
}

// TestEveryEdgeCounts adds an edge to a flow: it is missed, as one that nothing reaches is.
func TestEveryEdgeCounts(t *testing.T) {
	const flow = `
workflow "w" {
  title  = "t"
  source = "s"
  start  = "A"
  step "A" {
    level    = 1
    question = "q"
    who      = "user"
    answer "yes" {
      when  = fact.call.works
      close = "not-an-issue"
    }
    answer "no" {
      when     = !fact.call.works
      escalate = "level-2"
      goto     = "B"
    }
  }
  step "B" {
    level    = 2
    question = "q"
    who      = "level-2"
    answer "yes" { escalate = "level-2" }
  }
}`
	set, diags := workflow.Load(map[string][]byte{"w.hcl": []byte(flow)})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	const yes = "walk \"yes\" {\n facts = { \"call.works\" = true }\n path = [\"A: yes\"]\n verdict = \"close not-an-issue\"\n}\n"
	const ends = "walk \"no\" {\n facts = { \"call.works\" = false }\n path = [\"A: no\"]\n verdict = \"escalate level-2\"\n}\n"
	const onward = "walk \"on\" {\n facts = { \"call.works\" = false }\n answers = { B = \"yes\" }\n path = [\"A: no\", \"B: yes\"]\n verdict = \"escalate level-2\"\n}\n"
	for name, c := range map[string]struct{ rows, want string }{
		"all":        {yes + ends + onward, ""},
		"none":       {"", `no walk takes the edge "A: yes"`},
		"not ending": {yes + onward, `no walk ends at the edge "A: no"`},
		"not onward": {yes + ends, `no walk goes on from the edge "A: no"`},
		"given only": {strings.Replace(yes, `facts = { "call.works" = true }`, `answers = { A = "yes" }`, 1) + ends + onward, `walks take the edge "A: yes" only by an answer`},
		"verdict":    {yes + ends + strings.Replace(onward, `"escalate level-2"`, `"escalate level-3"`, 1), `"on": the verdict is "escalate level-2", want "escalate level-3"`},
		"path":       {yes + ends + strings.Replace(onward, `, "B: yes"`, "", 1), `"on": step 2 of the path is "B: yes", want "the end"`},
		"fact":       {yes + ends + onward + strings.Replace(yes, "call.works", "call.work", 1), `there is no fact "call.work"; did you mean "call.works"`},
		"kind":       {yes + ends + onward + strings.Replace(yes, "= true", "= 1", 1), `fact "call.works" is a bool and cannot be a number`},
		"given":      {yes + ends + onward + strings.Replace(yes, "facts", "given = [\"x\"]\n facts", 1), `there is no given "x"`},
		"answer":     {yes + ends + strings.Replace(onward, `B = "yes"`, `B = "no"`, 1), `step "B" has no answer "no"`},
	} {
		tables, diags := Load(map[string][]byte{"t.hcl": []byte("walks \"w\" {\n" + c.rows + "}\n")})
		if diags.HasErrors() {
			t.Fatal(name, diags)
		}
		problems := Run(set, tables)
		if c.want == "" && len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		if c.want != "" && !slices.ContainsFunc(problems, func(p Problem) bool { return strings.Contains(p.Text, c.want) }) {
			t.Errorf("%s: %v, want %q", name, problems, c.want)
		}
	}
}

func TestAcceptWritesWhatRunWants(t *testing.T) {
	set, _ := shippedTables(t)
	files := Shipped()
	for name, src := range files {
		text, err := Accept(set, name, src)
		if err != nil {
			t.Fatal(err)
		}
		if string(text) != string(src) {
			t.Errorf("%s: accepting changes a table that holds", name)
		}
		emptied := strings.ReplaceAll(string(src), `verdict = "close`, `verdict = "closed`)
		if text, err = Accept(set, name, []byte(emptied)); err != nil || string(text) != string(src) {
			t.Errorf("%s: accepting does not mend its verdicts: %v", name, err)
		}
	}
}
