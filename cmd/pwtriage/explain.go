package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/patterns"
)

func newExplain(io stdio) *cobra.Command {
	return &cobra.Command{
		Use:     "explain ID",
		Short:   "What a pattern, cause, branch, workflow step or fact is, and what to do about it",
		Example: "  pwtriage explain auth-rejected\n  pwtriage explain CI-4\n  pwtriage explain fact",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runExplain(args[0], io) },
	}
}

func runExplain(id string, io stdio) error {
	if id == "fact" || id == "facts" {
		for _, f := range facts.Declared() {
			fmt.Fprintf(io.out, "%-36s %s\n", f[0], f[1])
		}
		return nil
	}
	flows, err := loadFlows("", io)
	if err != nil {
		return err
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		return diags
	}
	for _, explain := range []func() bool{
		func() bool { return explainCause(io, causes, id) },
		func() bool { return explainBranch(io, id) },
		func() bool { return explainStep(io, flows, id) },
		func() bool { return explainFact(io, id) },
		func() bool { return explainPattern(io, id) },
	} {
		if explain() {
			return nil
		}
	}
	return usagef("pwtriage patterns list and pwtriage workflow list show the ids", "nothing is called %q%s", id, suggestion(id, allIDs(flows, causes)))
}

func allIDs(flows *workflow.Set, causes []*cause.Cause) []string {
	var out []string
	for _, c := range causes {
		out = append(out, c.ID)
	}
	for _, f := range flows.Flows {
		for _, s := range f.Steps {
			out = append(out, s.ID)
		}
	}
	for _, e := range patterns.Builtin().Entries {
		out = append(out, e.ID)
	}
	for b := range workflow.Branches {
		out = append(out, b)
	}
	slices.Sort(out)
	return out
}

func explainCause(io stdio, causes []*cause.Cause, id string) bool {
	i := slices.IndexFunc(causes, func(c *cause.Cause) bool { return c.ID == id })
	if i < 0 {
		return false
	}
	c := causes[i]
	fmt.Fprintf(io.out, "%s (cause)\n%s\n\n%s\nCure: %s\n", c.ID, c.Title, c.Means, c.Cure)
	var ids []string
	for _, e := range patterns.Builtin().Entries {
		if slices.Contains(e.Causes, id) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) > 0 {
		fmt.Fprintf(io.out, "Patterns that are evidence for it: %s\n", strings.Join(ids, " "))
	}
	return true
}

func explainBranch(io stdio, id string) bool {
	b, ok := workflow.Branches[id]
	if ok {
		fmt.Fprintf(io.out, "%s (branch: %s)\n%s\n", id, b.Action, b.Title)
	}
	return ok
}

func explainStep(io stdio, flows *workflow.Set, id string) bool {
	st := flows.Step(id)
	if st == nil {
		return false
	}
	fmt.Fprintf(io.out, "%s (step of %s, level %d, answered by: %s)\n%s\n", st.ID, st.Flow, st.Level, st.Who, st.Question)
	if st.How != "" {
		fmt.Fprintln(io.out, st.How)
	}
	for _, a := range st.Answers {
		fmt.Fprintf(io.out, "  %s -> %s\n", a.Label, a.Where())
	}
	return true
}

func explainFact(io stdio, id string) bool {
	for _, f := range facts.Declared() {
		if f[0] == strings.TrimPrefix(id, "fact.") {
			fmt.Fprintf(io.out, "%s (fact)\n%s\n", f[0], f[1])
			return true
		}
	}
	return false
}

func explainPattern(io stdio, id string) bool {
	e, _ := patterns.Builtin().Find(id)
	if e == nil {
		return false
	}
	fmt.Fprintf(io.out, "%s (pattern, class %s, %s, since %s)\n%s\n\n%s\nWhat to do: %s\n", e.ID, e.Class, e.Severity, e.Since, e.Title, e.Means, e.Remedy)
	if e.Words != "" {
		fmt.Fprintf(io.out, "To the user: %s\n", e.Words)
	}
	if len(e.Causes) > 0 {
		fmt.Fprintf(io.out, "Evidence for: %s\n", strings.Join(e.Causes, " "))
	}
	for _, x := range e.Examples {
		fmt.Fprintf(io.out, "Example: %s\n", strings.TrimSpace(x.Text))
	}
	for _, r := range e.References {
		fmt.Fprintf(io.out, "See: %s\n", r)
	}
	return true
}
