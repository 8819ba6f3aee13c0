package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/phrases"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/report"
	"github.com/pwtriage/pwtriage/patterns"
)

type completer = func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective)

// oneOf completes a word of a fixed list.
func oneOf(words ...string) completer {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

func nothing(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func folders(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func hclFiles(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []string{"hcl"}, cobra.ShellCompDirectiveFilterFileExt
}

// diagnoseCompletions are the values of diagnose's flags.
var diagnoseCompletions = map[string]completer{
	"incident": oneOf(append([]string{"auto"}, analyzer.Incidents...)...),
	"format":   completeFormat,
	"output":   completeOutput,
	"answer":   completeAnswer,
	"level":    oneOf("1", "2", "3"),
	"color":    oneOf(colors...),
	"lang":     oneOf(phrases.Languages...),
	"site":     hclFiles, "patterns": folders, "workflows": folders,
	"account": nothing, "ticket": nothing, "at": nothing, "tz": nothing,
}

// completeFlags binds completions to the flags of a command that has them.
func completeFlags(cmd *cobra.Command, values map[string]completer) {
	for flag, complete := range values {
		if cmd.Flags().Lookup(flag) == nil {
			continue
		}
		if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err) // a flag bound twice: seen by the first test that runs
		}
	}
}

func completeFormat(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []cobra.Completion
	for _, f := range report.Formats() {
		out = append(out, cobra.CompletionWithDesc(f.Name, f.About))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func completeOutput(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var out []string
	for _, f := range formats {
		out = append(out, f+"=")
	}
	return out, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// completeAnswer offers the steps, and behind STEP= its answers.
func completeAnswer(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	flows, _ := workflow.Builtin()
	id, _, answering := strings.Cut(typed, "=")
	var out []string
	for _, f := range flows.Flows {
		for _, st := range f.Steps {
			if !answering {
				out = append(out, cobra.CompletionWithDesc(st.ID+"=", st.Question))
				continue
			}
			if st.ID == id {
				for _, label := range st.Labels() {
					out = append(out, st.ID+"="+label)
				}
			}
		}
	}
	if answering {
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	return out, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

func completeID(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	flows, _ := workflow.Builtin()
	causes, _ := cause.Builtin()
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, t := range topics(flows, causes) {
		out = append(out, cobra.CompletionWithDesc(t.id, fmt.Sprintf("%s: %s", t.kind, t.title)))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func completePattern(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []string
	for _, e := range patterns.Builtin().Entries {
		if len(args) == 0 {
			out = append(out, cobra.CompletionWithDesc(e.ID, e.Title))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func completeWorkflow(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	flows, _ := workflow.Builtin()
	var out []string
	for _, f := range flows.Flows {
		if len(args) == 0 {
			out = append(out, cobra.CompletionWithDesc(f.ID, f.Title))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// strictCompletion makes cobra's completion command refuse a shell it does not know, as every other group does.
func strictCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Short = "Print the completion script of a shell"
		c.Example = "  source <(pwtriage completion bash)\n  pwtriage completion zsh > _pwtriage\n  pwtriage completion powershell | Out-String | Invoke-Expression"
		group(c)
		for _, shell := range c.Commands() {
			shell.Args = takes(0, 0, "argument")
		}
	}
}
