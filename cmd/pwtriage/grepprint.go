package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/internal/query"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/term"
)

// finds prints what was found.
type finds struct {
	o       *grepOptions
	w       *bufio.Writer
	pager   *pager
	style   term.Style
	words   []string // to be made bold
	search  *store.Search
	found   int
	printed int
	result  string // of the last line
}

func (o *grepOptions) printer(search *store.Search, io stdio) *finds {
	p := startPager(o.pager, io.out)
	f := &finds{o: o, pager: p, w: bufio.NewWriterSize(p, 64<<10), style: term.StyleFor(o.color, io.out), search: search}
	if o.format == "" {
		o.format = "grep"
		if term.IsTerminal(io.out) {
			o.format = "text"
		}
	}
	for _, t := range search.Query.Terms {
		if t.Field == "" && !t.Not {
			f.words = append(f.words, t.Words()...)
		}
	}
	return f
}

func (f *finds) close() error {
	err := f.w.Flush()
	if e := f.pager.close(); err == nil {
		err = e
	}
	return err
}

// print asks for what the flags want and prints it.
func (o *grepOptions) print(ctx context.Context, where store.Searched, search *store.Search, out *finds) error {
	switch {
	case o.group != "":
		tally, err := where.Group(ctx, search, o.group)
		if err != nil {
			return err
		}
		return out.groups(tally.Top(o.top))
	case o.count:
		n, err := where.Count(ctx, search)
		if err != nil {
			return err
		}
		return out.count(n)
	case o.bundles:
		heads, err := where.Bundles(ctx, search)
		if err != nil {
			return err
		}
		return out.bundles(heads)
	case o.fuzzy:
		return out.nearest(ctx, where)
	}
	err := where.Each(ctx, search, o.context, out.one)
	if e := out.end(); err == nil {
		err = e
	}
	return err
}

// nearest prints the best first; those as near as each other in the order they were stored.
func (f *finds) nearest(ctx context.Context, where store.Searched) error {
	type ranked struct {
		store.Shown
		score int
	}
	var all []ranked
	err := where.Each(ctx, f.search, 0, func(l store.Shown) error {
		all = append(all, ranked{l, store.Nearness(f.search.Fuzzy, l.Title+l.Template)})
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	for _, l := range all {
		if err := f.one(l.Shown); err != nil {
			return err
		}
	}
	return f.end()
}

func (f *finds) groups(groups []store.Group) error {
	f.found = len(groups)
	if f.json() {
		return f.values(groups)
	}
	for _, g := range groups {
		value := g.Value
		if value == "" {
			value = "(not known)"
		}
		fmt.Fprintf(f.w, "%8d  %s%s\n", g.Count, term.Clean(value, false), f.style.Faint(fmt.Sprintf("  in %d bundles", g.Bundles)))
	}
	return nil
}

func (f *finds) count(n int) error {
	f.found = n
	if f.json() {
		return json.NewEncoder(f.w).Encode(map[string]int{"count": n})
	}
	_, err := fmt.Fprintln(f.w, n)
	return err
}

func (f *finds) bundles(heads []store.Head) error {
	f.found = len(heads)
	if f.json() {
		return f.values(heads)
	}
	for _, h := range heads {
		fmt.Fprintln(f.w, term.Clean(h.Bundle, false))
	}
	return nil
}

func (f *finds) json() bool { return f.o.format == "json" || f.o.format == "jsonl" }

// values prints a list: as one, or a line each.
func (f *finds) values(list any) error {
	data, err := json.Marshal(list)
	if err != nil {
		return err
	}
	if f.o.format == "json" {
		_, err = fmt.Fprintf(f.w, "%s\n", store.Escape(data))
		return err
	}
	var each []json.RawMessage
	if err := json.Unmarshal(data, &each); err != nil {
		return err
	}
	for _, v := range each {
		fmt.Fprintf(f.w, "%s\n", store.Escape(v))
	}
	return nil
}

// one prints one finding.
func (f *finds) one(l store.Shown) error {
	if l.Found {
		f.found++
	}
	f.printed++
	switch f.o.format {
	case "text":
		return f.text(l)
	case "grep":
		return f.grep(l)
	}
	data, err := l.JSON()
	if err != nil {
		return err
	}
	before, after := "", "\n"
	if f.o.format == "json" {
		before, after = ",\n", ""
		if f.printed == 1 {
			before = "[\n"
		}
	}
	_, err = fmt.Fprintf(f.w, "%s%s%s", before, data, after)
	return err
}

func (f *finds) end() error {
	if f.o.format != "json" {
		return nil
	}
	if f.printed == 0 {
		fmt.Fprint(f.w, "[")
	}
	_, err := fmt.Fprint(f.w, "\n]\n")
	return err
}

// grep prints `bundle:file:line:col: severity: message [PATTERN]`; what only stands near has - for :, as grep prints it.
func (f *finds) grep(l store.Shown) error {
	if other := f.other(l.Line); l.Gap || other && f.o.context > 0 && f.printed > 1 {
		fmt.Fprintln(f.w, "--")
	}
	mark := ":"
	if !l.Found {
		mark = "-"
	}
	id := l.Pattern
	if id == "" {
		id = "unknown"
	}
	_, err := fmt.Fprintf(f.w, "%s%s%s%s%d%s%d%s %s%s %s [%s]\n", term.Clean(l.Bundle, false), mark, term.Clean(l.File, false), mark, l.Line.Line, mark,
		l.Column, mark, term.Clean(l.Severity, false), mark, f.bold(term.Clean(said(l.Line), false)), term.Clean(id, false))
	return err
}

func said(l *store.Line) string { return cmp.Or(l.Message, l.Template, l.Title) }

// text prints findings under a heading of their result.
func (f *finds) text(l store.Shown) error {
	if f.other(l.Line) {
		f.heading(l.Line, f.printed > 1)
	} else if l.Gap {
		fmt.Fprintln(f.w, f.style.Faint("  --"))
	}
	place := fmt.Sprintf("%s:%d", term.Clean(l.File, false), l.Line.Line)
	severity := fmt.Sprintf("%-7s", term.Clean(l.Severity, false))
	switch l.Severity {
	case "error":
		severity = f.style.Bad(severity)
	case "warning":
		severity = f.style.Asking(severity)
	}
	text := f.bold(term.Clean(said(l.Line), false))
	if !l.Found {
		place, text = f.style.Faint(place), f.style.Faint(term.Clean(said(l.Line), false))
	}
	times := ""
	if l.Count > 1 {
		times = f.style.Faint(fmt.Sprintf(" (%d times)", l.Count))
	}
	_, err := fmt.Fprintf(f.w, "  %s  %s %-8s %s%s\n", place, severity, term.Clean(cmp.Or(l.Pattern, "unknown"), false), text, times)
	return err
}

// other says whether a line is of another result than the one before.
func (f *finds) other(l *store.Line) bool {
	id := l.ResultID + l.Bundle + l.Stored
	was := f.result
	f.result = id
	return id != was
}

func (f *finds) heading(l *store.Line, more bool) {
	if more {
		fmt.Fprintln(f.w)
	}
	parts := []string{l.Ticket, l.Cause, l.Branch, strings.TrimSpace(l.App + " " + l.Version), l.Platform, l.Stored}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	fmt.Fprintf(f.w, "%s  %s\n", f.style.Bold(term.Clean(l.Bundle, false)), f.style.Faint(term.Clean(strings.Join(parts, ", "), false)))
}

// bold marks the words that were looked for.
func (f *finds) bold(text string) string {
	if len(f.words) == 0 && f.search.Regexp == nil || f.style == (term.Style{}) {
		return text
	}
	var spans [][]int
	if f.search.Regexp != nil {
		spans = f.search.Regexp.FindAllStringIndex(text, -1)
	} else {
		spans = query.Spans(text, f.words)
	}
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s[0]])
		b.WriteString(f.style.Bad(text[s[0]:s[1]]))
		at = s[1]
	}
	return b.String() + text[at:]
}
