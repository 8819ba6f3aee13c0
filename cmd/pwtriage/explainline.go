package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

func newPatternsExplain(io stdio) *cobra.Command {
	var o catalogueOptions
	cmd := &cobra.Command{
		Use:   "explain BUNDLE[:FILE:LINE]",
		Short: "What each stage saw in a line, and which entries came near it",
		Long: "Prints what the parser made of a line (dialect, record, time, level, source, text, SIP message), the entries that match it with what\n" +
			"they capture, and the entries that came near and the condition each failed by. Of a whole bundle it says what each file was taken for\n" +
			"and how many of its records any entry matches. Secrets are masked.",
		Example: "  pwtriage patterns explain upload.zip\n  pwtriage patterns explain upload.zip:client.log:120",
		Args:    takes(1, 1, "place"),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := loadCatalogue(o.dir, o.noBuiltin, io)
			if err != nil {
				return err
			}
			if _, _, _, err := splitPlace(args[0]); err != nil || !absent(args[0]) {
				return explainBundle(cmd.Context(), args[0], c.Matcher(), io)
			}
			return explainLine(cmd.Context(), args[0], c.Matcher(), io)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func explainLine(ctx context.Context, place string, set *patterns.Set, io stdio) error {
	at, secrets, err := locate(ctx, place, io)
	if err != nil {
		return err
	}
	var b strings.Builder
	tellRecord(&b, at, secrets)
	var matched []patterns.Match
	for _, m := range set.Match(at.record, at.dialect, at.server) {
		if m.LineIndex == at.index || at.inMessage() && m.LineIndex == at.record.SIPAt {
			matched = append(matched, m)
		}
	}
	fmt.Fprintf(&b, "\nmatched by %d entries\n", len(matched))
	for _, m := range matched {
		fmt.Fprintf(&b, "  %s %s%s\n", m.Entry.ID, m.Entry.Title, captures(m.Captures, secrets))
		for _, s := range m.Signals {
			fmt.Fprintf(&b, "    tells the timeline: %s%s\n", s.Event, captures(s.Attrs, secrets))
		}
	}
	near := set.Almost(at.record, at.index, at.dialect, at.server)
	fmt.Fprintf(&b, "\nnear are %d entries\n", len(near))
	for _, n := range near {
		fmt.Fprintf(&b, "  %s %s\n    %s\n", n.Entry.ID, n.Entry.Title, secrets.Text(n.Why))
	}
	if len(matched) == 0 {
		fmt.Fprintf(&b, "\nto write an entry for it: pwtriage patterns new --from %s\n", place)
	}
	fmt.Fprint(io.out, term.Clean(b.String(), true))
	return nil
}

// tellRecord says what the parser saw.
func tellRecord(w io.Writer, at *located, secrets *redact.Secrets) {
	rec := at.record
	row := func(name, format string, args ...any) {
		fmt.Fprintf(w, "%-9s %s\n", name, fmt.Sprintf(format, args...))
	}
	kind := "a client's log"
	if at.server {
		kind = "a server's log"
	}
	row("file", "%s (%s, sure to %.0f %%)", at.dialect, kind, at.sure*100)
	row("record", "lines %d to %d; this is its line %d", rec.Lines[0].Number, rec.Lines[len(rec.Lines)-1].Number, at.index+1)
	if rec.Time.Known {
		row("time", "%s", timeText(rec.Time))
	}
	for _, f := range []struct{ name, value string }{{"level", string(rec.Level)}, {"source", rec.Source}, {"thread", rec.Thread}} {
		if f.value != "" {
			row(f.name, "%s", secrets.Text(f.value))
		}
	}
	row("text", "%s", secrets.Text(at.text()))
	if rec.SIP == nil {
		return
	}
	what := rec.SIP.Method + " request"
	if !rec.SIP.IsRequest() {
		what = fmt.Sprintf("%d %s to %s", rec.SIP.Status, rec.SIP.Reason, rec.SIP.Method)
	}
	row("message", "%s, direction %q, from line %d", secrets.Text(what), rec.SIP.Direction, rec.Lines[rec.SIPAt].Number)
}

func timeText(t logfile.Stamp) string {
	if t.HasDate {
		return t.At.Format("2006-01-02 15:04:05.000")
	}
	return t.At.Format("15:04:05.000") + " (the log shows no date)"
}

// explainBundle says of each file what it was taken for.
func explainBundle(ctx context.Context, path string, set *patterns.Set, std stdio) error {
	report, err := bundle.Walk(ctx, path, std.in, bundle.DefaultLimits(), func(m *bundle.Member, r io.Reader) error {
		buf := bufio.NewReaderSize(r, headSize)
		config, data, err := readConfig(m.Path, buf)
		name := term.Clean(m.Path, false)
		if err != nil || data != nil {
			if config != nil {
				fmt.Fprintf(std.out, "%s: configuration (%s), %d settings\n", name, config.Format, len(config.Settings))
			}
			return err
		}
		head, _ := buf.Peek(headSize)
		dialect, sure := logfile.Detect(head)
		records, matched := 0, 0
		info, err := logfile.Read(buf, m.Path, logfile.Options{}, func(rec *logfile.Record) error {
			records++
			if len(set.Match(rec, dialect, patterns.OfServer(dialect))) > 0 {
				matched++
			}
			return nil
		})
		fmt.Fprintf(std.out, "%s: log (%s, sure to %.0f %%), %d lines, %d records, %d of them matched\n", name, info.Dialect, sure*100, info.Lines, records, matched)
		return err
	})
	if err := unlessInterrupted(ctx, err); err != nil {
		return err
	}
	for _, s := range report.Skipped {
		fmt.Fprintf(std.out, "%s: skipped, %s\n", term.Clean(s.Path, false), term.Clean(s.Reason, false))
	}
	return nil
}
