package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/internal/excerpt"
	"github.com/pwtriage/pwtriage/internal/packet"
	"github.com/pwtriage/pwtriage/internal/term"
)

type packetOptions struct {
	diagnose diagnoseOptions
	level    int
	out      string
	force    bool
}

func newPacket(io stdio) *cobra.Command {
	o := &packetOptions{diagnose: diagnoseOptions{format: "text", color: "never", level: 1}}
	cmd := &cobra.Command{
		Use:   "packet BUNDLE --level 2|3 -o DIR|FILE.zip",
		Short: "Make what the next support level needs",
		Long: "Diagnoses a bundle and writes what the next level needs of it: packet.md to read first, the lines of the logs it rests on, the\n" +
			"result and the report. Level 2 gets the settings, what the client shows, and the questions for the server in the order of the\n" +
			"workflow; level 3 the log around the evidence, the SIP messages, versions, near misses and errors no pattern covers.\n" +
			"What is missing before the escalation is complete stands at the top, with why it matters. The commands in packet.md print the\n" +
			"lines it shows, run in the packet's folder. Numbers, names and addresses are pseudonyms, unless --no-redact.",
		Example: "  pwtriage packet upload.zip --level 2 --site site.hcl --ticket SUP-1234 -o sup-1234\n" +
			"  pwtriage packet upload.zip --level 3 --answer CI-8=yes --answer CI-9=yes -o sup-1234.zip",
		Args: takes(1, 1, "bundle"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPacket(cmd.Context(), o, args, io) },
	}
	f := cmd.Flags()
	f.IntVar(&o.level, "level", 0, "the level it is for: 2 or 3 (required)")
	f.StringVarP(&o.out, "out", "o", "", "folder to make, or archive when it ends in .zip (required)")
	f.BoolVar(&o.force, "force", false, "replace a packet that is there")
	o.diagnose.addAnalysisFlags(f)
	o.diagnose.privacy.addFlags(f)
	values := maps.Clone(diagnoseCompletions)
	values["level"] = oneOf("2", "3")
	completeFlags(cmd, values)
	return cmd
}

func runPacket(ctx context.Context, o *packetOptions, paths []string, io stdio) error {
	switch {
	case !slices.Contains(packet.Levels, o.level):
		return usagef("pwtriage packet bundle.zip --level 2 -o packet", "a packet is for level 2 or 3")
	case o.out == "":
		return usagef("pwtriage packet bundle.zip --level 2 -o packet", "no output given")
	case paths[0] == "-":
		return usagef("save it to a file first", "standard input cannot be made a packet of: it would have to be read more than once")
	}
	d := &o.diagnose
	opt, err := d.analysis(io)
	if err != nil {
		return err
	}
	if err := d.privacy.open(opt.Site, io); err != nil {
		return err
	}
	opt.Paths, opt.Command = paths, d.again(paths)
	out, err := d.one(ctx, opt, paths, io)
	nothing := errors.Is(err, analyzer.ErrNothing)
	if err != nil && !nothing {
		return err
	}
	files, err := o.make(ctx, out, opt, paths)
	if err != nil {
		return err
	}
	if err := o.write(files, io); err != nil {
		return err
	}
	if nothing {
		fmt.Fprintf(io.err, "pwtriage: %s: nothing readable was found\n", named(paths))
		return statusError(exitNothing)
	}
	return nil
}

// make reads the lines the packet shows, cleans them and puts the packet together.
func (o *packetOptions) make(ctx context.Context, out *analyzer.Outcome, opt analyzer.Options, paths []string) ([]packet.File, error) {
	d := &o.diagnose
	d.privacy.begin(out)
	full, err := excerpt.Fill(ctx, out.Diagnosis, paths, out.Secrets.Text)
	if err != nil {
		return nil, fmt.Errorf("read the lines around the evidence of %q: %w", named(paths), err)
	}
	shared := d.privacy.shared(full)
	near := packet.NearEntries(shared, opt.Catalogue.Matcher())
	near = append(near, packet.NearCauses(opt.Causes, out.Facts, func(text string) string { return d.privacy.text(out.Secrets.Text(text)) })...)
	return packet.Make(packet.Request{Diagnosis: shared, Level: o.level, Bundle: term.Clean(d.privacy.called(shared, paths)[0], false), Flows: opt.Flows,
		Catalogue: opt.Catalogue, Near: near})
}

func (o *packetOptions) write(files []packet.File, io stdio) error {
	err := packet.Write(o.out, files, o.force, o.put)
	if errors.Is(err, packet.ErrExists) {
		return usagef("--force replaces a packet", "%v", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "%s: %d files for level %d, begin with %s\n", term.Clean(o.out, false), len(files), o.level, packet.Text)
	return nil
}

// put lets a file out through the gate.
func (o *packetOptions) put(w io.Writer, f packet.File) error {
	return o.diagnose.privacy.gated(w, f.Format, func(w io.Writer) error {
		_, err := w.Write(f.Data)
		return err
	})
}
