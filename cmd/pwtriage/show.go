package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

type showOptions struct {
	context int
	color   string
}

func newShow(io stdio) *cobra.Command {
	o := &showOptions{}
	cmd := &cobra.Command{
		Use:   "show [-C N] BUNDLE:FILE:LINE",
		Short: "Print evidence in context, straight out of an archive",
		Long: "Prints a line of a file inside a bundle with its neighbours. FILE is the path a diagnosis gives; behind !/ it goes on inside a\n" +
			"nested archive. Secrets are masked, control characters shown.",
		Example: "  pwtriage show upload.zip:logs/client.log:120 -C 5\n  pwtriage show 'upload.zip:inner.zip!/client.log:7'",
		Args:    takes(1, 1, "place"),
		RunE:    func(cmd *cobra.Command, args []string) error { return runShow(cmd.Context(), *o, args[0], io) },
	}
	cmd.Flags().IntVarP(&o.context, "context", "C", 0, "lines before and after")
	cmd.Flags().StringVar(&o.color, "color", "auto", "auto, always or never")
	completeFlags(cmd, map[string]completer{"color": oneOf(colors...), "context": nothing})
	return cmd
}

const placeHint = "write bundle.zip:client.log:120"

// splitPlace takes BUNDLE:FILE:LINE apart. Either name may hold colons: the bundle is the longest prefix that exists.
func splitPlace(place string) (path, file string, line int, err error) {
	i := strings.LastIndexByte(place, ':')
	if i > 0 {
		line, err = strconv.Atoi(place[i+1:])
	}
	if i <= 0 || err != nil || line < 1 {
		return "", "", 0, usagef(placeHint, "cannot read the place %q", place)
	}
	rest := place[:i]
	for j := len(rest) - 1; j > 0; j-- {
		if rest[j] != ':' {
			continue
		}
		if _, err := os.Stat(rest[:j]); err == nil || rest[:j] == "-" {
			return rest[:j], rest[j+1:], line, nil
		}
	}
	if j := strings.IndexByte(rest, ':'); j > 0 {
		return rest[:j], rest[j+1:], line, nil
	}
	if info, err := os.Stat(rest); err == nil && info.Mode().IsRegular() { // a single file needs no name inside itself
		return rest, filepath.Base(rest), line, nil
	}
	return "", "", 0, usagef(placeHint, "cannot read the place %q", place)
}

func runShow(ctx context.Context, o showOptions, place string, io stdio) error {
	if err := knownColor(o.color); err != nil {
		return err
	}
	if o.context < 0 {
		return usagef("write -C 5", "flag %q cannot be %d", "--context", o.context)
	}
	path, file, line, err := splitPlace(place)
	if err != nil {
		return err
	}
	file = strings.TrimPrefix(file, filepath.Base(path)+"!/") // as a diagnosis of several bundles, merged, names it
	s := &search{file: file, line: line, around: o.context, found: map[string]found{}}
	report, err := bundle.Walk(ctx, path, io.in, bundle.DefaultLimits(), s.visit)
	if err := unlessInterrupted(ctx, err); err != nil {
		return err
	}
	e, err := s.pick(report)
	if err != nil {
		return err
	}
	printLines(io, e.lines, line, redact.New(s.secrets), term.StyleFor(o.color, io.out))
	return nil
}

// pick is the file that was asked for: by its path without the lone top folder, as a diagnosis shows it, or by its whole path.
func (s *search) pick(report *bundle.Report) (found, error) {
	if s.full {
		return found{}, errors.New("the lines asked for are too long or too many; take a smaller -C")
	}
	for path, e := range s.found {
		if path != s.file && report.Clean(path) != s.file {
			continue
		}
		if !slices.ContainsFunc(e.lines, func(l shown) bool { return l.number == s.line }) {
			return found{}, usagef(fmt.Sprintf("it has lines 1 to %d", e.last), "file %q has no line %d", s.file, s.line)
		}
		return e, nil
	}
	names := make([]string, len(s.names))
	for i, n := range s.names {
		names[i] = report.Clean(n)
	}
	return found{}, usagef("the bundle holds "+some(names), "the bundle has no file %q%s", s.file, suggestion(s.file, names))
}

// some lists a few names.
func some(names []string) string {
	const most = 8
	switch {
	case len(names) == 0:
		return "no file"
	case len(names) > most:
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}

func printLines(io stdio, lines []shown, line int, secrets *redact.Secrets, style term.Style) {
	out := bufio.NewWriter(io.out) // an error stays with io.out, which is looked at when the program ends
	defer out.Flush()
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	// masked as a whole: a header or an encoded key may go on in the next line
	masked := strings.Split(secrets.Text(strings.Join(texts, "\n")), "\n")
	for i, l := range lines {
		mark, text := " ", term.Clean(redact.Withheld("lines"), false)
		if len(masked) == len(lines) {
			text = term.Clean(masked[i], false)
		}
		if l.number == line {
			mark, text = ">", style.Bold(text)
		}
		fmt.Fprintf(out, "%s %6d  %s\n", mark, l.number, text)
	}
}
