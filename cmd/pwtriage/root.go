package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/term"
)

const about = `pwtriage reads a support bundle of the PrivateWave secure-VoIP app (configuration and logs), walks the
support workflow with the evidence, and says what to do: close, escalate or ask.
`

const examples = `  pwtriage bundle.zip                            read the verdict
  pwtriage --site site.hcl bundle.zip            judge the settings against what the server expects
  pwtriage show bundle.zip:client.log:120 -C 5   look at a piece of evidence, straight out of the archive`

// run is the whole program: arguments in, exit status out. A panic is a bug of ours: it must not end with status 2, which
// would blame the user.
func run(ctx context.Context, args []string, io stdio) (status int) {
	defer func() {
		if fault := recover(); fault != nil {
			status = fail(io.err, bug(io, fault))
		}
	}()
	out := &sink{w: io.out}
	if !term.IsTerminal(io.out) { // a terminal is never full, and a pager wants the file itself
		io.out = out
	}
	root := newRoot(io)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("write the result: %w", out.err)
	}
	return fail(io.err, err)
}

// bug prints where a panic came from and gives it as an error.
func bug(io stdio, fault any) error {
	fmt.Fprintf(io.err, "%s", debug.Stack())
	return fmt.Errorf("internal error, please report it: %v", fault)
}

func newRoot(io stdio) *cobra.Command {
	opts := &diagnoseOptions{}
	root := &cobra.Command{
		Use:           "pwtriage [flags] BUNDLE...",
		Short:         "Read a support bundle, say what to do",
		Long:          about,
		Example:       examples,
		Version:       version,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	opts.addFlags(root)
	root.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0 && cmd.Flags().NFlag() == 0:
			_, err := fmt.Fprintf(io.out, "%s\nExamples:\n%s\n\nMore: pwtriage --help\n", about, examples)
			return err
		case len(args) > 0 && absent(args[0]) && mistyped(cmd, args[0]):
			return unknownCommand(cmd, args[0])
		}
		return runDiagnose(cmd.Context(), *opts, args, io)
	}
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.SetVersionTemplate("pwtriage {{.Version}}\n")
	root.SetHelpTemplate(root.HelpTemplate() + exitStatus)
	root.SetFlagErrorFunc(flagMistake)
	root.AddCommand(newDiagnose(io), newReport(io), newGen(io), newShow(io), newRedact(io), newPacket(io), newExplain(io), newPatterns(io), newWorkflow(io))
	root.AddCommand(newGrep(io), newStats(io), newOutcome(io), newDiff(io), newStore(io), newSite(io))
	root.SetHelpCommand(helpCommand(root))
	strictCompletion(root)
	strictArgs(root)
	return root
}

func absent(path string) bool {
	_, err := os.Stat(path)
	return err != nil
}

// exitStatus ends every command's help.
const exitStatus = `
EXIT STATUS
  0    a diagnosis was produced (show, explain, ...: what was asked for was printed)
  1    the tool failed; a bundle is missing or cannot be opened
  2    wrong usage, or a broken catalogue, workflow or site file
  3    nothing readable was found in any bundle
  130  interrupted
  With --exit-code: 0 close, 11, 12, 13 escalate to level 1, 2, 3, 20 ask; of several bundles the worst.
`
