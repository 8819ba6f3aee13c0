package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/workflow"
)

func newWorkflow(io stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "workflow",
		Short:   "The support workflows",
		Long:    "Shows the support workflows a diagnosis walks: steps, answers, and where each leads.",
		Example: "  pwtriage workflow list\n  pwtriage workflow show connection-issues\n  pwtriage workflow graph cannot-call | dot -Tsvg > cannot-call.svg",
	}
	return group(cmd, newWorkflowList(io), newWorkflowShow(io), newWorkflowGraph(io), newWorkflowTest(io))
}

func newWorkflowList(io stdio) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the workflows",
		Long:    "Lists the workflows with the number of their steps.",
		Example: "  pwtriage workflow list",
		Args:    takes(0, 0, "argument"),
		RunE: func(cmd *cobra.Command, args []string) error {
			flows, err := loadFlows(dir, io)
			if err != nil {
				return err
			}
			for _, f := range flows.Flows {
				fmt.Fprintf(io.out, "%-22s %2d steps  %s%s\n", f.ID, len(f.Steps), f.Title, ours(f.Ours, " (our reading)"))
			}
			return nil
		},
	}
	addWorkflowsFlag(cmd, &dir)
	return cmd
}

func newWorkflowShow(io stdio) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:               "show [WORKFLOW]",
		Short:             "Show steps, answers and where they lead",
		Long:              "Prints the steps of a workflow, or of all: who answers each, its answers, and where they lead.",
		Example:           "  pwtriage workflow show\n  pwtriage workflow show connection-issues",
		Args:              takes(0, 1, "workflow"),
		ValidArgsFunction: completeWorkflow,
		RunE: func(cmd *cobra.Command, args []string) error {
			flows, err := chosenFlows(io, dir, args)
			for _, f := range flows {
				showFlow(io, f)
			}
			return err
		},
	}
	addWorkflowsFlag(cmd, &dir)
	return cmd
}

func addWorkflowsFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "workflows", "", "folder of *.hcl workflows to use in place of the built-in ones")
	completeFlags(cmd, map[string]completer{"workflows": folders})
}

// chosenFlows are all flows, or the one named.
func chosenFlows(io stdio, dir string, args []string) ([]*workflow.Flow, error) {
	flows, err := loadFlows(dir, io)
	if err != nil || len(args) == 0 {
		if err != nil {
			return nil, err
		}
		return flows.Flows, nil
	}
	if f := flows.Flow(args[0]); f != nil {
		return []*workflow.Flow{f}, nil
	}
	var ids []string
	for _, f := range flows.Flows {
		ids = append(ids, f.ID)
	}
	return nil, usagef("pwtriage workflow list shows the ids", "there is no workflow %q%s", args[0], suggestion(args[0], ids))
}

func stepIDs(flows *workflow.Set) []string {
	var out []string
	for _, f := range flows.Flows {
		for _, st := range f.Steps {
			out = append(out, st.ID)
		}
	}
	return out
}

func showFlow(io stdio, f *workflow.Flow) {
	fmt.Fprintf(io.out, "%s: %s%s\n", f.ID, f.Title, ours(f.Ours, " (our reading, no document of the vendor's)"))
	for _, st := range f.Steps {
		fmt.Fprintf(io.out, "  %s (level %d, %s) %s\n", st.ID, st.Level, st.Who, st.Question)
		if p := st.Procedure; p != nil {
			fmt.Fprintf(io.out, "      how: %s (pwtriage explain %s)\n", p.Title, p.ID)
		}
		tellAnswers(io, st, "      ")
	}
}
