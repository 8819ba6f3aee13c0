package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/flowgraph"
)

var drawings = map[string]func(*flowgraph.Graph, io.Writer){"dot": (*flowgraph.Graph).Dot, "mermaid": (*flowgraph.Graph).Mermaid, "svg": (*flowgraph.Graph).SVG}

func newWorkflowGraph(io stdio) *cobra.Command {
	var dir, format, result string
	names := []string{"dot", "mermaid", "svg"}
	cmd := &cobra.Command{
		Use:   "graph [WORKFLOW]",
		Short: "Draw workflows as a graph",
		Long: "Prints a workflow, or all of them, as a graph: dot for Graphviz, mermaid for Markdown, svg for a browser. Steps are boxes, verdicts\n" +
			"are ovals; a dashed arrow leads to another workflow, or on to the next support level. Given a result, the way it went stands out,\n" +
			"and without a name the workflows it went through are drawn.",
		Example:           "  pwtriage workflow graph --format svg cannot-call > cannot-call.svg\n  pwtriage --format json bundle.zip | pwtriage workflow graph --format svg --result - > path.svg",
		Args:              takes(0, 1, "workflow"),
		ValidArgsFunction: completeWorkflow,
		RunE: func(cmd *cobra.Command, args []string) error {
			draw := drawings[format]
			if draw == nil {
				return usagef("there are "+strings.Join(names, ", "), "unknown format %q%s", format, suggestion(format, names))
			}
			flows, err := chosenFlows(io, dir, args)
			if err != nil {
				return err
			}
			var trail []finding.Step
			if result != "" {
				if trail, err = trailOf(result, io); err != nil {
					return err
				}
				if len(args) == 0 {
					flows = walked(flows, trail)
				}
			}
			g := flowgraph.New(flows, format == "svg")
			if result != "" && g.Highlight(trail) == 0 {
				return usagef("leave the workflow's name out", "the result went through none of these workflows")
			}
			draw(g, io.out)
			return nil
		},
	}
	addWorkflowsFlag(cmd, &dir)
	cmd.Flags().StringVar(&format, "format", "dot", strings.Join(names, ", "))
	cmd.Flags().StringVar(&result, "result", "", "a diagnosis as JSON (- for standard input) whose path stands out")
	completeFlags(cmd, map[string]completer{"format": oneOf(names...)})
	return cmd
}

func trailOf(path string, io stdio) ([]finding.Step, error) {
	results, err := readResults(path, io)
	if err != nil {
		return nil, fmt.Errorf("read result %q: %w", path, err)
	}
	if len(results) != 1 {
		return nil, usagef("give one of them", "%d results in %q, and one can be drawn", len(results), path)
	}
	return results[0].Trail, nil
}

// walked are the flows a trail went through.
func walked(flows []*workflow.Flow, trail []finding.Step) []*workflow.Flow {
	through := map[string]bool{}
	for _, s := range trail {
		through[s.Workflow] = true
	}
	var out []*workflow.Flow
	for _, f := range flows {
		if through[f.ID] {
			out = append(out, f)
		}
	}
	return out
}
