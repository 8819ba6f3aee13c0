package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/parsers/logfile"
)

type showOptions struct {
	context int
	color   string
}

func newShow(io stdio) *cobra.Command {
	o := &showOptions{}
	cmd := &cobra.Command{
		Use:     "show [-C N] BUNDLE:FILE:LINE",
		Short:   "Print evidence in context, straight out of an archive",
		Long:    "Prints a line of a file inside a bundle with its neighbours. Secrets are masked, control characters shown.",
		Example: "  pwtriage show upload.zip:logs/client.log:120 -C 5",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runShow(cmd.Context(), *o, args[0], io) },
	}
	cmd.Flags().IntVarP(&o.context, "context", "C", 0, "lines before and after")
	cmd.Flags().StringVar(&o.color, "color", "auto", "auto, always or never")
	return cmd
}

// splitPlace takes BUNDLE:FILE:LINE apart. Either name may hold colons: the bundle is the longest prefix that exists.
func splitPlace(place string) (path, file string, line int, err error) {
	i := strings.LastIndexByte(place, ':')
	if i > 0 {
		line, err = strconv.Atoi(place[i+1:])
	}
	if i <= 0 || err != nil || line < 1 {
		return "", "", 0, usagef("write bundle.zip:client.log:120", "cannot read the place %q", place)
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
	return "", "", 0, usagef("write bundle.zip:client.log:120", "cannot read the place %q", place)
}

func runShow(ctx context.Context, o showOptions, place string, io stdio) error {
	path, file, line, err := splitPlace(place)
	if err != nil {
		return err
	}
	var names []string
	var secrets [][]byte
	visit := func(m *bundle.Member, r ioReader) error {
		names = append(names, m.Path)
		secrets = append(secrets, secretsOf(m.Path, r)...)
		return nil
	}
	report, err := bundle.Walk(ctx, path, io.in, bundle.DefaultLimits(), visit)
	if err != nil {
		return missingBundle(err)
	}
	lines, err := excerpt(ctx, path, file, report, line, o.context)
	if err != nil {
		return err
	}
	if len(lines) == 0 {
		for i, n := range names {
			names[i] = report.Clean(n)
		}
		return notThere(file, line, names)
	}
	printLines(io, lines, line, redact.New(secrets), term.StyleFor(o.color, io.out))
	return nil
}

func missingBundle(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return fmt.Errorf("show: %w", err)
}

func notThere(file string, line int, names []string) error {
	for _, n := range names {
		if n == file {
			return usagef("", "file %q has no line %d", file, line)
		}
	}
	return usagef("", "the bundle has no file %q%s", file, suggestion(file, names))
}

// secretsOf reads the secrets of a configuration, so that they can be masked in a log as well.
func secretsOf(name string, r ioReader) [][]byte {
	buf := bufio.NewReaderSize(r, 64<<10)
	head, _ := buf.Peek(64 << 10)
	if _, sure := appconfig.Detect(name, head); sure < 0.5 {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(buf, 16<<20))
	if err != nil {
		return nil
	}
	config, _ := appconfig.Parse(name, data)
	if config == nil {
		return nil
	}
	return config.Secrets
}

type ioReader = io.Reader

type shown struct {
	number int
	text   string
}

// excerpt collects the lines around one; a file of any encoding counts its lines as the diagnosis does.
func excerpt(ctx context.Context, path, file string, report *bundle.Report, line, around int) ([]shown, error) {
	var out []shown
	visit := func(m *bundle.Member, r ioReader) error {
		if report.Clean(m.Path) != file && m.Path != file {
			return nil
		}
		_, err := logfile.Read(r, m.Path, logfile.Options{Dialect: "plain"}, func(rec *logfile.Record) error {
			for _, l := range rec.Lines {
				if l.Number >= line-around && l.Number <= line+around {
					out = append(out, shown{l.Number, l.Text})
				}
			}
			if rec.Lines[0].Number > line+around {
				return bundle.ErrStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, bundle.ErrStop) {
			return err
		}
		return bundle.ErrStop
	}
	_, err := bundle.Walk(ctx, path, nil, bundle.DefaultLimits(), visit)
	return out, err
}

func printLines(io stdio, lines []shown, line int, secrets *redact.Secrets, style term.Style) {
	for _, l := range lines {
		mark, text := " ", term.Clean(secrets.Text(l.text), false)
		if l.number == line {
			mark, text = ">", style.Bold(text)
		}
		fmt.Fprintf(io.out, "%s %6d  %s\n", mark, l.number, text)
	}
}
