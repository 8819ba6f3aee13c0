package main

import (
	"context"

	"github.com/spf13/cobra"
)

const about = `pwtriage reads a support bundle of the PrivateWave secure-VoIP app (configuration and logs), walks the
support workflow with the evidence, and says what to do: close, escalate or ask.

  pwtriage bundle.zip                          read the verdict
  pwtriage --site site.hcl bundle.zip          judge the settings against what the server expects
  pwtriage show bundle.zip:client.log:120 -C 5 look at a piece of evidence, straight out of the archive
`

// run is the whole program: arguments in, exit status out.
func run(ctx context.Context, args []string, io stdio) int {
	root := newRoot(io)
	root.SetArgs(args)
	return fail(io.err, root.ExecuteContext(ctx))
}

func newRoot(io stdio) *cobra.Command {
	diagnose := newDiagnose(io)
	root := &cobra.Command{
		Use:           "pwtriage [flags] BUNDLE...",
		Short:         "Read a support bundle, say what to do",
		Long:          about,
		Version:       version,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	opts := &diagnoseOptions{}
	opts.addFlags(root.Flags())
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			_, err := io.out.Write([]byte(about + "\nMore: pwtriage --help\n"))
			return err
		}
		return runDiagnose(cmd.Context(), *opts, args, io)
	}
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.SetVersionTemplate("pwtriage {{.Version}}\n")
	root.SetHelpTemplate(root.HelpTemplate() + exitStatus)
	root.AddCommand(diagnose, newShow(io), newExplain(io), newPatterns(io), newWorkflow(io), newWatch(io), newWorker(io))
	return root
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
