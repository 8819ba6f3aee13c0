package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/phrases"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/patterns"
)

func newExplain(io stdio) *cobra.Command {
	lang := ""
	cmd := &cobra.Command{
		Use:   "explain ID",
		Short: "What a pattern, cause, branch, workflow, step, procedure, setting or fact is, and what to do about it",
		Long: "Prints what an id of a diagnosis means and what to do about it: a pattern, a cause, a verdict's branch, a workflow or one of\n" +
			"its steps, a procedure steps name, a setting, a fact. `explain facts`, `settings` and `procedures` list all of a kind.",
		Example:           "  pwtriage explain auth-rejected\n  pwtriage explain CI-4\n  pwtriage explain pbx.port\n  pwtriage explain facts",
		Args:              takes(1, 1, "id"),
		ValidArgsFunction: completeID,
		RunE:              func(cmd *cobra.Command, args []string) error { return runExplain(args[0], lang, io) },
	}
	cmd.Flags().StringVar(&lang, "lang", "", "add what to say to the person with the phone, in "+strings.Join(phrases.Languages, ", "))
	completeFlags(cmd, map[string]completer{"lang": oneOf(phrases.Languages...)})
	return cmd
}

// topic is something explain can tell about.
type topic struct {
	kind, id, title string
	tell            func()
}

func runExplain(id, lang string, io stdio) error {
	book, err := wordsIn(lang)
	if err != nil {
		return err
	}
	flows, err := loadFlows("", io)
	if err != nil {
		return err
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		return diags
	}
	all := explained(io, flows, causes, book)
	if kind := strings.TrimSuffix(id, "s"); kind == "fact" || kind == "setting" || kind == "procedure" {
		for _, t := range all {
			if t.kind == kind {
				fmt.Fprintf(io.out, "%-36s %s\n", t.id, t.title)
			}
		}
		return nil
	}
	var ids []string
	for _, t := range all {
		ids = append(ids, t.id)
		if strings.EqualFold(t.id, strings.TrimPrefix(id, "fact.")) {
			t.tell()
			return nil
		}
	}
	return usagef("pwtriage patterns list, workflow show, explain facts, explain settings and explain procedures show the ids", "nothing is called %q%s", id, suggestion(id, ids))
}

// topics are all ids, for completion.
func topics(flows *workflow.Set, causes []*cause.Cause) []topic {
	return explained(stdio{}, flows, causes, nil)
}

// explained are the topics; book holds what to say of causes and branches to the person with the phone, nil for nothing.
func explained(io stdio, flows *workflow.Set, causes []*cause.Cause, book *phrases.Book) []topic {
	var out []topic
	for _, c := range causes {
		out = append(out, topic{"cause", c.ID, c.Title, func() { tellCause(io, c); tellWords(io, book, c.ID, "") }})
	}
	var branches []topic
	for id, b := range workflow.Branches {
		branches = append(branches, topic{"branch", id, b.Title, func() {
			fmt.Fprintf(io.out, "%s (branch: %s)\n%s\n", id, b.Action, b.Title)
			tellWords(io, book, "", id)
		}})
	}
	slices.SortFunc(branches, func(a, b topic) int { return strings.Compare(a.id, b.id) })
	out = append(out, branches...)
	for _, f := range flows.Flows {
		out = append(out, topic{"workflow", f.ID, f.Title, func() { tellFlow(io, f) }})
		for _, st := range f.Steps {
			out = append(out, topic{"step", st.ID, st.Question, func() { tellStep(io, st) }})
		}
	}
	for _, p := range flows.Procedures {
		out = append(out, topic{"procedure", p.ID, p.Title, func() { tellProcedure(io, flows, p) }})
	}
	for _, s := range settings {
		out = append(out, topic{"setting", s.name, s.means, func() { tellSetting(io, s) }})
	}
	for _, f := range facts.Declared() {
		out = append(out, topic{"fact", f[0], f[1], func() { fmt.Fprintf(io.out, "%s (fact)\n%s\n", f[0], f[1]) }})
	}
	for _, e := range patterns.Builtin().Entries {
		out = append(out, topic{"pattern", e.ID, e.Title, func() { tellPattern(io, e) }})
	}
	return out
}

func tellCause(io stdio, c *cause.Cause) {
	fmt.Fprintf(io.out, "%s (cause)\n%s\n\n%s\nCure: %s\n", c.ID, c.Title, c.Means, c.Cure)
	var ids []string
	for _, e := range patterns.Builtin().Entries {
		if slices.Contains(e.Causes, c.ID) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) > 0 {
		fmt.Fprintf(io.out, "Patterns that are evidence for it: %s\n", strings.Join(ids, " "))
	}
}

// tellWords are those for the person with the phone.
func tellWords(io stdio, book *phrases.Book, cause, branch string) {
	if book == nil {
		return
	}
	for _, s := range book.Say(cause, branch) {
		fmt.Fprintf(io.out, "Tell the user: %s\n", s)
	}
}

func tellFlow(io stdio, f *workflow.Flow) {
	fmt.Fprintf(io.out, "%s (workflow of %d steps, starts at %s)\n%s\nSource: %s\nAll of it: pwtriage workflow show %s\n", f.ID, len(f.Steps), f.Start, f.Title, f.Source, f.ID)
}

func tellProcedure(io stdio, flows *workflow.Set, p *workflow.Procedure) {
	fmt.Fprintf(io.out, "%s (procedure)\n%s\nSource: %s%s\n", p.ID, p.Title, p.Source, ours(p.Ours, "; the words are ours"))
	for i, act := range p.Acts {
		fmt.Fprintf(io.out, "  %d  %s\n", i+1, act)
	}
	var steps []string
	for _, f := range flows.Flows {
		for _, st := range f.Steps {
			if st.Procedure == p {
				steps = append(steps, st.ID)
			}
		}
	}
	fmt.Fprintf(io.out, "Steps that ask for it: %s\n", strings.Join(steps, " "))
}

// ours marks what is our reading and no document of the vendor's.
func ours(is bool, words string) string {
	if is {
		return words
	}
	return ""
}

func tellStep(io stdio, st *workflow.Step) {
	fmt.Fprintf(io.out, "%s (step of %s, level %d, answered by: %s)\n%s\n", st.ID, st.Flow, st.Level, st.Who, st.Question)
	for _, how := range st.HowTo() {
		fmt.Fprintln(io.out, how)
	}
	tellAnswers(io, st, "  ")
}

// tellAnswers lists where each answer leads; of a step that only writes down, all lead on.
func tellAnswers(io stdio, st *workflow.Step, indent string) {
	for _, a := range st.Answers {
		where := a.Where()
		if where == "" {
			where = st.Next
		}
		fmt.Fprintf(io.out, "%s%s -> %s\n", indent, a.Label, where)
	}
	if st.Record {
		fmt.Fprintf(io.out, "%s(only written down: unknown) -> %s\n", indent, st.Next)
	}
}

func tellPattern(io stdio, e *patterns.Entry) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (pattern, class %s, %s, since %s)\n%s\n\n%s\nWhat to do: %s\n", e.ID, e.Class, e.Severity, e.Since, e.Title, e.Means, e.Remedy)
	if e.Outline {
		b.WriteString("Outline: it names a message, and counts only where the log shows no messages\n")
	}
	if e.Over != nil {
		fmt.Fprintf(&b, "Over several lines: %s\n", e.Over)
	}
	for _, x := range e.Examples {
		fmt.Fprintf(&b, "Example: %s\n", strings.TrimSpace(x.Text))
		for _, swap := range x.Also {
			fmt.Fprintf(&b, "  and with %s in place of %s\n", strings.Join(swap.Others, ", "), swap.Word)
		}
	}
	for _, more := range []struct{ label, text string }{
		{"For the user", e.Words}, {"Evidence for", strings.Join(e.Causes, " ")}, {"References", strings.Join(e.References, " ")},
	} {
		if more.text != "" {
			fmt.Fprintf(&b, "%s: %s\n", more.label, more.text)
		}
	}
	fmt.Fprint(io.out, term.Clean(b.String(), true)) // examples are lines of logs
}
