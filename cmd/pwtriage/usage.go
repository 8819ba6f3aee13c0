package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagMistake words what pflag found wrong; cobra asks every command's root for it.
func flagMistake(cmd *cobra.Command, err error) error {
	hint := cmd.CommandPath() + " --help lists the flags"
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return usagef(hint, "unknown flag %q", "-"+name)
		}
		return usagef(hint, "unknown flag %q%s", "--"+name, suggestion("--"+name, flagNames(cmd)))
	case errors.As(err, &bare):
		return usagef(hint, "flag %q needs a value", dashed(bare.GetSpecifiedName()))
	case errors.As(err, &bad):
		return usagef(hint, "flag %q cannot be %q: it takes %s", dashed(bad.GetFlag().Name), bad.GetValue(), takesKind(bad.GetFlag()))
	}
	return usagef(hint, "%v", err)
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func takesKind(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a number"
	case "bool":
		return "true or false"
	}
	return "a " + f.Value.Type()
}

func flagNames(cmd *cobra.Command) []string {
	var out []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			out = append(out, "--"+f.Name)
		}
	})
	return out
}

// takes is the check of a command's arguments: at least low, at most high (below zero: any number).
func takes(low, high int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := "usage: " + cmd.UseLine()
		switch {
		case len(args) < low:
			return usagef(hint, "no %s given", what)
		case high == 0 && len(args) > 0:
			return usagef(hint, "unexpected argument %q", args[0])
		case high > 0 && len(args) > high:
			return usagef(hint, "unexpected argument %q: one %s is enough", args[high], what)
		}
		return nil
	}
}

// strictArgs makes what a command's check of its arguments finds a usage error, whichever check it is: cobra's own have no type.
func strictArgs(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			var usage *usageError
			err := check(cmd, args)
			if err == nil || errors.As(err, &usage) {
				return err
			}
			return usagef("usage: "+cmd.UseLine(), "%v", err)
		}
	}
	for _, c := range cmd.Commands() {
		strictArgs(c)
	}
}

// group makes a command that only holds others: alone it prints its help, and any word it does not know is a mistake.
func group(cmd *cobra.Command, parts ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(parts...)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return unknownCommand(cmd, args[0])
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return cmd
}

func unknownCommand(cmd *cobra.Command, word string) error {
	return usagef(cmd.CommandPath()+" --help lists the commands", "unknown command %q%s", word, suggestion(word, commandNames(cmd)))
}

func commandNames(cmd *cobra.Command) []string {
	var out []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			out = append(out, c.Name())
		}
	}
	slices.Sort(out)
	return out
}

// mistyped tells a command's name written wrong from a bundle that is missing: a bare word near a command is the former.
func mistyped(root *cobra.Command, word string) bool {
	return !strings.ContainsAny(word, `./\:`) && nearest(word, commandNames(root)) != ""
}

// helpCommand replaces cobra's, which calls a topic it does not know a success.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Print the help of a command",
		Example: "  pwtriage help diagnose\n  pwtriage help patterns list",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return commandNames(root), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			cmd := root
			for _, word := range args {
				at := slices.IndexFunc(cmd.Commands(), func(c *cobra.Command) bool { return c.Name() == word })
				if at < 0 {
					return unknownCommand(cmd, word)
				}
				cmd = cmd.Commands()[at]
			}
			cmd.InitDefaultHelpFlag()
			cmd.InitDefaultVersionFlag()
			if err := cmd.Help(); err != nil {
				return fmt.Errorf("print help: %w", err)
			}
			return nil
		},
	}
}
